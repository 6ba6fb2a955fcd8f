/** So many in so long for each client: a share that comes back bit by bit. */
export type Quota = { readonly share: number; readonly milliseconds: number };

/** One more of what a client has; `time` is now, in milliseconds since 1970. */
export type Claim = Quota & { readonly client: string; readonly time: number };

/** Milliseconds until one of the share has come back. Whole ones: their sums are exact. */
export function costOf({ share, milliseconds }: Quota): number {
  return Math.floor(milliseconds / share);
}
