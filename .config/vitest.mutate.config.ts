import { defineConfig, mergeConfig } from 'vitest/config';
import unit from './vitest.config';

const judging =
  'lib/{analyze.test.ts,small.test.ts,{recommend,requirements,account,attempts,contents,ownership,programs,start,rules,analysis,render}/**/*.test.ts}';

/** The tests that `npm run mutate` asks: those of the rooms that judge, but what asks every image of every case. */
export default mergeConfig(
  { ...unit, test: { ...unit.test, include: [] } },
  defineConfig({ test: { isolate: false, include: [judging], exclude: ['**/{weigh,fixes}.test.ts'] } }),
);
