import { analyze } from '../../lib/analyze';
import type { WholeCatalog } from '../../lib/catalog/catalog';
import { processorTime } from './median';
import { distinct, sample, smallSample } from './sample';

const files: readonly (readonly [number, string, number])[] = [
  [5, smallSample, 4000],
  [60, sample(60), 2000],
  [1_000, sample(1_000), 100],
];

/** What a report weighs, and what it costs the processor. */
export async function benchWeight(catalog: WholeCatalog, today: string): Promise<void> {
  const rows = [];
  for (const [lines, text, rounds] of files) {
    const report = JSON.stringify(await analyze({ dockerfile: text }, catalog, today));
    const run = () => analyze({ dockerfile: distinct(text) }, catalog, today);
    const time = await processorTime(run, rounds, rounds);
    rows.push({
      lines,
      'report bytes': Buffer.byteLength(report),
      'without the text': Buffer.byteLength(report) - Buffer.byteLength(JSON.stringify(text)),
      'processor ms': time.toFixed(2),
    });
  }
  console.table(rows);
}
