import { DockerfileParser } from 'dockerfile-ast';
import { analyze } from '../../lib/analyze';
import type { WholeCatalog } from '../../lib/catalog/catalog';
import { parseDockerfile } from '../../lib/dockerfile/parse';
import { medianTime } from './median';
import { distinct, sample } from './sample';

const sizes = [100, 1_000, 10_000];

/** All of one kind after the other, so that the garbage of one is not paid for by the next. */
async function medians(run: (text: string) => unknown): Promise<readonly number[]> {
  const times: number[] = [];
  for (const lines of sizes) {
    const rounds = { 100: 600, 1000: 100 }[lines] ?? 15;
    const texts = Array.from({ length: 2 * rounds }, () => distinct(sample(lines)));
    times.push(await medianTime(() => run(texts.pop() ?? ''), rounds));
  }
  return times;
}

/** Reading and analysis at three sizes, against the parser that other tools use. */
export async function benchReading(catalog: WholeCatalog, today: string): Promise<void> {
  const parsing = await medians((text) => parseDockerfile(text));
  const others = await medians((text) => DockerfileParser.parse(text).getInstructions().length);
  const analyses = await medians((text) => analyze({ dockerfile: text }, catalog, today));
  const perLine: { readonly parse: number; readonly whole: number }[] = [];
  const rows = sizes.map((lines, index) => {
    const [parse = 0, other = 0, whole = 0] = [parsing[index], others[index], analyses[index]];
    perLine.push({ parse: parse / lines, whole: whole / lines });
    return {
      lines,
      'parse ms': parse.toFixed(2),
      'dockerfile-ast ms': other.toFixed(2),
      'parse ratio': (parse / other).toFixed(3),
      'parse µs/line': ((parse / lines) * 1000).toFixed(2),
      'analysis ms': whole.toFixed(2),
      'analysis ratio': (whole / other).toFixed(2),
      'analysis µs/line': ((whole / lines) * 1000).toFixed(1),
    };
  });
  console.table(rows);
  const [, thousand, tenThousand] = perLine;
  if (thousand === undefined || tenThousand === undefined) return;
  const grows = (kind: 'parse' | 'whole') => (tenThousand[kind] / thousand[kind]).toFixed(2);
  console.log(
    `Time per line, 10,000 against 1,000 lines: parse ${grows('parse')}, analysis ${grows('whole')}`,
  );
}
