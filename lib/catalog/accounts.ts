import { presentIn } from '../fact/fact';
import type { ValueOf } from './facts';
import type { CatalogImage } from './image';

export type Account = ValueOf<'accounts'>['users'][number];

/** The account of a name, where an image is known to have it. */
export function accountNamed({ facts }: CatalogImage, name: string): Account | undefined {
  return presentIn(facts.accounts)?.users.find((each) => each.name === name);
}

/** All accounts of an image; undefined where there may be others than are known. */
export function allAccounts({ facts }: CatalogImage): readonly Account[] | undefined {
  const accounts = presentIn(facts.accounts);
  return accounts?.whole === true ? accounts.users : undefined;
}
