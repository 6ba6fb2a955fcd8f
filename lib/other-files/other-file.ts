import type { Dockerfile } from '../dockerfile/syntax';
import type { Span } from '../text/span';
import type { Recognized } from '../words/other-file';
import { bakeIn } from './bake';
import { commandsIn } from './commands';
import { jenkinsfileIn } from './jenkinsfile';
import { jsonIn } from './json';
import { yamlIn } from './yaml';

export type OtherFile = Recognized & {
  /** The line that begins it. */
  readonly span: Span;
};

/**
 * Which other file a text is; undefined for a Dockerfile, however broken, and for what is not known. A text whose first
 * instruction is one of Docker's, or in which a line begins with FROM, is always taken for a Dockerfile.
 */
export function otherFileOf({ instructions, text }: Dockerfile): OtherFile | undefined {
  const [first] = instructions;
  if (first === undefined || first.keyword !== 'invalid' || isFrom(first.written)) return undefined;
  if (instructions.some((each) => each.keyword !== 'invalid' && isBareFrom(each.keyword, each.span, text)))
    return undefined;
  const found = recognize(text, first.span.start);
  if (found === undefined) return undefined;
  const end = text.indexOf('\n', first.span.start);
  const line = text.slice(first.span.start, end === -1 ? text.length : end).trimEnd();
  return { ...found, span: { start: first.span.start, end: first.span.start + line.length } };
}

function recognize(text: string, start: number): Recognized | undefined {
  const body = text.slice(start);
  return jsonIn(body) ?? bakeIn(body) ?? jenkinsfileIn(body) ?? commandsIn(body) ?? yamlIn(body);
}

/** An instruction of Docker's that only has a fault. */
function isFrom(written: string): boolean {
  return written.toLowerCase() === 'from';
}

function isBareFrom(keyword: string, { start }: Span, text: string): boolean {
  return keyword === 'from' && (start === 0 || text[start - 1] === '\n');
}
