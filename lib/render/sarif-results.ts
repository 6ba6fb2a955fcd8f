import type { Fix, Location, Message, Result, Suppression } from 'sarif';
import type { Judged, Suppressed } from '../report/judged';
import type { Finding, SuppressedFinding } from '../report/report';
import { visibleExcept } from '../text/visible';
import { fingerprintsIn } from './fingerprint';
import { type Places, regionOf } from './sarif-places';
import { levels, plain } from './sarif-rules';
import { suppressionWords } from './suppression-words';

/** Every rule that has reported, in the order of its first finding. */
export function rulesIn(judged: readonly Judged[]): readonly string[] {
  const ids = judged.flatMap(({ report, suppressed }) => [
    ...[...report.findings, ...report.suppressed].map(({ rule }) => rule),
    ...suppressed.map(({ finding }) => finding.rule),
  ]);
  return [...new Set(ids)];
}

/** All findings in their order, then those that comments in the file suppress, then those that settings do. */
export function resultsOf(judged: Judged, places: Places, indices: ReadonlyMap<string, number>): Result[] {
  const { report } = judged;
  const fingerprints = fingerprintsIn(judged);
  const result = (finding: Finding, suppressions: Suppression[]): Result => {
    const { rule, severity, certainty, consequence, message, remedy, range, fix } = finding;
    const related = relatedTo(finding, places);
    const ruleIndex = indices.get(rule);
    return {
      ruleId: rule,
      ...(ruleIndex !== undefined && { ruleIndex }),
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
    ...report.suppressed.map((finding) => result(finding, [inSource(finding, places)])),
    ...judged.suppressed.map(({ finding, because }) => result(finding, [bySettings(because)])),
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

function fixOf({ safety, edits }: NonNullable<Finding['fix']>, { location }: Places): Fix {
  return {
    description: { text: fixWords[safety] },
    artifactChanges: [
      {
        artifactLocation: location,
        replacements: edits.map(({ range, newText }) => ({
          deletedRegion: regionOf(range),
          ...(newText !== '' && { insertedContent: { text: newText } }),
        })),
      },
    ],
  };
}

function inSource({ suppressedBy: { range, reason } }: SuppressedFinding, places: Places): Suppression {
  return {
    kind: 'inSource',
    ...(reason !== undefined && { justification: visibleExcept('\n', reason) }),
    location: { physicalLocation: places.at(range) },
  };
}

function bySettings(because: Suppressed['because']): Suppression {
  return { kind: 'external', status: 'accepted', justification: suppressionWords(because) };
}

/** The words for readers of text and of Markdown. */
export function messageOf(words: string): Message {
  const markdown = visibleExcept('\n', words);
  const text = plain(markdown);
  return text === markdown ? { text } : { text, markdown };
}
