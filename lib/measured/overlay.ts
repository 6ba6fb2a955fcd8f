import type { WholeCatalog } from '../catalog/catalog';
import type {
  CatalogImage,
  Discontinued,
  Family,
  Measured,
  Platform,
  ResolvedReference,
} from '../catalog/image';
import { once } from '../catalog/later';
import { hashText } from '../catalog/revision';
import type { Observation } from '../observe/observation';
import { normalPlatform } from '../reference/platform';
import { type ByName, indexObservations, nameOf, type Seen } from './by-name';
import { imageAlone, overImage } from './image';

/** What an overlay was made of. */
type Laid = {
  readonly below: WholeCatalog;
  readonly observations: readonly Observation[];
  /** The data it belongs to; itself where the observations are data. */
  readonly edition: Pick<WholeCatalog, 'revision' | 'date'> | undefined;
};

const made = new WeakMap<WholeCatalog, Laid>();

/**
 * The catalog with what was measured laid over it: where it is silent of one of its images, and for what it does not have.
 * The same object where nothing was measured. What is laid over an overlay joins what lies there; of two observations of
 * one name and platform the newer counts.
 */
export function withMeasured(catalog: WholeCatalog, observations: readonly Observation[]): WholeCatalog {
  if (observations.length === 0) return catalog;
  const before = made.get(catalog);
  return before === undefined
    ? lay({ below: catalog, observations, edition: catalog })
    : lay({
        below: before.below,
        observations: [...before.observations, ...observations],
        edition: before.edition ?? catalog,
      });
}

/** The same with observations that are of the data, as `data/observations` holds them: another edition of it. */
export function withObservations(catalog: WholeCatalog, observations: readonly Observation[]): WholeCatalog {
  if (observations.length === 0) return catalog;
  return lay({ below: catalog, observations, edition: undefined });
}

function lay(laid: Laid): WholeCatalog {
  const { below, observations } = laid;
  const seen = indexObservations(observations);
  const families = familiesOver(below, seen);
  const images = families === below.families ? below.images : families.flatMap((family) => family.images);
  const byId = new Map(images.map((image) => [image.id, image]));
  const familyById = new Map(families.map((family) => [family.id, family]));
  const revisionOf = once(() => hashText([below.revision, ...observations.map(nameOfOne)].join('\n')));
  const measured: Measured = {
    below,
    changesImages: families !== below.families,
    on: platforms(laid, () => overlay),
    answer: answerOver(below, seen, byId),
    get edition() {
      return laid.edition ?? overlay;
    },
  };
  const overlay = changed(below, {
    get revision() {
      return revisionOf();
    },
    get date() {
      return observations.reduce((last, { observed }) => (observed > last ? observed : last), below.date);
    },
    families,
    images,
    measured,
    get: (id: string) => byId.get(id),
    family: (id: string) => familyById.get(id),
  });
  made.set(overlay, laid);
  return overlay;
}

/** Another catalog with some of its parts; what is worked out when it is asked for stays so. */
function changed(catalog: WholeCatalog, parts: Partial<WholeCatalog>): WholeCatalog;
function changed(catalog: WholeCatalog, parts: object): unknown {
  return Object.defineProperties(
    {},
    { ...Object.getOwnPropertyDescriptors(catalog), ...Object.getOwnPropertyDescriptors(parts) },
  );
}

function nameOfOne({ digest, observed, platform, reference }: Observation): string {
  return [reference, digest, platform, observed].join(' ');
}

/** Overlays by platform, of those alone on which something was measured: there are no more, whatever is asked for. */
function platforms(laid: Laid, whole: () => WholeCatalog): Measured['on'] {
  const { below, edition, observations } = laid;
  const known = new Map<Platform, WholeCatalog>();
  return (platform) => {
    const wanted = normalPlatform(platform);
    const before = known.get(wanted);
    if (before !== undefined) return before;
    const those = observations.filter((each) => normalPlatform(each.platform) === wanted);
    if (those.length === 0) return below;
    const all = those.length === observations.length;
    const found = all ? whole() : lay({ below, observations: those, edition: edition ?? whole() });
    known.set(wanted, found);
    return found;
  };
}

/** The families with what was measured of their images; the very same where nothing of any was. */
function familiesOver(below: WholeCatalog, seen: ByName): readonly Family[] {
  let isSame = true;
  const families = below.families.map((family) => {
    let isFamilySame = true;
    const images = family.images.map((image) => {
      const own = seen.find(image.reference);
      if (own === undefined) return image;
      isFamilySame = false;
      return overImage(image, own, below.releases);
    });
    if (isFamilySame) return family;
    isSame = false;
    return { ...family, images };
  });
  return isSame ? below.families : families;
}

/** What was measured before its name was deleted is nothing that anybody gets by it. */
function isGone({ gone }: Discontinued, [{ observed }]: Seen): boolean {
  return gone !== undefined && observed < gone.since;
}

function answerOver(
  below: WholeCatalog,
  seen: ByName,
  byId: ReadonlyMap<string, CatalogImage>,
): Measured['answer'] {
  const { releases } = below;
  /** Images are known by what they are: the same has to be the same object. */
  const over = new WeakMap<CatalogImage, Map<Seen[0], CatalogImage>>();
  const alone = new Map<string, CatalogImage>();
  const mostRemembered = 1_000;

  function imageOver(image: CatalogImage, own: Seen): CatalogImage {
    const known = over.get(image) ?? new Map<Seen[0], CatalogImage>();
    over.set(image, known);
    const found = known.get(own[0]) ?? overImage(image, own, releases);
    known.set(own[0], found);
    return found;
  }

  /** What the catalog says of itself, with what was measured of its images. */
  function own(found: ResolvedReference): ResolvedReference {
    if (found.kind !== 'image') return found;
    const image = found.image.entry ? byId.get(found.image.id) : undefined;
    return image === undefined || image === found.image ? found : { ...found, image };
  }

  function imageOf(reference: string, found: ResolvedReference, its: Seen): CatalogImage {
    const before = alone.get(reference);
    if (before !== undefined) return before;
    const discontinued =
      found.kind === 'look-alike' && found.discontinued !== undefined
        ? { by: found.discontinued, source: found.source }
        : undefined;
    const repository = nameOf(reference)?.repository ?? reference;
    const image = imageAlone({ reference, repository, discontinued }, its, releases);
    if (alone.size >= mostRemembered) alone.clear();
    alone.set(reference, image);
    return image;
  }

  return (reference, found) => {
    const its = seen.find(reference);
    // What another digest of the same name holds was not measured.
    if (its === undefined) return reference.includes('@') ? found : own(found);
    switch (found.kind) {
      case 'image': {
        const { image } = found;
        const isExact = image.entry || reference.includes('@') === false;
        return { ...(isExact ? found : { kind: 'image' }), image: measuredEntry(image, its) };
      }
      case 'scratch':
        return found;
      case 'look-alike':
        // What people take for another is worth its word, measured or not.
        if (found.discontinued === undefined || isGone(found.discontinued, its)) return found;
        return { kind: 'image', image: imageOf(reference, found, its) };
      case 'tag-unknown':
      case 'not-in-catalog':
        return { kind: 'image', image: imageOf(reference, found, its) };
      default:
        return found satisfies never;
    }
  };

  /** An entry measured by its own name is in the catalog so; by another, or without an entry, it is laid over here. */
  function measuredEntry(image: CatalogImage, its: Seen): CatalogImage {
    const own = image.entry ? byId.get(image.id) : undefined;
    return own !== undefined && seen.find(image.reference)?.[0] === its[0] ? own : imageOver(image, its);
  }
}
