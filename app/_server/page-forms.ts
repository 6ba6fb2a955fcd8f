import 'server-only';
import { guidePage, guidesPage } from '@/components/guide/as-markdown';
import { findGuide, guides } from '@/components/guide/guides';
import { hashText } from '@/lib/catalog/revision';
import { webAddresses } from '@/lib/render/page/addresses';
import { familyPage, imagePage, imagesPage } from '@/lib/render/page/image';
import { rulePage, rulesPage } from '@/lib/render/page/rule';
import { clip } from '@/lib/report/read-request';
import { rules } from '@/lib/rules';
import { findRule } from '@/lib/rules/find-rule';
import { visible } from '@/lib/text/visible';
import type { Asked } from './asked';
import { getCatalog } from './catalog';
import { today } from './clock';
import { isHeld } from './conditional';
import { preferred } from './format';
import { type Answer, answerBy, publicUrl } from './respond';

declare global {
  // Left here for the server in front of Next, which is not bundled with it.
  var plinthPageForm: ((request: Head) => Promise<Answer> | undefined) | undefined;
}

type Head = Pick<Asked, 'url' | 'headers'>;

type AskedPage = { readonly shelf: string; readonly id: string | undefined };

const html = { mediaType: 'text/html' };
const markdown = { mediaType: 'text/markdown' };

/** Which page is asked for as Markdown, by the ending of its address or by Accept. */
export function pageAsked({ url, headers }: Head): AskedPage | undefined {
  const [, shelf = '', rest] =
    /^\/(rules|images|families|guides)(?:\/([^/]{1,200}))?$/.exec(pathOf(url)) ?? [];
  if (shelf === '') return listAsked(url);
  if (rest?.endsWith('.md') === true) return { shelf, id: decode(rest.slice(0, -'.md'.length)) };
  const wants = preferred(headers.get('accept') ?? '', html, [markdown]);
  return wants === markdown ? { shelf, id: rest === undefined ? undefined : decode(rest) } : undefined;
}

function listAsked(url: string): AskedPage | undefined {
  const [, shelf] = /^\/(rules|images|guides)\.md$/.exec(pathOf(url)) ?? [];
  return shelf === undefined ? undefined : { shelf, id: undefined };
}

function pathOf(url: string): string {
  return new URL(url).pathname;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Answers the Markdown of a page; undefined where the page itself is asked for, or something else. */
export function pageForm(request: Head): Promise<Answer> | undefined {
  const asked = pageAsked(request);
  return asked && answerBy(async () => answerTo(asked, request));
}

function answerTo(asked: AskedPage, request: Head): Answer {
  const body = pageOf(asked);
  const headers = { vary: 'accept', 'x-content-type-options': 'nosniff' };
  if (body === undefined) {
    const lists = asked.shelf === 'families' ? 'images' : asked.shelf;
    return {
      status: 404,
      headers: { ...headers, 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-cache' },
      body: `There is nothing at /${asked.shelf}/${visible(clip(asked.id ?? ''))}. /${lists}.md lists what there is.\n`,
    };
  }
  const tagged = { ...headers, 'cache-control': 'no-cache', etag: `"${hashText(body)}"` };
  if (isHeld(request, tagged.etag)) return { status: 304, headers: tagged, body: '' };
  return { status: 200, headers: { ...tagged, 'content-type': 'text/markdown; charset=utf-8' }, body };
}

function pageOf({ shelf, id }: AskedPage): string | undefined {
  const catalog = getCatalog();
  const site = publicUrl('');
  const addresses = webAddresses(site);
  const ground = { catalog, today: today(), addresses };
  switch (shelf) {
    case 'rules': {
      const rule = findRule(id ?? '');
      return id === undefined ? rulesPage(rules, addresses) : rule && rulePage(rule);
    }
    case 'images': {
      const image = catalog.get(id ?? '');
      return id === undefined ? imagesPage(ground) : image && imagePage(image, ground);
    }
    case 'families': {
      const family = catalog.family(id ?? '');
      return family && familyPage(family, ground);
    }
    default: {
      const guide = findGuide(id ?? '');
      return id === undefined ? guidesPage(guides, site) : guide && guidePage(guide, catalog, site);
    }
  }
}
