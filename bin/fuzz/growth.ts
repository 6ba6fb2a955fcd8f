import { analyze } from '../../lib/analyze';
import { readCatalog } from '../../lib/catalog/files';
import type { Report } from '../../lib/report/report';
import { type Generator, type Subject, subjectOf, subjectOfLength } from './generator';
import type { StepCounter } from './steps';

const catalog = readCatalog();

export function analyzed({ dockerfile, files }: Pick<Subject, 'dockerfile' | 'files'>): Promise<Report> {
  return analyze({ dockerfile, ...(files && { files }) }, catalog, '2026-11-23');
}

/** What four times the text costs, in steps; `growth`: against the text itself, what the smallest costs apart. */
export type Growth = {
  readonly bytes: number;
  readonly perByte: number;
  readonly perByteOfFour: number;
  readonly growth: number;
};

export async function growthOf(generator: Generator, length: number, steps: StepCounter): Promise<Growth> {
  const smallest = subjectOf(generator, 1);
  // What is kept for the next text is not counted.
  await analyzed(smallest);
  const [text, four] = [subjectOfLength(generator, length), subjectOfLength(generator, 4 * length)];
  const fixed = await steps.count(() => analyzed(smallest));
  const once = Math.max(1, (await steps.count(() => analyzed(text))) - fixed);
  const times = (await steps.count(() => analyzed(four))) - fixed;
  return {
    bytes: four.length,
    perByte: once / text.length,
    perByteOfFour: times / four.length,
    // The texts are not four times one another to the byte.
    growth: (times / once) * ((4 * text.length) / four.length),
  };
}

/**
 * What is wrong with a kind, from texts of this length on; undefined: nothing. What grows only until a limit is met
 * grows no more in longer texts.
 */
export async function faultOf(
  generator: Generator,
  length: number,
  steps: StepCounter,
): Promise<string | undefined> {
  const fault = faultIn(await growthOf(generator, length, steps));
  return fault && faultIn(await growthOf(generator, 4 * length, steps));
}

/** Steps for each byte that say nothing about growth: what happens once is seen in them. */
const few = 8;
/** Four times the text may cost this much; a list that is sorted costs a little more than linear. */
const mostGrowth = 4.8;
/** No byte of any text may cost more. */
const mostPerByte = 1500;

export function faultIn({ perByteOfFour, growth }: Growth): string | undefined {
  if (perByteOfFour > mostPerByte) return `${perByteOfFour.toFixed(0)} steps for each byte`;
  if (growth > mostGrowth && perByteOfFour > few)
    return `four times the text costs ${growth.toFixed(1)} times`;
  return undefined;
}
