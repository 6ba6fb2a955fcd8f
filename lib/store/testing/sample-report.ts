import type { Report } from '../../report/report';
import { type EncodedReport, encodeReport } from '../report-row';
import type { Store, Terms } from '../store';

/** A small true-to-shape report whose text is `text`, for tests of the store. */
export function sampleReport(text: string): Report {
  return {
    schemaVersion: 1,
    engine: { version: '0.1.0', catalogRevision: 'abcdef012345', catalogDate: '2026-11-23' },
    source: { text, sha256: '0'.repeat(64) },
    options: { target: undefined, buildArgs: {}, platform: 'linux/amd64' },
    summary: { verdict: 'no-failure-found', text: 'Nothing was found.', finding: undefined },
    stages: [],
    requirements: [],
    findings: [],
    suppressed: [],
    recommendations: [],
    checklist: [],
    notKnown: [],
  };
}

export const at = '2026-11-23T10:00:00.000Z';

/** Kept for ever, and deleted by nobody. */
export const forEver: Terms = { createdAt: at, expiresAt: undefined, tokenHash: undefined };

/** The text of a report that is found, as `at` is now. */
export async function textIn(store: Store, id: string): Promise<string | undefined> {
  const found = await store.getReport(id, at);
  return found?.kind === 'stored' ? found.report.source.text : undefined;
}

export function sampleRow(text: string): EncodedReport {
  return encodeReport(sampleReport(text));
}
