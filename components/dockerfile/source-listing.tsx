import { Fragment } from 'react';
import type { Severity as SeverityId } from '@/lib/report/report';
import { classes } from '../ui/classes';
import { CopyButton } from '../ui/copy-button';
import { SeverityIcon } from '../ui/severity';
import { type Mark, type Piece, piecesByLine } from './pieces';
import { tokenClasses } from './token-classes';

export type LineMark = { readonly severity: SeverityId; readonly messages: readonly string[] };

/** A Dockerfile as it was, every line an anchor `#L3`, with places underlined and severities beside their lines. */
export function SourceListing({
  text,
  title,
  marks = [],
  lineMarks,
  anchors = true,
  className,
}: {
  readonly text: string;
  readonly title: string;
  readonly marks?: readonly Mark[];
  readonly lineMarks?: ReadonlyMap<number, LineMark>;
  /** False where several listings share a page. */
  readonly anchors?: boolean;
  /** Of the part that scrolls. */
  readonly className?: string;
}) {
  const lines = piecesByLine(text, marks);
  const shown = lines.at(-1)?.length === 0 ? lines.slice(0, -1) : lines;
  const digits = String(shown.length).length;
  return (
    <figure className="overflow-hidden rounded-md border border-line bg-surface">
      <figcaption className="flex min-h-9 items-center justify-between gap-2 border-b border-line py-0.5 pr-1 pl-3 text-sm text-muted">
        <span>{title}</span>
        <CopyButton text={text} what={title} />
      </figcaption>
      <section
        aria-label={title}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
        tabIndex={0}
        className={classes('overflow-x-auto py-2', className)}
      >
        <pre className="w-max min-w-full font-mono text-sm print:w-auto print:whitespace-pre-wrap">
          <code>
            {shown.map((pieces, index) => {
              const number = index + 1;
              const mark = lineMarks?.get(number);
              return (
                <Fragment key={number}>
                  <span
                    id={anchors ? `L${number}` : undefined}
                    data-line={number}
                    className="block px-3 target:bg-accent-soft data-lit:bg-accent-soft"
                  >
                    {lineMarks && (
                      <span className="mr-1 inline-block w-4 align-[-2px]" title={mark?.messages.join('\n')}>
                        {mark && <SeverityIcon severity={mark.severity} size={13} />}
                      </span>
                    )}
                    <LineNumber number={number} digits={digits} isAnchor={anchors} />
                    <Pieces pieces={pieces} />
                  </span>
                </Fragment>
              );
            })}
          </code>
        </pre>
      </section>
    </figure>
  );
}

const underlines = {
  error: 'decoration-wavy decoration-error',
  warning: 'decoration-wavy decoration-warning',
  info: 'decoration-dotted decoration-info',
} as const satisfies Record<SeverityId, string>;

function LineNumber({
  number,
  digits,
  isAnchor,
}: {
  readonly number: number;
  readonly digits: number;
  readonly isAnchor: boolean;
}) {
  const look = 'mr-4 inline-block text-right text-faint no-underline select-none';
  const style = { width: `${digits}ch` };
  if (!isAnchor) {
    return (
      <span aria-hidden="true" className={look} style={style}>
        {number}
      </span>
    );
  }
  return (
    <a href={`#L${number}`} aria-label={`Line ${number}`} className={look} style={style}>
      {number}
    </a>
  );
}

function Pieces({ pieces }: { readonly pieces: readonly Piece[] }) {
  if (pieces.length === 0) return ' ';
  let at = 0;
  return pieces.map(({ text, kind, mark }) => {
    const key = at;
    at += text.length;
    const look = classes(
      kind && tokenClasses[kind],
      mark && `underline decoration-1 underline-offset-3 ${underlines[mark]}`,
    );
    return look ? (
      <span key={key} className={look}>
        {text}
      </span>
    ) : (
      text
    );
  });
}
