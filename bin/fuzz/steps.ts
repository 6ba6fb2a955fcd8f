import { Session } from 'node:inspector/promises';

/** Counts what the library does: every block of it that runs, as V8 counts them. The same text costs the same steps. */
export type StepCounter = {
  /** The steps of one piece of work. */
  count(work: () => Promise<unknown>): Promise<number>;
  end(): Promise<void>;
};

const counted = /\/(?:lib|node_modules\/unbash)\//;

/** Call it before the library has run: code compiled before is not counted. */
export async function countSteps(): Promise<StepCounter> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  return {
    async count(work) {
      await session.post('Profiler.takePreciseCoverage');
      await work();
      const { result } = await session.post('Profiler.takePreciseCoverage');
      let steps = 0;
      for (const { url, functions } of result) {
        if (!counted.test(url)) continue;
        for (const { ranges } of functions) for (const { count } of ranges) steps += count;
      }
      return steps;
    },
    async end() {
      await session.post('Profiler.stopPreciseCoverage');
      session.disconnect();
    },
  };
}
