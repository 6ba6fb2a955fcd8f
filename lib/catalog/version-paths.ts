import { z } from 'zod';
import { sourced, text } from './values';

/** A file of `data/version-paths`: directories of a language that have its release in their name. */
export const versionPathTableSchema = z.strictObject({
  /** As facts say it. */
  language: text,
  /** The end of a path, with `{release}` where `3.14` stands. */
  paths: z.array(sourced({ path: z.string().regex(/^[\w/.-]*\{release\}[\w.-]*$/) })).min(1),
});

export type VersionPathTable = Readonly<z.infer<typeof versionPathTableSchema>>;

/** A directory that belongs to one release of a language. */
export type VersionPath = {
  readonly language: string;
  readonly release: string;
  /** From the root to the directory that has the release in its name. */
  readonly path: string;
  /** With another release in its place. */
  of(release: string): string;
};

/** The first directory of a path that belongs to a release of a language. */
export type VersionPathShelf = (path: string) => VersionPath | undefined;

type Template = {
  readonly language: string;
  readonly parts: readonly string[];
  readonly before: string;
  readonly behind: string;
};

export function indexVersionPaths(tables: readonly VersionPathTable[]): VersionPathShelf {
  const templates = tables.flatMap(({ language, paths }) =>
    paths.map(({ path }) => templateOf(language, path)),
  );
  return (path) => {
    const parts = path.split('/');
    for (let at = 0; at < parts.length; at += 1) {
      for (const template of templates) {
        const release = releaseAt(parts, at, template);
        if (release === undefined) continue;
        const { before, behind, language } = template;
        const above = parts.slice(0, at).join('/');
        const of = (other: string) => `${above}/${before}${other}${behind}`;
        return { language, release, path: of(release), of };
      }
    }
    return undefined;
  };
}

function templateOf(language: string, path: string): Template {
  const parts = path.split('/');
  const [before = '', behind = ''] = (parts.pop() ?? '').split('{release}');
  return { language, parts, before, behind };
}

/** The release that a part of a path names, where the parts above it are those of the template. */
function releaseAt(
  parts: readonly string[],
  at: number,
  { before, behind, parts: above }: Template,
): string | undefined {
  const part = parts[at] ?? '';
  if (!part.startsWith(before) || !part.endsWith(behind)) return undefined;
  if (!above.every((name, index) => parts[at - above.length + index] === name)) return undefined;
  const release = part.slice(before.length, part.length - behind.length);
  return /^\d+\.\d+$/.test(release) ? release : undefined;
}
