import { describe, expect, test } from 'vitest';
import { imageFor, rowsOf, today } from '../inspection.fixture';
import { type Fit, no, notKnownFit, type Requirement, withChanges, yes } from '../requirements/requirement';
import { fitOf } from './fit';
import { pickImages } from './pick';
import type { Ranked } from './rank';

const answers: Readonly<Record<string, Fit>> = {
  yes,
  change: withChanges({ code: 'has-no', name: 'it' }),
  no: no({ code: 'has-no', name: '/bin/that' }),
  unknown: notKnownFit({ code: 'has-no', name: 'what' }),
};

/** `likely no`: a need of that certainty that is not met. */
function needOf(text: string): Requirement {
  const [certainty = '', answer = '', line] = text.split(' ');
  return {
    kind: 'test',
    value: { code: 'more' },
    certainty: certainty === 'certain' || certainty === 'likely' ? certainty : 'possible',
    because:
      line === undefined
        ? []
        : [{ reason: { code: 'base-not-known' }, span: { start: Number(line), end: 9 } }],
    meets: () => answers[answer] ?? yes,
  };
}

test.each(
  rowsOf(`
none → runs-as-is: Has everything the file is known to need / 
certain yes → runs-as-is: Has everything the file is known to need / 
certain change → runs-with-changes: It has no it / it has no it at undefined
certain no → does-not-run: It has no /bin/that / it has no /bin/that at undefined
certain unknown → not-known: It has no what / 
likely no → does-not-run: It has no /bin/that / it has no /bin/that at undefined
possible no → runs-as-is: Has everything the file is known to need / it has no /bin/that, if it is needed at undefined
possible no 3 → runs-as-is: Has everything the file is known to need / it has no /bin/that, what the base contains is not known at 3
possible unknown → runs-as-is: Has everything the file is known to need / 
possible change, certain yes → runs-as-is: Has everything the file is known to need / it has no it, if it is needed at undefined
certain change, certain no, certain unknown → does-not-run: It has no /bin/that; It has no what; It has no it / it has no /bin/that at undefined; it has no it at undefined
certain no, certain no → does-not-run: It has no /bin/that / it has no /bin/that at undefined; it has no /bin/that at undefined
possible no 3, certain change 5, certain no 7 → does-not-run: It has no /bin/that; It has no it / it has no /bin/that at 7; it has no it at 5; it has no /bin/that, what the base contains is not known at 3
ended, certain yes → runs-with-changes: Gets no more fixes: Debian 11 long-term support ended on 2026-08-31 / 
ended, certain no → does-not-run: Gets no more fixes: Debian 11 long-term support ended on 2026-08-31; It has no /bin/that / it has no /bin/that at undefined
`),
)('%s', (needs, said) => {
  const words = needs.split(', ');
  const image = imageFor(words.includes('ended') ? 'debian:bullseye-slim' : 'debian:trixie-slim');
  const { hazards, reasons, verdict } = fitOf(
    image,
    words.filter((each) => / /.test(each)).map(needOf),
    today,
  );
  const warned = hazards.map(({ span, text }) => `${text} at ${span?.start}`);
  expect(`${verdict}: ${reasons.join('; ')} / ${warned.join('; ')}`).toBe(said);
});

const image = imageFor('debian:trixie-slim');
const verdicts = { as: 'runs-as-is', ch: 'runs-with-changes', un: 'not-known', no: 'does-not-run' } as const;

/** `as f1 runtime ended base ×3`: so many images of a family that run as is, one after the other. */
function rankingOf(text: string): readonly Ranked[] {
  return text.split(', ').flatMap((group, at) => {
    const words = group.split(' ');
    const count = Number(/×(\d+)/.exec(group)?.[1] ?? 1);
    const verdict = Object.entries(verdicts).find(([name]) => name === words[0])?.[1] ?? 'not-known';
    return Array.from({ length: count }, (_, each) => ({
      image,
      verdict,
      hasEnded: words.includes('ended'),
      family: words[1] === '*' ? `${at} ${each}` : (words[1] ?? ''),
      purpose: ['base', 'runtime', 'builder', 'application', 'debug'].find((purpose) =>
        words.includes(purpose),
      ),
      isBase: words.includes('own'),
    }));
  });
}

describe('of a ranking are named', () => {
  test.each(
    rowsOf(`
as * ×30 → 0-11
as f ×30 → 0-11
as f ×20, as g ×5 → 0-6 20-24
as f ×2, as g ×2, as * ×20 → 0 2 4-13
as * ×30, ch * ×30, un * ×30, no * ×30 → 0-11 30-35 60-63 90-91
as * ×3, ch * ×30, un * ×30, no * ×30 → 0-14 33-39 63-64
ch * ×30 → 0-11
un * ×30 → 0-11
no * ×30 → 0-1
as * ×3, no * ×30 → 0-4
as * ended ×10, as * ×10 → 0-1 10-19
as * application ×10, as * ×10 → 0-1 10-19
as * debug ×10, as * base ×10 → 0-1 10-19
as * runtime ×10, as * base ×10 → 0-1 10-19
as * builder ×10, as * base ×10 → 0-1 10-19
as * runtime ×10, as * ended ×10 → 0-11
as * ×30, as f own → 0-11 30
no f own, as * ×30 → 0-12
as * ×30, no * ×5, no f own → 0-11 30-31 35
as f own ended, as * ×30 → 0-12
`),
  )('%s', (ranking, places) => {
    expect(picked(ranking, undefined, false)).toBe(places);
  });

  test.each([
    ['as * runtime ×10, as * base ×10', 'debian:trixie-slim', true, '0-11'],
    ['as * runtime ×10, as * base ×10', 'node:24', false, '0-11'],
    ['as * builder ×10, as * base ×10', 'node:24', false, '0-11'],
    ['as * application ×10, as * base ×10', 'node:24', false, '0-1 10-19'],
    ['as * application ×10, as * base ×10', 'nginx:1.31', false, '0-11'],
    ['as * runtime ×10, as * base ×10', 'alpine:3.24', false, '0-1 10-19'],
  ] as const)('%s on %s, runtime needed %s', (ranking, base, needsRuntime, places) => {
    expect(picked(ranking, base, needsRuntime)).toBe(places);
  });
});

/** Their places, runs of them joined. */
function picked(text: string, base: string | undefined, needsRuntime: boolean): string {
  const ranking = rankingOf(text);
  const places = pickImages(ranking, base === undefined ? undefined : imageFor(base), needsRuntime).map(
    (each) => ranking.indexOf(each),
  );
  const runs: [number, number][] = [];
  for (const place of places) {
    const last = runs.at(-1);
    if (last && last[1] === place - 1) last[1] = place;
    else runs.push([place, place]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(' ');
}
