import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { circlesIn } from '../bin/lint/circles';
import { decisionsOnFamilies } from '../bin/lint/families';
import { decisionsOnProse } from '../bin/lint/prose';

/**
 * The floors of the house. A file may import from lower floors and from its own part, nothing else.
 * A key names a folder, or a file without its ending; the longest that fits counts.
 */
const floors: Readonly<Record<string, number>> = {
  package: 0,
  data: 0,
  // Even a reference is looked up in tables.
  'lib/text': -1,
  'lib/reference': 0,
  'lib/account': 0,
  'lib/path': 0,
  'lib/settings': 0,
  'lib/hosted': 0,
  // Codes with what their sentences take: made below, said last.
  'lib/words': 0,
  'lib/fact': 0,
  'lib/dockerfile': 1,
  'lib/shell': 1,
  'lib/registry': 1,
  // What a report and a request for one look like, and nothing else: every floor above speaks of it.
  'lib/report': 1,
  'lib/version': 1,
  'lib/catalog': 2,
  'lib/grade': 2,
  'lib/observe': 2,
  'lib/policy': 3,
  // What is measured of images, put where the catalog is silent.
  'lib/measured': 3,
  // Reads all the data, what was measured too.
  'lib/catalog/files': 4,
  'lib/catalog/packed-files': 4,
  'lib/other-files': 2,
  'lib/secrets': 2,
  'lib/stages': 2,
  'lib/bases': 3,
  'lib/store': 3,
  'lib/difference': 4,
  'lib/facets': 3,
  'lib/image-guide': 3,
  'lib/table': 4,
  'lib/contents': 4,
  'lib/palette': 5,
  'lib/programs': 5,
  'lib/projects': 6,
  'lib/moving': 6,
  'lib/ownership': 6,
  'lib/start': 6,
  'lib/attempts': 7,
  'lib/inspection': 8,
  'lib/requirements': 9,
  'lib/recommend': 10,
  'lib/rules': 10,
  'lib/analysis': 11,
  'lib/examples': 11,
  'lib/render': 11,
  'lib/share': 11,
  'lib/analyze': 12,
  // Judges with the whole engine what other files build and run.
  'lib/definitions': 13,
  'lib/explain': 13,
  // Proves what it makes by reading it again.
  'lib/rewrite': 13,
  // What an editor shows of a file and its report, in the browser and through the language server.
  'lib/editor': 13.5,
  // Tools for agents, over all the rest.
  'lib/agent': 14,
  components: 14,
  app: 15,
  bin: 15,
  e2e: 16,
  // Measures a server of the end-to-end tests.
  'bin/bench': 17,
};

/** The only places of lib that may know the machine. */
const doors = ['lib/store/', 'lib/catalog/files.ts', 'lib/catalog/packed-files.ts', 'lib/registry/'];

/** What components may not see, though it lies below them. */
const closedToComponents = ['data', 'lib/store', 'lib/registry', 'lib/catalog/files'];

const root = fileURLToPath(new URL('..', import.meta.url));
const isTest = (path: string) => /\.(?:test|fixture)\.tsx?$/.test(path) || path.includes('/testing/');

type SourceFile = { readonly path: string; readonly text: string; readonly imports: readonly string[] };
const files = ['lib', 'components', 'app', 'bin', 'e2e'].flatMap((folder) => sourcesIn(folder));
const code = files.filter(({ path }) => !isTest(path));

function sourcesIn(folder: string): SourceFile[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return sourcesIn(path);
    if (!/\.tsx?$/.test(entry.name)) return [];
    const text = readFileSync(join(root, path), 'utf8');
    return [{ path, text, imports: importsOf(text) }];
  });
}

/** Static, side-effect and dynamic imports, re-exports, and types named by `import('…')`. */
function importsOf(text: string): string[] {
  const pattern =
    /(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g;
  return [...text.matchAll(pattern)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

/** Path from the root of what an import names, without its ending; undefined for packages. */
function target(from: string, specifier: string): string | undefined {
  const inside = specifier.startsWith('@/')
    ? specifier.slice(2)
    : specifier.startsWith('.')
      ? relative(root, normalize(join(root, dirname(from), specifier)))
      : undefined;
  return inside
    ?.split(sep)
    .join('/')
    .replace(/\.(?:tsx?|js|json|css)$/, '');
}

function partOf(path: string): string | undefined {
  const plain = path.replace(/(\.test)?\.tsx?$/, '');
  return Object.keys(floors)
    .filter((part) => plain === part || plain.startsWith(`${part}/`))
    .sort((a, b) => b.length - a.length)[0];
}

function floorOf(path: string): number {
  return floors[partOf(path) ?? ''] ?? Number.NaN;
}

/** Parts of one folder may use each other. */
function sharesFolder(from: string, to: string): boolean {
  const folder = (path: string) =>
    path
      .split('/')
      .slice(0, path.startsWith('lib/') ? 2 : 1)
      .join('/');
  return folder(from.replace(/\.tsx?$/, '')) === folder(to);
}

test('every folder of lib has its floor; only tests of the whole stand beside them', () => {
  expect(
    files.filter(
      ({ path }) => partOf(path) === undefined && !/^lib\/[a-z-]+\.(test|fixture)\.ts$/.test(path),
    ),
  ).toEqual([]);
});

test('nothing imports upward or sideways', () => {
  const wrong = code.flatMap(({ path, imports }) =>
    imports.flatMap((specifier) => {
      const to = target(path, specifier);
      if (to === undefined || floorOf(to) < floorOf(path) || sharesFolder(path, to)) return [];
      return [`${path} [${floorOf(path)}] imports ${to} [${floorOf(to)}]`];
    }),
  );
  expect(wrong).toEqual([]);
});

test('no file needs itself, by whatever way', () => {
  const needs = new Map(
    files.map(({ path, imports }) => [
      path.replace(/\.tsx?$/, ''),
      imports.flatMap((specifier) => target(path, specifier) ?? []),
    ]),
  );
  expect(circlesIn(needs)).toEqual([]);
});

test('a wing of the rules uses itself and what all wings share', () => {
  const wing = (path: string) => /^lib\/rules\/([a-z]+)\//.exec(path)?.[1];
  const wrong = code.flatMap(({ path, imports }) =>
    imports
      .map((specifier) => target(path, specifier) ?? '')
      .filter((to) => wing(path) !== undefined && wing(to) !== undefined && wing(to) !== wing(path))
      .map((to) => `${path} imports ${to}`),
  );
  expect(wrong).toEqual([]);
});

test('every import inside the project names a file that is there', () => {
  const missing = files
    .filter(({ path }) => path !== 'lib/architecture.test.ts')
    .flatMap(({ path, imports }) =>
      imports.flatMap((specifier) => {
        const to = target(path, specifier);
        if (to === undefined) return [];
        const endings = ['.ts', '.tsx', '.json', '.css', '.js', '/index.ts', '/index.tsx'];
        return endings.some((ending) => existsSync(join(root, to + ending))) ? [] : [`${path} imports ${to}`];
      }),
    );
  expect(missing).toEqual([]);
});

test('components see neither data nor the doors', () => {
  const wrong = code
    .filter(({ path }) => path.startsWith('components/'))
    .flatMap(({ path, imports }) =>
      imports
        .map((specifier) => target(path, specifier) ?? '')
        .filter((to) => closedToComponents.some((part) => to === part || to.startsWith(`${part}/`)))
        .map((to) => `${path} imports ${to}`),
    );
  expect(wrong).toEqual([]);
});

test('lib knows neither the machine nor the time outside its doors', () => {
  const inside = code.filter(
    ({ path }) => path.startsWith('lib/') && !doors.some((door) => path.startsWith(door)),
  );
  const forbidden =
    /\bDate\.now\b|\bnew Date\(\s*\)|\bDate\(\s*\)|\bperformance\.(?:now|timeOrigin)\b|\bMath\.random\b|\brandomUUID\b|\bgetRandomValues\b|\bprocess\.|\bfetch\(/;
  const wrong = inside.flatMap(({ path, text, imports }) => [
    ...imports
      .filter((specifier) => specifier.startsWith('node:'))
      .map((specifier) => `${path} imports ${specifier}`),
    ...(forbidden.exec(withoutComments(text)) ?? []).map((found) => `${path} uses ${found}`),
  ]);
  expect(wrong).toEqual([]);
});

test('node is imported by its prefix, and the dependencies by their own names', () => {
  const builtins = new Set('fs path os crypto http https net url util zlib child_process'.split(' '));
  const wrong = files.flatMap(({ path, imports }) =>
    imports.filter((specifier) => builtins.has(specifier)).map((specifier) => `${path} imports ${specifier}`),
  );
  expect(wrong).toEqual([]);
});

test('values decide, never sentences', () => {
  const wrong = code.flatMap(({ path, text }) => {
    const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
    return decisionsOnProse(file).map(({ node, message }) => `${path}: ${message}: ${node.getText()}`);
  });
  expect(wrong).toEqual([]);
});

/** They are about families: what tags mean, facts on their way to a file. */
const knowFamilies = ['lib/catalog/grammar/', 'bin/import-'];

test('no code decides on a family by its name', () => {
  const ids = new Set(readdirSync(join(root, 'data/families')).map((name) => name.replace('.json', '')));
  const wrong = code
    .filter(({ path }) => !knowFamilies.some((place) => path.startsWith(place)))
    .flatMap(({ path, text }) => {
      const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
      return decisionsOnFamilies(file, ids).map((node) => `${path}: ${node.getText()}`);
    });
  expect(wrong).toEqual([]);
});

test('no file is longer than 300 lines', () => {
  const long = files
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    .filter(({ lines }) => lines > 300)
    .map(({ path, lines }) => `${path}: ${lines}`);
  expect(long).toEqual([]);
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:])\/\/.*$/gm, '$1');
}

test('the test sees what it looks for', () => {
  expect(
    importsOf("import { a } from '../x';\nexport * from './y';\nimport 'z';\nconst b = import('@/lib/w');"),
  ).toEqual(['../x', './y', 'z', '@/lib/w']);
  expect(target('lib/rules/run.ts', '../text/span')).toBe('lib/text/span');
  expect(target('app/r/[id]/page.tsx', '@/lib/store/store')).toBe('lib/store/store');
  expect(floorOf('lib/report/report.ts')).toBe(1);
  expect(floorOf('lib/analysis/summary.ts')).toBe(11);
  expect(files.length).toBeGreaterThan(100);
});
