import { DockerfileParser } from 'dockerfile-ast';
import { analyze } from '../../lib/analyze';
import type { WholeCatalog } from '../../lib/catalog/catalog';
import { parseDockerfile } from '../../lib/dockerfile/parse';
import { medianOf, processorTime } from './median';
import { distinct, sample } from './sample';

/** Lines of a file; how often it is read until the engine has compiled what is warm, and how often in a batch. */
const sizes = [
  { lines: 100, warmUp: 3000, batch: 300 },
  { lines: 1_000, warmUp: 200, batch: 40 },
  { lines: 10_000, warmUp: 10, batch: 5 },
];
const batches = 7;

type Row = { readonly lines: number; readonly parse: number; readonly other: number; readonly whole: number };

/** Reading and analysis at three sizes, against the parser that other tools use, in alternating batches. */
export async function benchReading(catalog: WholeCatalog, today: string): Promise<void> {
  const rows: Row[] = [];
  for (const size of sizes) rows.push(await measure(size, catalog, today));
  console.table(
    rows.map(({ lines, parse, other, whole }) => ({
      lines,
      'parse ms': parse.toFixed(2),
      'dockerfile-ast ms': other.toFixed(2),
      'parse ratio': (parse / other).toFixed(3),
      'parse µs/line': ((parse / lines) * 1000).toFixed(2),
      'analysis ms': whole.toFixed(2),
      'analysis ratio': (whole / other).toFixed(2),
      'analysis µs/line': ((whole / lines) * 1000).toFixed(1),
    })),
  );
  const [, thousand, tenThousand] = rows;
  if (thousand === undefined || tenThousand === undefined) return;
  const grows = (kind: 'parse' | 'whole') => (tenThousand[kind] / thousand[kind] / 10).toFixed(2);
  console.log(
    `Time per line, 10,000 against 1,000 lines: parse ${grows('parse')}, analysis ${grows('whole')}`,
  );
}

/** Processor time of one reading in milliseconds: the medians of all batches. */
async function measure(
  { lines, warmUp, batch }: (typeof sizes)[number],
  catalog: WholeCatalog,
  today: string,
): Promise<Row> {
  const text = sample(lines);
  const runs = {
    parse: () => parseDockerfile(distinct(text)),
    other: () => DockerfileParser.parse(distinct(text)).getInstructions().length,
    whole: () => analyze({ dockerfile: distinct(text) }, catalog, today),
  };
  const times: Record<keyof typeof runs, number[]> = { parse: [], other: [], whole: [] };
  const kinds = ['parse', 'other', 'whole'] as const;
  for (const kind of kinds) await processorTime(runs[kind], warmUp, 0);
  for (let index = 0; index < batches; index += 1)
    for (const kind of kinds) times[kind].push(await processorTime(runs[kind], 0, batch));
  return {
    lines,
    parse: medianOf(times.parse),
    other: medianOf(times.other),
    whole: medianOf(times.whole),
  };
}
