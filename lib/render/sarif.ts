import type { Artifact, Log, Notification, Run } from 'sarif';
import type { Judged } from '../report/judged';
import type { Omitted, Report } from '../report/report';
import { severityCount } from '../report/words';
import { visibleJson } from '../text/visible';
import { defineFormat, type Setting } from './format';
import { type Places, placesIn, sourceRoot, uriOf } from './sarif-places';
import { messageOf, resultsOf, rulesIn } from './sarif-results';
import { describeRule } from './sarif-rules';

export default defineFormat({
  id: 'sarif',
  title: 'SARIF',
  mediaType: 'application/sarif+json',
  fileName: 'plinth-report.sarif',
  renderAll: (judged, setting) => `${visibleJson(sarifLog(judged, setting))}\n`,
});

/** For what collects findings: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
function sarifLog(judged: readonly Judged[], setting: Setting): Log {
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [runOf(judged, setting)],
  };
}

function runOf(judged: readonly Judged[], { site, address }: Setting): Run {
  const version = judged[0]?.report.engine.version;
  const { files, artifacts } = placed(judged);
  const only = files.length === 1 ? files[0] : undefined;
  const ruleIds = rulesIn(judged);
  const indices = new Map(ruleIds.map((id, index) => [id, index]));
  return {
    tool: {
      driver: {
        name: 'Plinth',
        ...(version !== undefined && { version, semanticVersion: version }),
        ...(site !== undefined && { informationUri: site }),
        rules: ruleIds.map((id) => describeRule(id, site)),
      },
    },
    // A category for a file that is checked alone: what is found in one does not take the place of what is found in another.
    automationDetails: only
      ? { id: `plinth/${only.places.uri}/`, description: messageOf(only.report.summary.text) }
      : { id: 'plinth/' },
    originalUriBaseIds: {
      [sourceRoot]: { description: { text: 'The folder that names of files are relative to.' } },
    },
    columnKind: 'utf16CodeUnits',
    artifacts: artifacts.map(({ report, places }) => artifactOf(report, places, only === undefined)),
    invocations: [
      {
        executionSuccessful: true,
        toolExecutionNotifications: files.flatMap(({ report, places }) => notesOf(report, places)),
      },
    ],
    results: files.flatMap((file) => resultsOf(file, file.places, indices)),
    properties: {
      ...(only && aboutFile(only.report)),
      ...(files[0] && aboutEngine(files[0].report)),
      ...(address !== undefined && { report: address }),
    },
  };
}

type Placed = Judged & { readonly places: Places };

/** Each with where it is. A file that is built in several ways is one artifact: all of them differ, 3.14.15. */
function placed(judged: readonly Judged[]): {
  readonly files: readonly Placed[];
  readonly artifacts: readonly Placed[];
} {
  const artifacts = new Map<string, Placed>();
  const files = judged.map((one) => {
    const uri = uriOf(one.file);
    const index = artifacts.get(uri)?.places.location.index ?? artifacts.size;
    const file = { ...one, places: placesIn(one.report, { uri, index }) };
    if (index === artifacts.size) artifacts.set(uri, file);
    return file;
  });
  return { files, artifacts: [...artifacts.values()] };
}

function artifactOf(report: Report, { location }: Places, isOneOfMany: boolean): Artifact {
  const { uri, uriBaseId } = location;
  return {
    location: { ...(uri !== undefined && { uri }), ...(uriBaseId !== undefined && { uriBaseId }) },
    sourceLanguage: 'dockerfile',
    encoding: 'utf-8',
    roles: ['analysisTarget'],
    hashes: { 'sha-256': report.source.sha256 },
    ...(isOneOfMany && {
      description: messageOf(report.summary.text),
      properties: aboutFile(report),
    }),
  };
}

function aboutFile({ options, summary, measured }: Report) {
  return {
    verdict: summary.verdict,
    ...(summary.concerns && { concerns: summary.concerns.map(({ kind }) => kind) }),
    platform: options.platform,
    ...(measured && { measured: [...measured] }),
  };
}

function aboutEngine({ engine: { catalogDate, catalogRevision } }: Report) {
  return { catalogDate, catalogRevision };
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
    ...counts.map(
      (text): Notification => ({
        level: 'note',
        message: messageOf(text),
        locations: [{ physicalLocation: { artifactLocation: places.location } }],
      }),
    ),
    ...notKnown.map(
      ({ text, range }): Notification => ({
        level: 'note',
        message: messageOf(text),
        locations: [{ physicalLocation: range ? places.at(range) : { artifactLocation: places.location } }],
      }),
    ),
  ];
}
