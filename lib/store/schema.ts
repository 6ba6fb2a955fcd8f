/** The tables, as kysely sees them. Changed only together with a migration. */
export type Schema = {
  report: ReportRow;
  probe: { readonly id: number; readonly token: string };
};

export type ReportRow = {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly created_at: string;
  readonly schema_version: number;
  readonly encoding: string;
  /** SHA-256 of the JSON before it was compressed, in hexadecimal. */
  readonly sha256: string;
  readonly body: ArrayBuffer | Uint8Array;
};
