import type { Report } from '../report/report';
import type { EncodedReport } from './report-row';

export type StoredReport = {
  /** At least 120 random bits, URL-safe. */
  readonly id: string;
  readonly createdAt: string;
  readonly report: Report;
};

/**
 * `corrupt`: one report is damaged; `damaged`: the whole file is; `locked`: another program holds it;
 * `full`: no room on the disk or in the size that was set; `unavailable`: anything else.
 */
export class StoreError extends Error {
  readonly code: 'unavailable' | 'locked' | 'full' | 'corrupt' | 'damaged';
  constructor(code: StoreError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
    this.code = code;
  }
}

/** By name, as the copies of a module share one store. */
export function isStoreError(error: unknown): error is StoreError {
  return error instanceof Error && error.name === 'StoreError';
}

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
