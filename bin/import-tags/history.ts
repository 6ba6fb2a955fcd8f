/** A span of time in which a tag was listed on one distribution. */
export type Listed = {
  readonly tag: string;
  readonly from: string;
  /** Empty: listed still. */
  readonly until: string;
  /** `debian 12`; `-` where nobody knows, `- alpine 3.24` where its directory tells of its end alone. */
  readonly distribution: string;
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
      return { tag, from, until, distribution: distributionOf(distribution, directory), commit };
    });
}

/**
 * Directories that the rows were made without: `27/oraclelinux10`, of which they have the first digit, and
 * `21/jdk/alpine/3.24`, which is where the tag was when the span ended.
 */
function distributionOf(written: string, directory: string): string {
  const [, oracle] = /(?:^|\/)oraclelinux(\d+)(?:\/|$)/.exec(directory) ?? [];
  if (oracle !== undefined && written.startsWith('oraclelinux')) return `oraclelinux ${oracle}`;
  const [, name, major, minor] = /\/(alpine|fedora)\/(\d+)(?:[._](\d+))?(?:\/|$)/.exec(directory) ?? [];
  if (written !== '-' || name === undefined) return written;
  return `- ${name} ${[major, minor].filter((part) => part !== undefined).join('.')}`;
}
