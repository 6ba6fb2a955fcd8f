import type { StageView } from '../../contents/contents';
import { installedPackages } from '../../programs/packages';
import { programAt } from '../../programs/program';
import type { Command } from '../../shell/command';
import type { RunStep, Step } from '../../stages/stage';
import type { TextEdit } from '../../text/edit';
import { lineAfter, lineBefore, lineEnd } from '../../text/line-edit';
import { span } from '../../text/span';
import { installFix, isRootBefore } from '../installing';
import type { Reported } from '../rule';

const make = 'python3 -m venv /opt/venv';
const use = 'ENV PATH="/opt/venv/bin:$PATH"';

/** An environment of its own for what pip installs, first in PATH from there on: https://docs.python.org/3/library/venv.html */
export function venvFix(view: StageView, index: number, run: RunStep, call: Command): Pick<Reported, 'fix'> {
  const step = view.stage.steps[index];
  if (step === undefined || step.replayedFrom !== undefined || !isRootBefore(view, step)) return {};
  const at = run.toSource(call.span).start;
  const making = isPythonThere(view, index) ? before(view, step) : within(view, step, run, call);
  const venv = venvPackage(view, index, at);
  if (making === undefined || venv === undefined) return {};
  return { fix: { safety: 'review', edits: [...venv, ...making] } };
}

function isPythonThere(view: StageView, index: number): boolean {
  return programAt(view.before(index), 'python3').is === 'there';
}

function before(view: StageView, step: Step): readonly TextEdit[] {
  const { text } = view.contents.graph.dockerfile;
  return [lineBefore(text, step.instruction.span, `RUN ${make}${lineEnd(text)}${use}`)];
}

/** Where the same RUN installs Python first: made there, and used from the next line on. */
function within(
  view: StageView,
  { instruction }: Step,
  run: RunStep,
  call: Command,
): readonly TextEdit[] | undefined {
  const isPip = ({ name }: Command) => /^pip3?$/.test(name ?? '');
  if (!isPip(call) || call.wrappers.length > 0 || run.script.commands.filter(isPip).length > 1)
    return undefined;
  const { start } = run.toSource(call.span);
  const { text } = view.contents.graph.dockerfile;
  if (!text.startsWith(call.name ?? '', start)) return undefined;
  return [
    { span: span(start, start), newText: `${make} && /opt/venv/bin/` },
    lineAfter(text, instruction.span, use),
  ];
}

/** Debian packs what makes environments apart from Python; undefined where it cannot be installed. */
function venvPackage(view: StageView, index: number, at: number): readonly TextEdit[] | undefined {
  const has = installedPackages(view.before(index + 1)).some((name) =>
    /^python3(\.\d+)?-(venv|full)$/.test(name),
  );
  if (has || programAt(view.before(0), 'apt-get').is !== 'there') return [];
  return installFix(view, ['python3-venv'], { step: index, at }).fix?.edits;
}
