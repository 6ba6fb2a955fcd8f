import { grouped } from '@/lib/text/grouped';
import type { Part, Rest, Shown } from './windows';

/** "lines 401–800". */
export function wordsOfLines({ from, to }: Pick<Part, 'from' | 'to'>): string {
  return from === to ? `line ${grouped(from)}` : `lines ${grouped(from)}–${grouped(to)}`;
}

/** The page that shows a line, and the line on it. */
export function linesHref(page: string, line: number): string {
  return `${page}${page.includes('?') ? '&' : '?'}lines=${line}#L${line}`;
}

/** Leads through a text that is not drawn whole: plain links and a form. */
export function ListingPages({ shown, rest }: { readonly shown: Shown; readonly rest: Rest | undefined }) {
  if (!rest) return null;
  const { previous, next, count } = shown;
  const [path = '', query] = rest.page.split('?');
  return (
    <nav
      aria-label="Lines of the file"
      className="no-print flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-line px-3 py-1.5 text-sm"
    >
      {previous && (
        <a href={linesHref(rest.page, previous.from)} rel="prev" className="text-accent hover:underline">
          Back to {wordsOfLines(previous)}
        </a>
      )}
      {next && (
        <a href={linesHref(rest.page, next.from)} rel="next" className="text-accent hover:underline">
          On to {wordsOfLines(next)}
        </a>
      )}
      <form action={path} className="ml-auto flex items-center gap-1.5">
        {[...new URLSearchParams(query)].map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <label htmlFor="listing-line" className="text-muted">
          Line
        </label>
        <input
          id="listing-line"
          name="lines"
          type="number"
          min={1}
          max={count}
          required
          className="h-7 w-24 rounded-md border border-control bg-surface px-2 tabular-nums"
        />
        <button type="submit" className="h-7 rounded-md border border-line-strong bg-surface px-2.5">
          Show
        </button>
      </form>
    </nav>
  );
}
