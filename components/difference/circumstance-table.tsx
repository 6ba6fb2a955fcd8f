import { circumstances } from '@/lib/render/difference-words';
import type { Difference } from '@/lib/report/difference';
import { shortened } from '@/lib/text/shorten';
import { visible } from '@/lib/text/visible';
import { RowTh, Table, TableScroll, Td, Th } from '../ui/table';

/** Undefined where both were asked and read alike. */
export function circumstancesHeading(difference: Difference): string | undefined {
  if (circumstances(difference).length === 0) return undefined;
  return difference.options.length === 0
    ? 'Plinth or its catalog changed between the two'
    : 'The two were asked for otherwise';
}

/** What was asked for and with what it was read, where that differs. */
export function CircumstanceTable({ difference }: { readonly difference: Difference }) {
  return (
    <TableScroll label="What was asked for and read otherwise">
      <Table>
        <thead>
          <tr>
            <Th>What</Th>
            <Th>Before</Th>
            <Th>After</Th>
          </tr>
        </thead>
        <tbody>
          {circumstances(difference).map(({ label, before, after }) => (
            <tr key={label}>
              <RowTh className="font-normal text-muted wrap-anywhere">{label}</RowTh>
              <Value text={before} />
              <Value text={after} />
            </tr>
          ))}
        </tbody>
      </Table>
    </TableScroll>
  );
}

function Value({ text }: { readonly text: string | undefined }) {
  return (
    <Td>
      {text === undefined ? (
        <span className="text-muted">not given</span>
      ) : (
        <span className="font-mono wrap-anywhere">{visible(shortened(text)) || '(empty)'}</span>
      )}
    </Td>
  );
}
