import type { Fact, Source } from '../fact/fact';
import { known, notLookedUp, presentIn, valueOf } from '../fact/fact';
import { nameOf } from '../words/names';
import { deriveFacts, releaseOf } from './derive';
import { readFacts } from './entry';
import { factDeclarations, factIds } from './facts';
import type { Entry, FactEntries } from './family';
import type { GrammarContext, Meaning } from './grammar/grammar';
import { libcOf } from './grammar/suites';
import type { CatalogImage, FacetId, ImageFacts, Libc, Retired } from './image';
import type { Sibling } from './look-up';
import type { Releases } from './releases';
import type { Upstream } from './values';

/** What the facts of an image without an entry can rest on. */
export type Ground = {
  readonly meaning: Meaning;
  /** Entries of the same family. */
  readonly siblings: readonly Sibling[];
  /** Entries of the same repository. */
  readonly kin: readonly CatalogImage[];
  /** The distribution's own image, where this one stands on it. */
  readonly distribution: CatalogImage | undefined;
  readonly retirement: Entry<Retired> | undefined;
  readonly context: GrammarContext;
};

/**
 * The facts of an image that has no entry: what its tag says, what all its siblings share,
 * and what its distribution's own image has.
 */
export function factsFromMeaning(ground: Ground): ImageFacts {
  const { meaning, siblings, kin, distribution, retirement, context } = ground;
  const said = readFacts({
    ...fromTag(meaning),
    ...(retirement !== undefined && { retired: retirement }),
    ...meaning.facts,
  });
  const alike = closest(meaning, siblings);
  const inherited = alike === undefined ? fromKin(kin) : attribute(lasting(alike, meaning), alike.image);
  const below =
    distribution === undefined ? {} : attribute(distributionFacts(distribution, meaning), distribution);
  const libc = said.libc.known ? said.libc : libcFrom(meaning, alike?.image, context.releases);
  const facts = deriveFacts(fill(fill({ ...said, libc }, inherited), below), context.releases);
  return {
    ...facts,
    packages: facts.packages.known ? facts.packages : packagesOf(alike, distribution, meaning),
  };
}

/** One image tells what the whole repository has in common only of how it is published. */
function fromKin(kin: readonly CatalogImage[]): Partial<ImageFacts> {
  const [only, second] = kin;
  if (only === undefined) return {};
  if (second !== undefined) return withoutContents(sharedFacts(kin));
  return attribute(pick(only.facts, ['publisher', 'access', 'documentation', 'recipe']), only);
}

/** What is inside differs between the kinds of a repository, however many of another kind agree: `9-minimal` has microdnf, `9` dnf. */
function withoutContents(facts: ImageFacts): Partial<ImageFacts> {
  const inside: readonly string[] = contentFacets;
  return Object.fromEntries(Object.entries(facts).filter(([facet]) => !inside.includes(facet)));
}

const contentFacets = factIds.filter((id) => factDeclarations[id].stays === 'inside');

/** What stays from build to build; when the publisher stops too, where line and release are the same. */
function lasting({ image, meaning: its }: Sibling, meaning: Meaning): Partial<ImageFacts> {
  const isSame = its.line === meaning.line && its.upstream?.release === meaning.upstream?.release;
  const { language } = image.facts;
  const hasNone = language.known && language.value === 'none';
  const sameRelease = its.upstream?.release === meaning.upstream?.release;
  return {
    ...(sameRelease ? stable(image) : withoutFiles(stable(image))),
    ...(sameRelease || keepsManager(image) ? {} : { packageManagers: notLookedUp }),
    ...(hasNone ? { language } : {}),
    ...(isSame ? pick(image.facts, ['supportEnds', 'retired']) : {}),
  };
}

/** Debian and Alpine have had one package manager from the start; yum, dnf and microdnf came one after another. */
function keepsManager({ facts }: CatalogImage): boolean {
  const managers = valueOf(facts.packageManagers) ?? [];
  return managers.length === 0 || managers.includes('apt') || managers.includes('apk');
}

function fromTag({ language, upstream, from }: Meaning): FactEntries {
  const by = 'read from the tag';
  const sources = [...from];
  return {
    ...(language === undefined ? {} : { language: { value: language, derived: by, from: sources } }),
    ...(upstream === undefined ? {} : { upstream: { value: upstream, derived: by, from: sources } }),
  };
}

function standsAlone({ image }: Sibling): boolean {
  return valueOf(image.facts.upstream) === 'none';
}

/** The sibling most like it: the same kind on the same distribution, then the same release, then the same line. */
function closest(meaning: Meaning, siblings: readonly Sibling[]): Sibling | undefined {
  let best: Sibling | undefined;
  let bestScore = 0;
  for (const sibling of siblings) {
    if (sibling.meaning.flavour !== meaning.flavour) continue;
    if (sibling.meaning.upstream?.distribution !== meaning.upstream?.distribution) continue;
    // Where nobody knows on which distribution it stands, nothing tells that another line is on the same.
    if (meaning.upstream === undefined && sibling.meaning.line !== meaning.line && !standsAlone(sibling))
      continue;
    // Two releases that nobody knows are not the same.
    const release = meaning.upstream?.release;
    const sameRelease = release !== undefined && sibling.meaning.upstream?.release === release;
    const score = 1 + (sameRelease ? 2 : 0) + (sibling.meaning.line === meaning.line ? 1 : 0);
    if (score > bestScore) [best, bestScore] = [sibling, score];
  }
  return best;
}

const stableFacets = factIds.filter((id) => factDeclarations[id].stays !== undefined);

/** What does not change from version to version of a kind of image. */
function stable({ facts }: CatalogImage): Partial<ImageFacts> {
  return { ...pick(facts, stableFacets), environment: withoutVersions(facts.environment) };
}

function pick(facts: ImageFacts, facets: readonly FacetId[]): Partial<ImageFacts> {
  return Object.fromEntries(Object.entries(facts).filter(([facet]) => facets.some((one) => one === facet)));
}

/** Facts on which all images of a repository agree: all that can be said of one whose version is not known. */
export function sharedFacts(images: readonly CatalogImage[]): ImageFacts {
  const [first, ...others] = images;
  if (first === undefined) return readFacts({});
  const agreed = Object.entries(stable(first)).filter(
    ([facet, fact]) =>
      fact.known &&
      others.every((other) =>
        Object.entries(other.facts).some(
          ([name, its]) =>
            name === facet && its.known && JSON.stringify(its.value) === JSON.stringify(fact.value),
        ),
      ),
  );
  const source: Source = {
    kind: 'derived',
    by: 'the same in every image of this repository known here',
    from: images.map(({ id }) => id),
  };
  const facts = agreed.map(([facet, fact]) => [facet, { ...fact, sources: [source] }]);
  return { ...readFacts({}), ...Object.fromEntries(facts) };
}

/** What files packages bring, which come and go from one release of a distribution to the next. */
const fileFacets = [
  'caCertificates',
  'timeZoneData',
  'openssl',
  'accounts',
  'missingPrograms',
] as const satisfies readonly FacetId[];

function withoutFiles(facts: Partial<ImageFacts>): Partial<ImageFacts> {
  return Object.fromEntries(
    Object.entries(facts).filter(([facet]) => !fileFacets.some((one) => one === facet)),
  );
}

/**
 * Builds of the same kind on the same release hold the same packages, in other versions. On another release they hold
 * what the distribution's own image does, and nobody knows what more.
 */
function packagesOf(
  alike: Sibling | undefined,
  distribution: CatalogImage | undefined,
  meaning: Meaning,
): ImageFacts['packages'] {
  const isSame = isOnRelease(alike?.meaning.upstream, meaning);
  const image = isSame ? alike?.image : distribution;
  const packages = image?.facts.packages;
  if (image === undefined || packages?.known !== true) return notLookedUp;
  if (!isSame && !isOnRelease(presentIn(image.facts.upstream), meaning)) return notLookedUp;
  const names = packages.value.map(({ name }) => ({ name }));
  const source: Source = { kind: 'derived', by: `as in \`${image.reference}\``, from: [image.id] };
  return isSame ? known(names, source, ...packages.sources) : known(names, source);
}

function isOnRelease(its: Upstream | undefined, { upstream }: Meaning): boolean {
  if (its?.release === undefined || upstream === undefined) return false;
  return its.release === upstream.release && its.distribution === upstream.distribution;
}

/** What an image has from the distribution image it stands on: of the same release, all the files that are there. */
function distributionFacts({ facts }: CatalogImage, meaning: Meaning): Partial<ImageFacts> {
  const always = pick(facts, ['shell', 'packageManagers', 'passwd', 'tmp']);
  if (!isOnRelease(presentIn(facts.upstream), meaning)) return always;
  const { caCertificates, timeZoneData, openssl } = facts;
  return {
    ...always,
    ...(valueOf(caCertificates) === true ? { caCertificates } : {}),
    ...(valueOf(timeZoneData) === true ? { timeZoneData } : {}),
    ...(valueOf(openssl) === true ? { openssl } : {}),
  };
}

/** Every image of a distribution with a language has its libc; the release sets the version. */
function libcFrom({ upstream }: Meaning, alike: CatalogImage | undefined, releases: Releases): Fact<Libc> {
  const found = alike?.facts.libc;
  if (found?.known === true && (found.value.family === 'none' || found.value.family === 'uclibc'))
    return found;
  if (upstream === undefined || upstream.distribution === 'windows') return notLookedUp;
  const family = libcOf(upstream.distribution);
  const shipped = releaseOf(upstream, releases)?.libc;
  if (shipped !== undefined || alike === undefined)
    return known(
      { family },
      { kind: 'derived', by: `${nameOf(upstream.distribution)} is built on ${family}`, from: ['upstream'] },
    );
  const same = valueOf(alike.facts.upstream);
  const isSame = same !== undefined && same !== 'none' && same.release === upstream.release;
  return isSame && found?.known === true
    ? found
    : known(
        { family },
        { kind: 'derived', by: `${nameOf(upstream.distribution)} is built on ${family}`, from: ['upstream'] },
      );
}

function withoutVersions(fact: ImageFacts['environment']): ImageFacts['environment'] {
  if (!fact.known) return fact;
  const kept = Object.entries(fact.value).filter(([name]) => !/VERSION|RELEASE/.test(name));
  return { ...fact, value: Object.fromEntries(kept) };
}

/** Every fact taken over says from whom. */
function attribute(facts: Partial<ImageFacts>, image: CatalogImage): Partial<ImageFacts> {
  const source: Source = { kind: 'derived', by: `as in \`${image.reference}\``, from: [image.id] };
  const attributed = Object.entries(facts).map(([facet, fact]) => [
    facet,
    fact.known ? { ...fact, sources: [source, ...fact.sources] } : fact,
  ]);
  return { ...facts, ...Object.fromEntries(attributed) };
}

function fill(facts: ImageFacts, others: Partial<ImageFacts>): ImageFacts {
  const missing = Object.entries(others).filter(
    ([facet, fact]) =>
      fact.known && !Object.entries(facts).some(([name, own]) => name === facet && own.known),
  );
  return { ...facts, ...Object.fromEntries(missing) };
}
