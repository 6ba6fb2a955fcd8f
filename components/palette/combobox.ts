import { type KeyboardEvent, useId, useState } from 'react';
import type { Hit, HitGroup } from '@/lib/palette/found';

/**
 * A text field with a list below, by keyboard: https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 * The focus stays in the field; the first of the list is taken unless another is reached by the arrows.
 */
export function useCombobox({
  groups,
  isOpen,
  pick,
}: {
  readonly groups: readonly HitGroup[];
  readonly isOpen: boolean;
  pick(hit: Hit): void;
}) {
  const list = useId();
  const hits = groups.flatMap((group) => group.hits.map((hit) => hit));
  const [reached, setReached] = useState<string>();
  const index = Math.max(
    hits.findIndex(({ key }) => key === reached),
    0,
  );
  const active = isOpen ? hits[index] : undefined;

  function move(step: number) {
    const next = hits[(index + step + hits.length) % hits.length];
    if (next === undefined) return;
    setReached(next.key);
    document.getElementById(optionId(list, next))?.scrollIntoView({ block: 'nearest' });
  }

  function onKeyDown(event: KeyboardEvent) {
    if (!isOpen || event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter' && active) pick(active);
    else return;
    event.preventDefault();
  }

  return {
    list,
    active,
    reach: setReached,
    input: {
      role: 'combobox',
      'aria-expanded': isOpen && hits.length > 0,
      'aria-controls': list,
      'aria-autocomplete': 'list',
      'aria-activedescendant': active && optionId(list, active),
      autoComplete: 'off',
      spellCheck: false,
      onKeyDown,
    },
  } as const;
}

export function optionId(list: string, { key }: Hit): string {
  return `${list}-${encodeURIComponent(key)}`;
}
