import { judge } from '../../lib/analyze';
import { readCatalog } from '../../lib/catalog/files';
import type { Settings } from '../../lib/policy/settings';
import type { Report } from '../../lib/report/report';
import type { AnalyzeRequest } from '../../lib/report/request';
import type { RewriteAnswer, RewriteRequest } from '../../lib/report/rewrite';
import { rewrite } from '../../lib/rewrite';

/** What is asked of the process that analyses, one after another. */
export type Job =
  | {
      readonly kind: 'analyze';
      readonly request: AnalyzeRequest;
      readonly settings: Settings;
      readonly today: string;
    }
  | { readonly kind: 'rewrite'; readonly request: RewriteRequest; readonly today: string };

export type Done =
  | { readonly kind: 'report'; readonly report: Report }
  | { readonly kind: 'plans'; readonly answer: RewriteAnswer }
  /** A fault of Plinth: where it was. */
  | { readonly kind: 'fault'; readonly stack: string };

/** Answers jobs in their order; one that cannot be done leaves the others alone. */
export function answerJobs(): void {
  process.on('message', (job: Job) => {
    void done(job)
      .catch((fault: unknown): Done => ({ kind: 'fault', stack: stackOf(fault) }))
      .then((answer) => process.send?.(answer));
  });
  process.on('disconnect', () => process.exit());
}

async function done(job: Job): Promise<Done> {
  const catalog = readCatalog();
  switch (job.kind) {
    case 'analyze': {
      const { request, settings, today } = job;
      const { report } = await judge('Dockerfile', request, { settings }, catalog, today);
      return { kind: 'report', report };
    }
    case 'rewrite':
      return { kind: 'plans', answer: await rewrite(job.request, catalog, job.today) };
    default:
      return job satisfies never;
  }
}

function stackOf(fault: unknown): string {
  return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
}
