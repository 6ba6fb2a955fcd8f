/** Who owns or runs something, as far as it is said; at least one of both is known. */
export type Account = { readonly name?: string | undefined; readonly uid?: number | undefined };

export const rootAccount: Account = { name: 'root', uid: 0 };

/** An owner as chown, USER and `--chown` write it; undefined when it is not certain. */
export function accountOf(written: string | undefined): Account | undefined {
  const user = written?.split(':')[0];
  if (!user || !/^[A-Za-z0-9_][\w.-]*\$?$/.test(user)) return undefined;
  if (user === 'root' || /^0+$/.test(user)) return rootAccount;
  return /^\d+$/.test(user) ? { name: undefined, uid: Number(user) } : { name: user, uid: undefined };
}

/** Surely root: by its number, by the name where there is none. */
export function isRoot(account: Account | undefined): boolean {
  return account?.uid === undefined ? account?.name === 'root' : account.uid === 0;
}

/** Surely one and the same account. */
export function isSameAccount(left: Account | undefined, right: Account | undefined): boolean {
  if (!left || !right) return false;
  if (left.uid !== undefined && right.uid !== undefined) return left.uid === right.uid;
  return left.name !== undefined && left.name === right.name;
}
