import { z } from 'zod';
import { isoDate, link, platform } from './values';

/** A file of `data/releases`: the releases of one distribution or language, newest first. */

const text = z.string().min(1);

/** What became of the packages of an ended release: clauses such as "its packages have left the mirrors of Debian". */
const left = { what: text, instead: text };

const release = z.strictObject({
  release: text,
  /** In lower case, as in tags: `bookworm`. */
  codename: text.exactOptional(),
  released: isoDate.exactOptional(),
  /** End of fixes for everybody; `null`: no date set yet. Missing: not known. */
  ends: z.union([isoDate, z.null()]).exactOptional(),
  /** Later end of fixes that also reach everybody, such as Debian's long-term support. */
  extended: z.strictObject({ ends: isoDate, what: text }).exactOptional(),
  /** Where its dates were read, when elsewhere than those of the others. */
  source: link.exactOptional(),
  retrieved: isoDate.exactOptional(),
  libc: z
    .strictObject({ family: z.enum(['glibc', 'musl']), version: text, source: link, retrieved: isoDate })
    .exactOptional(),
  /** What its programs are built for, where that is more than every processor of the platform has. */
  processor: z
    .strictObject({ levels: z.record(platform, text), source: link, retrieved: isoDate })
    .exactOptional(),
  /** That its packages are not where its image looks for them; in words of its own where they differ. */
  packagesLeft: z
    .strictObject({
      /** The day it was seen to fail, as the source has it. */
      since: isoDate,
      what: left.what.exactOptional(),
      instead: left.instead.exactOptional(),
      note: text.exactOptional(),
      source: link,
    })
    .exactOptional(),
});

export const productSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  kind: z.enum(['distribution', 'language']),
  name: text,
  source: link,
  retrieved: isoDate,
  packagesLeft: z.strictObject({ manager: z.enum(['apt', 'yum']), ...left }).exactOptional(),
  releases: z.array(release),
});

export type Release = z.infer<typeof release>;
export type Product = z.infer<typeof productSchema>;

/** Releases by product, found by number, codename or a more precise version. */
export type Releases = {
  readonly products: readonly Product[];
  product(id: string): Product | undefined;
  /** The release of `id` that `version` belongs to: `3.12.4` is Python `3.12`, `bookworm` is Debian `12`. */
  find(id: string, version: string): Release | undefined;
};

export function indexReleases(products: readonly Product[]): Releases {
  const byId = new Map(products.map((product) => [product.id, product]));
  const byRelease = new Map<string, Release>();
  for (const product of products) {
    for (const entry of product.releases) {
      byRelease.set(`${product.id} ${entry.release}`, entry);
      if (entry.codename !== undefined) byRelease.set(`${product.id} ${entry.codename}`, entry);
    }
  }
  function find(id: string, version: string): Release | undefined {
    const parts = version.split('.');
    for (let count = parts.length; count > 0; count--) {
      const found = byRelease.get(`${id} ${parts.slice(0, count).join('.')}`);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  return { products, product: (id) => byId.get(id), find };
}
