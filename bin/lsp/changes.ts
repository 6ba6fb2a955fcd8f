import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { z } from 'zod';
import { actionsIn, baseLine, editsOf, lensTitle, movesOf } from '../../lib/editor/actions';
import { diagnosticsOf } from '../../lib/editor/diagnostics';
import type { Plan } from '../../lib/report/rewrite';
import { type Context, checkCurrent, type Opened, opened, unlessCancelled } from './context';
import { diagnosticFor } from './diagnostics';
import { rangeOf, spanOf, workspaceEdit } from './places';

export const fixAllKind = `${CodeActionKind.SourceFixAll}.plinth`;
export const standOn = 'plinth.standOn';

/** What a client keeps of an action until somebody takes it. */
const Kept = z.object({ uri: z.string(), version: z.int(), to: z.string().optional() });
type Kept = z.infer<typeof Kept>;

/** Answers what may be done to the text. */
export function answerChanges(context: Context): void {
  const { connection } = context;
  connection.onCodeAction(async (params, token) => {
    const open = opened(context, params.textDocument.uri);
    return open === undefined ? null : await unlessCancelled(actionsFor(context, open, params), token);
  });
  connection.onCodeActionResolve(async (action, token) => {
    const read = Kept.safeParse(action.data);
    if (!read.success || action.edit !== undefined) return action;
    const edit = await unlessCancelled(editFor(context, read.data), token);
    return edit === undefined ? action : { ...action, edit };
  });
  connection.onCodeLens(async ({ textDocument: { uri } }, token) => {
    const open = opened(context, uri);
    if (open === undefined) return null;
    const title = lensTitle(movesOf(await unlessCancelled(open.reading.plans(), token)));
    checkCurrent(context, open);
    const line = baseLine(open.reading.editor.graph());
    if (title === undefined || line === undefined) return [];
    return [{ range: rangeOf(open.document, line), command: { title, command: standOn, arguments: [uri] } }];
  });
  connection.onExecuteCommand(async ({ command, arguments: given = [] }) => {
    const [uri, to]: readonly unknown[] = given;
    if (command !== standOn || typeof uri !== 'string') return null;
    await choose(context, uri, typeof to === 'string' ? to : undefined);
    return null;
  });
}

async function actionsFor(
  context: Context,
  open: Opened,
  { range, context: { only, triggerKind } }: CodeActionParams,
): Promise<CodeAction[]> {
  const { document, reading } = open;
  const wants = (kind: string) =>
    only === undefined ||
    only.some((asked) => asked === '' || kind === asked || kind.startsWith(`${asked}.`));
  const part = spanOf(document, range);
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix) || wants(fixAllKind))
    actions.push(...(await ofFindings(context, open, part, wants)));
  const line = wants(CodeActionKind.RefactorRewrite) ? baseLine(reading.editor.graph()) : undefined;
  const isOnBase = line !== undefined && part.start <= line.end && line.start <= part.end;
  // A light bulb has not to wait for plans.
  const isAsked = only !== undefined || triggerKind !== CodeActionTriggerKind.Automatic;
  if (isOnBase && isAsked)
    for (const { reference, title } of movesOf(await reading.plans()))
      actions.push(
        await lazily(context, { title, kind: CodeActionKind.RefactorRewrite }, keptOf(open, reference)),
      );
  checkCurrent(context, open);
  return actions;
}

async function ofFindings(
  context: Context,
  open: Opened,
  part: { readonly start: number; readonly end: number },
  wants: (kind: string) => boolean,
): Promise<CodeAction[]> {
  const { document, reading } = open;
  const report = await reading.report();
  if (report === undefined) return [];
  const lines = reading.editor.lines();
  const found = diagnosticsOf(report, lines);
  const isVersioned = isVersionedFor(context);
  const actions = wants(CodeActionKind.QuickFix)
    ? actionsIn(part, report, reading.editor.dockerfile(), lines).map((action): CodeAction => {
        const marked = found[action.finding];
        return {
          title: action.title,
          kind: CodeActionKind.QuickFix,
          ...(action.isSafe && { isPreferred: true }),
          ...(marked && { diagnostics: [diagnosticFor(marked, document, context)] }),
          edit: workspaceEdit(document, action.edits, isVersioned),
        };
      })
    : [];
  if (!wants(fixAllKind) || !report.findings.some(({ fix }) => fix?.safety === 'safe')) return actions;
  const all = { title: 'Make all fixes that keep the meaning', kind: fixAllKind };
  return [...actions, await lazily(context, all, keptOf(open, undefined))];
}

function keptOf({ document: { uri, version } }: Opened, to: string | undefined): Kept {
  return { uri, version, ...(to !== undefined && { to }) };
}

/** Without its edit where the client asks for that when somebody takes it. */
async function lazily(context: Context, action: CodeAction, kept: Kept): Promise<CodeAction> {
  const resolves = context.client().textDocument?.codeAction?.resolveSupport?.properties.includes('edit');
  if (resolves === true) return { ...action, data: kept };
  const edit = await editFor(context, kept);
  return edit === undefined ? action : { ...action, edit };
}

async function editFor(context: Context, { uri, version, to }: Kept): Promise<WorkspaceEdit | undefined> {
  const open = opened(context, uri);
  if (open === undefined || open.document.version !== version) return undefined;
  const plan = await planFor(open, to);
  checkCurrent(context, open);
  if (plan === undefined || !plan.proof.isProved) return undefined;
  const edits = editsOf(plan.edits, open.reading.editor.lines());
  return workspaceEdit(open.document, edits, isVersionedFor(context));
}

async function planFor({ reading }: Opened, to: string | undefined): Promise<Plan | undefined> {
  if (to === undefined) return await reading.cured();
  return (await reading.plans()).find(({ base }) => base?.reference === to);
}

function isVersionedFor(context: Context): boolean {
  return context.client().workspace?.workspaceEdit?.documentChanges === true;
}

/** Asks which base, where there are several, and lets the file stand on it. */
async function choose(context: Context, uri: string, asked: string | undefined): Promise<void> {
  const { connection } = context;
  const open = opened(context, uri);
  if (open === undefined) return;
  const moves = movesOf(await open.reading.plans());
  const titles = moves.map(({ title }) => ({ title }));
  const question = 'What should it stand on?';
  const chosen =
    asked === undefined
      ? (await connection.window.showInformationMessage(question, ...titles))?.title
      : undefined;
  const move = moves.find(({ reference, title }) => reference === asked || title === chosen);
  if (move === undefined) return;
  const edit = await editFor(context, keptOf(open, move.reference));
  if (edit !== undefined) await connection.workspace.applyEdit({ label: move.title, edit });
}
