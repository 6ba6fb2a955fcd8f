import { exportTable } from '@/app/_server/export';

/** The table as shown, for a program. `null` is not known. */
export function GET(request: Request): Response {
  const { date, revision, understood, columns, rows } = exportTable(new URL(request.url).searchParams);
  const images = rows.map(({ values, ...row }) => ({
    ...row,
    facts: Object.fromEntries(columns.map(({ id }, index) => [id, values[index] ?? null])),
  }));
  return Response.json(
    { catalog: { date, revision }, ...(understood.length > 0 && { understood }), images },
    { headers: { 'content-disposition': `attachment; filename="plinth-${date}.json"` } },
  );
}
