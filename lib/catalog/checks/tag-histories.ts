import type { WholeCatalog } from '../catalog';
import { upstreamOf } from '../grammar/suites';
import { spanOn } from '../tag-history';
import { hashOf, rowsOf } from '../tag-rows';
import { defineCheck } from './check';

export const tagHistories = defineCheck({
  id: 'tag-histories',
  holds: 'every history of tags holds the rows that were read',
  run: ({ catalog, tags }) =>
    tags.flatMap(({ repository, history }) => {
      if (history === undefined) return [];
      const read = catalog.tags.history(repository);
      const rows = read === undefined ? [] : rowsOf(read);
      return rows.length === history.rows && hashOf(rows) === history.hash
        ? []
        : [{ where: `tag-history/${repository}`, what: `${rows.length} rows, and others than were read` }];
    }),
});

/** How many tags there are and were, and of how many the release of a distribution is known on the last day. */
export function countTags(catalog: WholeCatalog, repositories: readonly string[]) {
  let all = 0;
  let exact = 0;
  let windows = 0;
  for (const repository of repositories) {
    const history = catalog.tags.history(repository);
    if (history === undefined) continue;
    for (const tag of history.tags()) {
      const span = spanOn(history.spans(tag), history.until);
      all++;
      if (span?.distribution === 'windows') windows++;
      else if (upstreamOf(span?.last ?? span?.distribution ?? '-') !== undefined) exact++;
    }
  }
  return { all, exact, windows };
}
