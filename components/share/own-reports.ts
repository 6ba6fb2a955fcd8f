import { isRecord } from '@/lib/text/record';
import { browserList } from './browser-list';
import { ownReportsKey } from './own-key';

/** A report shared from this browser, with what deletes it. */
export type OwnReport = {
  readonly id: string;
  readonly deleteToken: string;
  /** The sentence that it opens with. */
  readonly title: string;
  readonly createdAt: string;
  readonly expiresAt: string | null;
};

const mostKept = 200;

const list = browserList(ownReportsKey, readReport);

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

function readReport(kept: unknown): OwnReport | undefined {
  if (!isRecord(kept)) return undefined;
  const { id, deleteToken, title, createdAt, expiresAt } = kept;
  const isReport =
    typeof id === 'string' &&
    typeof deleteToken === 'string' &&
    typeof title === 'string' &&
    typeof createdAt === 'string' &&
    (typeof expiresAt === 'string' || expiresAt === null);
  return isReport ? { id, deleteToken, title, createdAt, expiresAt } : undefined;
}
