import type { Owned } from './ownership';

/** `yes root 755`, `perhaps ?`, `no`. */
export function ownedText({ exists, mode, owner }: Owned): string {
  if (exists === 'no') return 'no';
  const who = owner ? (owner.name ?? String(owner.uid)) : '?';
  return owner && mode !== undefined ? `${exists} ${who} ${mode.toString(8)}` : `${exists} ${who}`;
}
