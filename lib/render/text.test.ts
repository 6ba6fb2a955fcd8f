import { expect, test } from 'vitest';
import { analyze } from '../analyze';
import { readCatalog } from '../catalog/files';
import type { Report } from '../report/report';
import { visible } from '../text/visible';
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
