import { spawn } from 'node:child_process';
import {
  cpSync,
  createReadStream,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createGzip } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Layout, writeLayout } from '../lib/registry/testing/layout';
import { pushLayout } from '../lib/registry/testing/push';
import { type RunningRegistry, startRegistry } from './registry';

const folder = mkdtempSync(join(tmpdir(), 'plinth-inspect-'));
let registry: RunningRegistry;
let layout: Layout;

const image = {
  config: { User: '65532', Cmd: ['/bin/app'] },
  layers: [
    { files: [{ path: 'etc/os-release', content: 'ID=debian\nVERSION_ID="13"\nPRETTY_NAME="Debian 13"\n' }] },
    { packing: 'zstd', files: [{ path: 'bin/app', content: 'x'.repeat(100_000), mode: 0o755 }] },
  ],
} as const;

beforeAll(async () => {
  registry = await startRegistry();
  await mkdir(join(folder, 'layout'));
  layout = await writeLayout(join(folder, 'layout'), [image]);
  await pushLayout(layout, `${registry.address}/team/app:1`);
  await run('tar', ['-cf', join(folder, 'layout.tar'), '-C', layout.folder, '.']);
}, 60_000);

afterAll(async () => {
  await registry.stop();
  rmSync(folder, { recursive: true });
});

type Ended = { readonly code: number | null; readonly output: string; readonly errors: string };

async function run(program: string, rest: readonly string[], input?: NodeJS.ReadableStream): Promise<Ended> {
  const child = spawn(program, rest, { stdio: ['pipe', 'pipe', 'pipe'] });
  if (input === undefined) child.stdin.end();
  else input.pipe(child.stdin);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await ended, output, errors };
}

const plinth = (rest: readonly string[], input?: NodeJS.ReadableStream) =>
  run(process.execPath, ['--import', 'tsx', 'bin/plinth.ts', ...rest], input);

describe('plinth inspect', () => {
  test('an image in a registry', async () => {
    const { code, errors, output } = await plinth(['inspect', `${registry.address}/team/app:1`]);
    expect(errors).toBe('');
    expect(code).toBe(0);
    expect(output).toContain(`Digest`);
    expect(output).toContain(layout.digest);
    expect(output).toMatch(/Distribution +Debian 13\n/);
    expect(output).toMatch(/Size +< 0\.1 MB transferred, 0\.1 MB unpacked in 2 files\n/);
    expect(output).toMatch(/User +65532\n/);
  }, 60_000);

  test('the same facts from a layout, an archive, and an archive of gzip on standard input', async () => {
    const archive = join(folder, 'layout.tar');
    const packed = () => createReadStream(archive).pipe(createGzip());
    const [one, ...others] = await Promise.all([
      plinth(['inspect', `oci:${layout.folder}`, '--format', 'json']),
      plinth(['inspect', `archive:${archive}`, '--format', 'json']),
      plinth(['inspect', '-', '--format', 'json'], packed()),
    ]);
    const read = ({ output }: Ended) => ({ ...JSON.parse(output), reference: undefined });
    expect(read(one)).toMatchObject({ digest: layout.digest, platform: 'linux/amd64' });
    for (const other of others) expect(read(other)).toEqual(read(one));
  }, 60_000);

  test('what docker save wrote before it wrote layouts', async () => {
    const saved = join(folder, 'saved.tar');
    // Docker's own form knows no zstd.
    const { folder: plain } = await writeLayout(join(folder, 'plain'), [
      { ...image, layers: image.layers.map(({ files }) => ({ files })) },
    ]);
    await run('skopeo', [
      '--insecure-policy',
      'copy',
      `oci:${plain}:latest`,
      `docker-archive:${saved}:app:1`,
    ]);
    const { code, output } = await plinth(['inspect', `archive:${saved}`, '--format', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(output)).toMatchObject({ facts: { files: { known: true, value: 2 } } });
  }, 60_000);

  test('what cannot be read is said, with 2', async () => {
    const broken = join(folder, 'broken');
    cpSync(layout.folder, broken, { recursive: true });
    const [config] = JSON.parse(readFileSync(join(broken, 'index.json'), 'utf8')).manifests;
    writeFileSync(join(broken, 'blobs', ...config.digest.split(':')), '{}');
    const ends = await Promise.all([
      plinth(['inspect', `${registry.address}/team/nobody:1`]),
      plinth(['inspect', `${registry.address}/team/app:1`, '--platform', 'linux/s390x']),
      plinth(['inspect', 'Not A Reference']),
      plinth(['inspect', 'oci:/nowhere']),
      plinth(['inspect', `archive:${folder}/nowhere.tar`]),
      plinth(['inspect', `oci:${broken}`]),
      plinth(['inspect', '-']),
    ]);
    expect(ends.map(({ code }) => code)).toEqual(ends.map(() => 2));
    expect(ends.map(({ output }) => output).join('')).toBe('');
    expect(ends.map(({ errors }) => errors.trim().split('\n').length)).toEqual(ends.map(() => 1));
    const [, platform] = ends;
    expect(platform?.errors).toContain('linux/amd64');
    expect(ends.every(({ errors }) => !errors.includes('fault of Plinth'))).toBe(true);
  }, 120_000);
});

describe('plinth observe', () => {
  const data = join(folder, 'data');
  const kept = join(data, 'observations', 'team.json');

  beforeAll(async () => {
    for (const name of ['releases', 'tags'])
      cpSync(join('data', name), join(data, name), { recursive: true });
    await mkdir(join(data, 'families'));
    const family = {
      id: 'team',
      name: 'Team',
      summary: 'Of one team.',
      publisher: 'Team',
      homepage: 'https://example.org/',
      facts: {},
      variants: ['1', 'gone'].map((tag) => ({
        id: `team-app-${tag}`,
        name: `App ${tag}`,
        reference: `${registry.address}/team/app:${tag}`,
        facts: {},
      })),
    };
    writeFileSync(join(data, 'families', 'team.json'), JSON.stringify(family));
  });

  const observe = (...rest: readonly string[]) => plinth(['observe', '--data', data, ...rest]);

  test('says what it would keep, keeps it when told to, and reads the same image once', async () => {
    const name = `${registry.address}/team/app:1`;
    const looked = await observe(name);
    expect(looked).toMatchObject({ code: 0 });
    expect(looked.output).toContain('1 image measured: 1 new, 0 changed, 0 the same, 0 failed');
    expect(existsSync(kept)).toBe(false);

    const first = await observe(name, '--write');
    expect(first).toMatchObject({ code: 0 });
    expect(JSON.parse(readFileSync(kept, 'utf8'))).toMatchObject({
      family: 'team',
      observations: [{ reference: name, digest: layout.digest, platform: 'linux/amd64' }],
    });

    const again = await observe('team', '--write');
    expect(again.code).toBe(1);
    expect(again.output).toContain('0 new, 0 changed, 1 the same, 1 failed');
    expect(again.output).toContain('team/app:gone could not be read');

    const other = await writeLayout(join(folder, 'other'), [{ ...image, config: { User: '1' } }]);
    await pushLayout(other, name);
    const later = await observe(name, '--write');
    expect(later.output).toContain('0 new, 1 changed');
    expect(JSON.parse(readFileSync(kept, 'utf8')).observations).toMatchObject([{ digest: other.digest }]);
  }, 120_000);

  test('a name that the catalog does not have is said', async () => {
    const { code, errors } = await observe('nobody');
    expect(code).toBe(2);
    expect(errors).toContain('no family and no reference of the catalog');
  }, 60_000);
});
