import { getCatalog } from '@/app/_server/catalog';
import { isHeld } from '@/app/_server/conditional';
import { notAllowed, publicUrl, respond } from '@/app/_server/respond';
import { guides } from '@/components/guide/guides';
import { hashText } from '@/lib/catalog/revision';
import { llmsText } from '@/lib/render/page/llms';
import { rules } from '@/lib/rules';

/** What there is to read here for programs that do: https://llmstxt.org */
export function GET(request: Request): Promise<Response> {
  return respond(async () => {
    const { images, families, date } = getCatalog();
    const body = llmsText({
      site: publicUrl(''),
      images: images.length,
      families: families.length,
      rules: rules.length,
      date,
      guides: guides.map(({ slug, title, description }) => ({
        title,
        description,
        path: `/guides/${slug}.md`,
      })),
    });
    const headers = { 'cache-control': 'no-cache', etag: `"${hashText(body)}"` };
    if (isHeld(request, headers.etag)) return { status: 304, headers, body: '' };
    return { status: 200, headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' }, body };
  });
}

const refused = notAllowed('GET');

export { refused as DELETE, refused as PATCH, refused as POST, refused as PUT };
