import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const app = fileURLToPath(new URL('../app', import.meta.url));

/** What a part of an address that may be many stands for in the tests; `report` is one that is stored. */
const parts: Readonly<Record<string, string>> = {
  '/api/images/[id]': 'debian-trixie',
  '/api/reports/[id]': 'report',
  '/api/[...path]': 'nothing',
  '/families/[id]': 'distroless',
  '/guides/[slug]': 'choosing',
  '/images/[id]': 'debian-trixie',
  '/r/[id]': 'report',
  '/rules/[id]': 'runs-as-root',
};

/** In the path of a route, where the id of a stored report belongs. */
export const reportMark = ':report';

export type Route = {
  readonly path: string;
  readonly isPage: boolean;
  /** Those that its file has a function for; GET for what has none. */
  readonly methods: readonly string[];
};

/**
 * All that the app answers, read from the files that answer it: https://nextjs.org/docs/app/api-reference/file-conventions
 * Throws for a part of an address that nothing is known to stand for.
 */
export function routesOfApp(): readonly Route[] {
  return routesIn(app, '', '');
}

function routesIn(folder: string, pattern: string, path: string): readonly Route[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name.startsWith('_')) return [];
      const isGroup = entry.name.startsWith('(');
      const below = isGroup ? pattern : `${pattern}/${entry.name}`;
      return routesIn(file, below, isGroup ? path : `${path}/${partOf(below, entry.name)}`);
    }
    const name = nameOf(entry.name);
    if (name === undefined) return [];
    const isPage = name === 'page';
    const isRoute = name === 'route';
    const whole = isPage || isRoute ? path || '/' : `${path}/${name}`;
    return [{ path: whole, isPage, methods: isRoute ? methodsIn(file) : ['GET'] }];
  });
}

function partOf(pattern: string, name: string): string {
  if (!name.startsWith('[')) return name;
  const part = parts[pattern];
  if (part === undefined) throw new Error(`Name an example of ${pattern} in e2e/routes.ts.`);
  return part === 'report' ? reportMark : part;
}

/** Of a file that Next answers an address with: `page`, `route`, or the last part of the address. */
function nameOf(file: string): string | undefined {
  const [, name = '', ending = ''] = /^([a-z-]+)\.(tsx?|[a-z]+)$/.exec(file) ?? [];
  const isCode = ending.startsWith('ts');
  switch (name) {
    case 'page':
    case 'route':
      return isCode ? name : undefined;
    case 'opengraph-image':
    case 'twitter-image':
    case 'apple-icon':
    case 'icon':
      return isCode ? name : file;
    case 'robots':
      return 'robots.txt';
    case 'sitemap':
      return 'sitemap.xml';
    case 'manifest':
      return 'manifest.webmanifest';
    default:
      return undefined;
  }
}

function methodsIn(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8');
  const all = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
  const found = all.filter((method) =>
    new RegExp(
      `^export (?:async )?(?:function|const) ${method}\\b|^export \\{[^}]*\\b${method}\\b`,
      'm',
    ).test(text),
  );
  if (found.length === 0) throw new Error(`No method is found in ${file}.`);
  return found;
}

/** Addresses of pages, in several states, that need no report. */
export const pages: readonly string[] = [
  ...routesOfApp()
    .filter(({ path, isPage }) => isPage && !path.includes(reportMark))
    .map(({ path }) => path),
  '/?q=debian',
  '/analyze?example=node-slim',
  '/changes?reference=python:3.12-slim',
  '/compare?with=debian-trixie,debian-bookworm',
  '/nothing-here',
];
