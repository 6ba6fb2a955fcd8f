import { describe, expect, test } from 'vitest';
import { analyze } from '../analyze';
import { readCatalog } from '../catalog/files';
import type { Report } from '../report/report';
import { visible } from '../text/visible';
import { findFormat, formats } from '.';

const evil = '\u001b]0;owned\u0007\r\u009b31m\u202e\n';
const dockerfile =
  'FROM debian:12 AS a\nRUN ls\nFROM nowhere:1\nCOPY --from=a /a /b\nUSER root\nCMD ["b"\n# check=skip=all\nFOO';
const setting = { file: 'Dockerfile', colour: false, address: undefined, site: undefined };

/** The report with something evil in each of its texts, whether or not a file can bring it there today. */
function withEvil(report: Report): Report {
  const kept = new Set(['severity', 'consequence', 'verdict', 'certainty', 'kind']);
  return JSON.parse(JSON.stringify(report), (key, value: unknown) =>
    typeof value === 'string' && !kept.has(key) ? `${value}${evil}` : value,
  );
}

describe.each(formats)('the report as $id', ({ id, fileName, mediaType, render }) => {
  test('has a name and a type of its own', () => {
    expect(
      formats.filter((format) => format.fileName === fileName || format.mediaType === mediaType),
    ).toEqual([findFormat(id)]);
  });

  test('says what was found, and reaches a terminal only as text', async () => {
    const report = await analyze({ dockerfile }, readCatalog(), '2026-06-01');
    expect(render(report, setting)).toContain(report.summary.text.split('`')[0]);
    const lines = render(withEvil(report), { ...setting, file: `Dockerfile${evil}` }).split('\n');
    for (const line of lines) expect(line).toBe(visible(line));
    expect(lines.at(-1)).toBe('');
  });
});
