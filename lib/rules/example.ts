import type { Span } from '../text/span';
import type { Example } from './rule';

/** Takes the `[|…|]` marks out of an example: its text, and the spans they stood around. */
export function readExample(marked: string): { readonly text: string; readonly spans: readonly Span[] } {
  const spans: Span[] = [];
  let text = '';
  let at = 0;
  for (;;) {
    const open = marked.indexOf('[|', at);
    if (open === -1) break;
    const close = marked.indexOf('|]', open);
    if (close === -1) break;
    text += marked.slice(at, open);
    const start = text.length;
    text += marked.slice(open + 2, close);
    spans.push({ start, end: text.length });
    at = close + 2;
  }
  return { text: text + marked.slice(at), spans };
}

/** What an example is shown with: files of its build context, and the settings of the project that matter. */
export function filesBeside({ files, policy }: Example): Readonly<Record<string, string>> {
  return { ...files, ...(policy && { 'plinth.config.json': `${JSON.stringify({ policy }, null, 2)}\n` }) };
}
