import { z } from 'zod';
import { isoDate, link, platform, text } from './values';

/**
 * A file of `data/size-estimates`: how the sizes of images are estimated whose packages come in one format, and how far
 * that is off where somebody measured. Written by `bin/estimate-sizes`.
 */
export const sizeEstimatesSchema = z.strictObject({
  format: z.enum(['deb', 'apk', 'rpm']),
  /** Bytes of a compressed layer for each byte of the package files it was unpacked from. */
  factor: z.number().positive(),
  /** Images whose size was measured. `estimated` rests on a factor that was found without this image. */
  tests: z.array(
    z.strictObject({
      image: text,
      platform,
      measured: z.int().positive(),
      estimated: z.int().positive(),
      source: link,
      retrieved: isoDate,
    }),
  ),
});

export type SizeEstimates = Readonly<z.infer<typeof sizeEstimatesSchema>>;

export type EstimateError = { readonly median: number; readonly largest: number };

/** How far the estimates are off, as shares of the true size; nothing where none was tested. */
export function errorOf({ tests }: Pick<SizeEstimates, 'tests'>): EstimateError | undefined {
  const errors = tests
    .map(offBy)
    .map(Math.abs)
    .sort((a, b) => a - b);
  const middle = errors[Math.floor((errors.length - 1) / 2)];
  const largest = errors.at(-1);
  return middle === undefined || largest === undefined ? undefined : { median: middle, largest };
}

/** 0.1: a tenth too much. */
export function offBy({ measured, estimated }: SizeEstimates['tests'][number]): number {
  return estimated / measured - 1;
}
