import { createHash } from 'node:crypto';
import { themeScript } from '../../components/site/theme';

/** The inline scripts of a page: the hashes of those that are ours, and how many are not. */
export type PageScripts = { readonly hashes: readonly string[]; readonly unknown: number };

/**
 * Finds what a page runs, as a browser would: https://html.spec.whatwg.org/#script-data-state. A text that got into a
 * page by a fault of ours would be found too, so only what is known to do no more than hand over data is allowed.
 */
export function scriptsOf(html: string): PageScripts {
  const hashes = new Set<string>();
  let unknown = 0;
  for (const { attributes, text } of inlineScripts(html)) {
    if (attributes.includes('src=') || isData(attributes)) continue;
    if (isKnown(text)) hashes.add(`sha256-${createHash('sha256').update(text).digest('base64')}`);
    else unknown += 1;
  }
  return { hashes: [...hashes], unknown };
}

function* inlineScripts(html: string): Generator<{ readonly attributes: string; readonly text: string }> {
  for (let at = html.indexOf('<script'); at !== -1; at = html.indexOf('<script', at)) {
    const open = html.indexOf('>', at);
    const close = html.indexOf('</script', open);
    if (open === -1 || close === -1) return;
    yield { attributes: html.slice(at + '<script'.length, open), text: html.slice(open + 1, close) };
    at = close;
  }
}

/** Search engines read it; nothing runs it. */
function isData(attributes: string): boolean {
  return attributes.includes('type="application/ld+json"');
}

const firstPush = '(self.__next_f=self.__next_f||[]).push(';
const nextPush = 'self.__next_f.push(';
const chunkPush = '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push(';

/** The script of the theme, and calls of Next that take nothing but JSON. */
function isKnown(text: string): boolean {
  if (text === themeScript) return true;
  const begin = [firstPush, nextPush, chunkPush].find((one) => text.startsWith(one));
  if (begin === undefined) return false;
  const end = text.endsWith(');') ? -2 : -1;
  return text.endsWith(end === -2 ? ');' : ')') && isJson(text.slice(begin.length, end));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
