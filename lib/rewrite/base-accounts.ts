import { numberOf } from '../catalog/accounts';
import type { StageView } from '../contents/contents';
import { expandAt } from '../contents/expansion';
import { copyFlags } from '../dockerfile/flags';
import { presentIn } from '../fact/fact';
import { accountAt } from '../ownership/user';
import type { Step } from '../stages/stage';
import type { TextEdit } from '../text/edit';
import { own } from '../text/table';
import { nonrootOf, numbered, usualNumber } from './account-numbers';
import { type Carrying, stagesMoved } from './carrying';
import { type Cure, withBase } from './draft';

/** USER and owners that name what the old base brought and the new one does not: accounts, and a variable for one. */
export function baseAccountCures(carrying: Carrying): readonly Cure[] {
  return [...namedAccounts(carrying), ...variableAccounts(carrying)];
}

/** The same in Debian, Ubuntu, Alpine, Wolfi and Red Hat since 8. */
const wellKnown: ReadonlyMap<string, number> = new Map([['nobody', 65534]]);

/** By number: that of the old base where it is known, so that files of before keep their owner. */
function namedAccounts(carrying: Carrying): readonly Cure[] {
  const { from, idAt, inspection, to } = carrying;
  const stages = stagesMoved(carrying);
  const users = new Map<string, number>();
  const groups = new Map<string, number>();
  for (const stage of stages)
    for (const { group, user } of missingIn(inspection.contents.view(stage.index))) {
      const number = numberOf(from, user)?.uid ?? wellKnown.get(user) ?? nonrootOf(to) ?? usualNumber;
      users.set(user, number);
      if (group !== undefined) groups.set(group, group === user ? number : (nonrootOf(to) ?? usualNumber));
    }
  const edits = stages.flatMap((stage) => numbered(stage, { users, groups }));
  const [first] = edits;
  if (first === undefined) return [];
  const said = [...users].map(([name, uid]) =>
    numberOf(from, name) === undefined ? `\`${name}\` becomes ${uid}` : `\`${name}\` was ${uid}`,
  );
  const because = `\`${to.reference}\` does not have the accounts that are named, so they are numbers: ${said.join(', ')}.`;
  return [
    {
      cause: {
        id: idAt('base-accounts', first.span.start),
        rule: 'user-not-found',
        safety: 'review',
        because,
      },
      edits,
    },
  ];
}

/** Accounts that are not there, with a group that is not known to be there either. */
type Missing = { readonly user: string; readonly group: string | undefined };

function missingIn(view: StageView): readonly Missing[] {
  return view.stage.steps.flatMap((step, at) => {
    const value = ownerIn(step);
    const [user = '', group] = (value === undefined ? '' : (expandAt(step, value) ?? '')).split(':');
    const moment = view.before(at);
    if (!isName(user) || accountAt(moment, user, 'user').is !== 'missing') return [];
    const isThere = group === undefined || !isName(group) || accountAt(moment, group, 'group').is === 'there';
    return [{ user, group: isThere ? undefined : group }];
  });
}

function isName(written: string): boolean {
  return written !== '' && !/^\d+$/.test(written);
}

function ownerIn({ instruction }: Step): string | undefined {
  if (instruction.keyword === 'user') return instruction.word.text;
  if (instruction.keyword !== 'copy' && instruction.keyword !== 'add') return undefined;
  return copyFlags(instruction).chown?.value;
}

/** What images of .NET set for whoever does not want to run as root. */
const variable = 'APP_UID';
const written = /\$(?:APP_UID\b|\{APP_UID\})/g;

function variableAccounts(carrying: Carrying): readonly Cure[] {
  const { from, idAt, inspection, to } = carrying;
  const [had, has] = [from, to].map(({ facts }) => own(presentIn(facts.environment) ?? {}, variable));
  if (had === undefined || has !== undefined) return [];
  const { text } = inspection.dockerfile;
  const uid = String(nonrootOf(to) ?? had);
  const edits = stagesMoved(carrying).flatMap(({ steps }) =>
    steps.flatMap((step): readonly TextEdit[] => {
      const { instruction, replayedFrom } = step;
      const known = step.before.variables.get(variable);
      if (replayedFrom !== undefined || (known !== undefined && known.span !== undefined)) return [];
      const span =
        instruction.keyword === 'user'
          ? instruction.word.span
          : instruction.keyword === 'copy' || instruction.keyword === 'add'
            ? copyFlags(instruction).chown?.valueSpan
            : undefined;
      const now = span && text.slice(span.start, span.end);
      const newText = now?.replace(written, uid);
      return span === undefined || newText === undefined || newText === now ? [] : [{ span, newText }];
    }),
  );
  const [first] = edits;
  if (first === undefined) return [];
  const because = `\`${variable}\` is set by \`${from.reference}\`, and not known to be set by \`${to.reference}\`: the number stands in its place, ${uid}.`;
  return [
    {
      cause: { id: idAt('base-accounts', first.span.start), rule: withBase, safety: 'review', because },
      edits,
    },
  ];
}
