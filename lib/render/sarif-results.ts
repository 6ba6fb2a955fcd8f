import type { Fix, Location, Message, PhysicalLocation, Region, Result, Suppression } from 'sarif';
import type { Finding, Report, SuppressedFinding } from '../report/report';
import { indexLines } from '../text/lines';
import type { Range } from '../text/span';
import { visibleExcept } from '../text/visible';
import { fingerprintsOf } from './fingerprint';
import { levels, plain } from './sarif-rules';

/** A place longer than this is pointed at and not quoted; in characters. */
const longestQuote = 1_000;

/** Where ranges of a file are. */
export type Places = {
  readonly uri: string;
  at(range: Range): PhysicalLocation;
};

export function placesIn({ source }: Report, uri: string): Places {
  const lines = source.isLeftOut ? undefined : indexLines(source.text);
  return {
    uri,
    at(range) {
      const { start, end } = lines?.spanOf(range) ?? { start: 0, end: 0 };
      const isQuoted = end > start && end - start <= longestQuote;
      const region = {
        ...regionOf(range),
        ...(isQuoted && { snippet: { text: source.text.slice(start, end) } }),
      };
      return { artifactLocation: { uri, index: 0 }, region };
    },
  };
}

/** All findings in their order, then those that comments in the file suppress. */
export function resultsOf(report: Report, ruleIds: readonly string[], places: Places): Result[] {
  const fingerprints = fingerprintsOf(report);
  const result = (finding: Finding, suppressions: Suppression[]): Result => {
    const { rule, severity, certainty, consequence, message, remedy, range, fix } = finding;
    const related = relatedTo(finding, places);
    return {
      ruleId: rule,
      ruleIndex: ruleIds.indexOf(rule),
      level: levels[severity],
      message: messageOf(`${message} ${remedy}`),
      locations: [{ physicalLocation: places.at(range) }],
      ...(related.length > 0 && { relatedLocations: related }),
      // By the name that GitHub reads.
      partialFingerprints: { primaryLocationLineHash: fingerprints.get(finding) ?? '' },
      ...(fix && { fixes: [fixOf(fix, places)] }),
      // Of all results or of none, 3.27.23.
      suppressions,
      properties: { certainty, consequence },
    };
  };
  return [
    ...report.findings.map((finding) => result(finding, [])),
    ...report.suppressed.map((finding) => result(finding, [suppressionOf(finding, places)])),
  ];
}

function relatedTo({ evidence }: Finding, places: Places): Location[] {
  return evidence.flatMap(({ text, range }, id) =>
    range ? [{ id, physicalLocation: places.at(range), message: messageOf(text) }] : [],
  );
}

const fixWords = {
  safe: 'An edit that keeps the meaning',
  review: 'A possible edit: look before taking it',
} as const;

function fixOf({ safety, edits }: NonNullable<Finding['fix']>, { uri }: Places): Fix {
  return {
    description: { text: fixWords[safety] },
    artifactChanges: [
      {
        artifactLocation: { uri, index: 0 },
        replacements: edits.map(({ range, newText }) => ({
          deletedRegion: regionOf(range),
          ...(newText !== '' && { insertedContent: { text: newText } }),
        })),
      },
    ],
  };
}

function suppressionOf({ suppressedBy: { range, reason } }: SuppressedFinding, places: Places): Suppression {
  return {
    kind: 'inSource',
    ...(reason !== undefined && { justification: visibleExcept('\n', reason) }),
    location: { physicalLocation: places.at(range) },
  };
}

function regionOf({ start, end }: Range): Region {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

/** The words for readers of text and of Markdown. */
export function messageOf(words: string): Message {
  const markdown = visibleExcept('\n', words);
  const text = plain(markdown);
  return text === markdown ? { text } : { text, markdown };
}
