import type { CatalogImage } from '../catalog/image';
import { isSince } from '../catalog/since';
import type { Moment, StageView } from '../contents/contents';
import { presentIn } from '../fact/fact';
import { baseName } from '../path/path';
import type { Command, ShellWord } from '../shell/command';
import { type Table, table } from '../text/table';
import { installedPackages } from './packages';

/** The first release whose Python is marked as managed by the package manager. */
const marked: Table<{ readonly since: string; readonly source: string }> = table({
  debian: {
    since: '12',
    source: 'https://www.debian.org/releases/bookworm/amd64/release-notes/ch-information.en.html',
  },
  ubuntu: { since: '23.04', source: 'https://github.com/Slimbook-Team/slimbookbattery/issues/105' },
  alpine: { since: '3.19', source: 'https://github.com/alpinelinux/docker-alpine/issues/361' },
});

const pipPackages = new Set(['python3-pip', 'python-pip', 'py3-pip', 'py-pip']);

/**
 * Since when the pip of the distribution puts nothing into the system; `undefined`: it does, or the image has a Python of
 * its own. https://packaging.python.org/en/latest/specifications/externally-managed-environments/
 */
export function managedPython(
  image: CatalogImage,
): { readonly since: string; readonly source: string } | undefined {
  const upstream = presentIn(image.facts.upstream);
  if (!upstream || !image.facts.language.known) return undefined;
  if (presentIn(image.facts.language)?.name === 'python') return undefined;
  const mark = marked[upstream.distribution];
  return mark && isSince(upstream.release, mark.since) ? mark : undefined;
}

/** The first command of a step that installs with the pip of the distribution into the system, where nothing allows it. */
export function systemPipCall(view: StageView, index: number): Command | undefined {
  const commands = view.stage.steps[index]?.run?.script.commands ?? [];
  const call = commands.find(
    (command) => command.runs === 'always' && command.failureCounts && installs(command),
  );
  if (!call || !hasSystemPip(view.before(index + 1)) || isAllowed(view, index, call)) return undefined;
  return call;
}

/** `pip install`, `python3 -m pip install` into the system, with nothing that asks for another place. */
function installs({ name, args, environment }: Command): boolean {
  const words = pipArguments(name, args);
  if (!words || words.some(({ text }) => text === undefined)) return false;
  if (words.find(({ written }) => !written.startsWith('-'))?.written !== 'install') return false;
  if (words.some(({ written }) => elsewhere.test(written))) return false;
  if (
    [...environment.keys()].some(
      (key) => /^(PIP_|VIRTUAL_ENV$|PYTHONHOME$|CONDA_)/.test(key) && !harmless.has(key),
    )
  )
    return false;
  return !environment.has('PATH') || isSystemPath(environment.get('PATH'));
}

/** Options after which pip does not look at the mark, or leaves before it does. */
const elsewhere =
  /^(--break-system-packages|--target|--prefix|--root|--python|--dry-run|--help|--require-virtualenv|-h|-t)(=|$)|^-t/;

const harmless = new Set([
  'PIP_NO_CACHE_DIR',
  'PIP_DISABLE_PIP_VERSION_CHECK',
  'PIP_DEFAULT_TIMEOUT',
  'PIP_INDEX_URL',
  'PIP_EXTRA_INDEX_URL',
  'PIP_TRUSTED_HOST',
  'PIP_ROOT_USER_ACTION',
  'PIP_PROGRESS_BAR',
  'PIP_VERSION',
]);

function pipArguments(
  name: string | undefined,
  args: readonly ShellWord[],
): readonly ShellWord[] | undefined {
  if (name === undefined || (name.includes('/') && !name.startsWith('/usr/bin/'))) return undefined;
  const program = baseName(name);
  if (/^pip3?(\.\d+)?$/.test(program)) return args;
  if (!/^python3?(\.\d+)?$/.test(program)) return undefined;
  return args[0]?.text === '-m' && args[1]?.text === 'pip' ? args.slice(2) : undefined;
}

/** No directory where an environment or another Python may come first. */
function isSystemPath(path: string | undefined): boolean {
  const directories = path?.split(':') ?? ['?'];
  return directories.every((directory) =>
    /^(\/usr)?(\/local)?\/s?bin$|^\/go\/bin$|^\/usr\/local\/(go|cargo)\/bin$|^\/opt\/java\//.test(directory),
  );
}

function hasSystemPip(moment: Moment): boolean {
  if (!installedPackages(moment).some((name) => pipPackages.has(name))) return false;
  return moment.view.chain.every(
    ({ tree }) =>
      !['/', '/usr', '/usr/local', '/usr/local/bin', '/usr/bin'].some((path) =>
        tree.writes
          .get(path)
          ?.some(
            ({ origin }) => origin.kind === 'stage' || origin.kind === 'image' || origin.kind === 'archive',
          ),
      ),
  );
}

/** What lifts the mark, or brings another Python or pip. */
const lifts =
  /EXTERNALLY-MANAGED|break[-_]system[-_]packages|get-pip|pyenv|conda|mamba|\buv\b|pipx|pip3? config|pip\.conf|Python-3|make (alt)?install|deadsnakes/i;

function isAllowed(view: StageView, index: number, call: Command): boolean {
  const { run } = view.stage.steps[index] ?? {};
  return view.chain.some((each) => {
    const first = each.part(firstLifting);
    if (each !== view || first < index) return first !== Number.POSITIVE_INFINITY;
    return first === index && run !== undefined && lifts.test(run.text.slice(0, call.span.start));
  });
}

function firstLifting({ contents, stage }: StageView): number {
  const { text } = contents.graph.dockerfile;
  const found = stage.steps.findIndex(({ instruction: { span }, run }) =>
    lifts.test(run?.text ?? text.slice(span.start, span.end)),
  );
  return found === -1 ? Number.POSITIVE_INFINITY : found;
}
