import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { WholeCatalog } from '../../lib/catalog/catalog';
import { isoDate, link, platform, text } from '../../lib/catalog/values';
import type { KnownFact } from '../../lib/fact/fact';

const names = z.array(text);

/** `data/archive-sizes/contents.json`: what images hold besides the packages listed for them, and what was measured. */
const contentsSchema = z.strictObject({
  /**
   * What the archive of an image does not tell, as somebody measured it. With a `form` it is the package of another
   * archive that holds the same program, and counts as what it takes in a layer.
   */
  parts: z.record(
    text,
    z.strictObject({
      bytes: z.record(platform, z.int().positive()),
      form: z.enum(['deb', 'apk', 'rpm']).exactOptional(),
      source: link,
      retrieved: isoDate,
      note: text.exactOptional(),
    }),
  ),
  /** Packages that no list has, by another made of the same: of the release before it, or of as few links and settings. */
  standIns: z.record(text, text),
  /** Families whose images are made of packages and of nothing else, with where that is said. */
  onlyPackages: z.record(text, link),
  contents: z.array(
    z.strictObject({
      image: text,
      /** Instead of those listed for the image. */
      packages: names.exactOptional(),
      /** Listed for it, and counted as a part. */
      without: names.exactOptional(),
      parts: names.exactOptional(),
      /** Packages that come on top of BusyBox in the variant for debugging. */
      debug: names.exactOptional(),
      /** What that variant has instead of the parts, BusyBox aside. */
      debugParts: names.exactOptional(),
      source: z.array(link).exactOptional(),
    }),
  ),
  /** Images to test against; those without a size have one in the catalog. `like`: whose contents they have. */
  measured: z.array(
    z.strictObject({
      like: text,
      image: text.exactOptional(),
      packages: names.exactOptional(),
      platform: platform.exactOptional(),
      measured: z.int().positive().exactOptional(),
      source: link.exactOptional(),
      retrieved: isoDate.exactOptional(),
    }),
  ),
});

export type Contents = Readonly<z.infer<typeof contentsSchema>>;

/** What an image is put together from. */
export type Content = {
  readonly packages: readonly string[];
  readonly parts: readonly string[];
  /** Where it is written that it is. */
  readonly from: readonly string[];
  /** Whether that is all of it: a list of packages says nothing of what is not from one, like a runtime out of an archive. */
  readonly isAll: boolean;
};

export function readContents(file: string): Contents {
  return contentsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

const variants = [
  { suffix: '-debug-nonroot', isDebug: true },
  { suffix: '-nonroot', isDebug: false },
  { suffix: '-debug', isDebug: true },
  { suffix: '', isDebug: false },
] as const;

/** Nothing where it is not known; a variant for debugging has BusyBox besides, one without root has nothing else. */
export function contentsOf(id: string, contents: Contents, catalog: WholeCatalog): Content | undefined {
  for (const { suffix, isDebug } of variants) {
    if (!id.endsWith(suffix)) continue;
    const root = id.slice(0, id.length - suffix.length);
    const row = contents.contents.find(({ image }) => image === root);
    const listed = catalog.get(root)?.facts.packages;
    if (row === undefined && suffix !== '') continue;
    const own = row?.packages ?? (listed?.known ? listed.value.map(({ name }) => name) : undefined);
    if (own === undefined) return undefined;
    const more = isDebug ? (row?.debug ?? []) : [];
    return {
      packages: [...own.filter((name) => !row?.without?.includes(name)), ...more],
      parts: [
        ...((isDebug ? row?.debugParts : undefined) ?? row?.parts ?? []),
        ...(isDebug ? ['busybox'] : []),
      ],
      isAll: row !== undefined || Object.hasOwn(contents.onlyPackages, catalog.get(root)?.family ?? ''),
      from: row?.packages === undefined && listed?.known ? linksOf(listed) : (row?.source ?? []),
    };
  }
  return undefined;
}

/** The pages a list was read in, or put together from. */
function linksOf({ sources }: KnownFact<unknown>): readonly string[] {
  return sources.flatMap((source) => {
    if (source.kind === 'document') return [source.url];
    return source.kind === 'derived' ? source.from.filter((one) => URL.canParse(one)) : [];
  });
}
