import { before } from '../../lib/text/cut';

/** One package of an `APKINDEX`. https://wiki.alpinelinux.org/wiki/Apk_spec#APKINDEX_Format */
export type ApkPackage = {
  readonly name: string;
  readonly version: string;
  /** The package whose recipe makes it. */
  readonly origin: string;
  /** Names in the directories of the usual PATH. */
  readonly programs: readonly string[];
  readonly libraries: readonly string[];
  /** As pkg-config knows what it is to build against. */
  readonly modules: readonly string[];
  /** Distributions of Python it holds. */
  readonly wheels: readonly string[];
  /** What it is also called. */
  readonly provides: readonly string[];
  /** As written: names, `so:…`, `cmd:…`, `pc:…`. */
  readonly depends: readonly string[];
  /** Packages it needs in the very version it has itself. */
  readonly pinned: readonly string[];
  readonly priority: number;
};

export function readApkIndex(text: string): ReadonlyMap<string, ApkPackage> {
  const packages = new Map<string, ApkPackage>();
  for (const block of text.split('\n\n')) {
    const fields = new Map(block.split('\n').map((line) => [line.slice(0, 1), line.slice(2)] as const));
    const name = fields.get('P');
    if (name === undefined) continue;
    const provided = wordsOf(fields.get('p'));
    const version = fields.get('V') ?? '';
    packages.set(name, {
      name,
      version,
      origin: fields.get('o') ?? name,
      programs: ofKind('cmd:', provided),
      libraries: ofKind('so:', provided),
      modules: ofKind('pc:', provided),
      wheels: provided.flatMap((each) => {
        const name = /^py3\.\d+:(.+)$/.exec(each)?.[1];
        return name === undefined ? [] : [name.toLowerCase().replace(/[-_.]+/g, '-')];
      }),
      provides: provided.filter((each) => !each.includes(':')),
      depends: wordsOf(fields.get('D')).filter((each) => !each.startsWith('!')),
      pinned: (fields.get('D') ?? '')
        .split(' ')
        .flatMap((word) => (word.endsWith(`=${version}`) ? [before(word, '=')] : [])),
      priority: Number(fields.get('k') ?? 0),
    });
  }
  return packages;
}

/** Name, library or program → the package that apk takes for it: of its own name, else of the highest priority. */
export function indexProviders(packages: ReadonlyMap<string, ApkPackage>): ReadonlyMap<string, string> {
  const chosen = new Map<string, ApkPackage>();
  for (const each of packages.values()) {
    const said = [
      ...each.provides,
      ...each.libraries.map((name) => `so:${name}`),
      ...each.programs.map((name) => `cmd:${name}`),
      ...each.modules.map((name) => `pc:${name}`),
    ];
    for (const word of said) {
      const other = chosen.get(word);
      if (other === undefined || isBefore(each, other)) chosen.set(word, each);
    }
  }
  return new Map([
    ...[...chosen].map(([word, { name }]) => [word, name] as const),
    ...[...packages.keys()].map((name) => [name, name] as const),
  ]);
}

function isBefore(one: ApkPackage, other: ApkPackage): boolean {
  return one.priority - other.priority || other.name.length - one.name.length
    ? one.priority > other.priority ||
        (one.priority === other.priority && one.name.length < other.name.length)
    : one.name < other.name;
}

function ofKind(kind: string, words: readonly string[]): readonly string[] {
  return words.flatMap((word) => (word.startsWith(kind) ? [word.slice(kind.length)] : []));
}

/** Without the versions that are asked for. */
function wordsOf(text = ''): readonly string[] {
  return text
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => ['<', '>', '=', '~'].reduce(before, word));
}
