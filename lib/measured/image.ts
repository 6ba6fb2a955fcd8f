import { deriveFacts } from '../catalog/derive';
import { readFacts } from '../catalog/entry';
import { factsFrom, type ImageFacts } from '../catalog/facts';
import type { CatalogImage, Discontinued } from '../catalog/image';
import { type Listed, type Observed, spelledLocale } from '../catalog/observed';
import type { Releases } from '../catalog/releases';
import type { Traits } from '../catalog/traits';
import { type Fact, isPublished, known, notLookedUp } from '../fact/fact';
import type { Observation } from '../observe/observation';
import { usualPath } from '../path/path';
import { normalPlatform } from '../reference/platform';
import type { Seen } from './by-name';
import { measuredFacts, sizes } from './facts';
import { versionsSeen } from './interpreters';
import { type ImageSource, sourceIn, valueSeen } from './source';

/** An image of the catalog, with what was measured where nobody says anything of it. */
export function overImage(image: CatalogImage, seen: Seen, releases: Releases): CatalogImage {
  const measured = factsOf(seen);
  const { facts } = image;
  const own = factsFrom((id) => (isSaid(facts[id], image) ? facts[id] : over(facts[id], measured[id])));
  const byPlatform = {
    compressedSize: joined(own.compressedSize, measured.compressedSize),
    unpackedSize: joined(own.unpackedSize, measured.unpackedSize),
    platformDigests: joined(own.platformDigests, measured.platformDigests),
  };
  const [{ digest }] = seen;
  return {
    ...image,
    // What is remembered of an image by its id has to be of this one.
    id: image.entry ? image.id : `${image.id}-${short(digest)}`,
    facts: complete({ ...own, ...byPlatform }, seen, releases),
    observed: observedIn(seen[0]),
  };
}

/** What the image alone tells, of which the catalog has nothing. */
export type Alone = {
  readonly reference: string;
  /** Registry and repository: images of one are a family. */
  readonly repository: string;
  readonly discontinued: { readonly by: Discontinued; readonly source: string } | undefined;
};

/** An image that nothing is known of but what was measured. */
export function imageAlone(
  { discontinued, reference, repository }: Alone,
  seen: Seen,
  releases: Releases,
): CatalogImage {
  const [first] = seen;
  const facts = { ...readFacts({}), ...factsOf(seen), ...(discontinued && retired(discontinued, first)) };
  return {
    id: `${reference.toLowerCase().replace(/[^a-z0-9.]+/g, '-')}-${short(first.digest)}`,
    family: repository,
    traits: traitsOf(first),
    name: reference,
    reference,
    facts: complete(facts, seen, releases),
    entry: false,
    observed: observedIn(first),
  };
}

function short(digest: string): string {
  return digest.slice(digest.indexOf(':') + 1).slice(0, 12);
}

function retired(
  { by, source }: NonNullable<Alone['discontinued']>,
  { observed }: Observation,
): Pick<ImageFacts, 'retired'> {
  const { since, successor } = by;
  const value = { since, how: 'discontinued', ...(successor !== undefined && { successor }) };
  return { retired: known(value, { kind: 'document', url: source, retrieved: observed }) };
}

/** Of the first platform, and the sizes of all. */
function factsOf([first, ...others]: Seen): Partial<ImageFacts> {
  let facts = measuredFacts(first);
  for (const other of others) {
    const { compressedSize, unpackedSize } = sizes(other);
    facts = {
      ...facts,
      compressedSize: joined(facts.compressedSize, compressedSize),
      unpackedSize: joined(facts.unpackedSize, unpackedSize),
      platformDigests: joined(facts.platformDigests, measuredFacts(other).platformDigests),
    };
  }
  return facts;
}

type ByPlatform<Value> = Fact<Readonly<Record<string, Value>>>;

/** What the one says of a platform stands, and what it does not say comes from the other. */
function joined<Value>(
  one: ByPlatform<Value> = notLookedUp,
  other: ByPlatform<Value> = notLookedUp,
): ByPlatform<Value> {
  if (!one.known || !other.known) return one.known ? one : other;
  const isMore = Object.keys(other.value).some((platform) => !Object.hasOwn(one.value, platform));
  if (!isMore) return one;
  const [source, ...more] = one.sources;
  return known({ ...other.value, ...one.value }, source, ...more, ...other.sources);
}

/** Nothing that is not known takes the place of anything. */
function over<Value>(mine: Fact<Value>, measured: Fact<Value> = notLookedUp): Fact<Value> {
  return measured.known ? measured : mine;
}

/** What a publisher or the catalog itself says of this very image stands, whatever is measured. */
function isSaid(fact: Fact<unknown>, { entry }: CatalogImage): boolean {
  return entry && fact.known && fact.sources[0].kind !== 'derived';
}

/** What follows from what was measured, and the versions of all interpreters. */
function complete(facts: ImageFacts, seen: Seen, releases: Releases): ImageFacts {
  const components = isPublished(facts.components) ? facts.components : notLookedUp;
  const derived = deriveFacts({ ...facts, components }, releases);
  const versions = versionsSeen(seen[0]);
  if (versions === undefined || isPublished(facts.components)) return derived;
  const others = derived.components.known ? derived.components : undefined;
  return {
    ...derived,
    components: {
      ...versions,
      value: { ...others?.value, ...versions.value },
      sources: [...versions.sources, ...(others?.sources ?? [])],
    },
  };
}

/** What rules ask an image for instead of knowing its family, as far as its files tell it. */
function traitsOf({ facts }: Observation): Traits {
  const managers = valueSeen(facts.packageManagers);
  const caches = valueSeen(facts.caches);
  const isApt = managers?.includes('apt') === true;
  const hasLists = caches?.some(({ path }) => path.startsWith('/var/lib/apt/lists'));
  return isApt && hasLists === false ? { aptLists: 'deleted' } : {};
}

function observedIn(observation: Observation): Observed {
  const { config, digest, facts, observed, platform, reference } = observation;
  const locales = valueSeen(facts.locales);
  const path = config.environment.findLast((line) => line.startsWith('PATH='))?.slice('PATH='.length);
  return {
    reference,
    digest,
    platform: normalPlatform(platform),
    observed,
    path: (path ?? usualPath).split(':'),
    locales: locales && new Set(locales.map(spelledLocale)),
    programs: listed(valueSeen(facts.programs), (each) => [each.name, each.path], sourceIn(observation)),
    libraries: listed(valueSeen(facts.libraries), (each) => [each.soname, each.path], sourceIn(observation)),
  };
}

function listed<Row>(
  rows: readonly Row[] | undefined,
  read: (row: Row) => readonly [string, string],
  source: ImageSource,
): Listed | undefined {
  return rows && { at: new Map(rows.map(read)), source };
}
