import { z } from 'zod';
import { type FacetId, factDeclarations, factIds, type Written } from './facts';
import { traitsSchema } from './traits';
import { isoDate, link } from './values';

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

/** Facts as a data file writes them. */
export type FactEntries = { readonly [Id in FacetId]?: Entry<Written<Id>> };

const factsSchema = schemaOf((id) => entry(factDeclarations[id].schema).exactOptional());

function schemaOf(make: (id: FacetId) => z.ZodType): z.ZodType<FactEntries>;
function schemaOf(make: (id: FacetId) => z.ZodType): z.ZodType {
  return z.strictObject(Object.fromEntries(factIds.map((id) => [id, make(id)])));
}

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
  /** What people call it beside its id, in lower case: no name of an image on Docker Hub. */
  alsoCalled: z.array(z.string().regex(/^[a-z0-9-]+$/)).exactOptional(),
  /** True of every variant that does not say otherwise. */
  facts: factsSchema,
  /** Of all its images alike, those without an entry too. */
  traits: traitsSchema.exactOptional(),
  variants: z.array(variantSchema),
});

export type FamilyFile = z.infer<typeof familySchema>;
