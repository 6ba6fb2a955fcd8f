import 'server-only';
import type { Measuring } from '@/components/inspect/event';
import { findImage } from '@/lib/catalog/find';
import type { CatalogImage } from '@/lib/catalog/image';
import { withMeasured } from '@/lib/measured/overlay';
import type { Observation } from '@/lib/observe/observation';
import { getCatalog } from '../catalog';
import { today } from '../clock';
import { isRequestError } from '../problem';
import { keptImage, mayMeasure, measureForPage, readAskedImage, refreshWhenOld } from './measure';
import type { InspectionEvent } from './run';
import { type ToldFailure, toldError, toldFault } from './told';

/** What the address of the page asks for. */
export type InspectSearch = {
  readonly image: string;
  readonly platform: string | undefined;
  /** Asked for by a page without scripts, which comes back to see how far it is. */
  readonly isStarted: boolean;
};

const longestImage = 1024;

export function readInspectSearch(search: URLSearchParams): InspectSearch {
  const image = search.get('image')?.trim().slice(0, longestImage) ?? '';
  const platform = search.get('platform')?.trim().slice(0, 64) || undefined;
  return { image, platform, isStarted: search.get('start') === 'yes' };
}

type Shown = Extract<Measuring, { readonly kind: 'asking' | 'queued' | 'progress' | 'done' }>;

export type InspectState =
  | { readonly kind: 'not-asked'; readonly failure: ToldFailure }
  | { readonly kind: 'kept'; readonly observation: Observation }
  | { readonly kind: 'failed'; readonly failure: ToldFailure }
  /** `last` is how far it is for a page without scripts; undefined where it has not asked for it. */
  | { readonly kind: 'to-measure'; readonly last: Shown | undefined };

/** What the page shows. */
export async function stateOf(search: InspectSearch, client: string): Promise<InspectState> {
  try {
    const asked = readAskedImage(search.image, search.platform);
    const kept = await keptImage(asked);
    if (kept !== undefined) {
      await refreshWhenOld(asked, kept, client);
      return { kind: 'kept', observation: kept.observation };
    }
    if (!mayMeasure(asked.registry) || search.isStarted) {
      const event = await measureForPage(asked, client);
      if (event.kind === 'failed') return { kind: 'failed', failure: toldFault(event.fault, asked) };
      if (event.kind === 'done') return { kind: 'kept', observation: event.observation };
      return { kind: 'to-measure', last: shown(event) };
    }
    return { kind: 'to-measure', last: undefined };
  } catch (error) {
    const isAsking = isRequestError(error) && error.code === 'invalid-request';
    return { kind: isAsking ? 'not-asked' : 'failed', failure: toldError(error) };
  }
}

function shown(event: Exclude<InspectionEvent, { readonly kind: 'done' | 'failed' }>): Shown {
  switch (event.kind) {
    case 'queued':
      return event;
    case 'begun':
      return { kind: 'asking' };
    case 'progress':
      return { kind: 'progress', ...event.progress };
    default:
      return event satisfies never;
  }
}

/** What was measured as an image of the catalog: its own, where its name leads to one, or one of what was seen alone. */
export function imageOf(observation: Observation): CatalogImage | undefined {
  const catalog = withMeasured(getCatalog(), [observation]);
  const found = findImage(catalog, observation.reference, today());
  return found.kind === 'image' ? found.image : undefined;
}
