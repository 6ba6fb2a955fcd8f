import type { Fact } from '../fact/fact';
import { notLookedUp } from '../fact/fact';
import { own } from '../text/table';
import type { CatalogImage, Platform } from './image';

/** Bytes transferred when it is pulled; an estimate may rank, and whoever shows it says that it is one. */
export type ImageSize = { readonly bytes: number; readonly isEstimate: boolean };

/** As measured on a platform, else as estimated. */
export function sizeOn(image: CatalogImage, platform: Platform): ImageSize | undefined {
  const measured = valueOn(image.facts.compressedSize, platform);
  if (measured !== undefined) return { bytes: measured, isEstimate: false };
  const estimated = valueOn(image.facts.estimatedSize, platform);
  return estimated === undefined ? undefined : { bytes: estimated, isEstimate: true };
}

type Sizes = Fact<Readonly<Record<string, number>>>;

function valueOn(fact: Sizes, platform: Platform): number | undefined {
  return fact.known ? own(fact.value, platform) : undefined;
}

export function sizeFact({ facts }: CatalogImage, platform: Platform): Fact<number> {
  const measured = bytesOn(facts.compressedSize, platform);
  if (measured.known) return measured;
  const estimated = bytesOn(facts.estimatedSize, platform);
  return estimated.known ? estimated : measured;
}

/** Whether what `sizeFact` says was put together and not measured. */
export function isEstimated({ facts }: CatalogImage, platform: Platform): boolean {
  return (
    valueOn(facts.compressedSize, platform) === undefined &&
    valueOn(facts.estimatedSize, platform) !== undefined
  );
}

export function bytesOn(fact: Sizes, platform: Platform): Fact<number> {
  if (!fact.known) return fact;
  const bytes = valueOn(fact, platform);
  return bytes === undefined ? notLookedUp : { ...fact, value: bytes };
}
