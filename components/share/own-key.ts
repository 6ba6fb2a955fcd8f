/** Where this browser keeps the reports that were shared from it. */
export const ownReportsKey = 'plinth.shared';

/** Whether what is kept may name a report: a look that reads nothing of it. */
export function namesOwnReport(id: string): boolean {
  try {
    return localStorage.getItem(ownReportsKey)?.includes(id) ?? false;
  } catch {
    return false;
  }
}
