/**
 * What Mozilla's Observatory would make of an answer of a site behind TLS, by its rules of 2025-2026:
 * https://github.com/mdn/mdn-http-observatory/tree/main/src (analyzer/tests, grader/charts.js). Left out is what is of
 * the whole site and not of an answer: the redirection of http, which whoever ends TLS does, and preloading.
 */
export type Marks = {
  readonly score: number;
  readonly isBest: boolean;
  /** Points by what gives or takes them. */
  readonly points: Readonly<Record<string, number>>;
};

type Answer = { readonly headers: Headers; readonly body: string };

const leastForExtra = 90;
const best = 100;
const sixMonths = 15_768_000;

export function marksOf({ headers, body }: Answer): Marks {
  const get = (name: string) => headers.get(name)?.trim().toLowerCase();
  const policy = policyOf(headers.get('content-security-policy') ?? '');
  const points = {
    'content-security-policy': contentPolicy(policy),
    cookies: headers.has('set-cookie') ? -20 : 0,
    'cross-origin-resource-sharing':
      get('access-control-allow-credentials') === 'true' && headers.has('access-control-allow-origin')
        ? -50
        : 0,
    'cross-origin-opener-policy': by(get('cross-origin-opener-policy'), {
      'same-origin': 10,
      'same-origin-allow-popups': 10,
      'noopener-allow-popups': 10,
      'unsafe-none': 0,
    }),
    'cross-origin-resource-policy': by(get('cross-origin-resource-policy'), {
      'same-origin': 10,
      'same-site': 10,
      'cross-origin': 0,
    }),
    'referrer-policy': by(get('referrer-policy'), {
      'no-referrer': 5,
      'same-origin': 5,
      'strict-origin': 5,
      'strict-origin-when-cross-origin': 5,
    }),
    'strict-transport-security': transport(get('strict-transport-security')),
    'subresource-integrity': foreignScripts(headers, body) ? -50 : 0,
    'x-content-type-options': get('x-content-type-options') === 'nosniff' ? 0 : -5,
    'x-frame-options': framing(policy, get('x-frame-options')),
  };
  const values = Object.values(points);
  const lost = best + sum(values.filter((value) => value < 0));
  const score = lost >= leastForExtra ? lost + sum(values.filter((value) => value > 0)) : lost;
  return { score, isBest: score >= best, points };
}

/** Of a header: nothing where it is left out, a loss where it is not understood. */
function by(value: string | undefined, worth: Readonly<Record<string, number>>): number {
  if (value === undefined) return 0;
  return worth[value] ?? -5;
}

type Policy = ReadonlyMap<string, ReadonlySet<string>>;

function policyOf(header: string): Policy {
  const directives = header.split(';').map((directive) => directive.trim().split(/\s+/));
  return new Map(
    directives.filter(([name]) => name).map(([name = '', ...sources]) => [name, new Set(sources)]),
  );
}

const broad = ['ftp:', 'http:', 'https:', '*', 'http://*', 'http://*.*', 'https://*', 'https://*.*'];
const inline = ["'unsafe-inline'", 'data:'];

function contentPolicy(policy: Policy): number {
  if (policy.size === 0) return -25;
  const sources = (name: string) => policy.get(name) ?? policy.get('default-src') ?? new Set(['*']);
  const has = (name: string, unwanted: readonly string[]) => unwanted.some((one) => sources(name).has(one));
  if (has('script-src', [...broad, ...inline]) || has('object-src', broad)) return -20;
  const active = [...policy].filter(([name]) => name !== 'img-src' && name !== 'media-src');
  const isPlain = (source: string) => source.startsWith('http:') || source.startsWith('ftp:');
  if (active.some(([, values]) => [...values].some(isPlain))) return -20;
  if (has('script-src', ["'unsafe-eval'"]) || has('style-src', ["'unsafe-eval'"])) return -10;
  if ([...sources('img-src'), ...sources('media-src')].some(isPlain)) return -10;
  if (has('style-src', [...broad, ...inline])) return 0;
  const standard = policy.get('default-src');
  return standard?.has("'none'") && standard.size === 1 ? 10 : 5;
}

function transport(value: string | undefined): number {
  const age = /(?:^|;)\s*max-age=(\d+)/.exec(value ?? '')?.[1];
  if (age === undefined) return -20;
  return Number(age) >= sixMonths ? 0 : -10;
}

function framing(policy: Policy, header: string | undefined): number {
  if (policy.has('frame-ancestors')) return 5;
  return header === 'deny' || header === 'sameorigin' ? 5 : -20;
}

function foreignScripts(headers: Headers, body: string): boolean {
  if (!headers.get('content-type')?.startsWith('text/html')) return false;
  return [...body.matchAll(/<script[^>]*\ssrc="([^"]*)"/g)].some(
    ([, source]) => !/^\/[^/]/.test(source ?? ''),
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
