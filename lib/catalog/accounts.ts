import { isPublished, presentIn } from '../fact/fact';
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

/** `isSaid`: by its publisher, of this image or of all of the family; otherwise it was put together. */
export type AccountNumber = { readonly uid: number; readonly isSaid: boolean };

/** The number of an account, where an image is known to have it. */
export function numberOf(image: CatalogImage, name: string): AccountNumber | undefined {
  const { accounts, user } = image.facts;
  const own = presentIn(user);
  if (own?.name === name && own.uid !== undefined) return { uid: own.uid, isSaid: isPublished(user) };
  const home = image.traits.ownership?.home;
  if (home?.name === name) return { uid: home.uid, isSaid: true };
  const uid = accountNamed(image, name)?.uid;
  return uid === undefined ? undefined : { uid, isSaid: isPublished(accounts) };
}
