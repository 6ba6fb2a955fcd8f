import type { Report } from '../report/report';
import type { Observations } from './observations';
import type { Claim } from './quota';
import type { EncodedReport } from './report-row';

export type StoredReport = {
  readonly kind: 'stored';
  /** At least 120 random bits, URL-safe. */
  readonly id: string;
  readonly createdAt: string;
  /** When it is removed; undefined for never. */
  readonly expiresAt: string | undefined;
  readonly report: Report;
};

/** Where a report was: `at` says when it was deleted or has expired. */
export type Gone = { readonly kind: 'deleted' | 'expired'; readonly at: string };

/** On which terms a report is kept. Times are those of `Date.toISOString`. */
export type Terms = {
  readonly createdAt: string;
  readonly expiresAt: string | undefined;
  /** Of `newDeleteToken`; undefined where nobody shall be able to delete it. */
  readonly tokenHash: string | undefined;
};

/** `refused`: the token is not that of this report. */
export type Deletion = { readonly kind: 'done' } | { readonly kind: 'refused' } | Gone;

/** Where shared reports live. A report once acknowledged is there after a kill. `now` is what time it is. */
export type Store = Observations & {
  /** Answers the id under which it is kept. */
  putReport(report: EncodedReport, terms: Terms): Promise<string>;
  /**
   * The same for a client who has a share of all that is put by whoever shares the database: undefined where nothing of it
   * is left. What is not stored does not count.
   */
  putWithin(report: EncodedReport, terms: Terms, claim: Claim): Promise<string | undefined>;
  /** Milliseconds until `putWithin` would store it. */
  waitOf(claim: Claim): Promise<number>;
  getReport(id: string, now: string): Promise<StoredReport | Gone | undefined>;
  /** What `getReport` would find, without the report. */
  stateOf(id: string, now: string): Promise<{ readonly kind: 'stored' } | Gone | undefined>;
  /** Removes all of a report but its id, when it went and why. */
  deleteReport(id: string, token: string, now: string): Promise<Deletion | undefined>;
  /**
   * Removes what has expired, once a day for all who share the database; true for who has done it. It is found to have
   * expired before that as well. What is known of clients goes with it.
   */
  removeExpired(now: string): Promise<boolean>;
  /** Writes a row and reads it back, as sharing would. Throws what sharing would throw, except when only the set size is reached. */
  check(): Promise<{ readonly hasRoom: boolean }>;
  close(): Promise<void>;
};
