import type { InstallCommand, InstallScript } from '../catalog/install-scripts';
import { type Moment, type StageView, stepsCounted } from '../contents/contents';
import { compareVersions } from '../contents/version';
import { baseName, lastPart } from '../path/path';
import type { Command } from '../shell/command';
import type { Step } from '../stages/stage';
import type { Span } from '../text/span';

/** A script that a step runs straight from its address, and which puts programs below the home directory. */
export type ScriptInstall = {
  readonly script: Pick<InstallScript, 'name' | 'named' | 'source'> & {
    readonly programs: readonly string[];
  };
  /** The package manager that puts them there; undefined: a script. */
  readonly by: { readonly program: string; readonly span: Span } | undefined;
  /** Where its RUN has done so. */
  readonly from: number;
  readonly view: StageView;
  readonly step: Step;
  readonly index: number;
  /** Below the home directory; undefined: not known. */
  readonly into: string | undefined;
};

/** The scripts that ran in a stage, and in those below it, before a moment. */
export function scriptInstallsBefore(moment: Moment): readonly ScriptInstall[] {
  return moment.view.chain.flatMap((view) =>
    [...view.part(installsIn), ...view.part(commandsIn)].filter(
      ({ index }) => index < stepsCounted(moment, view),
    ),
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
    const from = Math.max(0, step.run.text.indexOf(script.urls.find((each) => url.includes(each)) ?? ''));
    return [{ script, by: undefined, from, view, step, index, into: placeOf(script, url) }];
  });
}

function commandsIn(view: StageView): readonly ScriptInstall[] {
  const { commands } = view.contents.catalog.installScripts;
  return view.stage.steps.flatMap((step, index) =>
    (step.run?.script.commands ?? []).flatMap((command): readonly ScriptInstall[] => {
      const row = commands.get(command.name ?? '');
      const programs = row && command.runs === 'always' ? programsOf(row, command) : [];
      if (row === undefined || !step.run || programs.length === 0 || isMoved(row, step)) return [];
      const script = { name: `\`${row.program} ${row.command}\``, programs, source: row.source };
      return [
        {
          script,
          by: { program: row.program, span: step.run.toSource(command.span) },
          from: command.span.end,
          view,
          step,
          index,
          into: row.into,
        },
      ];
    }),
  );
}

/** The variable of the base that says where a command like `go install` puts programs. */
export function placedByBase(
  { contents }: StageView,
  { before }: Step,
  command: Command,
): string | undefined {
  const row = contents.catalog.installScripts.commands.get(command.name ?? '');
  if (row === undefined || command.runs !== 'always' || programsOf(row, command).length === 0)
    return undefined;
  return row.moved.find((name) => before.variables.get(name)?.kind === 'base');
}

/** What the packages are called that a command installs: `goose` of `example.org/goose/v3/cmd/goose@latest`. */
function programsOf({ called, command }: InstallCommand, { args }: Command): readonly string[] {
  const [verb, ...operands] = args.flatMap(({ text }) =>
    text === undefined || text.startsWith('-') ? [] : [text],
  );
  if (verb !== command) return [];
  return operands.flatMap((operand) => {
    if (called === 'as-named') return /^[A-Za-z][\w-]*/.exec(operand)?.[0] ?? [];
    const [path, version] = operand.split('@');
    const parts = (path ?? '').split('/').filter((part) => !/^v\d+$/.test(part));
    return version === undefined ? [] : (parts.at(-1) ?? []);
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

function isMoved({ moved }: Pick<InstallScript, 'moved'>, { before, run }: Step): boolean {
  return moved.some((each) => run?.text.includes(each) || before.variables.get(each) !== undefined);
}

/** An address with a version in it brings that one: `astral.sh/uv/0.4.30/install.sh`. */
function placeOf({ earlier, into }: InstallScript, url: string): string | undefined {
  const version = /\/v?(\d+\.\d+(?:\.\d+)?)\//.exec(url)?.[1];
  const isOld = earlier && version !== undefined && compareVersions(version, earlier.until) < 0;
  return isOld ? earlier.into : into;
}
