import type { Contents, StageView } from '../contents/contents';
import type { Command } from '../shell/command';
import type { Effect } from '../shell/effect';
import type { Actor } from './actor';

type UserCreated = Extract<Effect, { kind: 'user-created' }>;

/** Where HOME of a command leads; undefined when it is not known. A number without an account has `/`. */
export function homeOf(
  contents: Contents,
  stage: number,
  { account }: Actor,
  command: Command,
  index: number,
): string | undefined {
  if (command.environment.has('HOME')) return command.environment.get('HOME');
  const created = accountsOf(contents, stage, index);
  if (!created) return undefined;
  const own = created.findLast(({ name, uid }) =>
    account.name === undefined ? uid === account.uid : name === account.name,
  );
  if (own) return own.certainty === 'certain' ? own.home : undefined;
  const { firstFreeUid: free, ownership } = contents.bases[stage]?.image?.traits ?? {};
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

function accountsOf(contents: Contents, stage: number, index: number): readonly UserCreated[] | undefined {
  const stages = [...(contents.bases[stage]?.through ?? [])].reverse().map((each) => each.index);
  const found: UserCreated[] = [];
  for (const at of [...stages, stage]) {
    const created = contents.views[at]?.part(createdIn) ?? [];
    if (created.length + found.length > mostAccounts) return undefined;
    for (const { effect, step } of created) if (at !== stage || step <= index) found.push(effect);
  }
  return found;
}

type Created = { readonly effect: UserCreated; readonly step: number };

function createdIn({ tree }: StageView): readonly Created[] {
  return tree.effects.flatMap(({ effect, step }) =>
    effect.kind === 'user-created' ? [{ effect, step }] : [],
  );
}
