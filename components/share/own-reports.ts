import { z } from 'zod';
import { browserList } from './browser-list';
import { ownReportsKey } from './own-key';

/** A report shared from this browser, with what deletes it. */
const OwnReport = z.object({
  id: z.string(),
  deleteToken: z.string(),
  /** The sentence that it opens with. */
  title: z.string(),
  createdAt: z.string(),
  expiresAt: z.string().nullable(),
});
export type OwnReport = z.infer<typeof OwnReport>;

const mostKept = 200;

const list = browserList(ownReportsKey, OwnReport);

/** Reports shared from this browser, the newest first; kept nowhere else. */
export const useOwnReports = list.use;

/** False when the browser has no room or refuses. */
export function remember(report: OwnReport): boolean {
  return list.change((reports) =>
    [report, ...reports.filter(({ id }) => id !== report.id)].slice(0, mostKept),
  );
}

export function forget(id: string): void {
  list.change((reports) => reports.filter((report) => report.id !== id));
}

export function deletePath({ id, deleteToken }: Pick<OwnReport, 'id' | 'deleteToken'>): string {
  return `/r/${id}/delete?token=${deleteToken}`;
}
