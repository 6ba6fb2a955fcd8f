import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { faultsIn } from './check';
import { type Generator, subjectOfLength } from './generator';
import { generators } from './generators';
import { analyzed, faultIn, faultOf, type Growth, growthOf } from './growth';
import { mutatedFile } from './mutations';
import { countSteps } from './steps';

/**
 * `npm run fuzz -- --seconds 600 --seed 7 --kind glob --bytes 16000`: what every kind of file costs, in steps and
 * processor time, then real files changed at random until the time is over. Exit code 1 when something is wrong.
 */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(Date.now() % 1e9) },
    kind: { type: 'string', default: '' },
    bytes: { type: 'string', default: '15000' },
  },
});
const length = Number(values.bytes);
const end = Date.now() + Number(values.seconds) * 1000;

/** Processor time and heap, when nothing is counted any more. */
async function measured(generator: Generator): Promise<readonly [number, number, number]> {
  const times: number[] = [];
  let heap = 0;
  for (const text of [subjectOfLength(generator, length), subjectOfLength(generator, 4 * length)]) {
    const before = process.cpuUsage();
    await analyzed(text);
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1e6);
    heap = Math.max(heap, process.memoryUsage().heapUsed / 2 ** 20);
  }
  return [times[0] ?? 0, times[1] ?? 0, heap];
}

async function growth(): Promise<number> {
  const kinds = generators.filter(({ name }) => name.includes(values.kind));
  // First the steps: what V8 has compiled before is not counted.
  const steps = await countSteps();
  const faults: string[] = [];
  const grownBy = new Map<Generator, Growth>();
  for (const generator of kinds) {
    const grown = await growthOf(generator, length, steps);
    grownBy.set(generator, grown);
    const fault = faultIn(grown) && (await faultOf(generator, length, steps));
    if (fault) faults.push(`${generator.name}: ${fault}`);
  }
  await steps.end();
  const rows: Record<string, string | number>[] = [];
  for (const [generator, grown] of grownBy) {
    const [small, large, heap] = await measured(generator);
    rows.push({
      kind: generator.name,
      bytes: grown.bytes,
      'steps/byte': grown.perByte.toFixed(1),
      'of four': grown.perByteOfFour.toFixed(1),
      growth: grown.growth.toFixed(2),
      seconds: large.toFixed(2),
      'time growth': small < 0.05 ? '' : (large / small).toFixed(1),
      'heap MiB': heap.toFixed(0),
    });
  }
  console.table(rows);
  for (const fault of faults) console.error(fault);
  return faults.length;
}

async function mutations(): Promise<number> {
  const seed = Number(values.seed);
  console.log(`Real files changed at random, seed ${seed}`);
  for (let round = 0; Date.now() < end; round += 1) {
    const result = await fc.check(
      fc.asyncProperty(mutatedFile, async (text) => {
        const [fault] = faultsIn(text, await analyzed({ dockerfile: text }));
        if (fault) throw new Error(fault);
      }),
      { seed: seed + round, numRuns: 200, interruptAfterTimeLimit: end - Date.now() + 5_000 },
    );
    if (!result.failed) continue;
    console.error(fc.defaultReportMessage(result));
    return 1;
  }
  return 0;
}

const wrong = (await growth()) + (values.kind === '' ? await mutations() : 0);
process.exitCode = wrong === 0 ? 0 : 1;
