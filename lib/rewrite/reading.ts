import { type Examined, examine } from '../analyze';
import type { Catalog } from '../catalog/image';
import type { AnalyzeRequest } from '../report/request';

/** What the rules say of a text, and what they saw in it. */
export type Reading = Pick<Examined, 'findings' | 'omitted' | 'inspection'>;

export type Read = (dockerfile: string) => Reading;

/** Reads texts with the options of one request. */
export function readerOf(asked: AnalyzeRequest, catalog: Catalog, today: string): Read {
  return (dockerfile) => examine({ ...asked, dockerfile }, catalog, today);
}
