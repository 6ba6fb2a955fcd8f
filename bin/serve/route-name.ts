import { before } from '../../lib/text/cut';

const exact: ReadonlySet<string> = new Set([
  '/',
  '/analyze',
  '/analyze/facts',
  '/api/analyze',
  '/api/changes',
  '/api/explain',
  '/api/fetch',
  '/api/health',
  '/api/images',
  '/api/openapi.json',
  '/api/recommendations',
  '/api/reports',
  '/api/reports/compare',
  '/api/resolve',
  '/api/rewrite',
  '/api/secrets',
  '/catalog-table.gz',
  '/catalog.csv',
  '/catalog.json',
  '/changes',
  '/choose',
  '/compare',
  '/compare/picture',
  '/developers',
  '/facts',
  '/grade',
  '/guides',
  '/healthz',
  '/icon.svg',
  '/metrics',
  '/missing',
  '/needs',
  '/pictures',
  '/readyz',
  '/robots.txt',
  '/rules',
  '/search',
  '/search-index.gz',
  '/shared',
  '/shared/compare',
  '/sitemap.xml',
]);

const patterns: readonly (readonly [RegExp, string])[] = [
  [/^\/_next\//, '/_next/*'],
  [/^\/images\/[^/]+$/, '/images/:id'],
  [/^\/families\/[^/]+$/, '/families/:id'],
  [/^\/guides\/[^/]+$/, '/guides/:slug'],
  [/^\/rules\/[^/]+$/, '/rules/:id'],
  [/^\/r\/[^/.]+\.\.[^/.]+$/, '/r/:id..:id'],
  [/^\/r\/[\w-]+\.(?:json|md|sarif|svg|txt)$/, '/r/:id.:form'],
  [/^\/r\/[^/]+$/, '/r/:id'],
  [/^\/r\/[^/]+\/opengraph-image/, '/r/:id/opengraph-image'],
  [/^\/r\/[^/]+\/Dockerfile$/, '/r/:id/Dockerfile'],
  [/^\/r\/[^/]+\/delete$/, '/r/:id/delete'],
  [/^\/r\/./, '/r/*'],
  [/^\/api\/images\/[^/]+$/, '/api/images/:id'],
  [/^\/api\/reports\/[^/]+$/, '/api/reports/:id'],
  [/^\/families\/[^/]+\/opengraph-image/, '/families/:id/opengraph-image'],
  [/^\/guides\/[^/]+\/opengraph-image/, '/guides/:slug/opengraph-image'],
  [/^\/images\/[^/]+\/opengraph-image/, '/images/:id/opengraph-image'],
  [/^\/rules\/[^/]+\/opengraph-image/, '/rules/:id/opengraph-image'],
];

/** The kind of address that is asked for. Nothing of a particular one is in it: logs and metrics hold no ids. */
export function routeName(url: string): string {
  const path = before(url, '?');
  if (exact.has(path)) return path;
  return patterns.find(([pattern]) => pattern.test(path))?.[1] ?? 'other';
}
