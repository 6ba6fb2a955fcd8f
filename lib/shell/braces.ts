import type { Part } from './tree';

/** Whether braces are obeyed, and the count of the work. */
type Scope = {
  readonly braces: boolean | undefined;
  take(steps: number): boolean;
};

/** What a word costs that braces or splitting make, in characters. */
export const perWord = 32;
const mostBraceWords = 64;

/** The words that braces make of one. */
export function expandBraces(parts: readonly Part[], scope: Scope): (readonly Part[])[] {
  if (scope.braces !== true || !parts.some((part) => part.kind === 'braces')) return [parts];
  let words: Part[][] = [[]];
  for (const part of parts) {
    const items = part.kind === 'braces' ? braceItems(part.text) : undefined;
    const count = words.length * (items?.length ?? 0);
    const isOne = !items || part.kind !== 'braces' || count > mostBraceWords;
    if (isOne || !scope.take(count * perWord)) {
      for (const word of words) word.push(part);
      continue;
    }
    const { start } = part.span;
    words = words.flatMap((word) =>
      items.map((text): Part[] => [...word, { kind: 'text', text, quoting: 'ansi', raw: part.text, start }]),
    );
  }
  return words;
}

function braceItems(text: string): string[] | undefined {
  const body = text.slice(1, -1);
  if (/[{}$`"'\\]/.test(body)) return undefined;
  if (body.includes(',')) return body.split(',');
  const range = /^(\d{1,6})\.\.(\d{1,6})$/.exec(body);
  if (!range) return undefined;
  const [first, last] = [Number(range[1]), Number(range[2])];
  if (Math.abs(last - first) >= mostBraceWords) return undefined;
  const step = first <= last ? 1 : -1;
  return Array.from({ length: Math.abs(last - first) + 1 }, (_, index) => String(first + index * step));
}
