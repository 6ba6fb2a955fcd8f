import type { Log, Notification } from 'sarif';
import type { Omitted, Report } from '../report/report';
import { severityCount } from '../report/words';
import { visibleJson } from '../text/visible';
import { defineFormat, type Setting } from './format';
import { messageOf, type Places, placesIn, resultsOf } from './sarif-results';
import { describeRule } from './sarif-rules';

export default defineFormat({
  id: 'sarif',
  title: 'SARIF',
  mediaType: 'application/sarif+json',
  fileName: 'plinth-report.sarif',
  render: (report, setting) => `${visibleJson(sarifLog(report, setting))}\n`,
});

/** The report for what collects findings: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
function sarifLog(report: Report, { file, site, address }: Setting): Log {
  const { engine, options, source, summary } = report;
  const uri = uriOf(file);
  const places = placesIn(report, uri);
  const ruleIds = [...new Set([...report.findings, ...report.suppressed].map(({ rule }) => rule))];
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Plinth',
            version: engine.version,
            semanticVersion: engine.version,
            ...(site !== undefined && { informationUri: site }),
            rules: ruleIds.map((id) => describeRule(id, site)),
          },
        },
        // A category for each file: what is found in one does not take the place of what is found in another.
        automationDetails: { id: `plinth/${uri}/`, description: messageOf(summary.text) },
        columnKind: 'utf16CodeUnits',
        artifacts: [
          {
            location: { uri },
            sourceLanguage: 'dockerfile',
            encoding: 'utf-8',
            roles: ['analysisTarget'],
            hashes: { 'sha-256': source.sha256 },
          },
        ],
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: notesOf(report, places) }],
        results: resultsOf(report, ruleIds, places),
        properties: {
          verdict: summary.verdict,
          ...(summary.concerns && { concerns: summary.concerns.map(({ kind }) => kind) }),
          platform: options.platform,
          catalogDate: engine.catalogDate,
          catalogRevision: engine.catalogRevision,
          ...(report.measured && { measured: [...report.measured] }),
          ...(address !== undefined && { report: address }),
        },
      },
    ],
  };
}

/** What the results do not say: what was left out of them, and what could not be found out. */
function notesOf({ notKnown, omitted = [], omittedSuppressed = [] }: Report, places: Places): Notification[] {
  const more = (of: Omitted, how: string) =>
    `${severityCount(of.severity, of.count)} more of ${of.rule} ${how} not listed.`;
  const counts = [
    ...omitted.map((of) => more(of, of.count === 1 ? 'is' : 'are')),
    ...omittedSuppressed.map((of) =>
      more(of, of.count === 1 ? 'that is suppressed is' : 'that are suppressed are'),
    ),
  ];
  return [
    ...counts.map((text): Notification => ({ level: 'note', message: messageOf(text) })),
    ...notKnown.map(
      ({ text, range }): Notification => ({
        level: 'note',
        message: messageOf(text),
        ...(range && { locations: [{ physicalLocation: places.at(range) }] }),
      }),
    ),
  ];
}

/** Relative to what is checked, as the name is, or of the machine where it is absolute. */
function uriOf(file: string): string {
  const path = file
    .replace(/^(?:\.\/+)+/, '')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  return path.startsWith('/') ? `file://${path}` : path;
}
