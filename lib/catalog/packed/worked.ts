import type { WorkedOut } from '../image';
import { once } from '../later';
import type { Entries } from './entries';

/** Of traits the numbers; of programs the answers, which many of them share. */
export function packWorked(
  numbers: Iterable<readonly [trait: string, numbers: readonly number[]]>,
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
    ...[...numbers].map(([trait, each]): [string, readonly number[]] => [`trait ${trait}`, each]),
  ];
}

export function unpackWorked(open: () => Entries): WorkedOut {
  const entries = once(open);
  return {
    programAnswers(program) {
      const place: number | undefined = entries().find(`program ${program}`);
      return place === undefined ? undefined : entries().find(`answers ${place}`);
    },
    numbers: (trait) => entries().find(`trait ${trait}`),
  };
}
