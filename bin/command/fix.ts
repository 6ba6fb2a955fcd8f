import { readCatalog } from '../../lib/catalog/files';
import { renderJson } from '../../lib/render/json';
import { patchOf } from '../../lib/render/patch';
import type { Keep } from '../../lib/report/keep';
import { keepWords } from '../../lib/report/keep-words';
import { readKeep } from '../../lib/report/read-keep';
import { rewrite } from '../../lib/rewrite';
import { readSettings } from '../configuration';
import { readInput } from '../input';
import { InputError } from '../input-error';
import type { Asked } from '../options';
import { today } from '../today';
import { writeWhole } from '../write-output';
import { notesOf, refusalOf } from './fix-notes';
import { requestWith } from './requested';

export type AskedToFix = Asked & {
  readonly to?: string;
  readonly review?: boolean;
  readonly without: readonly string[];
  readonly keep: readonly string[];
  readonly diff?: boolean;
  readonly write?: boolean;
  readonly json?: boolean;
};

/** `plinth fix`: the file with its edits, as text, difference or JSON, or in its place. */
export async function fixCommand(file: string, asked: AskedToFix): Promise<void> {
  if (asked.write === true && file === '-') throw new InputError('--write takes a file, not standard input');
  const input = readInput(file);
  const request = {
    ...requestWith(file, input, asked, readSettings(asked.config)(file)),
    safety: asked.review ? 'review' : 'safe',
    without: asked.without,
    ...(asked.to !== undefined && { to: asked.to, keep: keepOf(asked.keep) }),
  } as const;
  const answer = await rewrite(request, readCatalog(), today);
  if (answer.plans.length === 0) throw new InputError(`${input.name}: ${refusalOf(answer.unanswered)}`);
  for (const plan of answer.plans) {
    process.exitCode = plan.proof.after.errors > 0 ? 1 : 0;
    if (asked.write === true && plan.text !== input.text) writeWhole(file, plan.text);
    if (asked.json === true) process.stdout.write(renderJson(answer));
    else if (asked.diff === true) process.stdout.write(patchOf(input.name, input.text, plan.text));
    else if (asked.write !== true) process.stdout.write(plan.text);
    if (asked.json !== true) process.stderr.write(notesOf(plan));
  }
}

function keepOf(words: readonly string[]): Keep {
  const read = readKeep(words);
  if (read.word !== undefined) throw new InputError(`--keep ${read.word}: choose of ${keepWords}`);
  return read.keep;
}
