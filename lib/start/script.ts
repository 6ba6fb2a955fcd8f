import type { StageView } from '../contents/contents';
import { finishedText } from '../contents/file-text';
import { baseName, below } from '../path/path';
import { shebangOf } from '../stages/interpreter';
import { type Table, table } from '../text/table';
import { type Executable, executableAt, programIndex } from './executable';
import type { Launch } from './launch';

const byEnding: Table<readonly string[]> = table({
  sh: ['sh'],
  bash: ['bash'],
  py: ['python3', 'python'],
  rb: ['ruby'],
  pl: ['perl'],
  js: ['node'],
  mjs: ['node'],
  php: ['php'],
});

/** What reads a script that is started: any one of these will do. `named`: its first line says so. */
export type Script = { readonly interpreters: readonly string[]; readonly named: boolean };

/** The interpreters of a program that is a script by its first line, the tool that wrote it, or its ending. */
export function scriptOf(executable: Executable): Script | undefined {
  const { written } = executable;
  const words = shebangOf(scriptText(executable) ?? '') ?? [];
  const isByEnv = baseName(words[0]) === 'env';
  // `env -S NAME=value program`: options and assignments of env come first.
  const named = isByEnv ? words.slice(1).find((word) => !/^-|=/.test(word)) : words[0];
  if (isByEnv && named === undefined) return undefined;
  if (named !== undefined) return { interpreters: [baseName(named)], named: true };
  const generated = generatedScript(executable);
  if (generated) return { interpreters: [generated.interpreter], named: false };
  const interpreters = byEnding[/\.([a-z]+)$/.exec(written)?.[1] ?? ''];
  return interpreters && { interpreters, named: false };
}

/** The text of a program that is started, where it is a script that the file holds or that was given beside it. */
export function scriptText({ path, traced, written }: Executable): string | undefined {
  return traced.kind === 'here-document' ? traced.content : finishedText(traced, path ?? written);
}

/** Scripts whose text is known that a launch starts before the program it names behind them: `docker-entrypoint.sh serve`. */
export function startScriptsOf(view: StageView, launch: Launch | undefined): readonly Executable[] {
  if (!launch || launch.inherited || launch.shellAsArgument || programIndex(launch.argv) === 0) return [];
  const first = executableAt(view, launch, 0);
  return first && first.traced.kind !== 'missing' && scriptText(first) !== undefined ? [first] : [];
}

/** A start script that a build tool writes. */
export type Generated = { readonly interpreter: 'sh' | 'bash'; readonly by: string };

/** Where build tools leave the start scripts they write, and for which shell. */
const generators: readonly (Generated & { readonly path: RegExp })[] = [
  // https://docs.gradle.org/current/userguide/application_plugin.html
  { path: /\/build\/install\/[^/]+\/bin\/[^/.]+$/, interpreter: 'sh', by: 'Gradle' },
  // https://sbt-native-packager.readthedocs.io/en/latest/archetypes/java_app/customize.html
  { path: /\/target\/universal\/stage\/bin\/[^/.]+$/, interpreter: 'bash', by: 'sbt' },
  // https://www.mojohaus.org/appassembler/appassembler-maven-plugin/
  { path: /\/target\/appassembler\/bin\/[^/.]+$/, interpreter: 'sh', by: 'the appassembler of Maven' },
  // https://hexdocs.pm/mix/Mix.Tasks.Release.html
  // https://github.com/erlware/relx/blob/066a03246f5f0b3f5d27ee7c5fafffa30fc85017/priv/templates/extended_bin
  {
    path: /\/_build\/[^/]+\/rel\/[^/]+\/bin\/[^/.]+$/,
    interpreter: 'sh',
    by: '`mix release` or `rebar3 release`',
  },
];

/** A start script by the place it had in the stage that built it. */
export function generatedScript({ path, traced }: Executable): Generated | undefined {
  const [hop] = traced.hops;
  if (!hop || path === undefined || hop.write.origin.kind !== 'stage') return undefined;
  const rest = below(hop.write.path, path);
  if (rest === undefined) return undefined;
  const { origin } = hop.write;
  const source = rest === '' || rest === baseName(origin.path) ? origin.path : `${origin.path}/${rest}`;
  const inside = /^(.*)\/\*$/.exec(origin.path)?.[1];
  return generators.find((each) => each.path.test(inside === undefined ? source : `${inside}/${rest}`));
}
