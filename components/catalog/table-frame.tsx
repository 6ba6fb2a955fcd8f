import type { ReactNode, Ref } from 'react';
import type { Column } from '@/lib/table/table-data';
import { type Table, table } from '@/lib/text/table';
import type { DrawnTable } from './drawn-table';
import { TableHead } from './table-head';

const widths: Table<number> = table({
  'compressed-size': 136,
  shell: 128,
  libc: 92,
  'package-managers': 98,
  user: 144,
  'ca-certificates': 104,
  sbom: 92,
  signature: 126,
  'support-ends': 188,
});

const widthsByKind = { size: 152, number: 96, text: 148 } as const satisfies Record<Column['kind'], number>;

declare module 'react' {
  interface CSSProperties {
    /** Width of all columns but the first. */
    '--columns'?: string;
  }
}

/** The scrolling window, the heading and the widths; `children` are the lines. */
export function TableFrame({
  model,
  children,
  scroller,
}: {
  readonly model: DrawnTable;
  readonly children: ReactNode;
  readonly scroller?: Ref<HTMLElement>;
}) {
  const columnWidths = model.columns.map(({ column }) => widths[column.id] ?? widthsByKind[column.kind]);
  const total = columnWidths.reduce((sum, width) => sum + width, 0);
  return (
    <section
      ref={scroller}
      aria-label="Base images"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="max-h-[calc(100dvh-2rem)] relative overflow-auto rounded-md border border-line bg-surface print:max-h-none print:overflow-visible"
    >
      <table
        aria-rowcount={model.items.length + 1}
        className="catalog-table min-w-[calc(var(--columns)+14rem)] sm:min-w-[calc(var(--columns)+17.5rem)]"
        style={{ '--columns': `${total}px` }}
      >
        <caption className="sr-only">
          Base images side by side. What is not known is a dash; the page of each image has the sources.
        </caption>
        <colgroup>
          <col />
          {model.columns.map(({ column }, index) => (
            <col key={column.id} style={{ width: `${columnWidths[index]}px` }} />
          ))}
        </colgroup>
        <TableHead model={model} />
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}
