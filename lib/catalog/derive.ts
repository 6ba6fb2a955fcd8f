import type { Fact, Source } from '../fact/fact';
import { isPublished, known } from '../fact/fact';
import { nameOf } from '../words/names';
import { componentsOf } from './components';
import { type FacetId, factDeclarations, factsFrom, type ImageFacts, type ValueOf } from './facts';
import type { Libc } from './image';
import type { Release, Releases } from './releases';
import { supportEnd } from './support-end';
import type { Upstream } from './values';

/**
 * Adds what follows from the facts given: the libc version of the distribution's release,
 * the end of support, what a complete package list proves.
 * A fact that is there already is never replaced.
 */
export function deriveFacts(facts: ImageFacts, releases: Releases): ImageFacts {
  const whole = {
    ...facts,
    packageCount: countPackages(facts),
    entrypoint: completeEntrypoint(facts),
    libc: completeLibc(facts, releases),
    processor: processorOf(facts, releases),
    supportEnds: supportEnd(facts, releases),
  };
  return { ...whole, components: componentsOf(whole) };
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
  const { asBelow, passesOn } = factDeclarations[id];
  return passesOn?.(its.value) === true
    ? known(asBelow?.(its.value) ?? its.value, source, ...its.sources)
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

/** Programs of an image are built for what those of its distribution are. */
function processorOf({ processor, upstream }: ImageFacts, releases: Releases): ImageFacts['processor'] {
  const of = upstream.known && upstream.value !== 'none' ? upstream.value : undefined;
  const built = of && releaseOf(of, releases)?.processor;
  if (processor.known || of === undefined || built === undefined) return processor;
  const by = `the packages of ${nameOf(of.distribution)} ${of.release ?? ''} are built for it`;
  return known(
    built.levels,
    { kind: 'derived', by, from: ['upstream'] },
    { kind: 'document', url: built.source, retrieved: built.retrieved },
  );
}

/** The release of a distribution that an image stands on. */
export function releaseOf({ distribution, release }: Upstream, releases: Releases): Release | undefined {
  return release === undefined ? undefined : releases.find(distribution, release);
}
