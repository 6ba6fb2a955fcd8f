import { describe, expect, test } from 'vitest';
import { analyze } from '../analyze';
import { readCatalog } from '../catalog/files';
import type { Judged } from '../report/judged';
import type { Finding, Report } from '../report/report';
import { reportFixture } from '../report/report.fixture';
import { fc } from '../text/testing/fc';
import { growthOf } from '../text/testing/growth';
import { visible } from '../text/visible';
import { findFormat, findPageFormat, formats, pageFormats } from '.';
import { hostileFiles, plainSetting } from './hostile.fixture';

const evil = '\u001b]0;owned\u0007\r\u009b31m\u202e\n';
const dockerfile =
  'FROM debian:12 AS a\nRUN ls\nFROM nowhere:1\nCOPY --from=a /a /b\nUSER root\nCMD ["b"\n# check=skip=all\nFOO';
const setting = { ...plainSetting, file: 'Dockerfile' };

/** The report with something evil in each of its texts, whether or not a file can bring it there today. */
function withEvil(report: Report): Report {
  const kept = new Set(['severity', 'consequence', 'verdict', 'certainty', 'kind']);
  return JSON.parse(JSON.stringify(report), (key, value: unknown) =>
    typeof value === 'string' && !kept.has(key) ? `${value}${evil}` : value,
  );
}

test.each(pageFormats)(
  '$id has an ending and a type of its own, by which pages and the API know it',
  (format) => {
    const { id, fileName, mediaType } = format;
    expect(pageFormats.filter((one) => one.fileName === fileName || one.mediaType === mediaType)).toEqual([
      findPageFormat(id),
    ]);
  },
);

test('ids and names of files are told apart on the command line too', () => {
  for (const key of ['id', 'fileName', 'title'] as const)
    expect(new Set(formats.map((format) => format[key])).size).toBe(formats.length);
  for (const format of formats) expect(findFormat(format.id)).toBe(format);
});

describe.each(formats)('the report as $id', ({ id, render, renderAll }) => {
  test('says what was found, and reaches a terminal only as text', async () => {
    const report = await analyze({ dockerfile }, readCatalog(), '2026-06-01');
    const [first] = report.findings;
    const said = id === 'badge' ? report.summary.text : (first?.message ?? '');
    expect(render(report, setting)).toContain(said.split('`')[0]);
    const lines = linesOf(render(withEvil(report), { ...setting, file: `Dockerfile${evil}` }));
    for (const line of lines) expect(line).toBe(visible(line));
    expect(lines.at(-1)).toBe('');
  });

  test('is one document of many files, of whatever is in them', () => {
    fc.assert(
      fc.property(hostileFiles, (judged) => {
        for (const line of linesOf(renderAll(judged, plainSetting))) expect(line).toBe(visible(line));
      }),
      { numRuns: 30 },
    );
  });

  test('costs in proportion to the findings, on one line and on many', () => {
    const work = (judged: readonly Judged[]) => renderAll(judged, plainSetting);
    expect(growthOf((count) => [withFindings(count, 'one line')], work, 100)).toBeLessThan(1.6);
    expect(growthOf((count) => [withFindings(count, 'many lines')], work, 100)).toBeLessThan(1.6);
    expect(growthOf((count) => Array(count).fill(withFindings(3, 'many lines')), work, 8)).toBeLessThan(1.6);
  }, 60_000);

  /** Rows of CSV end as its standard has it. */
  function linesOf(output: string): readonly string[] {
    return output.split(id === 'csv' ? '\r\n' : '\n');
  }
});

/** A file with so many findings, each with an edit. */
function withFindings(count: number, where: 'one line' | 'many lines'): Judged {
  const [first] = reportFixture.findings;
  if (first === undefined) throw new Error('There is no finding');
  const findings = Array.from({ length: count }, (_, at): Finding => {
    const start = where === 'one line' ? { line: 1, column: at * 10 + 5 } : { line: at + 1, column: 5 };
    const range = { start, end: { ...start, column: start.column + 2 } };
    const fix = { safety: 'safe', edits: [{ range, newText: 'ls' }] } as const;
    return { ...first, range, fix, message: `\`${at}\` is not there.` };
  });
  const text = `RUN né ab;${where === 'one line' ? '' : '\n'}`.repeat(count);
  const source = { text, sha256: '0'.repeat(64) };
  return { file: 'Dockerfile', report: { ...reportFixture, source, findings }, suppressed: [] };
}
