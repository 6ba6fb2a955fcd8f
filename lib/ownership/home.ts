import { type Moment, type StageView, stepsCounted } from '../contents/contents';
import type { Command } from '../shell/command';
import type { Effect } from '../shell/effect';
import type { Actor } from './actor';

type UserCreated = Extract<Effect, { kind: 'user-created' }>;

/** Where HOME of a command leads at a moment; undefined when it is not known. A number without an account has `/`. */
export function homeOf(moment: Moment, { account }: Actor, command: Command): string | undefined {
  if (command.environment.has('HOME')) return command.environment.get('HOME');
  const created = accountsOf(moment);
  if (!created) return undefined;
  const own = created.findLast(({ name, uid }) =>
    account.name === undefined ? uid === account.uid : name === account.name,
  );
  if (own) return own.certainty === 'certain' ? own.home : undefined;
  const { firstFreeUid: free, ownership } = moment.view.image?.traits ?? {};
  if (free === undefined) return undefined;
  const home = ownership?.home;
  if (home && created.length === 0 && (account.name === home.name || account.uid === home.uid))
    return home.path;
  if (account.name !== undefined) return undefined;
  const isUnknown = created.every(({ uid }) => uid !== undefined);
  if (account.uid === undefined || account.uid >= 60_000) return undefined;
  return isUnknown && account.uid >= free ? '/' : undefined;
}

// A file makes a handful of accounts; more are not followed.
const mostAccounts = 50;

function accountsOf(moment: Moment): readonly UserCreated[] | undefined {
  const found: UserCreated[] = [];
  for (const each of moment.view.chain.toReversed()) {
    const created = each.part(createdIn);
    if (created.length + found.length > mostAccounts) return undefined;
    const before = stepsCounted(moment, each);
    for (const { effect, step } of created) if (step < before) found.push(effect);
  }
  return found;
}

type Created = { readonly effect: UserCreated; readonly step: number };

function createdIn({ tree }: StageView): readonly Created[] {
  return tree.effects.flatMap(({ effect, step }) =>
    effect.kind === 'user-created' ? [{ effect, step }] : [],
  );
}
