import type { Judged } from '../report/judged';
import type { Finding, Report } from '../report/report';
import { reportFixture } from '../report/report.fixture';
import { indexLines } from '../text/lines';
import { fc } from '../text/testing/fc';

const pieces = [
  'a',
  'Zoë',
  '構',
  '😀',
  ' ',
  '\n',
  '\r\n',
  '\t',
  '`',
  '"',
  "'",
  '<b>',
  '&amp;',
  ']]>',
  '-->',
  '::',
  '::error::',
  '%0A',
  '%25',
  '%',
  ',',
  ';',
  '=1+1',
  '@x',
  '|',
  '](https://example.com)',
  '\\',
  '\u0000',
  '\u0007',
  '\u001b[31m',
  '\u007f',
  '\u009b',
  '\u202e',
  '\u2028',
  '\ud800',
  '\udc00',
  '\ufffe',
  '\uffff',
  '\ufeff',
];

/** What no honest file has in it, put together at random. */
export const hostileText = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 12 })
  .map((parts) => parts.join(''));

/** As UTF-8 brings it, in which halves of characters cannot be written. */
export function asWritten(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}

function findingIn(text: string): fc.Arbitrary<Finding> {
  const lines = indexLines(text);
  const offsets = fc.tuple(fc.nat(text.length), fc.nat(text.length));
  const range = offsets.map(([a, b]) => lines.rangeOf({ start: Math.min(a, b), end: Math.max(a, b) }));
  return fc
    .record({
      rule: fc.oneof(fc.constantFrom('runs-as-root', 'syntax', 'gone'), hostileText),
      severity: fc.constantFrom('error', 'warning', 'info'),
      certainty: fc.constantFrom('certain', 'likely', 'possible'),
      consequence: fc.constantFrom('will-not-build', 'will-not-start', 'may-fail', 'risk', 'choice-of-base'),
      range,
      message: hostileText,
      remedy: hostileText,
      evidence: fc.array(fc.record({ text: hostileText, range }), { maxLength: 2 }),
      edit: fc.option(fc.record({ range, newText: hostileText })),
    })
    .map(({ edit, ...finding }) => ({
      ...finding,
      stage: undefined,
      ...(edit && { fix: { safety: 'safe', edits: [edit] } }),
    }));
}

const hostileReport: fc.Arbitrary<Report> = hostileText.chain((text) =>
  fc.array(findingIn(text), { maxLength: 4 }).map((findings) => ({
    ...reportFixture,
    source: { text, sha256: '0'.repeat(64) },
    findings,
    suppressed: [],
  })),
);

/** Some files with whatever can be said of them. */
export const hostileFiles: fc.Arbitrary<readonly Judged[]> = fc.array(
  fc.tuple(hostileText, hostileReport).chain(([file, report]) =>
    fc
      .array(fc.record({ finding: findingIn(report.source.text), reason: hostileText }), { maxLength: 2 })
      .map((suppressed) => ({
        file,
        report,
        suppressed: suppressed.map(({ finding, reason }) => ({
          finding,
          because: { kind: 'configuration', reason } as const,
        })),
      })),
  ),
  { maxLength: 3 },
);

/** Where nothing is known of the place that shows it. */
export const plainSetting = {
  colour: false,
  address: undefined,
  site: 'https://plinth.example',
} as const;
