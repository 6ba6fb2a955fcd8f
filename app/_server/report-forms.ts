import 'server-only';
import { hashText } from '@/lib/catalog/revision';
import { pageFormats } from '@/lib/render';
import { endingOf, type Format } from '@/lib/render/format';
import type { Asked } from './asked';
import { isHeld } from './conditional';
import { environment } from './environment';
import { preferred, rendered, usualFormat } from './format';
import { storedReport } from './reports';
import { type Answer, answerBy, json } from './respond';

declare global {
  // Left here for the server in front of Next, which is not bundled with it.
  var plinthReportForm: ((request: Head) => Promise<Answer> | undefined) | undefined;
}

type Head = Pick<Asked, 'url' | 'headers'>;

/** The report as it was stored, in a form. It never changes, but may be taken back: who keeps it asks every time. */
export async function storedAs(id: string, format: Format, request: Head): Promise<Answer> {
  const { report, createdAt } = await storedReport(id);
  const { PLINTH_PUBLIC_URL: site } = environment();
  const headers = {
    vary: 'accept',
    'cache-control': 'no-cache',
    'last-modified': new Date(createdAt).toUTCString(),
    'x-robots-tag': 'noindex',
  };
  if (format === usualFormat) {
    const tagged = { ...headers, etag: `"${id}"` };
    return isHeld(request, tagged.etag) ? unchanged(tagged) : json(report, { headers: tagged });
  }
  // Where a text is pasted, a path leads nowhere.
  const setting = { file: 'Dockerfile', colour: false, address: site && `${site}/r/${id}`, site };
  const body = format.render(report, setting);
  // The words are those of this version, so the tag is of them and not of the report.
  const tagged = { ...headers, etag: `"${hashText(body)}"` };
  return isHeld(request, tagged.etag) ? unchanged(tagged) : rendered(body, format, tagged);
}

function unchanged(headers: Answer['headers']): Answer {
  return { status: 304, headers, body: '' };
}

/**
 * Answers `/r/<id>.sarif`, and `/r/<id>` itself for whoever would rather have a form than the page: programs ask by the
 * address that people pass on. Undefined where the page is asked for, or something else.
 */
export function reportForm(request: Head): Promise<Answer> | undefined {
  const asked = formAsked(request);
  if (asked === undefined) return undefined;
  return answerBy(() => storedAs(asked.id, asked.format, request)).then((answer) => ({
    ...answer,
    headers: { ...answer.headers, vary: 'accept' },
  }));
}

const page = { mediaType: 'text/html', format: undefined };
const offers = pageFormats.map((format) => ({ mediaType: format.mediaType, format }));

/** Which report is asked for in which form, by the ending of its address or by Accept. */
export function formAsked({
  url,
  headers,
}: Head): { readonly id: string; readonly format: Format } | undefined {
  const [, id, ending] = /^\/r\/([A-Za-z0-9_-]{1,64})(\.[a-z]{1,8})?$/.exec(new URL(url).pathname) ?? [];
  if (id === undefined) return undefined;
  const format =
    ending === undefined
      ? preferred<typeof page | (typeof offers)[number]>(headers.get('accept') ?? '', page, offers).format
      : pageFormats.find((each) => endingOf(each) === ending);
  return format && { id, format };
}
