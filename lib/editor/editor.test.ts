import { describe, expect, test } from 'vitest';
import { analyze } from '../analyze';
import { cases } from '../cases.fixture';
import { readCatalog } from '../catalog/files';
import { applyEdits } from '../text/edit';
import { fc } from '../text/testing/fc';
import { growthOf } from '../text/testing/growth';
import { actionsIn } from './actions';
import { completionsAt } from './completion';
import { diagnosticsOf } from './diagnostics';
import { type EditorDocument, openDocument, type Surroundings } from './document';
import { hoverAt } from './hover';
import { linksIn } from './links';
import { namesIn } from './names';
import { foldsOf, outlineOf } from './outline';
import { rename, renameableAt } from './rename';
import { tokensOf } from './tokens';

const surroundings: Surroundings = {
  options: { target: undefined, buildArgs: {}, platform: 'linux/amd64' },
  today: '2026-11-30',
  catalog: readCatalog,
};
const site = 'https://plinth.example';

function open(text: string): EditorDocument {
  return openDocument(text, surroundings);
}

function hover(written: string): string | undefined {
  const offset = written.indexOf('▮');
  return hoverAt(open(written.replace('▮', '')), offset, surroundings, site)?.markdown;
}

test.each([
  [
    'FROM debian:tri▮xie-slim',
    ['`debian:trixie-slim`', 'C library: glibc', '(https://plinth.example/images/debian-trixie-slim)'],
  ],
  ['FROM sc▮ratch', ['Empty: no files at all.']],
  ['FROM example.org/own:▮1', ['Not in the catalog']],
  ['ARG V\nFROM $V▮:1', ['`V` = not known', 'give it as build argument']],
  ['FROM a AS b\nFROM c\nCOPY --from=▮b /a /', ['Stage `b` on `a`', 'begins on line 1']],
  ['FROM a\nENV X=1\nRUN echo $▮X', ['`X` = `1`', 'set by ENV on line 2']],
  ['FROM a\nENV X=a`b\nRUN echo $▮X', ['``a`b``']],
  ['FROM a\nexp▮ose 80', ['**EXPOSE**', 'it publishes none']],
  ['FROM a\nONBUILD RU▮N x', ['**RUN**']],
])('%j says so', (written, parts) => {
  for (const part of parts) expect(hover(written)).toContain(part);
});

test('images and ignored rules lead to their pages', () => {
  const text =
    '# plinth ignore=base-retired, nothing, runs-as-root -- so\nFROM debian:trixie-slim\nCOPY --from=own/x /a /\nFROM ghcr.io/a/b\n';
  const links = linksIn(open(text), surroundings, site);
  expect(links.map(({ span, url }) => [text.slice(span.start, span.end), url])).toEqual([
    ['debian:trixie-slim', `${site}/images/debian-trixie-slim`],
    ['own/x', 'https://hub.docker.com/r/own/x'],
    ['base-retired', `${site}/rules/base-retired`],
    ['runs-as-root', `${site}/rules/runs-as-root`],
  ]);
});

test('nothing is said of what is nothing', () => {
  expect(hover('FROM a\nRUN ec▮ho')).toBeUndefined();
  expect(hover('▮')).toBeUndefined();
});

test('an outline has the stages, and what is folded has several lines', () => {
  const text =
    '# one\n# two\n\n# three\nARG V=1\nFROM a AS x\nRUN a && \\\n  b\nFROM b\nCOPY <<A <<B /\n1\nA\n2\nB\n';
  const graph = open(text).graph();
  expect(outlineOf(graph).map(({ name, children }) => [name, children.map((child) => child.name)])).toEqual([
    ['ARG', []],
    ['x', ['RUN']],
    ['stage 1', ['COPY']],
  ]);
  expect(foldsOf(graph).map(({ kind, span }) => [kind, text.slice(span.start, span.end)])).toEqual([
    ['region', 'FROM a AS x\nRUN a && \\\n  b'],
    ['region', 'FROM b\nCOPY <<A <<B /\n1\nA\n2\nB'],
    ['region', 'RUN a && \\\n  b'],
    ['region', 'COPY <<A <<B /\n1\nA\n2\nB'],
    ['comment', '# one\n# two'],
  ]);
});

test.each(['', '\ufeff'])('what is ignored here is found no more, behind %j', async (mark) => {
  const text = `${mark}FROM debian:trixie-slim\r\nRUN apt-get install -y curl\r\nCMD sleep 1\r\n`;
  const catalog = readCatalog();
  const report = await analyze({ dockerfile: text }, catalog, surroundings.today);
  const document = open(text);
  const all = actionsIn({ start: 0, end: text.length }, report, document.dockerfile(), document.lines());
  const ignoring = all.filter(({ kind }) => kind === 'ignore');
  expect(ignoring.length).toBeGreaterThan(2);
  for (const { edits, finding } of ignoring) {
    const rule = report.findings[finding]?.rule;
    const after = await analyze({ dockerfile: applyEdits(text, edits) }, catalog, surroundings.today);
    expect(after.findings.filter((each) => each.rule === rule)).toEqual([]);
    expect(applyEdits(text, edits)).not.toMatch(/[^\r]\n/);
    expect(applyEdits(text, edits).lastIndexOf('\ufeff')).toBe(text.lastIndexOf('\ufeff'));
  }
});

test('every finding of every case has a place in its text, and its fix changes it', async () => {
  for (const { dockerfile: text } of cases.filter((_, at) => at % 30 === 0)) {
    const report = await analyze({ dockerfile: text }, readCatalog(), surroundings.today);
    const document = open(text);
    for (const { span } of diagnosticsOf(report, document.lines())) {
      expect(span.start).toBeLessThanOrEqual(span.end);
      expect(span.end).toBeLessThanOrEqual(text.length);
    }
    for (const { kind, edits } of actionsIn(
      { start: 0, end: text.length },
      report,
      document.dockerfile(),
      document.lines(),
    ))
      if (kind === 'fix') expect(applyEdits(text, edits)).not.toBe(text);
  }
});

/** Everything an editor may ask about a place. */
function askAll(text: string, offset: number): void {
  const document = open(text);
  const graph = document.graph();
  hoverAt(document, offset, surroundings, site);
  completionsAt(document, offset, surroundings);
  linksIn(document, surroundings, site);
  namesIn(graph).at(offset);
  renameableAt(graph, offset);
  rename(graph, offset, 'other');
  for (const { span } of [...outlineOf(graph), ...foldsOf(graph), ...tokensOf(document.dockerfile())])
    if (!(span.start >= 0 && span.start <= span.end && span.end <= text.length))
      throw new Error(`${span.start}–${span.end} is not within ${JSON.stringify(text)}`);
}

const pieces = [
  'FROM ',
  'node:20',
  ' AS b',
  '\n',
  '\\\n',
  'RUN ',
  'COPY --from=',
  'b',
  ' ',
  '$',
  '${',
  'V',
  '}',
  'ARG V',
  '=',
  '"',
  "'",
  '<<E',
  'E\n',
  '#',
  '\r\n',
  '--mount=type=bind,from=',
  'ENV V=1',
  'ONBUILD ',
  'CMD ["a"',
  ']',
  '\u{1f600}',
  '\ufeff',
  '`',
  '# escape=`\n',
  '--',
  ':',
  '\0',
];

test('whatever the text and wherever the cursor, there is an answer', () => {
  const text = fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, fc.nat(1000), (written, at) => askAll(written, at % (written.length + 1))),
    { numRuns: 600 },
  );
});

test('a file that is cut anywhere is one that is being written', () => {
  fc.assert(
    fc.property(fc.nat(cases.length - 1), fc.nat(100_000), fc.nat(100_000), (which, cut, at) => {
      const whole = cases[which]?.dockerfile ?? '';
      const text = whole.slice(0, cut % (whole.length + 1));
      askAll(text, at % (text.length + 1));
    }),
    { numRuns: 60 },
  );
});

describe('what is asked costs no more than the file is long', () => {
  const lines = [
    'RUN echo $V && V=2\n',
    'COPY --from=b $V /\n',
    'FROM node:20 AS b\n',
    'ENV A=$V B=1\n',
    '# x\n',
    'RUN <<A\n$V\nA\n',
  ];
  test.each(lines)('%j', (line) => {
    const make = (n: number) => open(`ARG V=1\nFROM node:20 AS b\nENV V=1\n${line.repeat(n)}`);
    const growth = growthOf(
      (n) => {
        const document = make(n);
        document.graph();
        return document;
      },
      (document) => {
        const graph = document.graph();
        const end = document.text.length;
        hoverAt(document, end - 2, surroundings, site);
        completionsAt(document, end, surroundings);
        namesIn(graph).at(end - 2);
        outlineOf(graph);
        foldsOf(graph);
      },
      40,
    );
    expect(growth).toBeLessThan(1.6);
  });
});
