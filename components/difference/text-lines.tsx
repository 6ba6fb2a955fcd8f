import type { Hunk, TextChange } from '@/lib/report/difference';
import { grouped } from '@/lib/text/grouped';
import { visibleExcept } from '@/lib/text/visible';
import { longestLine } from '../dockerfile/windows';
import { classes } from '../ui/classes';

/** The lines that changed with those around them, as a unified diff; nothing where there is none. */
export function TextLines({ text }: { readonly text: TextChange }) {
  if (text.kind !== 'changed') return null;
  return (
    <>
      <section
        aria-label="Lines of the Dockerfile that changed"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
        tabIndex={0}
        className="overflow-x-auto rounded-md border border-line bg-surface py-2"
      >
        <pre className="w-max min-w-full font-mono text-sm print:w-auto print:whitespace-pre-wrap">
          <code>
            {text.hunks.map((hunk) => (
              <HunkLines key={`${hunk.before.from} ${hunk.after.from}`} hunk={hunk} />
            ))}
          </code>
        </pre>
      </section>
      {text.moreLines !== undefined && (
        <p className="mt-1.5 text-sm text-muted">
          and {grouped(text.moreLines)} more {text.moreLines === 1 ? 'line' : 'lines'} of the difference: it
          is too large to be shown whole
        </p>
      )}
    </>
  );
}

function HunkLines({ hunk: { before, after, lines } }: { readonly hunk: Hunk }) {
  return (
    <>
      <span className="block border-y border-line bg-sunken px-3 py-0.5 font-sans text-muted first:border-t-0">
        {spanWords(before)}, then {spanWords(after)}
      </span>
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of a difference that stays as it is
        <Line key={at} line={line} />
      ))}
    </>
  );
}

function spanWords({ from, count }: Hunk['before']): string {
  if (count === 0) return 'nothing';
  return count === 1 ? `line ${from}` : `lines ${from}–${from + count - 1}`;
}

const looks = {
  '+': { element: 'ins', look: 'bg-runs-soft', said: 'put in' },
  '-': { element: 'del', look: 'bg-fails-soft', said: 'taken out' },
} as const;

function Line({ line }: { readonly line: string }) {
  const mark = line.charAt(0);
  const rest = line.slice(1);
  const text = visibleExcept('\t', rest.slice(0, longestLine));
  const more = rest.length - longestLine;
  const body = (
    <>
      <span aria-hidden="true" className="mr-2 inline-block w-[1ch] text-muted select-none">
        {mark}
      </span>
      {text}
      {more > 0 && <span className="font-sans text-muted"> … and {grouped(more)} more characters</span>}
    </>
  );
  if (mark !== '+' && mark !== '-') {
    const isNote = mark === '\\';
    return <span className={classes('block px-3', isNote && 'font-sans text-muted')}>{body}</span>;
  }
  const { element: Element, look, said } = looks[mark];
  return (
    <Element className={classes('block px-3 no-underline', look)}>
      <span className="sr-only">{said}: </span>
      {body}
    </Element>
  );
}
