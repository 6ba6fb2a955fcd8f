import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCatalog } from '../catalog/files';
import { indexLines } from '../text/lines';
import { growthOf } from '../text/testing/growth';
import { analyzeDefinition } from './analyze-definition';
import { placeOf } from './placed';
import { readDefinition } from './read';

const kinds = ['compose', 'bake', 'kubernetes', 'dev-container'] as const;

const seeds = [
  'services:\n  web: &w\n    <<: *w\n    build: {context: ., dockerfile_inline: "FROM a\\n", args: [A=$B]}\n    image: ${X:-${Y}}\n',
  'services:\n  a:\n    build:\n      dockerfile_inline: |\n        FROM a\n\n         RUN $$x\n    extends: {service: a}\n',
  'target "a" {\n  inherits = ["a"]\n  dockerfile-inline = <<-E\n FROM ${A}\n E\n args = { A = upper("${"x"}") }\n}\nvariable "A" { default = B }\n',
  '{"target": {"a": {"matrix": {"v": ["1"]}, "name": "${v}", "contexts": {"a": "b"}}}}',
  'apiVersion: v1\nkind: List\nitems: [{spec: {containers: [{image: "{{ x }}", command: [a], livenessProbe: {exec: {command: [b]}}}]}}]\n',
  '{ // x\n"build": {"dockerfile": "D", "args": {"A": "${localEnv:B}"}}, /* y */ }',
];

test('reads whatever it is given, and every place is one of the text', () => {
  const pieces = fc.constantFrom(...seeds.flatMap((seed) => seed.split(/(?<=[\s{}[\]:"$,])/)));
  const broken = fc
    .array(fc.oneof({ weight: 9, arbitrary: pieces }, fc.string()), { maxLength: 60 })
    .map((parts) => parts.join(''));
  const cut = fc
    .tuple(fc.constantFrom(...seeds), fc.nat(), fc.string({ maxLength: 3 }))
    .map(([seed, at, put]) => {
      const place = at % seed.length;
      return seed.slice(0, place) + put + seed.slice(place + 1);
    });
  fc.assert(
    fc.property(fc.constantFrom(...kinds), fc.oneof(broken, cut), (kind, text) => {
      const { builds, images, notUnderstood } = readDefinition(kind, text, new Map([['B', 'b']]));
      const texts = [
        ...images.map(({ reference }) => reference),
        ...builds.flatMap(({ dockerfile }) => (dockerfile.kind === 'inline' ? [dockerfile.placed] : [])),
      ];
      const places = texts.map((placed) => placeOf(placed, { start: 0, end: placed.text.length })?.span);
      for (const span of [...notUnderstood, ...builds]
        .map((each) => each.span)
        .concat(places.filter((each) => each !== undefined))) {
        expect(span.start).toBeLessThanOrEqual(span.end);
        expect(span.end).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns: 2000 },
  );
});

test('judges whatever it is given', async () => {
  const catalog = readCatalog();
  const word = fc.oneof(
    fc.constantFrom(
      'sh',
      '-c',
      'curl x',
      '/bin/sh',
      '\\',
      '<<E',
      '$X',
      '"',
      "'",
      '[',
      '#',
      '',
      '\n',
      '--',
      'a b',
    ),
    fc.string({ maxLength: 8 }),
  );
  const image = fc.constantFrom(
    'alpine:3.24',
    'gcr.io/distroless/static-debian13:nonroot',
    'nginx',
    'x/y@z',
    'A',
    'scratch',
  );
  const words = fc.array(word, { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(image, words, words, word, word, async (reference, entrypoint, check, user, file) => {
      const service = {
        image: reference,
        entrypoint,
        user,
        platform: user,
        healthcheck: { test: ['CMD-SHELL', check.join(' ')] },
      };
      const text = JSON.stringify({
        services: { a: service, b: { build: '.', healthcheck: { test: ['CMD', ...check] } } },
      });
      const files = { dockerfile: () => ({ text: `FROM ${reference}\n${file}` }) };
      const { judged } = await analyzeDefinition(
        readDefinition('compose', text),
        text,
        files,
        catalog,
        '2026-11-30',
      );
      const lines = indexLines(text);
      for (const { range } of judged.report.findings)
        expect(lines.spanOf(range).end).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 150 },
  );
});

test('a place that is exact holds the very text', () => {
  const line = fc.stringMatching(/^[A-Za-z ="'$#-]{0,20}$/);
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), fc.nat(), fc.nat(), (lines, from, length) => {
      const text = `services:\n  a:\n    build:\n      dockerfile_inline: |\n        FROM a\n${lines.map((each) => `        ${each}\n`).join('')}`;
      const [build] = readDefinition('compose', text).builds;
      if (build?.dockerfile.kind !== 'inline') return;
      const { placed } = build.dockerfile;
      const start = from % placed.text.length;
      const end = Math.min(placed.text.length, start + 1 + (length % 8));
      const place = placeOf(placed, { start, end });
      if (place?.exact)
        expect(text.slice(place.span.start, place.span.end)).toBe(placed.text.slice(start, end));
    }),
    { numRuns: 500 },
  );
});

describe('refuses what is made to be too much', () => {
  const laughs = Array.from(
    { length: 30 },
    (_, at) => `x${at + 1}: &x${at + 1} [${`*x${at}, `.repeat(9)}]\n`,
  ).join('');
  const merges = Array.from(
    { length: 300 },
    (_, at) => `  s${at + 1}: &s${at + 1} {<<: *s${at}, k${at}: v}\n`,
  ).join('');
  const doubles = Array.from(
    { length: 60 },
    (_, at) => `variable "V${at + 1}" { default = "\${V${at}}\${V${at}}" }\n`,
  ).join('');

  test.each([
    ['aliases of aliases', 'compose', `x0: &x0 lol\n${laughs}services: {a: {image: *x30}}\n`],
    ['merge keys of merge keys', 'compose', `services:\n  s0: &s0 {image: a}\n${merges}`],
    ['an alias of itself', 'compose', 'services: &s\n  a: {image: b, extends: *s, build: *s}\n'],
    ['brackets', 'compose', `services: ${'['.repeat(200_000)}`],
    ['lists in lists', 'kubernetes', `${'- '.repeat(200_000)}\n`],
    ['keys in keys', 'kubernetes', `${'? '.repeat(200_000)}\n`],
    ['brackets in HCL', 'bake', `target "a" { args = ${'['.repeat(200_000)}`],
    ['blocks in blocks', 'bake', 'target "a" {\n'.repeat(50_000)],
    ['braces of variables', 'compose', `services: {a: {image: "${'${A:-'.repeat(100_000)}"}}\n`],
    [
      'doubled variables',
      'bake',
      `variable "V0" { default = "xx" }\n${doubles}target "a" { context = V60 }\n`,
    ],
    ['comments in JSON', 'dev-container', '/*'.repeat(300_000)],
  ] as const)('%s', (_, kind, text) => {
    const { builds, images } = readDefinition(kind, text);
    expect(builds.length + images.length).toBeLessThan(400);
  });
});

test('reads no more of what places share than a bound', () => {
  const shared = `services:\n  a: &a {build: {args: {A: "${'x'.repeat(500_000)}"}}}\n`;
  const services = Array.from({ length: 40 }, (_, at) => `  s${at}: *a\n`).join('');
  const { builds } = readDefinition('compose', shared + services);
  const read = builds.filter(({ buildArgs }) => Object.keys(buildArgs).length > 0);
  expect(read).toHaveLength(33);
  expect(builds.at(-1)?.notKnown).toMatchObject([{ code: 'too-large' }]);
});

test('judges no more of what places share than a bound', async () => {
  const probe = '{exec: {command: [x]}}';
  const probes = ['startup', 'readiness', 'liveness'].map((of) => `${of}Probe: ${probe}`).join(', ');
  const container = `{image: alpine:3.24, command: &c ["${'x'.repeat(900_000)}"], args: *c, ${probes}, lifecycle: {preStop: ${probe}, postStart: ${probe}}}`;
  const text = `apiVersion: v1\nkind: Pod\nspec: {containers: [${container}]}\n`;
  const files = { dockerfile: () => ({ code: 'no-dockerfile' as const }) };
  const definition = readDefinition('kubernetes', text);
  const { images, notUnderstood } = await analyzeDefinition(
    definition,
    text,
    files,
    readCatalog(),
    '2026-11-30',
  );
  expect(images).toEqual([]);
  expect(notUnderstood).toMatchObject([{ code: 'too-many', name: '1' }]);
});

test.each([
  [
    'services',
    'compose',
    (n: number) =>
      `services:\n${Array.from({ length: n }, (_, at) => `  s${at}: {image: "a:\${T:-1}"}\n`).join('')}`,
  ],
  ['one key again and again', 'compose', (n: number) => `services:\n${'  a: {image: b}\n'.repeat(n)}`],
  [
    'aliases',
    'compose',
    (n: number) =>
      `x: &x {image: a}\nservices:\n${Array.from({ length: n }, (_, at) => `  s${at}: *x\n`).join('')}`,
  ],
  [
    'an inline Dockerfile',
    'compose',
    (n: number) =>
      `services:\n  a:\n    build:\n      dockerfile_inline: |\n${'        RUN $$x\n'.repeat(n)}`,
  ],
  [
    'a command',
    'compose',
    (n: number) => `services:\n  a:\n    image: b\n    command: ${'a\\ "b" '.repeat(n)}\n`,
  ],
  [
    'a word of a command',
    'compose',
    (n: number) => `services:\n  a:\n    image: b\n    command: ${'a"b"'.repeat(5 * n)}\n`,
  ],
  [
    'documents',
    'kubernetes',
    (n: number) => '---\napiVersion: v1\nkind: Pod\nspec: {containers: [{image: a}]}\n'.repeat(n),
  ],
  [
    'targets',
    'bake',
    (n: number) => Array.from({ length: n }, (_, at) => `target "t${at}" { context = "c" }\n`).join(''),
  ],
  [
    'a chain of targets',
    'bake',
    (n: number) =>
      Array.from({ length: n }, (_, at) => `target "t${at}" { inherits = ["t${at + 1}"] }\n`).join(''),
  ],
  [
    'a chain of variables',
    'bake',
    (n: number) =>
      `${Array.from({ length: n }, (_, at) => `variable "V${at}" { default = V${at + 1} }\n`).join('')}target "a" { context = V0 }\n`,
  ],
  [
    'variables and targets',
    'bake',
    (n: number) =>
      `${Array.from({ length: n }, (_, at) => `variable "V${at}" { default = "" }\n`).join('')}target "a" { context = "${Array.from({ length: n }, (_, at) => `\${V${at}}`).join('')}." }\n${Array.from({ length: n }, (_, at) => `target "t${at}" {}\n`).join('')}`,
  ],
  [
    'what all inherit',
    'bake',
    (n: number) =>
      `target "base" {\n  args = {\n${Array.from({ length: n }, (_, at) => `    a${at} = "x"\n`).join('')}  }\n}\n${Array.from({ length: n }, (_, at) => `target "t${at}" { inherits = ["base"] }\n`).join('')}`,
  ],
  ['texts that are open in a line', 'bake', (n: number) => `a = ${'"${'.repeat(n)}\n`],
  ['blanks', 'kubernetes', (n: number) => `a:${' '.repeat(20 * n)}b\n`],
  ['lines of blanks', 'kubernetes', (n: number) => `a:\n${'    \n'.repeat(20 * n)}`],
  ['expressions', 'bake', (n: number) => `target "a" {\n${'  x = f("a", [1, 2]) + 1\n'.repeat(n)}}\n`],
  ['quotes that are open', 'bake', (n: number) => 'a = "\n'.repeat(n)],
  ['marks of variables', 'bake', (n: number) => `target "a" { context = "${'$${'.repeat(n)}" }\n`],
  ['here-documents that are open', 'bake', (n: number) => 'a = <<E\n'.repeat(n)],
] as const)('takes time linear in %s', (_, kind, text) => {
  expect(growthOf(text, (each) => readDefinition(kind, each), 200)).toBeLessThan(1.6);
});
