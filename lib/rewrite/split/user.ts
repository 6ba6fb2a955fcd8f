import { accountAt } from '../../ownership/user';
import type { TextEdit } from '../../text/edit';
import { spanText } from '../../text/span';
import type { Subject } from './subject';

export type RunsAs = {
  /** For the new stage, where the account is set before the stage is split. */
  readonly lines: readonly string[];
  readonly edits: readonly TextEdit[];
  /** Whose the directory of the program becomes, where the number it has in the builder is not told. */
  readonly chown: '' | `--chown=${string} `;
  readonly caveats: readonly string[];
};

/** Of an account that a file makes without saying which: like any that no distribution gives away. */
const usual = 10001;

/** The account of the new stage: a number instead of a name that only the builder knows. */
export function runsAs({ view, inspection }: Subject, last: number): RunsAs {
  const { stage } = view;
  const setting = stage.end.user;
  const none = { lines: [], edits: [], chown: '', caveats: [] } as const;
  if (setting?.span === undefined || setting.value === undefined) return none;
  const [name = '', group] = setting.value.split(':');
  const place = stage.steps.findLastIndex(({ instruction }) => instruction.keyword === 'user');
  const instruction = stage.steps[place]?.instruction;
  if (instruction?.keyword !== 'user') return none;
  const written = spanText(inspection.dockerfile.text, instruction.span).trimStart();
  const isEarly = place <= last;
  const made = madeIn(view, name);
  if (/^\d+$/.test(name) || made === undefined) return { ...none, lines: isEarly ? [written] : [] };
  const uid = made.uid ?? usual;
  const number = `${uid}${group === undefined ? '' : `:${uid}`}`;
  return {
    lines: isEarly ? [`USER ${number}`] : [],
    edits: isEarly ? [] : [{ span: instruction.word.span, newText: number }],
    chown: made.uid === undefined ? `--chown=${uid}:${uid} ` : '',
    caveats: [
      `\`${name}\` is an account of the stage that builds: the new one runs as ${uid}, which is to own what volumes bring.`,
    ],
  };
}

function madeIn(view: Subject['view'], name: string): { readonly uid: number | undefined } | undefined {
  for (const { effect } of view.tree.effects)
    if (effect.kind === 'user-created' && effect.name === name) return { uid: effect.uid };
  const answer = accountAt(view.end, name, 'user');
  return answer.is === 'there' && answer.reason.code === 'created-in-stage' ? { uid: undefined } : undefined;
}
