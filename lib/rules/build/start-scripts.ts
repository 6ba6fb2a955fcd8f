import type { StageView } from '../../contents/contents';
import { toSource } from '../../dockerfile/mapped';
import type { CommandForm } from '../../dockerfile/syntax';
import type { Inspection } from '../../inspection';
import { baseName } from '../../path/path';
import { type SmallShell, smallShellNamed } from '../../programs/stage-shell';
import type { Script } from '../../shell/command';
import { parseScript } from '../../shell/parse';
import type { Setting } from '../../stages/stage';
import type { Span } from '../../text/span';

/** A script the container starts with, or checks its health with, and the small shell that reads it. */
export type StartScript = {
  readonly of: 'start' | 'healthcheck';
  readonly text: string;
  readonly script: Pick<Script, 'errexit' | 'functions'>;
  readonly shell: SmallShell;
  /** From a span of `text` to the span in the Dockerfile. */
  toSource(span: Span): Span;
};

/** Shell forms of CMD, ENTRYPOINT and HEALTHCHECK, and what exec forms hand to `sh -c`. */
export function* startScripts({ target }: Inspection): Iterable<StartScript> {
  if (!target) return;
  const { cmd, entrypoint, healthcheck } = target.stage.end;
  const starts = entrypoint && entrypoint.span === undefined ? [] : [entrypoint];
  for (const [of, setting] of [
    ...starts.map((each) => ['start', each] as const),
    ...(isEmpty(entrypoint) ? [['start', cmd] as const] : []),
    ['healthcheck', healthcheck] as const,
  ]) {
    const value = setting?.value;
    if (!setting?.span || !value || !('form' in value)) continue;
    const script = scriptOf(target.view, of, { value, span: setting.span });
    if (script) yield script;
  }
}

/** Under an entrypoint CMD is no script but its arguments. */
function isEmpty(entrypoint: Setting<CommandForm | readonly string[]> | undefined): boolean {
  if (!entrypoint) return true;
  const { value } = entrypoint;
  return 'form' in value ? value.form === 'exec' && value.items.length === 0 : value.length === 0;
}

function scriptOf(
  view: StageView,
  of: StartScript['of'],
  { value, span }: { readonly value: CommandForm; readonly span: Span },
): StartScript | undefined {
  const { stage } = view;
  const index = stage.steps.findIndex(
    ({ instruction }) => instruction.span.start <= span.start && span.end <= instruction.span.end,
  );
  const words = stage.steps[index]?.before.shell.value ?? stage.end.shell.value;
  const [first, flag, item] = value.form === 'exec' ? value.items : [];
  const program = value.form === 'exec' ? first?.text : words[0];
  const shell = program === undefined ? undefined : smallShellNamed(view.before(Math.max(index, 0)), program);
  if (!shell) return undefined;
  if (value.form === 'shell') {
    const { text } = value.script;
    return { of, text, script: parsed(text, words), shell, toSource: (at) => toSource(value.script, at) };
  }
  if (!item || program === undefined || !/^(sh|dash|ash)$/.test(baseName(program))) return undefined;
  if (!/^-[a-z]*c$/.test(flag?.text ?? '')) return undefined;
  const { text } = item;
  return { of, text, script: parsed(text, [program, flag?.text ?? '-c']), shell, toSource: () => item.span };
}

function parsed(text: string, shell: readonly string[]): Script {
  return parseScript(text, { directory: undefined, variables: new Map(), shell });
}
