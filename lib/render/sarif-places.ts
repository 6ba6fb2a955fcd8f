import type { ArtifactLocation, PhysicalLocation, Region } from 'sarif';
import type { Report } from '../report/report';
import { hideSecrets } from '../secrets/hide';
import { indexLines } from '../text/lines';
import type { Range } from '../text/span';
import { relativePath } from './paths';

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

/** Of the file at an address, which has a place in the list of artifacts. */
export function placesIn(
  { source }: Pick<Report, 'source'>,
  { uri, index }: { readonly uri: string; readonly index: number },
): Places {
  const location = { uri, ...(!uri.startsWith('file:') && { uriBaseId: sourceRoot }), index };
  const lines = source.isLeftOut ? undefined : indexLines(source.text);
  const shown = hideSecrets(source.text);
  return {
    uri,
    location,
    at(range) {
      const { start, end } = lines?.spanOf(range) ?? { start: 0, end: 0 };
      const isQuoted = end > start && end - start <= longestQuote;
      const region = {
        ...regionOf(range),
        ...(isQuoted && { snippet: { text: shown.slice(start, end) } }),
      };
      return { artifactLocation: location, region };
    },
  };
}

export function regionOf({ start, end }: Range): Region {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

/** Relative to what is checked, as the name is, or of the machine where it is absolute. */
export function uriOf(file: string): string {
  const path = relativePath(file)
    .split('/')
    .map((part) => encodeURIComponent(part))
    .join('/');
  return path.startsWith('/') ? `file://${path}` : path;
}
