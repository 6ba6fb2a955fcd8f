import { getCatalog } from '@/app/_server/catalog';
import { today } from '@/app/_server/clock';
import { answerFromCatalog } from '@/app/_server/conditional';
import { listImages, nextSearch } from '@/app/_server/image-list';
import { readImageQuery } from '@/app/_server/image-query';
import { notAllowed, publicUrl, respond } from '@/app/_server/respond';
import { tableData } from '@/app/_server/table';

/** The catalog's table, page by page. */
export function GET(request: Request): Promise<Response> {
  return respond(async () => {
    const catalog = getCatalog();
    const data = tableData(catalog, today());
    const search = new URL(request.url).searchParams;
    const query = readImageQuery(data, search);
    return answerFromCatalog(request, () => {
      const list = listImages(catalog, data, query);
      const next = nextSearch(search, list);
      return { ...list, ...(next && { next: publicUrl(`/api/images?${next}`) }) };
    });
  });
}

const refused = notAllowed('GET');

export { refused as DELETE, refused as PATCH, refused as POST, refused as PUT };
