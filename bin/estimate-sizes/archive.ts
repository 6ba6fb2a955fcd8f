import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** What the packages of an archive weigh, read out of its index or out of lock files that were made from it. */

export const platforms = ['linux/amd64', 'linux/arm64'] as const;
export type Platform = (typeof platforms)[number];

/** Bytes of the package file, by platform. */
export type Weight = Readonly<Partial<Record<Platform, number>>>;

export const archives = [
  { id: 'debian-11', format: 'deb', codename: 'bullseye', distributions: ['debian'], release: '11' },
  { id: 'debian-12', format: 'deb', codename: 'bookworm', distributions: ['debian'], release: '12' },
  { id: 'debian-13', format: 'deb', codename: 'trixie', distributions: ['debian'], release: '13' },
  { id: 'wolfi', format: 'apk', distributions: ['wolfi'], release: undefined },
  {
    id: 'el-9',
    format: 'rpm',
    distributions: ['rhel', 'almalinux', 'oracle-linux', 'rocky-linux'],
    release: '9',
  },
  {
    id: 'el-10',
    format: 'rpm',
    distributions: ['rhel', 'almalinux', 'oracle-linux', 'rocky-linux'],
    release: '10',
  },
] as const;

export type Archive = (typeof archives)[number];

export type Weights = {
  readonly weights: ReadonlyMap<string, Weight>;
  readonly sources: readonly { readonly url: string; readonly day: string }[];
};

/** `folder` holds `deb/<codename>-<architecture>.txt`, `apk/*.json` or `rpm/*.yaml`, and in `sources.tsv` where each of the last two is from. */
export function readWeights(archive: Archive, folder: string, day: string): Weights {
  if (archive.format === 'deb') {
    const weights = new Map<string, Weight>();
    for (const platform of platforms) {
      const text = readFileSync(join(folder, 'deb', `${archive.codename}-${platform.slice(6)}.txt`), 'utf8');
      for (const [name, bytes] of debianIndex(text)) add(weights, name, platform, bytes);
    }
    return { weights, sources: [{ url: `https://packages.debian.org/${archive.codename}/{package}`, day }] };
  }
  const read = archive.format === 'apk' ? apkoLock : (text: string) => rpmLock(text, archive.release);
  const sources = readSources(folder, archive.format);
  const weights = new Map<string, Weight>();
  for (const { file } of sources.toSorted((a, b) => (a.day < b.day ? -1 : 1)))
    for (const [name, platform, bytes] of read(readFileSync(join(folder, file), 'utf8')))
      add(weights, name, platform, bytes);
  return { weights, sources: sources.map(({ url, day }) => ({ url, day })) };
}

/** What is read later stands, so the newer lists come later. */
function add(weights: Map<string, Weight>, name: string, platform: Platform, bytes: number): void {
  weights.set(name, { ...weights.get(name), [platform]: bytes });
}

function readSources(folder: string, format: Archive['format']) {
  const known = new Set(readdirSync(join(folder, format)).map((name) => `${format}/${name}`));
  return readFileSync(join(folder, 'sources.tsv'), 'utf8')
    .split('\n')
    .map((line) => line.split('\t'))
    .flatMap(([file = '', url = '', day = '']) => (known.has(file) ? [{ file, url, day }] : []));
}

/** `Packages` of a Debian archive: paragraphs of fields. */
function* debianIndex(text: string): Generator<readonly [string, number]> {
  for (const paragraph of text.split('\n\n')) {
    const name = /^Package: (\S+)$/m.exec(paragraph)?.[1];
    const size = /^Size: (\d+)$/m.exec(paragraph)?.[1];
    if (name !== undefined && size !== undefined) yield [name, Number(size)];
  }
}

const apkoSchema = z.object({
  contents: z.object({
    packages: z.array(
      z.object({
        name: z.string(),
        architecture: z.string(),
        data: z.object({ range: z.string().regex(/^bytes=\d+-\d+$/) }),
      }),
    ),
  }),
});

const architectures = new Map<string, Platform>([
  ['x86_64', 'linux/amd64'],
  ['aarch64', 'linux/arm64'],
]);

/** What `apko lock` writes: of each package the part of its file that holds what is installed. */
function* apkoLock(text: string): Generator<readonly [string, Platform, number]> {
  for (const { name, architecture, data } of apkoSchema.parse(JSON.parse(text)).contents.packages) {
    const platform = architectures.get(architecture);
    const [from = 0, to = 0] = data.range.slice('bytes='.length).split('-').map(Number);
    if (platform !== undefined) yield [name, platform, to - from + 1];
  }
}

const binary = /\.(x86_64|aarch64|noarch)\.rpm$/;

/** What `rpm-lockfile-prototype` writes; only what it installs of one release of Enterprise Linux, not the sources. */
function* rpmLock(text: string, release: string): Generator<readonly [string, Platform, number]> {
  const isBuiltFor = (url: string) =>
    url.split(/[.+]el/).some((rest, index) => index > 0 && /^\d+/.exec(rest)?.[0] === release);
  for (const part of text.split(/^- arch: /m)) {
    const platform = architectures.get(part.slice(0, part.indexOf('\n')).trim());
    if (platform === undefined) continue;
    for (const entry of part.split('- url:').slice(1)) {
      const [url = '', ...lines] = entry.split('\n').map((line) => line.trim());
      const [size, name] = ['size: ', 'name: '].map((key) =>
        lines.find((line) => line.startsWith(key))?.slice(key.length),
      );
      if (isBuiltFor(url) && binary.test(url) && size !== undefined && name !== undefined)
        yield [name, platform, Number(size)];
    }
  }
}
