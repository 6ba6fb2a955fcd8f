import { exportTable } from '@/app/_server/export';
import { csvLine } from '@/lib/table/csv';

/** The table as shown, for a spreadsheet. An empty field is not known. */
export function GET(request: Request): Response {
  const { date, columns, rows } = exportTable(new URL(request.url).searchParams);
  const head = csvLine(['id', 'reference', 'name', 'family', ...columns.map(({ title }) => title)]);
  const body = rows.map(({ id, reference, name, family, values }) =>
    csvLine([id, reference, name, family, ...values]),
  );
  return new Response(head + body.join(''), {
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="plinth-${date}.csv"`,
    },
  });
}
