import { z } from 'zod';
import type { Unchanged } from '../text/unchanged';
import { keepAlone } from './keep-words';
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

/** The words of an address or a command line as a wish; a word that is not understood is said. */
export function readKeep(
  words: readonly string[],
): { readonly keep: Keep; readonly word?: never } | { readonly keep?: never; readonly word: string } {
  let keep: Keep = {};
  for (const word of words) {
    const further = readWord(word, keep);
    if (further === undefined) return { word };
    keep = { ...keep, ...further };
  }
  return Keep.safeParse(keep).success ? { keep } : { word: words.join(' ') };
}

function readWord(word: string, { publishers = [], families = [], platforms = [] }: Keep): Keep | undefined {
  const [what, known] = Object.entries<Keep>(keepAlone).find(([each]) => each === word) ?? [];
  if (what !== undefined) return known;
  const at = word.indexOf('=');
  const value = word.slice(at + 1);
  switch (at === -1 ? '' : word.slice(0, at)) {
    case 'publisher':
      return { publishers: [...publishers, value] };
    case 'family':
      return { families: [...families, value] };
    case 'platform':
      return { platforms: [...platforms, value] };
    case 'max-size':
      return sizeIn(value);
    default:
      return undefined;
  }
}

const bytesOf: ReadonlyMap<string, number> = new Map([
  ['b', 1],
  ['kb', 1e3],
  ['mb', 1e6],
  ['gb', 1e9],
]);

/** `50MB`, `1.5GB`, or bytes. */
function sizeIn(text: string): Keep | undefined {
  const [, number, unit = 'b'] = /^(\d{1,15}(?:\.\d{1,6})?) ?([kmg]?b)?$/i.exec(text) ?? [];
  if (number === undefined) return undefined;
  const factor = bytesOf.get(unit.toLowerCase()) ?? 1;
  return { maxSize: Math.round(Number(number) * factor) };
}

/** The words that `readKeep` reads so. */
export function writeKeep(keep: Keep): readonly string[] {
  const { publishers = [], families = [], platforms = [], maxSize } = keep;
  const said = Object.entries<Keep>(keepAlone).flatMap(([word, { ...part }]) =>
    Object.entries(part).every(([key, value]) =>
      Object.entries(keep).some(([k, v]) => k === key && v === value),
    )
      ? [word]
      : [],
  );
  return [
    ...said,
    ...publishers.map((each) => `publisher=${each}`),
    ...families.map((each) => `family=${each}`),
    ...platforms.map((each) => `platform=${each}`),
    ...(maxSize === undefined ? [] : [`max-size=${sizeWord(maxSize)}`]),
  ];
}

function sizeWord(bytes: number): string {
  return bytes % 1e6 === 0 ? `${bytes / 1e6}MB` : String(bytes);
}
