import { chmodSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { Plan } from '../lib/report/rewrite';
import { visible, visibleExcept } from '../lib/text/visible';
import { InputError } from './input';

/** The difference in the unified form that `patch -p1` and `git apply` read; empty where there is none. */
export function patchOf(name: string, before: string, { text }: Plan): string {
  if (text === before) return '';
  const file = visible(name).replace(/^\/+/, '');
  return createTwoFilesPatch(`a/${file}`, `b/${file}`, before, text, undefined, undefined, {
    headerOptions: FILE_HEADERS_ONLY,
  });
}

/** What was changed and why, and what is left, a line each. */
export function notesOf({ edits, caveats = [], left, proof }: Plan): string {
  const causes = new Map<string, { readonly said: string; readonly lines: number[] }>();
  for (const { id, range, safety, because } of edits) {
    const said = `${safety === 'review' ? ', look at it' : ''}: ${because}`;
    const cause = causes.get(id) ?? { said, lines: [] };
    cause.lines.push(range.start.line);
    causes.set(id, cause);
  }
  const made = [...causes.values()].map(({ said, lines }) => `  line ${lines.join(', ')}${said}`);
  const errors = left
    .filter(({ severity }) => severity === 'error')
    .map(({ range, message }) => `  line ${range.start.line}: ${message}`);
  const others = left.length - errors.length;
  const lines = [
    edits.length === 0 ? 'Nothing to change.' : 'Changed for:',
    ...made,
    ...(caveats.length === 0 ? [] : ['Know before you move:', ...caveats.map((one) => `  ${one}`)]),
    ...(errors.length === 0 ? [] : ['Still fails:', ...errors]),
    `${proof.before.errors} errors before, ${proof.after.errors} after; ${others} other findings left.`,
    ...(proof.isProved ? [] : ['Not proved: it fails, or it cannot be seen here whether it does.']),
  ];
  return visibleExcept('\n', `${lines.join('\n')}\n`);
}

/** Puts a text in the place of a file at once, so that a full disk leaves the file as it was. Throws InputError. */
export function replaceFile(path: string, text: string): void {
  let temporary: string | undefined;
  try {
    const file = realpathSync(path);
    temporary = `${file}.plinth-${process.pid}`;
    writeFileSync(temporary, text, { flag: 'wx' });
    chmodSync(temporary, statSync(file).mode);
    renameSync(temporary, file);
  } catch (cause) {
    if (temporary !== undefined) rmSync(temporary, { force: true });
    throw new InputError(`${path}: it cannot be written`, { cause });
  }
}
