import type { KeyboardEvent, MouseEvent, ReactNode, Ref } from 'react';
import { stepOf } from '@/lib/table/scale';
import type { Column } from '@/lib/table/table-data';
import { type Table, table } from '@/lib/text/table';
import type { DrawnTable } from './drawn-table';
import { TableHead } from './table-head';
import { mostOf } from './table-rows';

const widths: Table<number> = table({
  'compressed-size': 144,
  shell: 112,
  libc: 92,
  'package-managers': 98,
  user: 132,
  'ca-certificates': 90,
  sbom: 92,
  signature: 118,
  'support-ends': 220,
});

const widthsByKind = { size: 152, number: 96, text: 148 } as const satisfies Record<Column['kind'], number>;

declare module 'react' {
  interface CSSProperties {
    /** Width of all columns but the first. */
    '--columns'?: string;
    /** Width of each of them. */
    '--widths'?: string;
    /** The part of a bar's way from one line of the scale to the next. */
    '--step'?: string;
    /** The part of the way that a bar goes. */
    '--share'?: string;
  }
}

/** What the live table does when somebody reaches for a value. */
export type Reach = {
  ask(event: MouseEvent<HTMLElement>): void;
  walk(event: KeyboardEvent<HTMLElement>): void;
};

/** The scrolling window, on a phone the page itself, with the heading and the widths; `children` are the lines. */
export function TableFrame({
  model,
  children,
  scroller,
  body,
  reach,
}: {
  readonly model: DrawnTable;
  readonly children: ReactNode;
  readonly scroller?: Ref<HTMLElement>;
  readonly body?: Ref<HTMLTableSectionElement>;
  readonly reach?: Reach;
}) {
  const columnWidths = model.columns.map(({ column }) => widths[column.id] ?? widthsByKind[column.kind]);
  const total = columnWidths.reduce((sum, width) => sum + width, 0);
  return (
    <section
      ref={scroller}
      aria-label="Base images"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="catalog-window"
    >
      <table
        aria-rowcount={model.items.length + 1}
        className="catalog-table"
        style={{
          '--columns': `${total}px`,
          // On a phone the next column shows that there is more.
          '--widths': columnWidths
            .map((width) => (width > 160 ? `${width}px` : `min(${width}px, 30vw)`))
            .join(' '),
          '--step': stepOf(mostOf(model.columns)).toFixed(4),
        }}
        onClick={reach?.ask}
        onKeyDown={reach?.walk}
      >
        <caption className="sr-only">
          Base images side by side. Each value leads to its source, what is not known to the reason.
          {reach && ' The arrow keys go from value to value.'}
        </caption>
        <colgroup>
          <col />
          {model.columns.map(({ column }, index) => (
            <col key={column.id} style={{ width: `${columnWidths[index]}px` }} />
          ))}
        </colgroup>
        <TableHead model={model} />
        <tbody ref={body}>{children}</tbody>
      </table>
    </section>
  );
}
