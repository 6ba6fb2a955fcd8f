/** Two reports to compare, by their ids. */
export type Pair = { readonly before: string; readonly after: string };

/** In the place of the second id: the first report's text, analyzed anew. No id is so short. */
export const today = 'today';

const pattern = /^([A-Za-z0-9_-]{1,64})\.\.([A-Za-z0-9_-]{1,64})$/;

/** `<id>..<id>` or `<id>..today`; undefined for what is no pair. No id has a dot in it. */
export function readPair(text: string): Pair | undefined {
  const [, before, after] = pattern.exec(text) ?? [];
  if (before === undefined || after === undefined || before === today) return undefined;
  return { before, after };
}

export function writePair({ before, after }: Pair): string {
  return `${before}..${after}`;
}

/** The id that somebody gives, alone or in the link of a report, of its text, or of what the API answers. */
export function readReportId(given: string): string | undefined {
  const text = given.trim();
  const [, linked] = /\/(?:r|api\/reports)\/([A-Za-z0-9_-]{1,64})(?![A-Za-z0-9_-]|\.\.)/.exec(text) ?? [];
  return linked ?? (/^[A-Za-z0-9_-]{16,64}$/.test(text) ? text : undefined);
}
