import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { readCatalog, readObservations } from '../lib/catalog/files';
import type { Catalog, CatalogImage } from '../lib/catalog/image';
import { type IsoDate, presentIn, valueOf } from '../lib/fact/fact';
import { observationFileText, observationsOf } from '../lib/measured/file';
import type { Observation } from '../lib/observe/observation';
import { observe } from '../lib/observe/observe';
import { isReferenceError, parseReference } from '../lib/reference/reference';
import type { Registry } from '../lib/registry/client';
import { plural } from '../lib/report/words';
import { visible } from '../lib/text/visible';
import { openRegistry, said } from './command/inspect';
import { InputError } from './input-error';

type Asked = {
  readonly write?: boolean;
  readonly platform: string;
  readonly atOnce: string;
  readonly data: string;
};

/** What became of one image. */
type Outcome =
  | { readonly kind: 'new' | 'changed'; readonly observation: Observation }
  | { readonly kind: 'same' }
  | { readonly kind: 'failed'; readonly why: string };

export function addObserveCommand(program: Command, today: IsoDate): void {
  program
    .command('observe')
    .argument('[names...]', 'families or references of the catalog; default: all')
    .description('measure images of the catalog, and keep what is read for everybody who uses it')
    .option('--write', 'write data/observations; without it only what changed is said')
    .option('--platform <platform>', 'of which platform', 'linux/amd64')
    .option('--at-once <count>', 'how many are measured at once', '2')
    .option('--data <folder>', 'the folder of the data', 'data')
    .action(async (names: readonly string[], asked: Asked) => {
      const images = imagesNamed(names, readCatalog(asked.data));
      const outcomes = await observeAll(images, asked, today);
      process.stdout.write(summaryOf(images, outcomes));
      if ([...outcomes.values()].some(({ kind }) => kind === 'failed')) process.exitCode = 1;
    });
}

/** Images that anybody may fetch: the others cannot be measured without an account. */
function imagesNamed(names: readonly string[], { families, images }: Catalog): readonly CatalogImage[] {
  const known = new Set(families.map(({ id }) => id));
  const unknown = names.find(
    (name) => !known.has(name) && !images.some(({ reference }) => reference === name),
  );
  if (unknown !== undefined)
    throw new InputError(
      `${unknown}: it is no family and no reference of the catalog; any other image is measured by plinth inspect`,
    );
  return images.filter(
    ({ facts, family, reference }) =>
      reference !== 'scratch' &&
      presentIn(facts.retired) === undefined &&
      (valueOf(facts.access) ?? 'anonymous') === 'anonymous' &&
      (names.length === 0 || names.includes(family) || names.includes(reference)),
  );
}

/**
 * Measures a few at a time. With `write` each is kept as soon as it is read, so that whoever is interrupted goes on where
 * they were: an image whose digest is the one that is kept is not read again.
 */
async function observeAll(
  images: readonly CatalogImage[],
  { atOnce, data, platform, write }: Asked,
  today: IsoDate,
): Promise<ReadonlyMap<string, Outcome>> {
  const registry = openRegistry();
  const kept = keptIn(data);
  const outcomes = new Map<string, Outcome>();
  const waiting = [...images];
  async function work(): Promise<void> {
    for (let image = waiting.shift(); image !== undefined; image = waiting.shift()) {
      const before = kept.get(image.family)?.find(isOf(image.reference, platform));
      const outcome = await measure(image.reference, { registry, platform, before, today });
      outcomes.set(image.reference, outcome);
      process.stderr.write(`${outcome.kind.padEnd(8)} ${visible(image.reference)}\n`);
      if (write !== true || (outcome.kind !== 'new' && outcome.kind !== 'changed')) continue;
      const others = (kept.get(image.family) ?? []).filter((each) => each !== before);
      const all = [...others, outcome.observation];
      kept.set(image.family, all);
      writeFamily(data, image.family, all);
    }
  }
  await Promise.all(Array.from({ length: countOf(atOnce) }, work));
  return outcomes;
}

function countOf(written: string): number {
  const count = Number(written);
  if (!Number.isInteger(count) || count < 1 || count > 16)
    throw new InputError(`--at-once ${written}: choose a number from 1 to 16`);
  return count;
}

function keptIn(data: string): Map<string, readonly Observation[]> {
  return new Map(readObservations(data).map(({ content }) => [content.family, observationsOf(content)]));
}

function isOf(reference: string, platform: string): (kept: Observation) => boolean {
  return (each) => each.reference === reference && each.platform === platform;
}

async function measure(
  name: string,
  {
    registry,
    platform,
    before,
    today,
  }: {
    readonly registry: Registry;
    readonly platform: string;
    readonly before: Observation | undefined;
    readonly today: IsoDate;
  },
): Promise<Outcome> {
  const reference = parseReference(name);
  if (isReferenceError(reference)) return { kind: 'failed', why: reference.error };
  const { signal } = new AbortController();
  try {
    const source = await registry.image(reference, { platform, signal });
    if (source.digest === before?.digest) return { kind: 'same' };
    const observation = await observe(source, { signal, today, attached: true });
    // The name that the catalog has: it is found by that again.
    return {
      kind: before === undefined ? 'new' : 'changed',
      observation: { ...observation, reference: name },
    };
  } catch (error) {
    const told = said(error, name, platform);
    if (told instanceof InputError) return { kind: 'failed', why: told.message };
    throw error;
  }
}

function writeFamily(data: string, family: string, observations: readonly Observation[]): void {
  const folder = join(data, 'observations');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${family}.json`);
  // Whole or not at all: whoever is interrupted goes on with what is there.
  writeFileSync(`${file}.part`, observationFileText(family, observations));
  renameSync(`${file}.part`, file);
}

/** How many came to what, and every image that is new, changed or could not be read. */
function summaryOf(images: readonly CatalogImage[], outcomes: ReadonlyMap<string, Outcome>): string {
  const all = images.flatMap(({ reference }) => {
    const outcome = outcomes.get(reference);
    return outcome === undefined ? [] : [{ reference, outcome }];
  });
  const count = (kind: Outcome['kind']) => all.filter(({ outcome }) => outcome.kind === kind).length;
  const told = all.flatMap(({ reference, outcome }) => {
    if (outcome.kind === 'failed') return [`- ${reference} could not be read: ${outcome.why}`];
    if (outcome.kind === 'same') return [];
    return [`- ${reference} is ${outcome.kind}: ${outcome.observation.digest}`];
  });
  const counts = `${count('new')} new, ${count('changed')} changed, ${count('same')} the same, ${count('failed')} failed`;
  return `${[`${plural(all.length, 'image', 'images')} measured: ${counts}`, ...told].map(visible).join('\n')}\n`;
}
