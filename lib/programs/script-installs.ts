import type { InstallScript } from '../catalog/install-scripts';
import { type Moment, type StageView, stepsCounted } from '../contents/contents';
import { compareVersions } from '../contents/version';
import { baseName, lastPart } from '../path/path';
import type { Step } from '../stages/stage';

/** A script that a step runs straight from its address, and which puts programs below the home directory. */
export type ScriptInstall = {
  readonly script: InstallScript;
  readonly view: StageView;
  readonly step: Step;
  readonly index: number;
  /** Below the home directory; undefined: not known. */
  readonly into: string | undefined;
};

/** The scripts that ran in a stage, and in those below it, before a moment. */
export function scriptInstallsBefore(moment: Moment): readonly ScriptInstall[] {
  return moment.view.chain.flatMap((view) =>
    view.part(installsIn).filter(({ index }) => index < stepsCounted(moment, view)),
  );
}

function installsIn(view: StageView): readonly ScriptInstall[] {
  const { installScripts } = view.contents.catalog;
  return [...downloads(view)].flatMap(({ index, url }): readonly ScriptInstall[] => {
    const script = installScripts.at(url);
    const step = view.stage.steps[index];
    if (script === undefined || step?.run === undefined || isMoved(script, step)) return [];
    const { by } = script;
    if (by !== undefined && !view.stage.steps.some(({ run }) => run?.text.includes(by))) return [];
    return [{ script, view, step, index, into: placeOf(script, url) }];
  });
}

/** Addresses of which a step runs what comes from there. */
function* downloads({ stage, tree }: StageView): Iterable<{ readonly index: number; readonly url: string }> {
  for (const { effect, step } of tree.effects) {
    if (effect.kind !== 'downloaded' || effect.url === undefined || effect.certainty === 'possible') continue;
    const runs =
      effect.pipedTo !== undefined || isRun(stage.steps[step], effect.path ?? lastPart(effect.url));
    if (runs) yield { index: step, url: effect.url };
  }
  for (const [path, writes] of tree.writes) {
    for (const { origin, step } of writes) {
      if (origin.kind !== 'download' || origin.url === undefined || stage.steps[step]?.run) continue;
      const index = stage.steps.findIndex((each, at) => at > step && isRun(each, path));
      if (index >= 0) yield { index, url: origin.url };
    }
  }
}

function isRun(step: Step | undefined, path: string): boolean {
  return (
    step?.run?.script.commands.some(
      ({ name, args }) =>
        baseName(name) === baseName(path) ||
        (/^(ba|da|a|z)?sh$|^python3?$/.test(baseName(name)) &&
          args.some(({ text }) => baseName(text) === baseName(path))),
    ) === true
  );
}

function isMoved({ moved }: InstallScript, { before, run }: Step): boolean {
  return moved.some((each) => run?.text.includes(each) || before.variables.get(each) !== undefined);
}

/** An address with a version in it brings that one: `astral.sh/uv/0.4.30/install.sh`. */
function placeOf({ earlier, into }: InstallScript, url: string): string | undefined {
  const version = /\/v?(\d+\.\d+(?:\.\d+)?)\//.exec(url)?.[1];
  const isOld = earlier && version !== undefined && compareVersions(version, earlier.until) < 0;
  return isOld ? earlier.into : into;
}
