import { expect, test } from 'vitest';
import type { Report } from '@/lib/report/report';
import { reportFixture } from '@/lib/report/report.fixture';
import { findingsPage } from './findings-page';

function reportOf(message: string): Report {
  const [finding] = reportFixture.findings;
  if (finding === undefined) throw new Error('The fixture has no finding');
  return { ...reportFixture, findings: Array.from({ length: 100 }, () => ({ ...finding, message })) };
}

test.each(['x', 'é', '漢', '🧱'])(
  'a page of findings takes the same whatever they are written in: %s',
  (character) => {
    const { report, pages } = findingsPage(reportOf(character.repeat(400)), 1);
    expect(report.findings.length).toBeGreaterThan(1);
    expect(Buffer.byteLength(JSON.stringify(report.findings))).toBeLessThan(24_000);
    expect(pages).toBeGreaterThan(3);
  },
);
