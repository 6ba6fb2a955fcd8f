import type { WholeCatalog } from '../catalog/catalog';
import type { ExplainRequest, Explanation } from '../explain/explanation';
import type { Addresses } from '../render/page/addresses';
import type { Report } from '../report/report';
import type { AnalyzeRequest } from '../report/request';
import type { RewriteAnswer, RewriteRequest } from '../report/rewrite';
import type { TableData } from '../table/table-data';

/** What answers an agent: a program does all of it itself, a server has workers for what takes long. */
export type Engine = {
  readonly catalog: WholeCatalog;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly addresses: Addresses;
  table(): TableData;
  analyze(request: AnalyzeRequest): Promise<Report>;
  rewrite(request: RewriteRequest): Promise<RewriteAnswer>;
  explain(request: ExplainRequest): Promise<Explanation>;
};
