/** A list that only grows, shared by every state that knows a part of it. */
export type Chain<T> = { readonly value: T; readonly before: Chain<T> | undefined };

export function oldestFirst<T>(chain: Chain<T> | undefined): readonly T[] {
  const values: T[] = [];
  for (let link = chain; link !== undefined; link = link.before) values.push(link.value);
  return values.reverse();
}
