import { z } from 'zod';
import { facetValues, isoDate, link } from './values';

/**
 * A file of `data/families`: the schema is the type.
 * A fact is a value with where it was read and when, what it was derived from, or why it is not known.
 * A facet that is missing was not looked up.
 */

const source = z.union([link, z.array(link).min(1)]);
const note = z.string().min(1).exactOptional();

/** Read in a document. */
const documented = z.strictObject({ source, retrieved: isoDate, note });

/** Measured on an image. */
const measured = z.strictObject({
  image: z.string().min(1),
  digest: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  path: z.string().exactOptional(),
  observed: isoDate,
  note,
});

/** Follows from something else; `from` lists links or the facets it rests on. */
const derived = z.strictObject({ derived: z.string().min(1), from: z.array(z.string().min(1)) });

const claim = z.strictObject({ value: z.unknown(), source: link, retrieved: isoDate, note });

const unknown = z.strictObject({
  notKnown: z.enum(['not-published', 'not-looked-up', 'sources-disagree']),
  note,
  claims: z.array(claim).min(2).exactOptional(),
});

function entry<T extends z.ZodType>(value: T) {
  return z.union([
    documented.extend({ value }),
    measured.extend({ value }),
    derived.extend({ value }),
    unknown,
  ]);
}

/** The origin part of an entry, without its value. */
export type Origin = z.infer<typeof documented> | z.infer<typeof measured> | z.infer<typeof derived>;
export type UnknownEntry = z.infer<typeof unknown>;
export type Entry<T> = (Origin & { readonly value: T }) | UnknownEntry;

const factsSchema = z.strictObject({
  publisher: entry(facetValues.publisher).exactOptional(),
  purpose: entry(facetValues.purpose).exactOptional(),
  language: entry(facetValues.language).exactOptional(),
  upstream: entry(facetValues.upstream).exactOptional(),
  platforms: entry(facetValues.platforms).exactOptional(),
  compressedSize: entry(facetValues.compressedSize).exactOptional(),
  unpackedSize: entry(facetValues.unpackedSize).exactOptional(),
  packageCount: entry(facetValues.packageCount).exactOptional(),
  packages: entry(facetValues.packages).exactOptional(),
  declaredPackages: entry(facetValues.declaredPackages).exactOptional(),
  missingPrograms: entry(facetValues.missingPrograms).exactOptional(),
  digest: entry(facetValues.digest).exactOptional(),
  platformDigests: entry(facetValues.platformDigests).exactOptional(),
  built: entry(facetValues.built).exactOptional(),
  tags: entry(facetValues.tags).exactOptional(),
  mirrors: entry(facetValues.mirrors).exactOptional(),
  shell: entry(facetValues.shell).exactOptional(),
  packageManagers: entry(facetValues.packageManagers).exactOptional(),
  libc: entry(facetValues.libc).exactOptional(),
  caCertificates: entry(facetValues.caCertificates).exactOptional(),
  timeZoneData: entry(facetValues.timeZoneData).exactOptional(),
  openssl: entry(facetValues.openssl).exactOptional(),
  passwd: entry(facetValues.passwd).exactOptional(),
  users: entry(facetValues.users).exactOptional(),
  tmp: entry(facetValues.tmp).exactOptional(),
  user: entry(facetValues.user).exactOptional(),
  entrypoint: entry(facetValues.entrypoint).exactOptional(),
  command: entry(facetValues.command).exactOptional(),
  path: entry(facetValues.path).exactOptional(),
  environment: entry(facetValues.environment).exactOptional(),
  workdir: entry(facetValues.workdir).exactOptional(),
  sbom: entry(facetValues.sbom).exactOptional(),
  signature: entry(facetValues.signature).exactOptional(),
  provenance: entry(facetValues.provenance).exactOptional(),
  vex: entry(facetValues.vex).exactOptional(),
  reproducible: entry(facetValues.reproducible).exactOptional(),
  fips: entry(facetValues.fips).exactOptional(),
  debugSibling: entry(facetValues.debugSibling).exactOptional(),
  rebuilt: entry(facetValues.rebuilt).exactOptional(),
  access: entry(facetValues.access).exactOptional(),
  licence: entry(facetValues.licence).exactOptional(),
  documentation: entry(facetValues.documentation).exactOptional(),
  recipe: entry(facetValues.recipe).exactOptional(),
  supportEnds: entry(facetValues.supportEnds).exactOptional(),
  retired: entry(facetValues.retired).exactOptional(),
});

/** Facts as a data file writes them. */
export type FactEntries = z.infer<typeof factsSchema>;

export const variantSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9._-]*$/),
  name: z.string().min(1),
  reference: z.string().min(1),
  /** The variant it stands on: everything in there is in here too. */
  standsOn: z.string().min(1).exactOptional(),
  facts: factsSchema,
});

export type Variant = z.infer<typeof variantSchema>;

export const familySchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  name: z.string().min(1),
  summary: z.string().min(1),
  publisher: z.string().min(1),
  homepage: link,
  /** True of every variant that does not say otherwise. */
  facts: factsSchema,
  variants: z.array(variantSchema),
});

export type FamilyFile = z.infer<typeof familySchema>;
