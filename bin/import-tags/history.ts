/** A span of time in which a tag was listed on one distribution. */
export type Listed = {
  readonly tag: string;
  readonly from: string;
  /** Empty: listed still. */
  readonly until: string;
  readonly distribution: string;
  readonly directory: string;
  readonly commit: string;
};

/** Rows of `tag from until distribution directory commit`, parted by tabs, below a heading. */
export function readHistory(text: string): readonly Listed[] {
  return text
    .split('\n')
    .slice(1)
    .filter((row) => row !== '')
    .map((row) => {
      const [tag = '', from = '', until = '', distribution = '', directory = '', commit = ''] =
        row.split('\t');
      return { tag, from, until, distribution, directory, commit };
    });
}
