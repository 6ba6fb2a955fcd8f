import type { Contents, StageView } from '../contents/contents';
import type { Command } from '../shell/command';
import type { Effect } from '../shell/effect';
import { type Table, table } from '../text/table';
import type { Actor } from './actor';

type UserCreated = Extract<Effect, { kind: 'user-created' }>;

/** Families whose images have no account of their own from this number on. */
const firstFree: Table<number> = table({
  debian: 1000,
  alpine: 1000,
  golang: 1000,
  node: 1001,
  perl: 1000,
  python: 1000,
  ruby: 1000,
  rust: 1000,
});

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
  const family = contents.bases[stage]?.image?.family;
  if (family === 'node' && created.length === 0 && (account.name === 'node' || account.uid === 1000))
    return '/home/node';
  if (account.name !== undefined) return undefined;
  const free = firstFree[family ?? ''];
  const isUnknown = created.every(({ uid }) => uid !== undefined);
  if (free === undefined || account.uid === undefined || account.uid >= 60_000) return undefined;
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
