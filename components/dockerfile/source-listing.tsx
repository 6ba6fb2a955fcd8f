import { type CSSProperties, Fragment, type ReactNode } from 'react';
import type { Severity as SeverityId } from '@/lib/report/report';
import { plural } from '@/lib/report/words';
import { grouped } from '@/lib/text/grouped';
import { visibleExcept } from '@/lib/text/visible';
import { classes } from '../ui/classes';
import { CopyButton } from '../ui/copy-button';
import { ListingPages, linesHref, wordsOfLines } from './listing-pages';
import { type Mark, type Piece, pieceCutter } from './pieces';
import { tokenClasses } from './token-classes';
import { longestLine, type Part, type Rest, type Shown, showLines } from './windows';

export type LineMark = { readonly severity: SeverityId; readonly message: string };

/** A text longer than this is copied from the address it has, and is not sent along. */
const longestSent = 16_000;

/** A Dockerfile as it was, every line an anchor `#L3`, with places underlined and severities beside their lines. */
export function SourceListing({
  text,
  title,
  marks = [],
  lineMarks,
  anchors = true,
  className,
  shown = showLines(text),
  rest,
  isFolded = false,
}: {
  readonly text: string;
  readonly title: string;
  readonly marks?: readonly Mark[];
  readonly lineMarks?: ReadonlyMap<number, LineMark>;
  /** False where several listings share a page. */
  readonly anchors?: boolean;
  /** Of the part that scrolls. */
  readonly className?: string;
  readonly shown?: Shown;
  readonly rest?: Rest;
  /** On a phone only its length is shown until it is opened, by hand or by a link to one of its lines. */
  readonly isFolded?: boolean;
}) {
  const cutter = pieceCutter(text, marks);
  const isWhole = shown.previous === undefined && shown.next === undefined;
  const digits: CSSProperties & Record<'--digits', string> = {
    // No less than a finger needs.
    '--digits': `max(${String(shown.parts.at(-1)?.to ?? 1).length}ch, 1.5rem)`,
  };
  const lines = (
    <>
      <section
        aria-label={title}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
        tabIndex={0}
        className={classes('overflow-x-auto py-2', className)}
      >
        <pre className={classes('listing', lineMarks && 'listing-marked')} style={digits}>
          <code>
            {shown.parts.map((part, index) => (
              <Fragment key={part.from}>
                {index > 0 && <Gap after={shown.parts[index - 1]} before={part} rest={rest} />}
                {cutter(part.span).map((pieces, at) => (
                  <Line
                    // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text that stays as it is
                    key={part.from + at}
                    number={part.from + at}
                    pieces={pieces}
                    mark={lineMarks?.get(part.from + at)}
                    isAnchor={anchors}
                    rest={rest}
                  />
                ))}
              </Fragment>
            ))}
          </code>
        </pre>
      </section>
      {!isWhole && <ListingPages shown={shown} rest={rest} />}
    </>
  );
  return (
    <figure className="overflow-hidden rounded-md border border-line bg-surface">
      <figcaption className="flex min-h-9 items-center justify-between gap-2 border-b border-line py-0.5 pr-1 pl-3 text-sm text-muted">
        <span>
          {title}
          {!isWhole && (
            <>
              , {wordsOfLines(shown.window)} of {grouped(shown.count)}
            </>
          )}
        </span>
        <span className="flex items-center gap-2">
          {rest && (
            <a href={rest.whole} className="no-print text-accent hover:underline">
              Plain text
            </a>
          )}
          {rest && text.length > longestSent ? (
            <CopyButton from={rest.whole} what={title} />
          ) : (
            <CopyButton text={text} what={title} />
          )}
        </span>
      </figcaption>
      {isFolded ? <Fold lines={shown.count}>{lines}</Fold> : lines}
    </figure>
  );
}

/** A fold on a narrow screen alone; see `listing.css`. */
function Fold({ lines, children }: { readonly lines: number; readonly children: ReactNode }) {
  return (
    <details className="listing-fold">
      <summary className="chevron">{plural(lines, 'line', 'lines')}</summary>
      {children}
    </details>
  );
}

/** Says how many lines are left out between two parts, and leads to them. */
function Gap({
  after,
  before,
  rest,
}: {
  readonly after: Part | undefined;
  readonly before: Part;
  readonly rest: Rest | undefined;
}) {
  const left = { from: (after?.to ?? 0) + 1, to: before.from - 1 };
  if (left.from > left.to) return null;
  const words = wordsOfLines(left);
  return (
    <span className="gap my-1 block border-y border-line bg-sunken px-3 py-0.5 font-sans text-muted">
      {rest ? (
        <a href={linesHref(rest.page, left.from)} className="text-accent hover:underline">
          {words}
        </a>
      ) : (
        words
      )}{' '}
      left out
    </span>
  );
}

function Line({
  number,
  pieces,
  mark,
  isAnchor,
  rest,
}: {
  readonly number: number;
  readonly pieces: readonly Piece[];
  readonly mark: LineMark | undefined;
  readonly isAnchor: boolean;
  readonly rest: Rest | undefined;
}) {
  const { drawn, more } = cutLine(pieces);
  // An empty line is led to, and leads nobody to itself.
  const isEmpty = drawn.every(({ text }) => text.trim() === '');
  return (
    <span id={isAnchor ? `L${number}` : undefined}>
      {mark && <i className={mark.severity} title={mark.message} />}
      {isAnchor && !isEmpty ? (
        <a href={`#L${number}`} aria-label={`Line ${number}`}>
          {number}
        </a>
      ) : (
        <b aria-hidden="true">{number}</b>
      )}
      <Pieces pieces={drawn} />
      {more > 0 && <Cut more={more} rest={rest} />}
    </span>
  );
}

/** Under the beginning of a long line, where it is seen, and not at its end far to the right. */
function Cut({ more, rest }: { readonly more: number; readonly rest: Rest | undefined }) {
  const words = `… and ${grouped(more)} more characters`;
  return <span className="cut">{rest ? <a href={rest.whole}>{words}</a> : words}</span>;
}

/** The beginning of a line, and how many characters follow it. */
function cutLine(pieces: readonly Piece[]): { readonly drawn: readonly Piece[]; readonly more: number } {
  const length = pieces.reduce((sum, { text }) => sum + text.length, 0);
  if (length <= longestLine) return { drawn: pieces, more: 0 };
  const drawn: Piece[] = [];
  let room = longestLine;
  for (const piece of pieces) {
    if (room <= 0) break;
    drawn.push({ ...piece, text: piece.text.slice(0, room) });
    room -= piece.text.length;
  }
  return { drawn, more: length - longestLine };
}

function Pieces({ pieces }: { readonly pieces: readonly Piece[] }) {
  if (pieces.length === 0) return ' ';
  let at = 0;
  return pieces.map(({ text: written, kind, mark }) => {
    const key = at;
    at += written.length;
    const text = visibleExcept('\t', written);
    const look = classes(kind && tokenClasses[kind], mark && `mark mark-${mark}`);
    return look ? (
      <span key={key} className={look}>
        {text}
      </span>
    ) : (
      text
    );
  });
}
