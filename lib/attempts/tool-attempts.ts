import type { StageView } from '../contents/contents';
import { presentIn } from '../fact/fact';
import { baseName, resolvePath } from '../path/path';
import type { Command } from '../shell/command';
import type { Effect } from '../shell/effect';
import { isFollowed } from '../text/cut';
import type { Attempt } from './attempts';

/** What a tool is asked at. */
export type ToolPlace = {
  readonly view: StageView;
  /** Undefined: not known. */
  readonly home: () => string | undefined;
};

/** Where tools keep things that no word of the command names: their caches in the home directory, global packages. */
export function toolAttempts(
  command: Command,
  effects: readonly Effect[],
  place: ToolPlace,
): readonly Attempt[] {
  const language = place.view.image?.traits.ownLanguage?.name;
  const name = baseName(command.name ?? '');
  const words = command.args.map(({ written }) => written);
  if (language === 'nodejs' && name === 'npm') return npm(command, words, effects, place);
  if (language === 'nodejs' && name === 'corepack') return corepack(words);
  if (language === 'go' && name === 'go') return go(command, words, place);
  return language === 'python' ? pip(command, name, words, effects, place) : [];
}

const movesPrefix = /prefix|npmrc/i;
const movesCache = /npmrc|set cache/i;
const movesGoCache = /GOCACHE/;

const opensPackages: Speech = {
  test: (text) =>
    text.includes('setfacl') ||
    isFollowed(text, /\n/, /ch(own|mod|grp)/, /\/usr\/local|(site|dist)-packages/),
};

function sets({ environment }: Command, ...names: readonly string[]): boolean {
  return names.some((name) => environment.has(name) || environment.has(name.toLowerCase()));
}

function inHome(place: ToolPlace, folder: string): Attempt[] {
  const home = place.home();
  if (home === undefined) return [];
  return [{ does: 'fills', path: resolvePath(home, folder), unlessThere: false, byTool: true, inHome: true }];
}

function fills(path: string): Attempt {
  return { does: 'fills', path, unlessThere: false, byTool: true };
}

function npm(
  command: Command,
  words: readonly string[],
  effects: readonly Effect[],
  place: ToolPlace,
): readonly Attempt[] {
  if (!words.some((word) => /^(ci|install|i|add)$/.test(word))) return [];
  if (words.some((word) => word === '-g' || word === '--global')) {
    const moved = words.some((word) => word.startsWith('--prefix')) || sets(command, 'NPM_CONFIG_PREFIX');
    return moved || speaksOf(place, movesPrefix) ? [] : [fills('/usr/local/lib/node_modules')];
  }
  const moved = words.some((word) => word.startsWith('--cache')) || sets(command, 'NPM_CONFIG_CACHE');
  const installs = effects.some(
    (effect) => effect.kind === 'artifact-built' && effect.certainty !== 'possible',
  );
  return moved || !installs || speaksOf(place, movesCache) ? [] : inHome(place, '.npm');
}

type Speech = { readonly test: (text: string) => boolean };

/** Whether a RUN or COPY of the stage or one it stands on says something. */
function speaksOf({ view }: ToolPlace, what: Speech): boolean {
  return view.chain.some((each) => says(each, what));
}

/** What was asked of a stage already. */
function answersIn(_: StageView): Map<Speech, boolean> {
  return new Map();
}

function says(view: StageView, what: Speech): boolean {
  const answers = view.part(answersIn);
  const before = answers.get(what);
  if (before !== undefined) return before;
  const answer = view.stage.steps.some(
    ({ instruction, run }) =>
      (run !== undefined && what.test(run.text)) ||
      ((instruction.keyword === 'copy' || instruction.keyword === 'add') &&
        instruction.sources.some(({ text }) => what.test(text))),
  );
  answers.set(what, answer);
  return answer;
}

/** corepack puts links beside the program node. */
function corepack(words: readonly string[]): readonly Attempt[] {
  if (words[0] !== 'enable' || words.some((word) => word.startsWith('--install-directory'))) return [];
  return [{ does: 'makes-file', path: '/usr/local/bin/pnpm', unlessThere: false, byTool: true }];
}

/** https://pkg.go.dev/cmd/go#hdr-Build_and_test_caching */
function go(command: Command, words: readonly string[], place: ToolPlace): readonly Attempt[] {
  if (!/^(build|install|run|test|vet)$/.test(words[0] ?? '') || !needsCache(place)) return [];
  if (sets(command, 'GOCACHE', 'XDG_CACHE_HOME') || speaksOf(place, movesGoCache)) return [];
  return inHome(place, '.cache/go-build');
}

/** Since Go 1.12 nothing is built without a cache: https://go.dev/doc/go1.12#gocache */
function needsCache({ view: { image } }: ToolPlace): boolean {
  const language = image && presentIn(image.facts.language);
  const version = language ? language.version : undefined;
  const [major = 0, minor = 0] = (version ?? '').split('.').map(Number);
  return version !== undefined && (major > 1 || minor >= 12);
}

/** Where pip may not write into the system it installs for the user: https://github.com/pypa/pip/issues/1668 */
function pip(
  command: Command,
  name: string,
  words: readonly string[],
  effects: readonly Effect[],
  place: ToolPlace,
): readonly Attempt[] {
  if (!/^(pip|python)\d?(\.\d+)?$/.test(name) || words.some((word) => /^--(dry-run|python)/.test(word)))
    return [];
  const installs = effects.some(
    (effect) =>
      effect.kind === 'packages-installed' &&
      effect.manager === 'pip' &&
      effect.root === undefined &&
      effect.certainty !== 'possible',
  );
  const moved = sets(
    command,
    'VIRTUAL_ENV',
    'PIP_TARGET',
    'PIP_PREFIX',
    'PIP_ROOT',
    'PYTHONUSERBASE',
    'PIP_CONFIG_FILE',
    'PIP_PYTHON',
  );
  if (!installs || moved || (command.name ?? '').includes('/') || speaksOf(place, opensPackages)) return [];
  return inHome(place, '.local/lib');
}
