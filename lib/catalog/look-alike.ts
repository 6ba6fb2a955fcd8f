import { z } from 'zod';
import { isoDate, link, text } from './values';

/** A file of `data/look-alikes`: names that people write at a registry for images that are called otherwise. */
export const lookAlikeTableSchema = z.strictObject({
  registry: text,
  names: z.array(
    z.strictObject({
      /** Whole repositories without their registry, tags left out; at the end `*` stands for any rest without a slash, `**` for any. */
      names: z.array(pattern()).min(1),
      /** What is none of them though it looks so. */
      except: pattern().optional(),
      /** Reference or repository of what was probably meant, with `*` for the rest. */
      meant: text,
      because: text,
      /** Since when its publisher goes on under the other name alone. */
      moved: isoDate.optional(),
      /** All its tags but these are gone; the day from which on that was seen. */
      gone: z.strictObject({ except: z.array(text), since: isoDate, source: link }).optional(),
      source: link,
      retrieved: isoDate,
    }),
  ),
});

function pattern() {
  return text.refine((name) => /^[a-z0-9/._-]*\*{0,2}$/.test(name), 'has `*` elsewhere than at its end');
}

export type LookAlikeTable = z.infer<typeof lookAlikeTableSchema>;

export type LookAlike = {
  /** The reference that a repository with its registry was probably meant to be; undefined where it is another. */
  readonly meant: (repository: string) => string | undefined;
  readonly because: string;
  readonly moved: string | undefined;
  /** Since when its tags are deleted, all but some. */
  readonly gone: LookAlikeTable['names'][number]['gone'];
  readonly source: string;
};

/** In the order of the files: the first that matches counts. */
export function readLookAlikes(tables: readonly LookAlikeTable[]): readonly LookAlike[] {
  return tables.flatMap(({ registry, names: rows }) =>
    rows.map(({ names, except, meant, because, gone, moved, source }) => ({
      because,
      gone,
      moved,
      source,
      meant: (repository) => {
        if (!repository.startsWith(`${registry}/`)) return undefined;
        const name = repository.slice(registry.length + 1);
        if (except !== undefined && restOf(name, except) !== undefined) return undefined;
        for (const each of names) {
          const rest = restOf(name, each);
          if (rest !== undefined) return meant.replace('*', () => rest);
        }
        return undefined;
      },
    })),
  );
}

/** What `*` or `**` stands for in a name; undefined where the name is another. */
function restOf(name: string, pattern: string): string | undefined {
  const [start = ''] = pattern.split('*', 1);
  if (start === pattern) return name === pattern ? '' : undefined;
  const rest = name.slice(start.length);
  const fits = name.startsWith(start) && (pattern.endsWith('**') || !rest.includes('/'));
  return fits ? rest : undefined;
}
