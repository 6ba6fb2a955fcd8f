import { z } from 'zod';
import type { Problem } from '../catalog/checks/check';
import type { IsoDate } from '../fact/fact';
import type { Observation } from '../observe/observation';
import { observationSchema } from '../observe/schema';
import { normalPlatform } from '../reference/platform';
import { nameOf } from './by-name';
import { inTheHand, type Packed, packed, packedSchema, unpacked } from './packed';

/** A file of `data/observations`, written by `plinth observe`: what was measured of the images of one family. */
export type ObservationFile = { readonly family: string; readonly observations: readonly Packed[] };

const fileSchema = z.strictObject({ family: z.string().min(1), observations: z.array(packedSchema) });

/** The text of such a file: by reference and platform, so that what is measured again changes its own lines alone. */
export function observationFileText(family: string, observations: readonly Observation[]): string {
  const sorted = [...observations].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const file: ObservationFile = { family, observations: sorted.map(packed) };
  return `${JSON.stringify(file, undefined, 1)}\n`;
}

/** What such a file holds, taken at its word. */
export function observationsOf({ observations }: ObservationFile): readonly Observation[] {
  return observations.map(unpacked);
}

function keyOf({ platform, reference }: Observation): string {
  return `${reference} ${platform}`;
}

/** One more check of the data: shape, names, platforms and days of what was measured. */
export const observationsHold =
  'every observation has its shape, belongs to a family, has a name, and was made on a day that has come, once a platform';

export function problemsOfObservations(
  files: readonly { readonly name: string; readonly content: unknown }[],
  families: ReadonlySet<string>,
  today: IsoDate,
): readonly Problem[] {
  return files.flatMap(({ content, name }) => {
    const where = `observations/${name}`;
    if (!isFile(content)) return issuesOf(where, fileSchema.safeParse(content).error);
    const { family } = content;
    const unpackedAll = z.array(observationSchema).safeParse(observationsOf(content).map(inTheHand));
    if (!unpackedAll.success) return issuesOf(where, unpackedAll.error);
    return [...problemsOfName(where, name, family, families), ...problemsIn(where, unpackedAll.data, today)];
  });
}

/** Its shape alone: what its texts hold is looked at when they are unpacked. */
function isFile(content: unknown): content is ObservationFile {
  return fileSchema.safeParse(content).success;
}

function issuesOf(where: string, error: z.ZodError | undefined): readonly Problem[] {
  return (error?.issues ?? []).map(({ message, path }) => ({
    where: `${where} ${path.map(String).join('.')}`,
    what: message,
  }));
}

function problemsOfName(
  where: string,
  name: string,
  family: string,
  families: ReadonlySet<string>,
): readonly Problem[] {
  if (name !== `${family}.json`) return [{ where, what: `is of the family ${family}` }];
  return families.has(family) ? [] : [{ where, what: `there is no family ${family}` }];
}

function problemsIn(where: string, observations: readonly Observation[], today: IsoDate): readonly Problem[] {
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
