import { appendFileSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { env } from 'node:process';
import { type Checker, CheckStatus } from '@stryker-mutator/api/check';
import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';
import type { Reporter } from '@stryker-mutator/api/report';
import { z } from 'zod';
import { nameOf } from './sample';

/** Names of the mutants that were drawn, and where results go: Stryker loads this file in processes of its own. */
const Drawn = z.strictObject({ names: z.array(z.string()), results: z.string() });
const { names, results } = Drawn.parse(JSON.parse(readFileSync(env.PLINTH_MUTANTS ?? '', 'utf8')));
const drawn = new Set(names);

/** Stryker knows places; of all the mutants of a place only the drawn ones are run. */
const checker: Checker = {
  async init() {},
  async group(mutants) {
    return [mutants.map(({ id }) => id)];
  },
  async check(mutants) {
    return Object.fromEntries(
      mutants.map((mutant) => [
        mutant.id,
        drawn.has(nameOf(mutant))
          ? { status: CheckStatus.Passed }
          : { status: CheckStatus.CompileError, reason: 'not drawn' },
      ]),
    );
  },
};

const reporter: Reporter = {
  onMutantTested(result) {
    if (result.status !== 'CompileError')
      appendFileSync(results, `${JSON.stringify({ ...result, fileName: relative('', result.fileName) })}\n`);
  },
};

export const strykerPlugins = [
  declareValuePlugin(PluginKind.Checker, 'drawn', checker),
  declareValuePlugin(PluginKind.Reporter, 'drawn', reporter),
];
