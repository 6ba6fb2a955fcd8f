import { expect, test } from 'vitest';
import { analyze } from '../analyze';
import { readCatalog } from '../catalog/files';
import type { Judged } from '../report/judged';
import type { Report } from '../report/report';
import { reportFixture } from '../report/report.fixture';
import { withoutText } from '../report/without-text';
import { visible } from '../text/visible';
import { columnsOf } from '../text/width';
import type { Setting } from './format';
import format from './text';

const evil = '\u001b]0;owned\u0007\r\u009b31m\u202e\n';

/** The report with something evil in each of its texts, whether or not a file can bring it there today. */
function withEvil(report: Report): Report {
  const kept = new Set(['severity', 'consequence', 'verdict', 'certainty', 'kind']);
  return JSON.parse(JSON.stringify(report), (key, value: unknown) =>
    typeof value === 'string' && !kept.has(key) ? `${value}${evil}` : value,
  );
}

test.each([true, false])('nothing of a file reaches the terminal raw, colours: %s', async (colour) => {
  const dockerfile =
    'FROM debian:12 AS a\nRUN ls\nFROM nowhere:1\nCOPY --from=a /a /b\nUSER root\nCMD ["b"\n# check=skip=all\nFOO';
  const other = 'FROM node:22\nRUN npm ci\nCMD ["node", "a.js"]';
  for (const text of [dockerfile, other]) {
    const report = await analyze({ dockerfile: text }, readCatalog(), '2026-06-01');
    const shown = format.render(withEvil(report), {
      file: `Dockerfile${evil}`,
      colour,
      address: undefined,
      site: undefined,
    });
    const own = colour
      ? ['\u001b[1m', '\u001b[2m', '\u001b[0m', '\u001b[31m', '\u001b[33m', '\u001b[36m']
      : [];
    const left = own.reduce((rest, sequence) => rest.replaceAll(sequence, ''), shown);
    for (const line of left.split('\n')) expect(line).toBe(visible(line));
    expect(shown).toContain('␛]0;owned␇␍\\u009b31m\\u202e␊');
    expect(shown.split('\n')).toHaveLength(
      format.render(report, { file: 'Dockerfile', colour, address: undefined, site: undefined }).split('\n')
        .length,
    );
  }
});

test('names the bases that may run a file where none is known to', async () => {
  const dockerfile = 'FROM node:20\nWORKDIR /app\nCOPY . .\nRUN npm install\nCMD npm start\n';
  const report = await analyze({ dockerfile }, readCatalog(), '2026-11-23');
  const shown = format.render(report, {
    file: 'Dockerfile',
    colour: false,
    address: undefined,
    site: undefined,
  });
  expect(shown).toContain('No base of the catalog is known to run this as it is');
  expect(shown).toMatch(/^ {2}node:2[24]\S* +not known: It has Node\.js 2[24]/m);
});

const setting = { colour: false, address: undefined, site: 'https://plinth.example' };
const judged: Judged = { file: 'api/Dockerfile', report: reportFixture, suppressed: [] };

function linesOf(files: readonly Judged[], difference: Partial<Setting> = {}): readonly string[] {
  return format.renderAll(files, { ...setting, ...difference }).split('\n');
}

test('a finding shows its line with what is meant of it, what is wrong, what to do and why', () => {
  const lines = linesOf([judged]);
  const from = lines.indexOf('Will not build');
  expect(lines.slice(from, from + 9)).toEqual([
    'Will not build',
    '  api/Dockerfile:15:59  error  run-without-shell',
    '    15 │ RUN --mount=from=certificates,source=/etc/ssl,target=/mnt cp -r /mnt /etc/ssl',
    '       │                                                           ^^^^^^^^^^^^^^^^^^^',
    '    RUN in shell form needs /bin/sh; scratch has no shell.',
    '    → Copy the certificates from the stage that has them instead.',
    '      · scratch is empty https://docs.docker.com/build/building/base-images/',
    '      · The shell of this stage is the default one [line 12]',
    '',
  ]);
});

test.each([70, 80, 120])(
  'a terminal of %i columns gets no longer lines, but for words that are',
  (columns) => {
    for (const line of linesOf([judged], { columns })) {
      const isOneWord = !line
        .trim()
        .replace(/^[·→] /, '')
        .includes(' ');
      if (!isOneWord) expect(columnsOf(line), line).toBeLessThanOrEqual(columns);
    }
    if (columns === 70)
      expect(linesOf([judged], { columns }).length).toBeGreaterThan(linesOf([judged]).length);
  },
);

test('words open the page of a rule and the source of a fact where the terminal can', () => {
  const lines = linesOf([judged], { hyperlinks: true });
  const link = (url: string, words: string) => `\u001b]8;;${url}\u001b\\${words}\u001b]8;;\u001b\\`;
  expect(lines).toContain(
    `  api/Dockerfile:15:59  error  ${link('https://plinth.example/rules/run-without-shell', 'run-without-shell')}`,
  );
  expect(lines).toContain(
    `      · ${link('https://docs.docker.com/build/building/base-images/', 'scratch is empty')}`,
  );
  expect(linesOf([judged], { hyperlinks: true, site: undefined })).toContain(
    '  api/Dockerfile:15:59  error  run-without-shell',
  );
});

test('no file can end a link, or make one of its own', () => {
  const evidence = [
    { text: 'a', source: 'https://a.example/\u001b\\\u0007\ud800é' },
    { text: 'b', source: evil },
  ];
  const findings = reportFixture.findings.map((finding) => ({ ...finding, evidence }));
  const report = { ...reportFixture, findings };
  const text = linesOf([{ ...judged, report }], { hyperlinks: true }).join('\n');
  expect(text).not.toContain('\u0007');
  expect(text).not.toContain('\u001b]0');
  expect(text).toContain(
    '\u001b]8;;https://a.example/%E2%90%9B\\%E2%90%87%EF%BF%BD%C3%A9\u001b\\a\u001b]8;;',
  );
});

test('a secret is marked, and not written into the log', async () => {
  const dockerfile = 'FROM debian:13\nENV DB_PASSWORD=hunter2-Kx93\nUSER 1000\n';
  const report = await analyze({ dockerfile }, readCatalog(), '2026-06-01');
  const text = linesOf([{ ...judged, report }]).join('\n');
  expect(text).toContain('2 │ ENV DB_PASSWORD=••••••••••••\n');
  expect(text).not.toContain('hunter2');
});

test('without the text of the file there are no lines of it', () => {
  expect(linesOf([{ ...judged, report: withoutText(reportFixture) }]).join('\n')).not.toContain('│');
});

test('what is suppressed is counted in one line, by who asked for it', () => {
  const [finding] = reportFixture.findings;
  const because = { kind: 'configuration', reason: 'built elsewhere' } as const;
  const suppressed = finding
    ? [
        { finding, because },
        { finding, because },
        { finding, because: { kind: 'baseline' } as const },
      ]
    : [];
  expect(linesOf([{ ...judged, suppressed }])).toContain(
    '1 suppressed in the file, 2 by the configuration, 1 by the baseline',
  );
  const report = { ...reportFixture, suppressed: [] };
  expect(linesOf([{ ...judged, report, suppressed }])).toContain(
    '2 suppressed by the configuration, 1 by the baseline',
  );
});

test('of many files each says what was found in it, and nothing of bases', () => {
  const nothing: Report = {
    ...reportFixture,
    summary: { verdict: 'no-failure-found', text: 'Nothing found', finding: undefined },
    findings: [],
    suppressed: [],
    notKnown: [],
  };
  const clean = (file: string): Judged => ({ file, report: nothing, suppressed: [] });
  const lines = linesOf([clean('a/Dockerfile'), clean('b/Dockerfile'), judged, clean('c/Dockerfile')]);
  expect(lines.filter((line) => line.includes('/Dockerfile: '))).toEqual([
    'a/Dockerfile: Nothing found',
    'b/Dockerfile: Nothing found',
    'api/Dockerfile: Will not build: RUN needs /bin/sh, and scratch has no shell (line 15)',
    'c/Dockerfile: Nothing found',
  ]);
  expect(lines.join('\n')).not.toMatch(/catalog|distroless/);
  expect(linesOf([])).toEqual(['']);
});
