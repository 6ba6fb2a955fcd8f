import type { Report } from '@/lib/report/report';

/** The route is ours: its schema version says that the rest is as it should be. */
export function isReport(answer: unknown): answer is Report {
  return (
    typeof answer === 'object' && answer !== null && 'schemaVersion' in answer && answer.schemaVersion === 1
  );
}
