import {
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  type CompletionList,
} from 'vscode-languageserver';
import { type Completion, completionsAt } from '../../lib/editor/completion';
import { imageMarkdown } from '../../lib/editor/hover';
import { type Context, opened } from './context';
import { rangeOf } from './places';

/** What a client is to ask on without being told to. */
export const completionTriggers = ['$', '{', '-', '=', ':', '/', ' ', ','];

const kinds = {
  keyword: CompletionItemKind.Keyword,
  image: CompletionItemKind.Module,
  stage: CompletionItemKind.Class,
  flag: CompletionItemKind.Property,
  variable: CompletionItemKind.Variable,
  value: CompletionItemKind.Value,
} as const satisfies Record<Completion['kind'], CompletionItemKind>;

/** Answers what may be written next. */
export function answerCompletion(context: Context): void {
  const { connection, workspace, site } = context;
  connection.onCompletion(({ textDocument: { uri }, position }): CompletionList | null => {
    const open = opened(context, uri);
    if (open === undefined) return null;
    const { document, reading } = open;
    const found = completionsAt(reading.editor, document.offsetAt(position), workspace.surroundings);
    if (found === undefined) return null;
    const range = rangeOf(document, found.span);
    const items = found.items.map(
      ({ kind, text, detail, isEnded }, at): CompletionItem => ({
        label: text,
        kind: kinds[kind],
        ...(detail !== '' && { detail }),
        sortText: String(at).padStart(4, '0'),
        textEdit: { range, newText: text },
        ...(isEnded && { tags: [CompletionItemTag.Deprecated] }),
        ...(kind === 'image' && { data: text }),
      }),
    );
    return { isIncomplete: !found.isWhole, items };
  });
  connection.onCompletionResolve((item) => {
    const reference: unknown = item.data;
    if (typeof reference !== 'string') return item;
    const { catalog, today } = workspace.surroundings;
    const value = imageMarkdown(reference, catalog(), today, site);
    return { ...item, documentation: { kind: 'markdown', value } };
  });
}
