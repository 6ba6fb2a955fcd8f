/** The tables, as kysely sees them. Changed only together with a migration. */
export type Schema = {
  report: ReportRow;
  gone: GoneRow;
  chore: ChoreRow;
  rate: RateRow;
  rate_key: RateKeyRow;
  observation: ObservationRow;
  observed_name: ObservedNameRow;
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
  /** SHA-256 of the token that deletes it, in hexadecimal; null for those stored before there were tokens. */
  readonly token_hash: string | null;
  /** ISO 8601, UTC; null for never. */
  readonly expires_at: string | null;
};

/** All that is kept of a report that is gone. */
export type GoneRow = {
  readonly id: string;
  readonly kind: 'deleted' | 'expired';
  /** ISO 8601, UTC. */
  readonly at: string;
};

/** What one process does for all that share the database. */
export type ChoreRow = {
  readonly name: 'expiry';
  /** When it was done last, `YYYY-MM-DD`; empty for never. */
  readonly day: string;
  /** Which doing of it that was. */
  readonly done_by: string;
};

/** What a client has used of a share that comes back bit by bit. */
export type RateRow = {
  /** HMAC-SHA256 of who it is, in hexadecimal. */
  readonly client: string;
  /** When all of the share has come back, in milliseconds since 1970. */
  readonly clear_at: number;
  /** When it was given the last, by the latest clock of all that gave. */
  readonly given_at: number;
};

/** One row: the key of those hashes. */
export type RateKeyRow = { readonly id: number; readonly key: string };

/** What was read out of one image. Never changed but for the time it is kept by. */
export type ObservationRow = {
  /** Of the manifest of the platform. */
  readonly digest: string;
  /** In its normal form. */
  readonly platform: string;
  /** Digest of the index it was found in; null where there was none. */
  readonly image_index: string | null;
  /** When a registry last led to it, ISO 8601, UTC: the oldest go first. */
  readonly kept_at: string;
  /** Bytes of the body. */
  readonly size: number;
  readonly encoding: string;
  /** SHA-256 of the JSON before it was compressed, in hexadecimal. */
  readonly sha256: string;
  readonly body: ArrayBuffer | Uint8Array;
};

/** Where a name led to when it was last asked for. */
export type ObservedNameRow = {
  /** In full: `docker.io/library/node:24`. */
  readonly reference: string;
  /** That was asked for, in its normal form. */
  readonly platform: string;
  readonly digest: string;
  /** ISO 8601, UTC. */
  readonly seen_at: string;
};
