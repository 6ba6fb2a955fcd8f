import { baseName, directoryOf } from '../path/path';
import { textOf } from './bytes';
import { type Language, languages } from './languages';
import { defineObserver, type Entry, type Observer, type Root } from './observer';
import { packages } from './packages';
import { programAt, searchFolders, variable } from './search-path';
import { seen, seenInAll, unseen, wholeWithin } from './seen';
import { upstreamVersion } from './upstream-version';

type Note = { readonly language: string; readonly version: string };
/** A version and where it was read: a path, or `config:NAME` of a variable of the configuration. */
type Stated = { readonly version: string; readonly from: string };
type Interpreter = {
  readonly name: string;
  readonly path: string;
  readonly version?: string;
  readonly from: readonly string[];
};

const bound = 256 * 1024;
const dotnetFolders = ['/usr/share/dotnet', '/usr/lib/dotnet', '/usr/lib64/dotnet'];
const systemFolders = ['/bin', '/usr/bin', '/usr/lib/jvm'];

export const interpreters: Observer<'interpreters', Note> = defineObserver({
  id: 'interpreters',
  looksAt: (file) => (languageOf(file.path) ? wholeWithin(bound, file) : 0),
  notes(file, bytes) {
    const language = languageOf(file.path);
    const version = language && upstreamVersion(language.statement?.version(textOf(bytes)) ?? '');
    return language && version ? { language: language.name, version } : undefined;
  },
  read: (root) =>
    seenInAll(root, () => {
      const folders = searchFolders(root);
      if (folders === undefined) return unseen('too-large');
      const found = [
        ...languages.flatMap((each) => interpretersOf(root, each, folders)),
        ...dotnet(root, folders),
      ];
      return seen(
        found.map(({ from: _from, ...rest }) => rest),
        [...new Set(found.flatMap(({ path, from }) => [path, ...from]))],
      );
    }),
});

function languageOf(path: string): Language | undefined {
  return languages.find(({ statement }) => statement?.fits(path));
}

/** Each program once, under its own path. */
function interpretersOf(root: Root, language: Language, search: readonly string[]): readonly Interpreter[] {
  const found = new Map<number, Entry>();
  for (const folder of [...search, ...language.folders])
    for (const name of root.names(folder)) {
      const entry = language.isProgram(name) ? programAt(root, `${folder}/${name}`) : undefined;
      if (entry && !found.has(entry.inode)) found.set(entry.inode, entry);
    }
  const programs = [...found.values()];
  return programs.map((entry) => {
    const stated =
      ofStatement(root, language, entry) ??
      ofPackage(root, language, entry) ??
      ofVariable(root, language, entry, programs) ??
      ofName(language, entry);
    return {
      name: language.name,
      path: entry.path,
      ...(stated ? { version: stated.version } : {}),
      from: stated ? [stated.from] : [],
    };
  });
}

/** What lies beside the program; nothing where two such files disagree. */
function ofStatement(root: Root, language: Language, { path }: Entry): Stated | undefined {
  const folder = directoryOf(directoryOf(path)).replace(/^\/$/, '');
  const stated = root
    .allNoted(interpreters)
    .filter(
      ([at, note]) => note.language === language.name && language.statement?.isOf(at, folder, baseName(path)),
    );
  const [first] = stated;
  if (first === undefined || stated.some(([, { version }]) => version !== first[1].version)) return undefined;
  return { version: first[1].version, from: first[0] };
}

/** Of a program in a folder of the system, which its packages fill. */
function ofPackage(root: Root, language: Language, { path }: Entry): Stated | undefined {
  const database = systemFolders.includes(directoryOf(path)) ? packages.read(root) : undefined;
  if (database?.known !== true) return undefined;
  const program = baseName(path);
  for (const name of language.packages(program)) {
    const found = database.value.list.find((each) => each.name === name);
    const version = found && upstreamVersion(found.version);
    if (version?.includes('.') && agrees(language, program, version))
      return { version, from: database.paths[0] ?? '' };
  }
  return undefined;
}

/** What the image says of itself, where it can only speak of this one. */
function ofVariable(
  root: Root,
  language: Language,
  { path }: Entry,
  programs: readonly Entry[],
): Stated | undefined {
  if (language.variable === undefined) return undefined;
  const value = variable(root.config, language.variable) ?? '';
  const version = upstreamVersion(value.replace(/^(?:v|jdk-?)/, ''));
  const others = programs.filter((each) => !systemFolders.includes(directoryOf(each.path)));
  const isMeant =
    others.length === 0 ? programs.length === 1 : others.length === 1 && others[0]?.path === path;
  if (version === undefined || !isMeant || !agrees(language, baseName(path), version)) return undefined;
  return { version, from: `config:${language.variable}` };
}

/** `python3.12` has a part of its version in its name. */
function ofName(language: Language, { path }: Entry): Stated | undefined {
  const version = baseName(path).slice(language.name.length);
  return /^\d{1,3}\.\d{1,3}$/.test(version) ? { version, from: path } : undefined;
}

function agrees(language: Language, program: string, version: string): boolean {
  const part = program.startsWith(language.name) ? program.slice(language.name.length) : '';
  return !part.includes('.') || version === part || version.startsWith(`${part}.`);
}

/** Runtimes lie beside the program, each in a folder that its version names. */
function dotnet(root: Root, search: readonly string[]): readonly Interpreter[] {
  const programs = [...search, ...dotnetFolders].flatMap(
    (folder) => programAt(root, `${folder}/dotnet`) ?? [],
  );
  const homes = new Set(programs.map(({ path }) => directoryOf(path)));
  return [...homes].flatMap((home) => {
    const shared = `${home}/shared/Microsoft.NETCore.App`;
    return root.names(shared).flatMap((name) => {
      const [path, version] = [`${shared}/${name}`, /^\d/.test(name) ? name.slice(0, 100) : undefined];
      return version ? [{ name: 'dotnet', path, version, from: [] }] : [];
    });
  });
}
