import { baseLine, whyNone } from '../../lib/render/bases';
import type { Plan, Unanswered } from '../../lib/report/rewrite';
import { visibleExcept } from '../../lib/text/visible';

/** What was changed and why, and what is left, a line each. */
export function notesOf({ edits, caveats = [], compared, left, proof }: Plan): string {
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
    ...(compared === undefined
      ? []
      : [`Before: ${baseLine(compared.before)}`, `After:  ${baseLine(compared.after)}`]),
    edits.length === 0 ? 'Nothing to change.' : 'Changed for:',
    ...made,
    ...(caveats.length === 0 ? [] : ['Know before you move:', ...caveats.map((one) => `  ${one}`)]),
    ...(errors.length === 0 ? [] : ['Still fails:', ...errors]),
    `${proof.before.errors} errors before, ${proof.after.errors} after; ${others} other findings left.`,
    ...(proof.isProved ? [] : ['Not proved: it fails, or it cannot be seen here whether it does.']),
  ];
  return visibleExcept('\n', `${lines.join('\n')}\n`);
}

/** Why there is no plan at all. */
export function refusalOf(unanswered: readonly Unanswered[]): string {
  return unanswered.map((one) => `no plan for ${one.to}: ${whyNone(one)}`).join('; ');
}
