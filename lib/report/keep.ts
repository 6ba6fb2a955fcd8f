import { z } from 'zod';
import type { Unchanged } from '../text/unchanged';
import { AnalyzeRequest } from './request';

const name = z.string().min(1).max(128);
const names = z.array(name).min(1).max(40);

/** Months of fixes from the day of its release that make a release a long-term one. */
export const longTermMonths = 30;

/** What a new base has to have: an image of which it is not known is left out. */
export const Keep = z
  .strictObject({
    publishers: names.exactOptional().meta({ description: 'One of these, as the catalog writes them.' }),
    families: names.exactOptional().meta({ description: 'One of these, by their ids.' }),
    access: z.literal('anonymous').exactOptional().meta({ description: 'Pulled without a login.' }),
    shell: z.literal(true).exactOptional(),
    libc: z.enum(['glibc', 'musl']).exactOptional(),
    longTerm: z
      .literal(true)
      .exactOptional()
      .meta({
        description: `Distribution and language of releases that get fixes for at least ${longTermMonths} months from the day they came out.`,
      }),
    fips: z.literal(true).exactOptional().meta({ description: 'With cryptography validated for FIPS 140.' }),
    platforms: z
      .array(AnalyzeRequest.shape.platform.unwrap())
      .min(1)
      .max(20)
      .exactOptional()
      .meta({ description: 'All of these.' }),
    maxSize: z
      .int()
      .positive()
      .exactOptional()
      .meta({ description: 'Compressed, for the platform, in bytes.' }),
  })
  .meta({ id: 'Keep' });
export type Keep = Unchanged<z.infer<typeof Keep>>;
