import type { CatalogImage } from '../catalog/image';
import type { Moment, StageView } from '../contents/contents';
import { presentIn, valueOf } from '../fact/fact';
import { baseName } from '../path/path';
import { shebangOf } from '../stages/interpreter';
import type { RunStep, Step } from '../stages/stage';
import { isFollowed } from '../text/cut';

/** A shell smaller than bash, as far as it matters what it lacks. */
export type SmallShell = {
  readonly name: 'dash' | 'BusyBox ash';
  /** Reference of the image whose `/bin/sh` it is. */
  readonly image: string;
  /** `set -o pipefail` is known; undefined: not known for this release. */
  readonly pipefail: boolean | undefined;
};

/** The small shell that reads a RUN; undefined where it is bash, something else or not known. */
export function smallShellOf(moment: Moment, step: Step): SmallShell | undefined {
  const { run } = step;
  if (run?.language !== 'shell') return undefined;
  const [program = '/bin/sh'] = readerOf(run, step);
  return smallShellNamed(moment, program);
}

/** The small shell a program name stands for before a step of a stage. */
export function smallShellNamed(moment: Moment, program: string): SmallShell | undefined {
  const { image } = moment.view;
  return image && !isReplaced(moment) ? smallShellIn(image, program) : undefined;
}

/** The small shell a program name stands for in an image of the catalog. */
export function smallShellIn(image: CatalogImage, program: string): SmallShell | undefined {
  const name = baseName(program);
  if (name !== 'sh' && name !== 'dash' && name !== 'ash') return undefined;
  const upstream = presentIn(image.facts.upstream);
  const shell = valueOf(image.facts.shell);
  if (!upstream || !shell || shell === 'none' || shell.path !== '/bin/sh') return undefined;
  const { distribution, release } = upstream;
  if (shell.name === 'dash' && name !== 'ash' && (distribution === 'debian' || distribution === 'ubuntu'))
    return { name: 'dash', image: image.reference, pipefail: dashHasPipefail(distribution, release) };
  if (shell.name === 'busybox' && name !== 'dash' && (distribution === 'alpine' || distribution === 'wolfi'))
    return { name: 'BusyBox ash', image: image.reference, pipefail: true };
  return undefined;
}

/** Since dash 0.5.12-7 of Debian, which Debian 13 and Ubuntu 25.04 are the first to have: https://bugs.debian.org/1071238 */
function dashHasPipefail(distribution: string, release: string | undefined): boolean | undefined {
  const number = release === undefined ? Number.NaN : Number.parseFloat(release);
  if (Number.isNaN(number)) return undefined;
  return distribution === 'debian' ? number >= 13 : number >= 25.04;
}

/** A script in a here-document may name its own interpreter. */
function readerOf({ text }: RunStep, { before, instruction }: Step): readonly string[] {
  const own = instruction.heredocs.length > 0 ? shebangOf(text) : undefined;
  return own ?? before.shell.value;
}

const shellPlaces = ['/bin/sh', '/usr/bin/sh', '/bin', '/usr/bin', '/usr', '/'];

/** Whether something in the stage, or below it, may have put another shell in the place of `sh`. */
function isReplaced({ view, before }: Moment): boolean {
  return view.chain.some((each) => {
    const first = each.part(firstReplacing);
    return each === view ? first <= before : first < Number.POSITIVE_INFINITY;
  });
}

/** The first step of a stage that may replace its shell; infinite when none does. */
function firstReplacing({ stage, tree }: StageView): number {
  const copied = shellPlaces.some((path) =>
    tree.writes
      .get(path)
      ?.some(({ origin }) => path.endsWith('/sh') || origin.kind === 'stage' || origin.kind === 'image'),
  );
  const byCommand = stage.steps.findIndex(({ run }) => run !== undefined && replacesShell(run.text));
  const byPackage = tree.effects.find(
    ({ effect }) =>
      effect.kind === 'packages-installed' && effect.packages.some(({ name }) => name.endsWith('-binsh')),
  )?.step;
  const first = copied
    ? 0
    : Math.min(
        byCommand === -1 ? Number.POSITIVE_INFINITY : byCommand,
        byPackage ?? Number.POSITIVE_INFINITY,
      );
  return first;
}

function replacesShell(text: string): boolean {
  if (!/dash|\/bin\/sh/.test(text)) return false;
  const ofOneCommand = /[;&|\n]/;
  return (
    /\bdash\/sh\b/.test(text) ||
    isFollowed(text, ofOneCommand, moves, /\/bin\/(?:sh|dash)(?![\w.-])/) ||
    isFollowed(text, ofOneCommand, /reconfigure/, /\bdash\b/)
  );
}

const moves = /\b(?:ln|mv|cp|install|rm|dpkg-divert|update-alternatives)\b/;
