import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';

/** One package of an archive, from its `Packages` index. Dependencies are groups of alternatives. */
export type ArchivePackage = {
  readonly name: string;
  readonly essential: boolean;
  readonly required: boolean;
  readonly depends: readonly (readonly string[])[];
  readonly recommends: readonly (readonly string[])[];
};

export type Archive = {
  readonly packages: ReadonlyMap<string, ArchivePackage>;
  /** Virtual package → packages that provide it. */
  readonly providers: ReadonlyMap<string, readonly string[]>;
  /** Package → names in the directories of the usual PATH. */
  readonly programs: ReadonlyMap<string, ReadonlySet<string>>;
  /** Package → file names of shared libraries where the loader looks for them. */
  readonly libraries: ReadonlyMap<string, ReadonlySet<string>>;
  /** Package → what it lets others build against, as pkg-config knows it. */
  readonly modules: ReadonlyMap<string, ReadonlySet<string>>;
  /** Package → distributions of Python it holds, as https://packaging.python.org/en/latest/specifications/name-normalization/ spells them. */
  readonly wheels: ReadonlyMap<string, ReadonlySet<string>>;
};

/**
 * Reads the index files of one release: `Packages*.gz` and `Contents-*.gz` of its archive, as downloaded into a folder.
 * Formats: deb822(5) and https://wiki.debian.org/DebianRepository/Format#A.22Contents.22_indices
 */
export async function readArchive(folder: string): Promise<Archive> {
  const packages = new Map<string, ArchivePackage>();
  const providers = new Map<string, string[]>();
  for (const file of ['Packages.gz', 'Packages-universe.gz'])
    await readPackages(join(folder, file), packages, providers);
  const programs = new Map<string, Set<string>>();
  const libraries = new Map<string, Set<string>>();
  const modules = new Map<string, Set<string>>();
  const wheels = new Map<string, Set<string>>();
  for (const file of ['Contents-amd64.gz', 'Contents-all.gz'])
    await readContents(join(folder, file), [
      { owned: programs, named: (path) => /^(?:usr\/)?(?:local\/)?s?bin\/([^/]+)$/.exec(path)?.[1] },
      {
        owned: libraries,
        named: (path) =>
          /^(?:usr\/)?lib\/(?:x86_64-linux-gnu\/)?(lib[^/]*\.so(?:\.[0-9]+)*)$/.exec(path)?.[1],
      },
      {
        owned: modules,
        named: (path) => /^usr\/(?:lib\/x86_64-linux-gnu|lib|share)\/pkgconfig\/([^/]+)\.pc$/.exec(path)?.[1],
      },
      { owned: wheels, named: wheelIn },
    ]);
  return { packages, providers, programs, libraries, modules, wheels };
}

function linesOf(file: string): AsyncIterable<string> {
  return createInterface({
    input: createReadStream(file).pipe(createGunzip()),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
}

async function readPackages(
  file: string,
  packages: Map<string, ArchivePackage>,
  providers: Map<string, string[]>,
): Promise<void> {
  if (!existsSync(file)) return;
  let fields = new Map<string, string>();
  function end(): void {
    const name = fields.get('Package');
    if (name === undefined) return;
    if (!packages.has(name)) {
      packages.set(name, {
        name,
        essential: fields.get('Essential') === 'yes',
        required: fields.get('Priority') === 'required',
        depends: [...relations(fields.get('Pre-Depends')), ...relations(fields.get('Depends'))],
        recommends: relations(fields.get('Recommends')),
      });
      for (const [provided = ''] of relations(fields.get('Provides'))) push(providers, provided, name);
    }
    fields = new Map();
  }
  for await (const line of linesOf(file)) {
    if (line === '') end();
    else if (!line.startsWith(' ')) {
      const colon = line.indexOf(':');
      fields.set(line.slice(0, colon), line.slice(colon + 1).trim());
    }
  }
  end();
}

/** `a | b (>= 1), c:any` → [[a, b], [c]]. */
function relations(text = ''): readonly (readonly string[])[] {
  return text
    .split(',')
    .map((group) => group.split('|').map((each) => each.trim().split(/[\s(:[<]/)[0] ?? ''))
    .filter(([first]) => first !== undefined && first !== '');
}

type Kind = {
  readonly owned: Map<string, Set<string>>;
  named(path: string): string | undefined;
};

function wheelIn(path: string): string | undefined {
  const found = /^usr\/lib\/python3\/dist-packages\/([^/]+?)-[^/-]+\.(?:egg|dist)-info(?:\/|$)/.exec(
    path,
  )?.[1];
  return found?.toLowerCase().replace(/[-_.]+/g, '-');
}

async function readContents(file: string, kinds: readonly Kind[]): Promise<void> {
  if (!existsSync(file)) return;
  for await (const line of linesOf(file)) {
    const [, path, owners] = /^(.*\S)\s+(\S+)$/.exec(line) ?? [];
    if (path === undefined || owners === undefined) continue;
    for (const { named, owned } of kinds) {
      const name = named(path);
      if (name === undefined) continue;
      for (const owner of owners.split(',')) {
        const key = owner.slice(owner.lastIndexOf('/') + 1);
        const set = owned.get(key) ?? new Set();
        owned.set(key, set.add(name));
      }
    }
  }
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
