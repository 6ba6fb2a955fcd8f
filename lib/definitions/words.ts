import { joined, type Part, type Placed, partsOf } from './placed';

/**
 * The words of a command that is written as one text, parted as a shell parts them and not run by one: Compose does so
 * with `command` and `entrypoint`. Undefined where a quote is not closed.
 */
export function splitWords(placed: Placed): readonly Placed[] | undefined {
  const { text } = placed;
  const words: Placed[] = [];
  let parts: Part[] | undefined;
  let quote = '';
  let plain = 0;
  const take = (to: number) => {
    if (to <= plain) return;
    parts ??= [];
    for (const part of partsOf(placed, plain, to)) parts.push(part);
  };
  const finish = () => {
    if (parts !== undefined) words.push(wordOf(parts, placed));
    parts = undefined;
  };
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] ?? '';
    if (letter === '\\' && quote !== "'") {
      take(at);
      plain = at + 1;
      at += 1;
    } else if (quote === '' ? letter === '"' || letter === "'" : letter === quote) {
      take(at);
      parts ??= [];
      quote = quote === '' ? letter : '';
      plain = at + 1;
    } else if (quote === '' && /\s/.test(letter)) {
      take(at);
      finish();
      plain = at + 1;
    }
  }
  if (quote !== '') return undefined;
  take(text.length);
  finish();
  return words;
}

function wordOf(parts: readonly Part[], { span }: Placed): Placed {
  const start = parts[0]?.source?.start ?? span.start;
  const end = parts.at(-1)?.source?.end ?? span.end;
  return joined(parts, { start, end: Math.max(start, end) });
}
