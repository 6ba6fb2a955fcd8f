import type { ArtifactLocation, PhysicalLocation, Region } from 'sarif';
import type { Judged } from '../report/judged';
import { indexLines } from '../text/lines';
import type { Range } from '../text/span';
import { wellFormed } from '../text/well-formed';

/** A place longer than this is pointed at and not quoted; in characters. */
const longestQuote = 1_000;

/** What names of files are relative to, by the name that collectors know. */
export const sourceRoot = '%SRCROOT%';

/** Where ranges of a file are. */
export type Places = {
  readonly uri: string;
  readonly location: ArtifactLocation;
  at(range: Range): PhysicalLocation;
};

/** Of the file that is the `index`th in the list of artifacts. */
export function placesIn(
  { file, report: { source } }: Pick<Judged, 'file' | 'report'>,
  index: number,
): Places {
  const uri = uriOf(file);
  const location = { uri, ...(!uri.startsWith('file:') && { uriBaseId: sourceRoot }), index };
  const lines = source.isLeftOut ? undefined : indexLines(source.text);
  return {
    uri,
    location,
    at(range) {
      const { start, end } = lines?.spanOf(range) ?? { start: 0, end: 0 };
      const isQuoted = end > start && end - start <= longestQuote;
      const region = {
        ...regionOf(range),
        ...(isQuoted && { snippet: { text: source.text.slice(start, end) } }),
      };
      return { artifactLocation: location, region };
    },
  };
}

export function regionOf({ start, end }: Range): Region {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

/** Relative to what is checked, as the name is, or of the machine where it is absolute. */
function uriOf(file: string): string {
  const path = file
    .replace(/^(?:\.\/+)+/, '')
    .split('/')
    .map((part) => encodeURIComponent(wellFormed(part)))
    .join('/');
  return path.startsWith('/') ? `file://${path}` : path;
}
