import type { ComponentType } from 'react';
import { isReferenceError, parseReference } from '@/lib/reference/reference';
import type { Report } from '@/lib/report/report';
import { type BaseToMeasure, MeasureBase } from './measure-base';

/** A file that stands on more is not written by hand. */
const mostBases = 6;

/** What can be done about bases that the catalog does not have: measure them. */
export function MeasureBases({
  report,
  Base = MeasureBase,
}: {
  readonly report: Report;
  /** How one of them is measured. */
  readonly Base?: ComponentType<BaseToMeasure>;
}) {
  const references = unknownBases(report).slice(0, mostBases);
  if (references.length === 0) return null;
  return (
    <ul aria-label="Bases to measure" className="no-print mt-3 space-y-2">
      {references.map((reference) => (
        <li key={reference}>
          <Base reference={reference} platform={report.options.platform} />
        </li>
      ))}
    </ul>
  );
}

/** Bases that have no page in the catalog, and were not measured. */
function unknownBases({ stages, measured = [] }: Report): readonly string[] {
  const known = new Set(measured.map(({ reference }) => reference));
  const unknown = stages.flatMap(({ base: { kind, imageId, reference } }) =>
    kind === 'image' && imageId === undefined && reference !== undefined && mayBeThere(reference, known)
      ? [reference]
      : [],
  );
  return [...new Set(unknown)];
}

/** No registry has what is no reference. */
function mayBeThere(reference: string, known: ReadonlySet<string>): boolean {
  return !known.has(reference) && !isReferenceError(parseReference(reference));
}
