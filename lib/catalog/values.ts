import { z } from 'zod';
import type { Source } from '../fact/fact';

/** What the facts of `facts.ts` and the other tables of the data are made of. */

export const isoDate = z.iso.date();
export const link = z.url({ protocol: /^https?$/ });
export const text = z.string().min(1);
export const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);
/** OCI platform as `os/architecture[/variant]`. */
export const platform = z.string().regex(/^[a-z0-9]+\/[a-z0-9_]+(\/[a-z0-9.]+)?$/);
export const bytes = z.record(platform, z.int().nonnegative());
export const none = z.literal('none');
export const libc = z.strictObject({
  family: z.enum(['glibc', 'musl', 'uclibc', 'none']),
  version: text.exactOptional(),
});
export const user = z.strictObject({
  name: text.exactOptional(),
  uid: z.int().nonnegative().exactOptional(),
});
/** A line of `/etc/passwd`, as far as it is known. */
export const account = z.strictObject({
  name: text,
  uid: z.int().nonnegative().exactOptional(),
  gid: z.int().nonnegative().exactOptional(),
  home: z.string().startsWith('/').exactOptional(),
});
export const group = z.strictObject({ name: text, gid: z.int().nonnegative().exactOptional() });
/**
 * Who is in `/etc/passwd` and `/etc/group`, whether read off an image or out of its recipe. `whole`: nobody else is;
 * otherwise there may be others.
 */
export const accounts = z.strictObject({
  users: z.array(account),
  groups: z.array(group).exactOptional(),
  whole: z.boolean(),
});
/** Of EXPOSE: `8080`, `53/udp`. */
export const port = z.string().regex(/^\d+(?:\/(?:tcp|udp|sctp))?$/);
/**
 * `kind`: `SPDX`, `CycloneDX`, a signature scheme, a SLSA level; `how` it reaches you: attestation, label, file in the
 * image, web page; `command` fetches or verifies it, with `{reference}` for the image.
 */
export const supply = z.strictObject({
  kind: text,
  how: text.exactOptional(),
  command: text.exactOptional(),
});

/** The distribution an image is built from. */
export const Upstream = z.strictObject({ distribution: text, release: text.exactOptional() });
export type Upstream = Readonly<z.infer<typeof Upstream>>;

const note = text.exactOptional();
const readIn = z.strictObject({ source: z.union([link, z.array(link).min(1)]), retrieved: isoDate, note });
/** Known from use; where it is written nobody has looked up yet. */
const notReadYet = z.strictObject({ source: z.literal('not-looked-up'), note });

export type Origin = z.infer<typeof readIn> | z.infer<typeof notReadYet>;

/** With where it was read, and the day. */
export function sourced<T extends z.ZodRawShape>(shape: T) {
  return z.union([readIn.extend(shape), notReadYet.extend(shape)]);
}

/** Where a row of a table was read, for people to open; nothing where nobody has looked it up yet. */
export function sourceOf(origin: Origin): Source | undefined {
  if (!('retrieved' in origin)) return undefined;
  const { retrieved, source } = origin;
  const [url] = typeof source === 'string' ? [source] : source;
  return url === undefined ? undefined : { kind: 'document', url, retrieved };
}
