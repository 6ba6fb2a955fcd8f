import { z } from 'zod';
import { link, sourced, text } from './values';

/** A file of `data/glibc`: which glibc programs need that somebody publishes ready to run. */
const published = sourced({
  /** Of images, as `language`. */
  language: text,
  program: text,
  /** By major version; `its-image`: it is compiled in the image of the language, on the glibc of that. */
  needs: z.union([
    z.array(z.strictObject({ since: z.int(), glibc: z.string().regex(/^\d+\.\d+$/) })).min(1),
    z.literal('its-image'),
  ]),
  /** What addresses begin with before the major version. */
  downloads: z.array(link),
  instead: text,
});

export const publishedGlibcSchema = z.strictObject({
  of: z.literal('published programs'),
  programs: z.array(published),
});

export type PublishedGlibcTable = Readonly<z.infer<typeof publishedGlibcSchema>>;
export type PublishedProgram = PublishedGlibcTable['programs'][number];

export type PublishedGlibc = {
  ofLanguage(name: string): PublishedProgram | undefined;
  /** The program that an address downloads, and its major version. */
  download(url: string): { readonly program: PublishedProgram; readonly major: number } | undefined;
};

export function indexPublishedGlibc(tables: readonly PublishedGlibcTable[]): PublishedGlibc {
  const all = tables.flatMap(({ programs }) => programs);
  const byLanguage = new Map(all.map((each) => [each.language, each]));
  return {
    ofLanguage: (name) => byLanguage.get(name),
    download(url) {
      for (const program of all) {
        const start = program.downloads.find((each) => url.startsWith(each));
        const [major] = start === undefined ? [] : (/^\d{1,4}/.exec(url.slice(start.length)) ?? []);
        if (major !== undefined) return { program, major: Number(major) };
      }
      return undefined;
    },
  };
}

/** The glibc that a major version needs; undefined where the program is compiled elsewhere, or that is not known. */
export function glibcNeeded({ needs }: PublishedProgram, major: number): string | undefined {
  return needs === 'its-image' ? undefined : needs.findLast(({ since }) => since <= major)?.glibc;
}
