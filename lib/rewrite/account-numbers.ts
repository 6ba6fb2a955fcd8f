import { accountNamed } from '../catalog/accounts';
import type { CatalogImage } from '../catalog/image';
import { expandAt } from '../contents/expansion';
import { copyFlags } from '../dockerfile/flags';
import { presentIn } from '../fact/fact';
import type { Effect } from '../shell/effect';
import type { Stage, Step } from '../stages/stage';
import type { TextEdit } from '../text/edit';
import type { Span } from '../text/span';

/** Numbers for names of accounts and groups. */
export type Numbers = {
  readonly users: ReadonlyMap<string, number>;
  readonly groups: ReadonlyMap<string, number>;
};

/** Where neither the file nor the base has one: that of `nonroot` in many images. */
export const usualNumber = 65532;

/** The account that is not root and that a base brings for whoever runs on it, where it is known. */
export function nonrootOf(image: CatalogImage): number | undefined {
  const user = presentIn(image.facts.user)?.uid;
  if (user !== undefined && user > 0) return user;
  return accountNamed(image, 'nonroot')?.uid ?? image.traits.ownership?.home?.uid;
}

/** The numbers of the accounts that some commands make; `otherwise` of those without one. */
export function numbersOf(effects: readonly Effect[], otherwise: number): Numbers {
  const users = new Map<string, number>();
  const groups = new Map<string, number>();
  for (const effect of effects) {
    if (effect.kind !== 'user-created') continue;
    users.set(effect.name, effect.uid ?? users.get(effect.name) ?? otherwise);
  }
  for (const effect of effects)
    if (effect.kind === 'group-created') {
      const known = effect.gid ?? groups.get(effect.name);
      groups.set(effect.name, known ?? users.get(effect.name) ?? otherwise);
    }
  for (const effect of effects) {
    const own = effect.kind === 'user-created' ? effect.group : undefined;
    if (effect.kind === 'user-created' && own !== undefined && !groups.has(own) && !/^\d+$/.test(own))
      groups.set(own, users.get(effect.name) ?? otherwise);
  }
  return { users, groups };
}

/** USER and `--chown` of a stage by number, where they name one of these accounts. */
export function numbered({ steps }: Stage, numbers: Numbers): readonly TextEdit[] {
  return steps.flatMap((step) => {
    const { instruction, replayedFrom } = step;
    if (replayedFrom !== undefined) return [];
    if (instruction.keyword === 'user')
      return edit(step, instruction.word.text, instruction.word.span, numbers);
    if (instruction.keyword !== 'copy' && instruction.keyword !== 'add') return [];
    const { chown } = copyFlags(instruction);
    if (chown?.value === undefined || chown.valueSpan === undefined) return [];
    return edit(step, chown.value, chown.valueSpan, numbers);
  });
}

function edit(step: Step, written: string, span: Span, { groups, users }: Numbers): readonly TextEdit[] {
  const value = expandAt(step, written);
  if (value === undefined) return [];
  const [user = '', group, more] = value.split(':');
  if (more !== undefined) return [];
  const numbers = [users.get(user) ?? user, ...(group === undefined ? [] : [groups.get(group) ?? group])];
  const newText = numbers.join(':');
  return newText === value ? [] : [{ span, newText }];
}
