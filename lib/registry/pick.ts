import {
  comparePlatforms,
  isPlatformError,
  isServedBy,
  normalPlatform,
  parsePlatform,
} from '../reference/platform';
import type { Platform } from './image';
import { isManifestType } from './media-types';
import { type Descriptor, type Index, platformOf } from './schema';

/** An entry of an index that is an image, or an index of them; attestations are neither. */
export type Offered = { readonly descriptor: Descriptor; readonly platform: Platform | undefined };

export function offeredBy({ manifests }: Index): readonly Offered[] {
  return manifests
    .filter((descriptor) => !isAttestation(descriptor))
    .map((descriptor) => ({
      descriptor,
      platform: descriptor.platform ? platformOf(descriptor.platform) : undefined,
    }));
}

/** https://github.com/moby/buildkit/blob/master/docs/attestations/attestation-storage.md */
export function isAttestation({ annotations, platform }: Descriptor): boolean {
  return annotations?.['vnd.docker.reference.type'] !== undefined || platform?.os === 'unknown';
}

/** The best image for a platform: the very one, then the newest variant of the architecture that runs there. */
export function pickFor(wanted: Platform, offered: readonly Offered[]): Offered | undefined {
  const images = offered.filter(({ descriptor }) => isManifestType(descriptor.mediaType));
  const same = images.find(({ platform }) => platform === wanted);
  if (same !== undefined) return same;
  const serving = images.filter(({ platform }) => platform !== undefined && runsOn(wanted, platform));
  // A variant is newer than another where it is not served by it.
  return serving.reduce<Offered | undefined>(
    (best, each) =>
      best === undefined || !isServedBy(best.platform ?? '', each.platform ?? '') ? each : best,
    undefined,
  );
}

/** The same system and architecture, in a variant that runs there. */
export function runsOn(wanted: Platform, offered: Platform): boolean {
  const [want, offer] = [parsePlatform(wanted), parsePlatform(offered)];
  if (isPlatformError(want) || isPlatformError(offer)) return false;
  return want.architecture === offer.architecture && isServedBy(wanted, offered);
}

/** Each once, the common ones first. */
export function platformsOf(offered: readonly Offered[]): readonly Platform[] {
  const named = offered.flatMap(({ platform }) => (platform === undefined ? [] : [normalPlatform(platform)]));
  return [...new Set(named)].sort(comparePlatforms);
}
