/** What may be asked of a base without a name, in the order in which it is shown. */
export const wishes = ['smallest', 'least-change', 'same-publisher', 'without-shell'] as const;
export type Wish = (typeof wishes)[number];

export function isWish(to: string): to is Wish {
  return wishes.some((wish) => wish === to);
}
