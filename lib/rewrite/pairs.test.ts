import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCatalog } from '../catalog/files';
import type { Finding } from '../report/report';
import type { Plan, Unanswered } from '../report/rewrite';
import { applyEdits } from '../text/edit';
import { indexLines } from '../text/lines';
import { rewrite } from './index';

const catalog = readCatalog();
const today = '2026-11-23';
const folder = join(process.cwd(), 'e2e', 'rewrites');
const isRewritten = process.env.PAIRS === 'write';

type Answer =
  | { readonly plan: Plan; readonly none?: never }
  | { readonly plan?: never; readonly none: Unanswered };

async function answerTo(dockerfile: string, to: string): Promise<Answer> {
  const { plans, unanswered } = await rewrite({ dockerfile, to }, catalog, today);
  const [plan] = plans;
  const [none] = unanswered;
  if (plan !== undefined) return { plan };
  if (none !== undefined) return { none };
  throw new Error(`neither a plan for ${to} nor why there is none`);
}

/** What is asked of a file: a line with the wish, and the name of the file that keeps the answer. */
function wishesOf(name: string): readonly (readonly [to: string, file: string])[] {
  const lines = readFileSync(join(folder, name, 'wishes.txt'), 'utf8')
    .trim()
    .split('\n');
  return lines.map((to) => [to, join(folder, name, `after-${fileNameOf(to)}.Dockerfile`)]);
}

function fileNameOf(to: string): string {
  return to.replace(/^.*\/(?=[^/]*$)/, '').replace(/[^\w.-]/g, '-');
}

/** What is said of the answer to a wish, in a few lines. */
function wordsOf(to: string, answer: Answer): string {
  const { plan, none } = answer;
  if (plan === undefined) return `# ${to}\nnone: ${none.code}\n`;
  const { kind, base, proof, edits, caveats = [], left } = plan;
  const errors = left.filter(isError);
  return [
    `# ${to}`,
    `${kind} ${base?.reference}: ${proof.isProved ? 'proved' : 'not proved'}`,
    ...edits.map(({ id, range }) => `edit ${range.start.line}: ${id}`),
    ...caveats.map((caveat) => `caveat: ${caveat}`),
    ...errors.map(({ range, message }) => `left ${range.start.line}: ${message}`),
    '',
  ].join('\n');
}

function isError({ severity }: Finding): boolean {
  return severity === 'error';
}

/**
 * Files as people write them, on other bases: `before.Dockerfile` and `wishes.txt` are given, each `after-….Dockerfile`
 * and `plans.txt` was judged by reading. `npm run pairs` writes these anew.
 */
for (const name of readdirSync(folder).sort()) {
  test(name, async () => {
    const before = readFileSync(join(folder, name, 'before.Dockerfile'), 'utf8');
    const said: string[] = [];
    for (const [to, file] of wishesOf(name)) {
      const answer = await answerTo(before, to);
      said.push(wordsOf(to, answer));
      const plan = answer.plan?.proof.isProved === true ? answer.plan : undefined;
      if (isRewritten) keep(file, plan?.text);
      expect(existsSync(file) ? readFileSync(file, 'utf8') : undefined, to).toBe(plan?.text);
      if (plan !== undefined) await expectHolds(before, to, plan);
    }
    const words = said.join('\n');
    if (isRewritten) keep(join(folder, name, 'plans.txt'), words);
    expect(words).toBe(readFileSync(join(folder, name, 'plans.txt'), 'utf8'));
  });
}

/** Its edits give its text, no rule has an error that the file did not have, and asked again it changes nothing. */
async function expectHolds(before: string, to: string, plan: Plan): Promise<void> {
  const lines = indexLines(before);
  const edits = plan.edits.map(({ range, newText }) => ({ span: lines.spanOf(range), newText }));
  expect(applyEdits(before, edits)).toBe(plan.text);
  const had = plan.proof.before.errors;
  expect(plan.left.filter(isError).length, to).toBeLessThanOrEqual(had);
  const again = await answerTo(plan.text, to);
  expect(again.plan?.edits.map(({ id }) => id) ?? [], `${to}, asked again`).toEqual([]);
}

function keep(file: string, text: string | undefined): void {
  if (text !== undefined) writeFileSync(file, text);
  else rmSync(file, { force: true });
}
