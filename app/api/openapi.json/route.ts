import { getCatalog } from '@/app/_server/catalog';
import { today } from '@/app/_server/clock';
import { answerFromCatalog } from '@/app/_server/conditional';
import { apiDocument } from '@/app/_server/openapi/document';
import { notAllowed, publicUrl, respond } from '@/app/_server/respond';
import { tableData } from '@/app/_server/table';

/** The description of the API that programs read. */
export function GET(request: Request): Promise<Response> {
  return respond(async () =>
    answerFromCatalog(request, () => apiDocument(tableData(getCatalog(), today()), publicUrl('') || '/')),
  );
}

const refused = notAllowed('GET');

export { refused as DELETE, refused as PATCH, refused as POST, refused as PUT };
