import type { Fact, IsoDate, Source } from '../fact/fact';
import { isPublished, known } from '../fact/fact';
import { nameOf } from '../words/names';
import { type FacetId, factDeclarations, factsFrom, type ImageFacts, type ValueOf } from './facts';
import type { Libc, SupportEnd } from './image';
import type { Release, Releases } from './releases';
import type { Upstream } from './values';

/**
 * Adds what follows from the facts given: the libc version of the distribution's release,
 * the earliest end of support, what a complete package list proves.
 * A fact that is there already is never replaced.
 */
export function deriveFacts(facts: ImageFacts, releases: Releases): ImageFacts {
  return {
    ...facts,
    packageCount: countPackages(facts),
    entrypoint: completeEntrypoint(facts),
    libc: completeLibc(facts, releases),
    supportEnds: earliestEnd(facts, releases),
  };
}

/** What an image has because the image below it has it. That something is missing below proves nothing. */
export function standOn(own: ImageFacts, below: ImageFacts, reference: string, id: string): ImageFacts {
  const source: Source = { kind: 'derived', by: `it stands on \`${reference}\``, from: [id] };
  return factsFrom((id) => take(id, own[id], below[id], source));
}

function take<Id extends FacetId>(
  id: Id,
  mine: Fact<ValueOf<Id>>,
  its: Fact<ValueOf<Id>>,
  source: Source,
): Fact<ValueOf<Id>> {
  if (mine.known || mine.because !== 'not-looked-up' || !its.known) return mine;
  return factDeclarations[id].passesOn?.(its.value) === true
    ? known(its.value, source, ...its.sources)
    : mine;
}

function countPackages({ packageCount, packages }: ImageFacts): Fact<number> {
  // Where sources disagree, nobody wins; a list of our own may lack some.
  if (packageCount.known || packageCount.because === 'sources-disagree') return packageCount;
  if (!packages.known || !isPublished(packages)) return packageCount;
  return known(
    packages.value.length,
    { kind: 'derived', by: 'counted from the complete package list', from: ['packages'] },
    ...packages.sources,
  );
}

/** Pages of docker-library/repo-info give the whole configuration: where they name a command alone, no entrypoint is set. */
function completeEntrypoint({ command, entrypoint }: ImageFacts): Fact<readonly string[]> {
  if (entrypoint.known || entrypoint.because !== 'not-looked-up' || !command.known) return entrypoint;
  const page = command.sources.find(
    (source) => source.kind === 'document' && source.url.includes('/docker-library/repo-info/'),
  );
  if (page === undefined) return entrypoint;
  const by = 'the page with its configuration names a command and no entrypoint';
  return known([], { kind: 'derived', by, from: ['command'] }, page);
}

/** The distribution's release sets the version of a libc whose family is known. */
function completeLibc({ libc, upstream }: ImageFacts, releases: Releases): Fact<Libc> {
  if (!libc.known || libc.value.version !== undefined) return libc;
  const of = upstream.known && upstream.value !== 'none' ? upstream.value : undefined;
  const shipped = of === undefined ? undefined : releaseOf(of, releases)?.libc;
  if (of === undefined || shipped === undefined || shipped.family !== libc.value.family) return libc;
  const by = `${nameOf(of.distribution)} ${of.release ?? ''} ships ${shipped.family} ${shipped.version}`;
  const [first, ...more] = libc.sources;
  return known({ family: shipped.family, version: shipped.version }, first, ...more, {
    kind: 'derived',
    by,
    from: [shipped.source],
  });
}

type Part = { readonly end: SupportEnd; readonly source: Source };
type Open = { readonly what: string; readonly asOf: IsoDate };

/** On the same day, the reason comes before its consequence: a tag is no longer rebuilt because its runtime has ended. */
const causes: readonly SupportEnd['of'][] = ['runtime', 'distribution', 'image'];

/** Image, distribution and runtime each end; the earliest counts. Unknown while one of them has no date yet. */
function earliestEnd(facts: ImageFacts, releases: Releases): Fact<SupportEnd> {
  const { supportEnds, upstream, language } = facts;
  const parts: Part[] = [];
  const open: Open[] = [];
  if (supportEnds.known) parts.push({ end: supportEnds.value, source: supportEnds.sources[0] });
  if (supportEnds.known === false && supportEnds.because !== 'not-looked-up') return supportEnds;
  if (upstream.known && upstream.value !== 'none')
    add(endOf(upstream.value.distribution, upstream.value.release, 'distribution', releases));
  if (language.known && language.value !== 'none')
    add(endOf(language.value.vendor ?? language.value.name, language.value.version, 'runtime', releases));

  function add(found: Part | Open | undefined): void {
    if (found === undefined) return;
    if ('end' in found) parts.push(found);
    else open.push(found);
  }

  const [earliest] = [...parts].sort(
    (a, b) => a.end.date.localeCompare(b.end.date) || causes.indexOf(a.end.of) - causes.indexOf(b.end.of),
  );
  if (earliest === undefined) return open.length === 0 ? supportEnds : withoutDate(open);
  // A part without a date was still supported when it was looked up, so an end before that day is the earliest.
  const stillOpen = open.filter(({ asOf }) => asOf < earliest.end.date);
  if (stillOpen.length > 0) return withoutDate(stillOpen);
  if (supportEnds.known && earliest.end === supportEnds.value) return supportEnds;
  return known(earliest.end, earliest.source);
}

function withoutDate(open: readonly Open[]): Fact<SupportEnd> {
  const names = open.map(({ what }) => what).join(' and ');
  return { known: false, because: 'not-published', note: `${names}: supported, no end date published yet` };
}

function endOf(
  id: string,
  version: string | undefined,
  of: 'distribution' | 'runtime',
  releases: Releases,
): Part | Open | undefined {
  const product = releases.product(id);
  const release =
    product === undefined || version === undefined ? undefined : releases.find(product.id, version);
  if (product === undefined || release === undefined) return undefined;
  const what = `${product.name} ${release.release}`;
  if (release.ends === null) return { what, asOf: product.retrieved };
  const extended = release.extended;
  const date = extended?.ends ?? release.ends;
  if (date === undefined) return undefined;
  return {
    end: { date, of, what: extended === undefined ? what : `${what} ${extended.what}` },
    source: { kind: 'document', url: product.source, retrieved: product.retrieved },
  };
}

/** The release of a distribution that an image stands on. */
export function releaseOf({ distribution, release }: Upstream, releases: Releases): Release | undefined {
  return release === undefined ? undefined : releases.find(distribution, release);
}
