import { z } from 'zod';
import type { Problem } from '../catalog/checks/check';
import type { IsoDate } from '../fact/fact';
import { observationSchema } from '../observe/schema';
import { normalPlatform } from '../reference/platform';
import { nameOf } from './by-name';

/** A file of `data/observations`, written by `plinth observe`: what was measured of the images of one family. */
export const observationFileSchema = z.strictObject({
  family: z.string().min(1),
  observations: z.array(observationSchema),
});

export type ObservationFile = Readonly<z.infer<typeof observationFileSchema>>;

/** One more check of the data: shape, names, platforms and days of what was measured. */
export const observationsHold =
  'every observation has its shape, belongs to a family, has a name, and was made on a day that has come, once a platform';

export function problemsOfObservations(
  files: readonly { readonly name: string; readonly content: unknown }[],
  families: ReadonlySet<string>,
  today: IsoDate,
): readonly Problem[] {
  return files.flatMap(({ content, name }) => {
    const file = observationFileSchema.safeParse(content);
    const where = `observations/${name}`;
    if (!file.success)
      return file.error.issues.map(({ message, path }) => ({
        where: `${where} ${path.map(String).join('.')}`,
        what: message,
      }));
    return [...problemsOfName(where, name, file.data, families), ...problemsIn(where, file.data, today)];
  });
}

function problemsOfName(
  where: string,
  name: string,
  { family }: ObservationFile,
  families: ReadonlySet<string>,
): readonly Problem[] {
  if (name !== `${family}.json`) return [{ where, what: `is of the family ${family}` }];
  return families.has(family) ? [] : [{ where, what: `there is no family ${family}` }];
}

function problemsIn(where: string, { observations }: ObservationFile, today: IsoDate): readonly Problem[] {
  const seen = new Set<string>();
  return observations.flatMap(({ observed, platform, platforms, reference }): readonly Problem[] => {
    const at = `${where} ${reference} ${platform}`;
    const is = (what: string) => ({ where: at, what });
    const isAgain = seen.has(at);
    seen.add(at);
    return [
      ...(nameOf(reference)?.tag === undefined ? [is('is not named by a tag')] : []),
      ...(isAgain ? [is('is there twice')] : []),
      ...(observed > today ? [is(`was measured on ${observed}`)] : []),
      ...(platforms.map(normalPlatform).includes(normalPlatform(platform))
        ? []
        : [is('was measured on a platform that it is not for')]),
    ];
  });
}
