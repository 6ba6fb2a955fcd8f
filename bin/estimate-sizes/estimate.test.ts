import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readCatalog } from '../../lib/catalog/files';
import { contentsOf, readContents } from './contents';
import { estimateOf, factorOf, type Measured, stoodFor, sumOf, testsOf, unpacked } from './estimate';

const data = fileURLToPath(new URL('../../data', import.meta.url));
const contents = readContents(`${data}/archive-sizes/contents.json`);
const catalog = readCatalog(data);
const weights = new Map([
  ['a', { 'linux/amd64': 1_000_000, 'linux/arm64': 900_000 }],
  ['b', { 'linux/amd64': 234_567 }],
]);

const content = (packages: readonly string[], parts: readonly string[] = []) => ({
  packages,
  parts,
  from: [],
  isAll: true,
});

describe('an estimate', () => {
  it('is the sum of the packages times the factor, and the parts as they are, to two digits', () => {
    const busybox = contents.parts.busybox?.bytes['linux/amd64'] ?? 0;
    const sizes = estimateOf(content(['a', 'b'], ['busybox']), weights, contents, 1.5);
    expect(sizes?.['linux/amd64']).toBe(Number((1.5 * 1_234_567 + busybox).toPrecision(2)));
  });

  it('is made for no platform on which a package or a part is not known', () => {
    expect(estimateOf(content(['a', 'b']), weights, contents, 1)).toEqual({ 'linux/amd64': 1_200_000 });
    expect(estimateOf(content(['a', 'c']), weights, contents, 1)).toBeUndefined();
    expect(estimateOf(content(['a'], ['nothing-known']), weights, contents, 1)).toBeUndefined();
  });

  it('says which packages are counted by the weight of another', () => {
    const neighbours = { ...contents, standIns: { 'c-2': 'a', b: 'a' } };
    expect(stoodFor(content(['a', 'b', 'c-2']), weights, neighbours)).toEqual(['a for c-2']);
    expect(estimateOf(content(['b', 'c-2']), weights, neighbours, 1)).toEqual({ 'linux/amd64': 1_200_000 });
  });

  it.each([
    [60_000, { 'linux/amd64': 1_100_000 }],
    [200_000, undefined],
  ])(
    'borrows %i bytes of a package of another archive only where they are little of the whole',
    (size, sizes) => {
      const part = {
        bytes: { 'linux/amd64': size },
        form: 'deb',
        source: 'https://example.org/',
        retrieved: '2026-11-30',
      } as const;
      const borrowing = unpacked({ ...contents, parts: { other: part } }, new Map([['deb', 1.5]]));
      expect(borrowing.parts.other?.bytes['linux/amd64']).toBe(1.5 * size);
      expect(estimateOf(content(['a'], ['other']), weights, borrowing, 1)).toEqual(sizes);
    },
  );

  it('spares a test a few packages that only one distribution has', () => {
    expect(sumOf(content(['a', 'c']), weights, contents, 'linux/amd64', 1)).toEqual({
      packed: 1_000_000,
      rest: 0,
    });
  });
});

it('is tested with a factor that was found without the image tested', () => {
  const test = (image: string, measured: number): Measured => ({
    image,
    platform: 'linux/amd64',
    source: 'https://example.org/',
    retrieved: '2026-11-30',
    measured,
    packed: 100,
    rest: 0,
  });
  const all = [test('a', 150), test('b', 160), test('c', 200)];
  expect(factorOf(all)).toBe(1.6);
  expect(testsOf(all, undefined).map(({ estimated }) => estimated)).toEqual([160, 150, 150]);
});

describe('what an image holds', () => {
  it.each([
    ['distroless-nodejs24-debian13-debug', ['certificates', 'node-24', 'busybox']],
    ['distroless-nodejs24-debian13-nonroot', ['certificates', 'node-24']],
    ['distroless-java17-debian11', ['certificates']],
  ])('%s has besides its packages %j', (id, parts) => {
    expect(contentsOf(id, contents, catalog)).toMatchObject({ parts, isAll: true });
  });

  it('is all packages only where somebody says so', () => {
    expect(contentsOf('chainguard-static', contents, catalog)?.isAll).toBe(true);
    expect(contentsOf('node-24-trixie-slim', contents, catalog)?.isAll).toBe(false);
  });

  it('is a JDK instead of the JRE in the debug variant of a Java image', () => {
    const [plain, debug] = ['', '-debug'].map((suffix) =>
      contentsOf(`distroless-java21-debian13${suffix}`, contents, catalog),
    );
    expect(debug?.packages).toEqual(plain?.packages);
    expect(plain?.parts).toEqual(['certificates', 'temurin-21-jre']);
    expect(debug?.parts).toEqual(['certificates', 'temurin-21-jdk', 'busybox']);
  });
});
