import { once } from '../later';
import type { Entries } from './entries';

/** Many programs are answered alike by all images: each names the answers it shares. */
export function packAnswers(
  answers: Iterable<readonly [program: string, letters: string]>,
): readonly (readonly [string, unknown])[] {
  const places = new Map<string, number>();
  const programs = [...answers].map(([program, letters]): [string, number] => {
    const place = places.get(letters) ?? places.size;
    places.set(letters, place);
    return [`program ${program}`, place];
  });
  return [
    ...programs,
    ...[...places].map(([letters, place]): [string, string] => [`answers ${place}`, letters]),
  ];
}

/** The other way round: a letter for each image in the order of the catalog. */
export function unpackAnswers(open: () => Entries): (program: string) => string | undefined {
  const entries = once(open);
  return (program) => {
    const place: number | undefined = entries().find(`program ${program}`);
    return place === undefined ? undefined : entries().find(`answers ${place}`);
  };
}
