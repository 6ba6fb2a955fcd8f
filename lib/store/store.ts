import type { Report } from '../report/report';
import type { EncodedReport } from './report-row';

export type StoredReport = {
  /** At least 120 random bits, URL-safe. */
  readonly id: string;
  readonly createdAt: string;
  readonly report: Report;
};

/** Where shared reports live. A report once acknowledged is there after a kill. */
export type Store = {
  /** Answers the id under which it is kept. */
  putReport(report: EncodedReport, createdAt: string): Promise<string>;
  getReport(id: string): Promise<StoredReport | undefined>;
  hasReport(id: string): Promise<boolean>;
  /** Writes a row and reads it back, as sharing would. Throws what sharing would throw, except when only the set size is reached. */
  check(): Promise<{ readonly hasRoom: boolean }>;
  close(): Promise<void>;
};
