import type { IsoDate, Source, UnknownFact } from '../fact/fact';
import { known } from '../fact/fact';
import type { ImageFacts } from './facts';
import type { SupportEnd } from './image';
import { lastDayOf } from './life';
import type { Releases } from './releases';

type Part = { readonly end: SupportEnd; readonly source: Source };
/** Supported on that day, and nobody has said until when. */
type Open = { readonly what: string; readonly asOf: IsoDate };
type Ending = Part | Open | undefined;

/**
 * Until when an image gets fixes: what its publisher says of the image, and where that is nothing, what comes first of
 * distribution, runtime and its withdrawal. What a publisher says of one of these counts before what its own project says.
 */
export function supportEnd(facts: ImageFacts, releases: Releases): ImageFacts['supportEnds'] {
  const { supportEnds, language } = facts;
  const gone = withdrawal(facts);
  if (supportEnds.known && 'noEnd' in supportEnds.value)
    return gone === undefined ? supportEnds : known(gone.end, gone.source);
  const own = lastDayOf(supportEnds);
  if (own?.of === 'image') return supportEnds;
  if (!supportEnds.known && (supportEnds.because !== 'not-looked-up' || supportEnds.note !== undefined))
    return supportEnds;
  const version = language.known && language.value !== 'none' ? language.value.version : undefined;
  if (version !== undefined && isPreview(version))
    return { known: false, because: 'not-published', note: 'a preview gets fixes by the next one alone' };
  const said: Part | undefined =
    own && supportEnds.known ? { end: own, source: supportEnds.sources[0] } : undefined;
  const endings = [
    said?.end.of === 'distribution' ? said : distributionEnd(facts, releases),
    said?.end.of === 'runtime' ? said : runtimeEnd(facts, releases),
    gone,
  ];
  return earliest(endings, supportEnds);
}

/** As publishers write versions that are not released yet: `11.0-preview`, `3.15.0rc2`, `3.15.0a1`, `19beta2`. */
export function isPreview(version: string): boolean {
  return /\d[.-]?(?:preview|alpha|beta|rc)(?![a-z])/i.test(version) || /^\d+\.\d+\.\d+[ab]\d+$/.test(version);
}

function distributionEnd({ upstream }: ImageFacts, releases: Releases): Ending {
  if (!upstream.known || upstream.value === 'none') return undefined;
  const { distribution, release } = upstream.value;
  return endOf(distribution, release, 'distribution', releases);
}

function runtimeEnd({ language }: ImageFacts, releases: Releases): Ending {
  if (!language.known || language.value === 'none') return undefined;
  const { vendor, name, version } = language.value;
  return endOf(vendor ?? name, version, 'runtime', releases);
}

/** A tag that has left its list, or an image nobody builds any more, gets no fixes from then on. */
function withdrawal({ retired }: ImageFacts): Part | undefined {
  if (!retired.known || retired.value === 'none') return undefined;
  const end: SupportEnd = { date: retired.value.since, of: 'image', what: 'rebuilds of this tag' };
  return { end, source: retired.sources[0] };
}

/** Not known while one part has no date, unless another had ended before that part was looked up. */
function earliest(endings: readonly Ending[], own: ImageFacts['supportEnds']): ImageFacts['supportEnds'] {
  const open = endings.flatMap((ending) => (ending !== undefined && 'asOf' in ending ? [ending] : []));
  const [first] = endings
    .flatMap((ending) => (ending !== undefined && 'end' in ending ? [ending] : []))
    .sort(
      (a, b) => a.end.date.localeCompare(b.end.date) || causes.indexOf(a.end.of) - causes.indexOf(b.end.of),
    );
  if (first === undefined) return open.length === 0 ? own : withoutDate(open);
  const stillOpen = open.filter(({ asOf }) => asOf < first.end.date);
  if (stillOpen.length > 0) return withoutDate(stillOpen);
  return own.known && first.end === own.value ? own : known(first.end, first.source);
}

/** On the same day, the reason comes before its consequence. */
const causes: readonly SupportEnd['of'][] = ['runtime', 'distribution', 'image'];

function withoutDate(open: readonly Open[]): UnknownFact {
  const names = open.map(({ what }) => what).join(' and ');
  return { known: false, because: 'not-published', note: `${names}: supported, no end date published yet` };
}

function endOf(
  id: string,
  version: string | undefined,
  of: 'distribution' | 'runtime',
  releases: Releases,
): Ending {
  const product = releases.product(id);
  if (product === undefined || version === undefined) return undefined;
  const release = releases.find(product.id, version);
  const asOf = release?.retrieved ?? product.retrieved;
  if (release === undefined) return { what: `${product.name} ${version}`, asOf };
  const what = `${product.name} ${release.release}`;
  if (release.ends === null) return { what, asOf };
  const { extended } = release;
  const date = extended?.ends ?? release.ends;
  if (date === undefined) return undefined;
  return {
    end: { date, of, what: extended === undefined ? what : `${what} ${extended.what}` },
    source: { kind: 'document', url: release.source ?? product.source, retrieved: asOf },
  };
}
