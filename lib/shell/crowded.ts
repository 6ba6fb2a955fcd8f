import { span } from '../text/span';
import type { Tree } from './tree';

/** Every here-document of a line is looked for to the end of the text: many in one line would take quadratic time. */
const mostHeredocs = 100;
/** `${…}` within `${…}` is looked through anew from every brace. */
const mostBraces = 200;

/** More here-documents in one line, continuations joined, or more braces within braces than anybody writes. */
export function isCrowded(text: string): boolean {
  let heredocs = 0;
  let braces = 0;
  for (const [token] of text.matchAll(/<<|\\\n|\n|\$\{|\}/g)) {
    if (token === '<<') heredocs += 1;
    else if (token === '\n') heredocs = 0;
    else if (token === '${') braces += 1;
    else if (token === '}') braces = Math.max(0, braces - 1);
    if (heredocs > mostHeredocs || braces > mostBraces) return true;
  }
  return false;
}

/** The tree of a script that is not read, for this reason. */
export function unreadTree(text: string, message: string): Tree {
  const errors = [{ message, span: span(0, text.length) }];
  return { body: { kind: 'list', items: [] }, errors, ownText: false, unread: true };
}
