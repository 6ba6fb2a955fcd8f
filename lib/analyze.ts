import type { Catalog } from './catalog/image';
import type { Report } from './report/report';
import type { AnalyzeRequest } from './report/request';

/**
 * Way A of the architecture: a Dockerfile in, a report out. Pure; `today` judges support dates.
 * Never throws for any text; whoever calls it has checked the size.
 */
export async function analyze(_request: AnalyzeRequest, _catalog: Catalog, _today: string): Promise<Report> {
  throw new Error('not built');
}
