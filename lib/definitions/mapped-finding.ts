import type { Finding } from '../report/report';
import type { Lines } from '../text/lines';
import type { Range } from '../text/span';
import { type Placed, placeOf } from './placed';

/** Findings of a text that stands in a definition, or was made up of what stands there, where they are in the definition. */
export function mappedFinding(finding: Finding, placed: Placed, inText: Lines, inFile: Lines): Finding {
  const place = (range: Range) => placeOf(placed, inText.spanOf(range));
  const rangeOf = (range: Range) => {
    const found = place(range);
    return found && inFile.rangeOf(found.span);
  };
  const { stage: _, fix, ...rest } = finding;
  // A line that is put in would need the indentation of the others.
  const isExact =
    fix?.edits.every(({ newText, range }) => !newText.includes('\n') && place(range)?.exact === true) ===
    true;
  return {
    ...rest,
    range: rangeOf(finding.range) ?? inFile.rangeOf(placed.span),
    evidence: finding.evidence.map(({ range, ...each }) => {
      const mapped = range && rangeOf(range);
      return mapped === undefined ? each : { ...each, range: mapped };
    }),
    ...(fix &&
      isExact && {
        fix: {
          ...fix,
          edits: fix.edits.map((edit) => ({ ...edit, range: rangeOf(edit.range) ?? edit.range })),
        },
      }),
  };
}
