import { readdirSync, readFileSync } from 'node:fs';
import type { Log, Region, Result } from 'sarif';
import { describe, expect, test } from 'vitest';
import { analyze } from '../analyze';
import { readCatalog } from '../catalog/files';
import type { Judged } from '../report/judged';
import type { Report } from '../report/report';
import { reportFixture } from '../report/report.fixture';
import { applyEdits } from '../text/edit';
import { indexLines } from '../text/lines';
import { fc } from '../text/testing/fc';
import { hostileFiles, plainSetting } from './hostile.fixture';
import sarif from './sarif';
import { sarifErrors } from './sarif-schema.fixture';

const catalog = readCatalog();

function logOf(judged: readonly Judged[]): Log {
  const log: Log = JSON.parse(sarif.renderAll(judged, plainSetting));
  expect(sarifErrors(log)).toEqual([]);
  return log;
}

function resultsOf(judged: readonly Judged[]): readonly Result[] {
  return logOf(judged).runs[0]?.results ?? [];
}

/**
 * A text with the first fix of a result, read as the standard has it: 3.30 for lines, which CR LF and LF end, and for
 * columns, which are UTF-16 units and end before `endColumn`.
 */
function fixed(text: string, { fixes = [] }: Result): string | undefined {
  const starts = [0, ...Array.from(text.matchAll(/\r?\n/g), (found) => found.index + found[0].length)];
  const offset = (line = 1, column = 1) => (starts[line - 1] ?? text.length) + column - 1;
  const spanOf = ({ startLine, startColumn, endLine, endColumn }: Region) => ({
    start: offset(startLine, startColumn),
    end: offset(endLine ?? startLine, endColumn),
  });
  const [change] = fixes[0]?.artifactChanges ?? [];
  if (change === undefined) return undefined;
  // In turn from the end: nothing that is still to be replaced moves.
  return change.replacements
    .map(({ deletedRegion, insertedContent }, order) => ({
      ...spanOf(deletedRegion),
      order,
      words: insertedContent?.text ?? '',
    }))
    .sort((a, b) => b.start - a.start || b.order - a.order)
    .reduce((rest, { start, end, words }) => rest.slice(0, start) + words + rest.slice(end), text);
}

describe('cases', () => {
  const folder = new URL('../../e2e/cases/', import.meta.url);
  // Every so manyth: all of them take minutes.
  const names = readdirSync(folder).filter((_, at) => at % 6 === 0);

  test('are as the schema has it, and their fixes mend the file as its edits do', async () => {
    let count = 0;
    for (const file of names) {
      const text = readFileSync(new URL(`${file}/Dockerfile`, folder), 'utf8');
      const report = await analyze({ dockerfile: text }, catalog, '2026-11-23');
      const results = resultsOf([{ file, report, suppressed: [] }]);
      const lines = indexLines(text);
      for (const [at, { fix }] of report.findings.entries()) {
        const result = results[at];
        const edits = fix?.edits.map(({ range, newText }) => ({ span: lines.spanOf(range), newText }));
        expect(result && fixed(text, result), file).toBe(edits && applyEdits(text, edits));
        count += edits === undefined ? 0 : 1;
      }
    }
    expect(count).toBeGreaterThan(20);
  }, 120_000);
});

test('a fix says the same in a file of CR LF, beside wide characters, and with the control characters of a file', () => {
  const text = 'FROM a\r\nRUN echo "構😀" && x\u001b[31m\r\nCMD b\n';
  const at = (line: number, from: number, to: number) => ({
    start: { line, column: from },
    end: { line, column: to },
  });
  const [finding] = reportFixture.findings;
  if (finding === undefined) throw new Error('There is no finding');
  const edits = [
    { range: at(2, 19, 20), newText: 'y\u0007' },
    { range: at(3, 5, 5), newText: '' },
    { range: at(1, 6, 7), newText: 'é\r\n' },
  ];
  const report: Report = {
    ...reportFixture,
    source: { text, sha256: '0'.repeat(64) },
    findings: [{ ...finding, fix: { safety: 'safe', edits } }],
    suppressed: [],
  };
  const [result] = resultsOf([{ file: 'Dockerfile', report, suppressed: [] }]);
  expect(result && fixed(text, result)).toBe('FROM é\r\n\r\nRUN echo "構😀" && y\u0007\u001b[31m\r\nCMD b\n');
});

describe('many files', () => {
  const [finding] = reportFixture.findings;
  if (finding === undefined) throw new Error('There is no finding');
  const judged: readonly Judged[] = [
    { file: './api/Dockerfile', report: reportFixture, suppressed: [] },
    {
      file: '/srv/web/Dockerfile',
      report: { ...reportFixture, findings: reportFixture.findings.slice(1) },
      suppressed: [
        { finding, because: { kind: 'configuration', reason: 'built elsewhere', until: '2027-01-01' } },
        { finding, because: { kind: 'baseline' } },
      ],
    },
  ];
  const { runs } = logOf(judged);

  test('are one run, in which each has its place', () => {
    expect(runs).toHaveLength(1);
    const [run] = runs;
    expect(run?.automationDetails?.id).toBe('plinth/');
    expect(run?.artifacts?.map(({ location }) => location)).toEqual([
      { uri: 'api/Dockerfile', uriBaseId: '%SRCROOT%' },
      { uri: 'file:///srv/web/Dockerfile' },
    ]);
    for (const { locations, ruleId, ruleIndex } of run?.results ?? []) {
      const { uri, index = -1 } = locations?.[0]?.physicalLocation?.artifactLocation ?? {};
      expect(run?.artifacts?.[index]?.location?.uri).toBe(uri);
      expect(run?.tool.driver.rules?.[ruleIndex ?? -1]?.id).toBe(ruleId);
    }
    expect(run?.originalUriBaseIds).toHaveProperty(['%SRCROOT%']);
    expect(new Set(run?.tool.driver.rules?.map(({ id }) => id)).size).toBe(run?.tool.driver.rules?.length);
  });

  test('say what settings of the project suppress, and why', () => {
    const suppressions = runs[0]?.results?.slice(-2).map(({ suppressions: all }) => all);
    expect(suppressions).toEqual([
      [{ kind: 'external', status: 'accepted', justification: 'built elsewhere (until 2027-01-01)' }],
      [{ kind: 'external', status: 'accepted', justification: 'It is in the baseline' }],
    ]);
  });

  test('keep the fingerprint of a finding, whether or not it is suppressed', () => {
    const print = (results: readonly Result[], at: number) => results[at]?.partialFingerprints;
    const before = resultsOf([{ file: 'a', report: reportFixture, suppressed: [] }]);
    const findings = reportFixture.findings.slice(1);
    const suppressed = [{ finding, because: { kind: 'baseline' } as const }];
    const after = resultsOf([{ file: 'a', report: { ...reportFixture, findings }, suppressed }]);
    expect(print(after, after.length - 1)).toEqual(print(before, 0));
  });

  test('that are one file, built in two ways, are one artifact', () => {
    const twice = judged.map((one) => ({ ...one, file: 'Dockerfile' }));
    const run = logOf(twice).runs[0];
    expect(run?.artifacts).toHaveLength(1);
    expect(run?.results).toHaveLength(runs[0]?.results?.length ?? -1);
  });

  test('none are a run without results', () => {
    expect(logOf([]).runs[0]?.results).toEqual([]);
  });
});

test('whatever a finding says, the log is as the schema has it', () => {
  fc.assert(
    fc.property(hostileFiles, (judged) => {
      expect(resultsOf(judged)).toHaveLength(
        judged.reduce((sum, { report, suppressed }) => sum + report.findings.length + suppressed.length, 0),
      );
    }),
  );
});
