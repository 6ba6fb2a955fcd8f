import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { check as Check, Parameters } from 'recheck';
import { z } from 'zod';

/**
 * Limits in steps, not in time, so that every machine comes to the same answer. What needs longer than the last
 * is not known, and has to be written more simply.
 */
const limits: Parameters = {
  attackLimit: 15_000_000,
  attackTimeout: null,
  incubationTimeout: null,
  maxAttackStringSize: 30_000,
  recallTimeout: -1,
  timeout: 120_000,
};

const Known = z.object({ asked: z.string(), linear: z.array(z.string()) });

export type JudgeSpeed = {
  /** Why an expression may take more than linear time in the length of the text; undefined when it does not. */
  readonly judge: (source: string, flags: string) => Promise<string | undefined>;
  /** Keeps what was found to be linear, so that the next run asks for new expressions only. */
  readonly keep: () => void;
};

export function speedJudge(root: string): JudgeSpeed {
  const require = createRequire(import.meta.url);
  process.env.RECHECK_BACKEND ??= hasProgram(require) ? 'native' : 'worker';
  const { check }: { check: typeof Check } = require('recheck');
  const file = join(root, 'node_modules/.cache/plinth/linear-expressions.json');
  const asked = JSON.stringify([
    z.object({ version: z.string() }).parse(require('recheck/package.json')),
    limits,
  ]);
  const linear = readKnown(file, asked);
  const judged = new Map<string, Promise<string | undefined>>();
  async function judge(source: string, flags: string): Promise<string | undefined> {
    const key = `/${source}/${flags}`;
    // Without a repetition there is an end to what can be tried at each character.
    if (!/[*+{]/.test(source) || linear.has(key)) return undefined;
    const begun = judged.get(key) ?? slowness(source, flags);
    judged.set(key, begun);
    const message = await begun;
    if (message === undefined) linear.add(key);
    return message;
  }
  async function slowness(source: string, flags: string): Promise<string | undefined> {
    const found = await check(source, flags, limits);
    if (found.status === 'vulnerable')
      return `${found.complexity.summary}, as on ${found.attack.pattern.slice(0, 100)}`;
    if (found.status === 'unknown') return `it cannot be decided how long this takes (${found.error.kind})`;
    return undefined;
  }
  function keep(): void {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify({ asked, linear: [...linear] }));
  }
  return { judge, keep };
}

function readKnown(file: string, asked: string): Set<string> {
  try {
    const known = Known.parse(JSON.parse(readFileSync(file, 'utf8')));
    return new Set(known.asked === asked ? known.linear : []);
  } catch {
    return new Set();
  }
}

function hasProgram(require: NodeJS.Require): boolean {
  try {
    require.resolve(`recheck-${process.platform.replace('darwin', 'macos')}-${process.arch}/package.json`);
    return true;
  } catch {
    return false;
  }
}
