import type { IsoDate } from '../fact/fact';
import { isReferenceError, parseReference } from '../reference/reference';
import { nameOf as displayName } from '../words/names';
import { grammarFor } from './grammar';
import type { GrammarContext, Meaning } from './grammar/grammar';
import { meaningKey } from './grammar/grammar';
import { otherOfficialGrammars } from './grammar/other-official';
import { spokenSuite } from './grammar/suites';
import { temurinFor } from './grammar/temurin';
import { officialName, understand } from './grammar/understand';
import { groundOf } from './ground';
import type { Catalog, CatalogImage, NeverListed, ResolvedReference } from './image';
import { factsFromMeaning, sharedFacts } from './inherit';
import type { LookUp } from './look-up';
import { buildLookUp } from './look-up';
import { neverListed } from './never-listed';
import { indexReleases } from './releases';
import { canonicalRepository } from './repository';
import { retirementOf } from './retirement';
import { indexTags } from './tags';
import type { Traits } from './traits';

type Day = {
  readonly lookUp: LookUp;
  readonly context: GrammarContext;
  readonly found: Map<string, ResolvedReference>;
};

const days = new WeakMap<Catalog, Map<IsoDate, Day>>();

/** Anybody may ask for any name: what is remembered has an end. */
const mostRemembered = 10_000;
const mostDays = 4;

/**
 * Understands an image reference as the registries mean it: an entry of the catalog,
 * or what the publisher's way of tagging says, or what was probably meant.
 * `today` decides what floating tags stand for. Answers are remembered for a catalog and a day.
 */
export function findImage(catalog: Catalog, reference: string, today: IsoDate): ResolvedReference {
  const { measured } = catalog;
  if (measured) return measured.answer(reference, findImage(measured.below, reference, today));
  const day = dayOf(catalog, today);
  const before = day.found.get(reference);
  if (before !== undefined) return before;
  const found = find(catalog, reference, day);
  if (day.found.size >= mostRemembered) day.found.clear();
  day.found.set(reference, found);
  return found;
}

/** What a reference stands for, or, of one that is something else than its name says, what is probably meant. */
export function imageMeant(found: ResolvedReference): CatalogImage | undefined {
  if (found.kind === 'image' || found.kind === 'scratch') return found.image;
  return found.kind === 'look-alike' ? found.meant : undefined;
}

function dayOf(catalog: Catalog, today: IsoDate): Day {
  const known = days.get(catalog) ?? new Map<IsoDate, Day>();
  days.set(catalog, known);
  const before = known.get(today);
  if (before !== undefined) return before;
  const context: GrammarContext = {
    releases: catalog.releases ?? indexReleases([]),
    tags: catalog.tags ?? indexTags([]),
    today,
  };
  const day = { lookUp: buildLookUp(catalog, context), context, found: new Map<string, ResolvedReference>() };
  if (known.size >= mostDays) known.clear();
  known.set(today, day);
  return day;
}

function find(catalog: Catalog, text: string, day: Day): ResolvedReference {
  if (text === 'scratch') {
    const image = catalog.get('scratch');
    return image === undefined ? { kind: 'not-in-catalog' } : { kind: 'scratch', image };
  }
  const reference = parseReference(text);
  if (isReferenceError(reference)) return { kind: 'not-in-catalog' };
  const repository = canonicalRepository(reference);
  const { tag, digest } = reference;
  if (tag === undefined && digest !== undefined) return findDigest(catalog, repository, digest, day);
  const name = officialName(repository);
  // With a digest, the tag is not looked at.
  const never =
    name === undefined || digest !== undefined ? undefined : neverListed(name, tag ?? 'latest', day.context);
  return findTag(catalog, repository, tag ?? 'latest', never, day);
}

function findTag(
  catalog: Catalog,
  repository: string,
  tag: string,
  never: NeverListed | undefined,
  day: Day,
): ResolvedReference {
  const { lookUp, context } = day;
  const meaning = understand(repository, tag, context);
  const understood = meaning === undefined || 'unknown' in meaning ? undefined : meaning;
  // A name that moved on with time means what its grammar says on this day, not what a list said once.
  const moved = understood?.because === undefined ? undefined : entryFor(understood, day);
  const entry = moved ?? lookUp.tagged(repository, tag);
  if (entry !== undefined) return asResolved(entry, understood?.because);
  const family = grammarFor(repository)?.family ?? lookUp.familyOf.get(repository) ?? '';
  const name = shown(repository);
  if (never?.sure === true && context.tags.retired(name) === undefined)
    return { kind: 'tag-unknown', family, because: `\`${name}\` never had the tag \`${tag}\``, never };
  if (understood !== undefined) return fromMeaning(catalog, repository, tag, understood, day);
  const alike =
    findLookAlike(catalog, repository, tag, day) ?? findDiscontinued(catalog, repository, tag, day);
  if (alike !== undefined) return alike;
  const because =
    meaning !== undefined && 'unknown' in meaning
      ? meaning.unknown
      : `the tag \`${tag}\` of \`${name}\` is not known here`;
  if (meaning === undefined && never === undefined && !lookUp.familyOf.has(repository))
    return { kind: 'not-in-catalog' };
  return { kind: 'tag-unknown', family, because, ...(never === undefined ? {} : { never }) };
}

function entryFor(meaning: Meaning, { lookUp }: Day): CatalogImage | undefined {
  return meaning.precise === true
    ? undefined
    : lookUp.ofFamily(meaning.family).byMeaning.get(meaningKey(meaning));
}

function fromMeaning(
  catalog: Catalog,
  repository: string,
  tag: string,
  meaning: Meaning,
  day: Day,
): ResolvedReference {
  const { lookUp, context } = day;
  const entry = entryFor(meaning, day);
  const retirement = retirementOf(repository, tag, meaning, context);
  if (entry !== undefined && retirement === undefined) return asResolved(entry, meaning.because);
  const siblings = lookUp.ofFamily(meaning.family).siblings;
  const hasKind = siblings.some((sibling) => sibling.meaning.flavour === meaning.flavour);
  const traits = traitsOf(catalog, meaning.family);
  const { kinds } = traits;
  if (kinds !== undefined && kinds !== 'some-listed' && !hasKind)
    return notPublished(meaning.family, kinds.publishedBy, repository);
  if (kinds === 'some-listed' && !hasKind && meaning.language === undefined)
    return { kind: 'not-in-catalog' };
  if (unlistedFamilies.has(meaning.family) && meaning.upstream === undefined)
    return { kind: 'not-in-catalog' };
  if (traits.repositories === 'some-listed' && !lookUp.familyOf.has(repository))
    return { kind: 'not-in-catalog' };
  const reference = `${shown(repository)}:${tag}`;
  const distribution = groundOf(catalog, meaning, traits, lookUp);
  const image: CatalogImage = {
    id: reference.toLowerCase().replace(/[^a-z0-9.]+/g, '-'),
    family: meaning.family,
    traits,
    name: nameOf(reference, meaning, context),
    reference,
    facts: factsFromMeaning({
      meaning,
      siblings,
      kin: lookUp.ofRepository(repository),
      distribution,
      retirement,
      context,
    }),
    entry: false,
    ...(distribution === undefined ? {} : { standsOn: distribution.id }),
  };
  return asResolved(image, meaning.because);
}

function traitsOf({ families }: Catalog, family: string): Traits {
  return families.find(({ id }) => id === family)?.traits ?? {};
}

function notPublished(family: string, name: string, repository: string): ResolvedReference {
  return {
    kind: 'tag-unknown',
    family,
    because: `\`${repository}\` is not among the images ${name} publishes; names that are not listed get no updates`,
  };
}

const unlistedFamilies = new Set(otherOfficialGrammars.map(({ family }) => family));

function findDigest(
  catalog: Catalog,
  repository: string,
  digest: string,
  { lookUp }: Day,
): ResolvedReference {
  const entry = lookUp.ofDigest(digest);
  if (entry !== undefined) return asResolved(entry, 'the digest is the one of this image');
  const family = lookUp.familyOf.get(repository) ?? grammarFor(repository)?.family;
  if (family === undefined) return { kind: 'not-in-catalog' };
  const reference = `${shown(repository)}@${digest}`;
  const image: CatalogImage = {
    id: `${family}-${digest.replace(':', '-')}`,
    family,
    traits: traitsOf(catalog, family),
    name: reference,
    reference,
    facts: sharedFacts(lookUp.ofRepository(repository)),
    entry: false,
  };
  return asResolved(image, `a digest does not say which version of \`${shown(repository)}\` it is`);
}

function findLookAlike(
  catalog: Catalog,
  repository: string,
  tag: string,
  day: Day,
): ResolvedReference | undefined {
  for (const { because, gone, meant, moved, source } of catalog.lookAlikes) {
    const reference = meant(repository);
    if (reference === undefined) continue;
    const found = find(catalog, reference, day);
    const image = found.kind === 'image' ? found.image : undefined;
    const alike = { kind: 'look-alike' as const, meant: image, because, source };
    const successor = `${shown(reference)}:${tag}`;
    if (moved !== undefined) return { ...alike, discontinued: { since: moved, successor } };
    if (gone === undefined || gone.except.includes(tag) || gone.since > day.context.today) return alike;
    return { ...alike, discontinued: { since: gone.since, successor, gone } };
  }
  return undefined;
}

function findDiscontinued(
  catalog: Catalog,
  repository: string,
  tag: string,
  day: Day,
): ResolvedReference | undefined {
  const { tags, releases, today } = day.context;
  const name = shown(repository);
  const retired = tags.retired(name);
  if (retired === undefined || retired.since > today) return undefined;
  const successor = retired.successor === 'eclipse-temurin' ? temurinFor(tag, releases) : retired.successor;
  const found = successor?.includes(':') === true ? find(catalog, successor, day) : undefined;
  return {
    kind: 'look-alike',
    meant: found?.kind === 'image' ? found.image : undefined,
    because: `the official image \`${name}\` is discontinued since ${retired.since}`,
    source: retired.source,
    discontinued: {
      since: retired.since,
      successor,
      ...(retired.gone?.tags.includes(tag) === true && { gone: retired.gone }),
    },
  };
}

function asResolved(image: CatalogImage, because: string | undefined): ResolvedReference {
  if (image.id === 'scratch') return { kind: 'scratch', image };
  return because === undefined ? { kind: 'image', image } : { kind: 'image', image, because };
}

function nameOf(reference: string, { language, upstream }: Meaning, { releases }: GrammarContext): string {
  const parts = [
    language === undefined ? undefined : `${displayName(language.name)} ${language.version ?? ''}`.trim(),
    upstream === undefined ? undefined : spokenSuite(upstream, releases),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? reference : `${reference} (${parts.join(' on ')})`;
}

function shown(repository: string): string {
  return repository.replace(/^docker\.io\/(library\/)?/, '');
}
