import { z } from 'zod';

/** What may stand as the value of each facet in a data file; `lib/catalog/image.ts` says what each means. */

export const isoDate = z.iso.date();
export const link = z.url({ protocol: /^https?$/ });
const text = z.string().min(1);
const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);
const platform = z.string().regex(/^[a-z0-9]+\/[a-z0-9_]+(\/[a-z0-9.]+)?$/);
const bytes = z.record(platform, z.int().nonnegative());
const none = z.literal('none');
const libc = z.strictObject({
  family: z.enum(['glibc', 'musl', 'uclibc', 'none']),
  version: text.exactOptional(),
});
const user = z.strictObject({ name: text.exactOptional(), uid: z.int().nonnegative().exactOptional() });
const supply = z.strictObject({ kind: text, how: text.exactOptional(), command: text.exactOptional() });

/** The distribution an image is built from. */
export const Upstream = z.strictObject({ distribution: text, release: text.exactOptional() });
export type Upstream = Readonly<z.infer<typeof Upstream>>;

export const facetValues = {
  publisher: text,
  purpose: z.enum(['base', 'runtime', 'builder', 'debug', 'application']),
  language: z.union([
    none,
    z.strictObject({ name: text, version: text.exactOptional(), vendor: text.exactOptional() }),
  ]),
  upstream: z.union([none, Upstream]),
  platforms: z.array(platform).min(1),
  compressedSize: bytes,
  unpackedSize: bytes,
  packageCount: z.int().nonnegative(),
  /** Name to version, an empty version where the source gives none. */
  packages: z.record(text, z.string()),
  declaredPackages: z.array(text),
  missingPrograms: z.array(text).min(1),
  digest,
  platformDigests: z.record(platform, digest),
  built: isoDate,
  tags: z.array(text),
  mirrors: z.array(text),

  shell: z.union([none, z.strictObject({ name: text, path: text })]),
  packageManagers: z.array(text),
  libc,
  caCertificates: z.boolean(),
  timeZoneData: z.boolean(),
  openssl: z.boolean(),
  passwd: z.boolean(),
  users: z.array(user),
  tmp: z.boolean(),

  user,
  entrypoint: z.array(z.string()),
  command: z.array(z.string()),
  path: text,
  environment: z.record(text, z.string()),
  workdir: z.string().startsWith('/'),

  sbom: z.union([none, supply]),
  signature: z.union([none, supply]),
  provenance: z.union([none, supply]),
  vex: z.union([none, supply]),
  reproducible: z.boolean(),
  fips: z.boolean(),
  debugSibling: text,

  rebuilt: text,
  access: z.enum(['anonymous', 'login', 'paid']),
  licence: text,
  documentation: link,
  recipe: link,
  supportEnds: z.strictObject({
    date: isoDate,
    of: z.enum(['image', 'distribution', 'runtime']),
    what: text,
  }),
  retired: z.union([none, z.strictObject({ since: isoDate, how: text, successor: text.exactOptional() })]),
};
