import { getCatalog } from '@/app/_server/catalog';
import { today } from '@/app/_server/clock';
import { tableAddress, tableData } from '@/app/_server/table';

/** The rows of the live table. Its address names catalog and day, so what is kept of it never grows old. */
export function GET(request: Request): Response {
  const catalog = getCatalog();
  const day = today();
  const isExact = request.url.endsWith(tableAddress(catalog, day));
  return Response.json(tableData(catalog, day), {
    headers: { 'cache-control': isExact ? 'public, max-age=31536000, immutable' : 'no-cache' },
  });
}
