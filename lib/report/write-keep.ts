import type { Keep } from './keep';
import { keepAlone } from './keep-words';

/** What words say, as far as they are understood; whether their values are in bounds is asked by `readKeep`. */
export function keepIn(
  words: readonly string[],
): { readonly keep: Keep; readonly word?: never } | { readonly keep?: never; readonly word: string } {
  let keep: Keep = {};
  for (const word of words) {
    const further = readWord(word, keep);
    if (further === undefined) return { word };
    keep = { ...keep, ...further };
  }
  return { keep };
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

/** The words that `keepIn` reads so. */
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
