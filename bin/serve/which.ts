import type { IncomingMessage } from 'node:http';

/** Pages that are the same for everybody all day: no cookie, no host, no clock but the date goes into them. */
const patterns = [
  /^\/(?:analyze|compare|developers|facts|grade|guides|needs|pictures|rules|search|shared)?$/,
  /^\/(?:families|guides|images|rules)\/[a-z0-9._-]{1,200}$/,
  /^\/r\/[A-Za-z0-9_-]{1,64}(?:\?(?:findings=\d{1,4})?&?(?:lines=\d{1,9})?)?$/,
];

/** Pictures shown where a page is linked. The mark that Next puts behind the address is of the code, and changes nothing here. */
const picture =
  /^\/(?:(?:families|guides|images|rules)\/[a-z0-9._-]{1,200}\/|r\/[A-Za-z0-9_-]{1,64}\/)?opengraph-image(?=\?|$)/;

/** What marks a request of Next's own router, which wants a part of a page in another form. */
const marks = [
  'rsc',
  'next-router-state-tree',
  'next-router-prefetch',
  'next-router-segment-prefetch',
  'next-action',
] as const;

/** The address under which the page asked for is kept; undefined where every asking has an answer of its own. */
export function keyOf({
  method,
  url,
  headers,
}: Pick<IncomingMessage, 'method' | 'url' | 'headers'>): string | undefined {
  if (url === undefined || !isReading({ method })) return undefined;
  if (isForRouter(headers)) return undefined;
  const [pictureAddress] = picture.exec(url) ?? [];
  if (pictureAddress !== undefined) return pictureAddress;
  return patterns.some((pattern) => pattern.test(url)) ? url : undefined;
}

export function isReading({ method }: Pick<IncomingMessage, 'method'>): boolean {
  return method === 'GET' || method === 'HEAD';
}

export function isForRouter(headers: IncomingMessage['headers']): boolean {
  return marks.some((name) => headers[name] !== undefined);
}

/** Whether the page at an address has other forms, which Accept asks for. */
export function hasForms(url: string): boolean {
  return (
    reportOf(url) !== undefined ||
    /^\/(?:(?:families|guides|images|rules)\/[^/?]+|guides|rules)(?:\?|$)/.test(url)
  );
}

/** The shared report that the page or the picture at an address shows. */
export function reportOf(url: string): string | undefined {
  return /^\/r\/([A-Za-z0-9_-]{1,64})(?:\/opengraph-image)?(?:\?|$)/.exec(url)?.[1];
}
