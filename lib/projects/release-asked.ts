import type { StageView } from '../contents/contents';
import { trace } from '../contents/trace';
import { baseName, resolveKnown, resolvePath } from '../path/path';
import { flagsOf } from '../shell/arguments';
import type { Command } from '../shell/command';
import { pipFlags } from '../shell/effects/pip';
import { pipWords } from '../shell/effects/pip-arguments';
import { gemfileAt } from './gemfile';
import { ownManagerOf } from './node-manager';
import { hasStrictEnginesAt } from './npmrc';
import { packageAt } from './package-json';
import { type PythonAsked, pythonAskedAt } from './pyproject';
import {
  type ReleaseRange,
  readNpmRange,
  readPoetryRange,
  readPythonRange,
  readRubyRange,
} from './release-range';

/** Which release of its language a project asks for, where a command stops that finds another one. */
export type ReleaseAsked = {
  readonly language: string;
  readonly range: ReleaseRange;
  /** As the file writes it. */
  readonly written: string;
  readonly file: string;
  /** Who stops, and with which words. */
  readonly by: string;
  readonly says: string;
  readonly source: string;
  /** Nothing that is not known may have the command pass. */
  readonly isSure: boolean;
};

/** What a command asks of the release of the language; undefined where it takes any, or that is not known. */
export function releaseAskedBy(view: StageView, step: number, command: Command): ReleaseAsked | undefined {
  switch (view.image?.traits.ownLanguage?.name) {
    case 'nodejs':
      return byYarn(view, step, command) ?? byStrictEngines(view, step, command);
    case 'ruby':
      return byBundler(view, step, command);
    case 'python':
      return byPip(view, step, command) ?? byPoetry(view, step, command) ?? byUv(view, step, command);
    default:
      return undefined;
  }
}

function texts({ args }: Command): readonly string[] {
  return args.map(({ text = '$?' }) => text);
}

function verbIn(words: readonly string[]): string {
  return words.find((word) => !word.startsWith('-')) ?? '';
}

type Engine = Pick<ReleaseAsked, 'by' | 'says' | 'source' | 'isSure'>;

function enginesOf(
  view: StageView,
  step: number,
  directory: string,
  engine: Engine,
): ReleaseAsked | undefined {
  const written = packageAt(view, step, directory)?.engines.node;
  const range = written === undefined ? undefined : readNpmRange(written);
  return range && written !== undefined
    ? { language: 'nodejs', range, written, file: 'package.json', ...engine }
    : undefined;
}

/** Yarn 1 looks at the project's own engines before it installs or runs anything. */
function byYarn(view: StageView, step: number, command: Command): ReleaseAsked | undefined {
  const words = texts(command);
  if (!/^yarn(pkg)?$/.test(baseName(command.name)) || command.directory === undefined) return undefined;
  if (!/^(|install|add|run|build|start|test)$/.test(verbIn(words))) return undefined;
  if (words.some((word) => /^(--ignore-engines|--version|-v|--help|--cwd)\b/.test(word))) return undefined;
  const project = packageAt(view, step, command.directory);
  if (project?.engines.node === undefined || command.environment.has('yarn_ignore_engines')) return undefined;
  if (isSaidBefore(view, step, 'ignore-engines')) return undefined;
  const own = ownManagerOf(view, step, command);
  const { manager } = project;
  if (!own || (manager && manager.name !== 'yarn') || Number.parseInt(manager?.version ?? '1', 10) > 1)
    return undefined;
  // Its own settings may switch that off.
  const { kind, hops } = trace(view.before(step), resolvePath(command.directory, '.yarnrc'));
  return enginesOf(view, step, command.directory, {
    by: 'yarn',
    says: 'The engine "node" is incompatible with this module',
    source:
      'https://github.com/yarnpkg/yarn/blob/c2dda503f3759b5be5f0e24ecd9cf5c97a540147/src/package-compatibility.js',
    isSure: own.isSure && (kind === 'missing' || (kind === 'image' && hops.length === 0)),
  });
}

/** npm and pnpm only warn, unless they are told to be strict. */
function byStrictEngines(view: StageView, step: number, command: Command): ReleaseAsked | undefined {
  const words = texts(command);
  const { directory, name } = command;
  if ((name !== 'npm' && name !== 'pnpm') || directory === undefined) return undefined;
  if (!/^(ci|clean-install|i|install)$/.test(verbIn(words))) return undefined;
  if (words.some((word) => /^(-g|-C|-f|--(global|prefix|dir|force|filter|workspace)(=.*)?)$/.test(word)))
    return undefined;
  if (!isStrict(view, step, command) || packageAt(view, step, directory)?.hasDevEngines) return undefined;
  return enginesOf(view, step, directory, {
    by: `${name} with engine-strict`,
    says: name === 'npm' ? 'EBADENGINE' : 'ERR_PNPM_UNSUPPORTED_ENGINE',
    source:
      name === 'npm'
        ? 'https://docs.npmjs.com/cli/v11/using-npm/config#engine-strict'
        : 'https://pnpm.io/settings#enginestrict',
    isSure: true,
  });
}

/** By an option, the environment, or the settings of the project, in this order. */
function isStrict(view: StageView, step: number, command: Command): boolean {
  const { directory = '/', environment, name } = command;
  const option = texts(command).find((word) => /^--(?:no-)?engine-strict(?:=|$)/.test(word));
  if (option !== undefined) return /^--engine-strict(=true)?$/.test(option);
  for (const each of ['npm_config_engine_strict', 'NPM_CONFIG_ENGINE_STRICT'])
    if (environment.has(each)) return environment.get(each) === 'true';
  // Which settings pnpm takes from the file differs from release to release.
  return name === 'npm' && hasStrictEnginesAt(view, step, directory);
}

function byBundler(view: StageView, step: number, command: Command): ReleaseAsked | undefined {
  const words = texts(command);
  const { directory, environment, name } = command;
  if (!/^bundler?$/.test(baseName(name)) || directory === undefined) return undefined;
  if (!/^(|install|check|exec|package|cache|show|list)$/.test(verbIn(words))) return undefined;
  if (words.some((word) => /^--(gemfile|version)\b/.test(word)) || environment.has('BUNDLE_GEMFILE'))
    return undefined;
  const requirements = gemfileAt(view, step, directory)?.ruby;
  const range = requirements && readRubyRange(requirements);
  if (!range || requirements === undefined) return undefined;
  return {
    language: 'ruby',
    range,
    written: requirements.join(', '),
    file: 'Gemfile',
    by: 'bundler',
    says: 'but your Gemfile specified',
    source:
      'https://github.com/rubygems/rubygems/blob/69ec4a3a5f1cafa633c569671ed9ef502bbdaf61/bundler/lib/bundler/definition.rb',
    isSure: true,
  };
}

/** The project in a directory itself, which pip is told to install: `.`, `-e .[dev]`. */
function byPip(view: StageView, step: number, command: Command): ReleaseAsked | undefined {
  const words = command.name === 'uv' ? undefined : pipWords(command);
  if (!words) return undefined;
  const read = flagsOf(words, pipFlags);
  const [verb, ...operands] = read.operands;
  if (
    (verb?.text !== 'install' && verb?.text !== 'wheel') ||
    read.has('--ignore-requires-python', '--python')
  )
    return undefined;
  const given = [
    ...operands.map(({ text }) => text),
    ...read.all('-e', '--editable').map(({ value }) => value),
  ];
  for (const each of given) {
    const [, place] = /^((?:\.|\/)[\w./-]*)(?:\[[\w,.-]*\])?$/.exec(each ?? '') ?? [];
    const directory = resolveKnown(command.directory, place);
    const asked = directory === undefined ? undefined : pythonAskedAt(view, step, directory);
    if (!asked || asked.by === 'poetry') continue;
    return ofPython(asked, {
      by: 'pip',
      says: 'requires a different Python',
      source: 'https://packaging.python.org/en/latest/specifications/core-metadata/#requires-python',
      isSure: true,
    });
  }
  return undefined;
}

/** Poetry looks for another Python that may do, and stops where there is none. */
function byPoetry(view: StageView, step: number, command: Command): ReleaseAsked | undefined {
  const words = texts(command);
  const { directory, name } = command;
  if (baseName(name) !== 'poetry' || directory === undefined || !hasOnePython(view)) return undefined;
  if (!/^(install|sync)$/.test(verbIn(words))) return undefined;
  if (words.some((word) => /^(-C|-P|--(directory|project))\b/.test(word))) return undefined;
  const asked = pythonAskedAt(view, step, directory);
  return (
    asked &&
    ofPython(asked, {
      by: 'poetry',
      says: 'is not supported by the project',
      source:
        'https://github.com/python-poetry/poetry/blob/f46702336862f30050d5c641d5ed6f7568ded793/src/poetry/utils/env/env_manager.py',
      isSure: true,
    })
  );
}

const noDownloads = /^(?:never|manual|false|0)$/i;

/** uv fetches a Python that does, unless that is switched off. */
function byUv(view: StageView, step: number, command: Command): ReleaseAsked | undefined {
  const words = texts(command);
  const { directory, environment, name } = command;
  if (baseName(name) !== 'uv' || directory === undefined || !hasOnePython(view)) return undefined;
  if (!/^(sync|run)$/.test(words[0] ?? '') || environment.has('UV_PYTHON')) return undefined;
  if (words.some((word) => /^(-p|--(python|directory|project|no-project|script))\b/.test(word)))
    return undefined;
  const isOff =
    noDownloads.test(environment.get('UV_PYTHON_DOWNLOADS') ?? '') ||
    words.includes('--no-python-downloads') ||
    environment.get('UV_PYTHON_PREFERENCE') === 'only-system';
  const asked = isOff ? pythonAskedAt(view, step, directory) : undefined;
  if (!asked || asked.by === 'poetry') return undefined;
  return ofPython(asked, {
    by: 'uv, which may fetch no other,',
    says: 'No interpreter found for Python',
    source:
      'https://github.com/astral-sh/uv/blob/26a9dd4b2125bc271b47855e1fa0c49af3365db5/docs/concepts/python-versions.md',
    isSure: true,
  });
}

function ofPython(
  { by, written }: PythonAsked,
  more: Pick<ReleaseAsked, 'by' | 'says' | 'source' | 'isSure'>,
): ReleaseAsked | undefined {
  const range = by === 'poetry' ? readPoetryRange(written) : readPythonRange(written);
  return range && { language: 'python', range, written, file: 'pyproject.toml', ...more };
}

/** Whether the Python of an image is its only one: its full variants have that of the distribution as well. */
function hasOnePython({ image }: StageView): boolean {
  const own = image?.traits.ownPaths;
  const words = image?.reference.split(/[-:]/) ?? [];
  return own?.tags?.some((tag) => words.some((word) => word.startsWith(tag))) ?? false;
}

function isSaidBefore(view: StageView, step: number, word: string): boolean {
  return view.chain.some(({ stage }) =>
    stage.steps.some(({ run }, at) => (stage !== view.stage || at <= step) && run?.text.includes(word)),
  );
}
