import { type Account, isRoot, rootAccount } from '../account/account';
import type { StageBase } from '../bases/base';
import type { Catalog, CatalogImage } from '../catalog/image';
import type { Traits } from '../catalog/traits';
import type { Trees } from '../catalog/trees';
import { presentIn, valueOf } from '../fact/fact';
import { below } from '../path/path';

/** What a base says of a path before anything is built on it. */
export type BaseOwned = {
  readonly exists: 'yes' | 'no' | 'perhaps';
  readonly owner: Account | undefined;
  readonly mode: number | undefined;
};

type Ownership = NonNullable<Traits['ownership']>;

const notKnown: BaseOwned = { exists: 'perhaps', owner: undefined, mode: undefined };
const absent: BaseOwned = { exists: 'no', owner: undefined, mode: undefined };
const ofRoot: BaseOwned = { exists: 'yes', owner: rootAccount, mode: 0o755 };
/** Packages of a distribution leave files of root behind that nobody else may write to. */
const ofRootIfThere: BaseOwned = { exists: 'perhaps', owner: rootAccount, mode: 0o755 };

/** Who owns a path of the base, and whether it is there. */
export function ownedInBase({ trees }: Catalog, base: StageBase | undefined, path: string): BaseOwned {
  const image = base?.image;
  if (base?.root.kind === 'scratch') return path === '/' ? ofRoot : absent;
  const own = image?.traits.ownership;
  if (!image || !own || !isPlain(image, own)) return notKnown;
  if (path.startsWith('/usr/local') && !isSince(image, own.usrLocalSince)) return notKnown;
  if (trees.directories.has(path)) return ofRoot;
  if (path === '/root') return own.rootHome === 'not-known' ? notKnown : homeOfRoot(trees, image);
  if (own.home && path === own.home.path && isSince(image, own.home.since))
    return { exists: 'yes', owner: { name: own.home.name, uid: own.home.uid }, mode: undefined };
  if (path === '/tmp' || path === '/var/tmp') return own.tmp === 'not-known' ? notKnown : forAll;
  if (trees.others.some((tree) => below(tree, path) !== undefined)) return notKnown;
  if (own.others.some((tree) => below(tree, path) !== undefined)) return notKnown;
  return trees.holds(path) && !path.startsWith('/usr/src/') ? ofRootIfThere : absent;
}

/** Every distribution opens it to all, and keeps what is in it to who made it. */
const forAll: BaseOwned = { ...ofRoot, mode: 0o1777 };

function homeOfRoot(trees: Trees, { facts }: CatalogImage): BaseOwned {
  const upstream = presentIn(facts.upstream);
  return { ...ofRoot, mode: trees.modeOfRootHome(upstream === undefined ? '' : upstream.distribution) };
}

/** Whether the language of the image has reached a major version; nothing is said of one it does not name. */
function isSince({ facts }: CatalogImage, major: number | undefined): boolean {
  if (major === undefined) return true;
  const language = presentIn(facts.language);
  return language !== undefined && Number.parseInt(language.version ?? '', 10) >= major;
}

function isPlain({ facts }: CatalogImage, { users }: Ownership): boolean {
  // A server has directories for its data, wherever it keeps them.
  if (valueOf(facts.purpose) === 'application') return false;
  return users !== 'root-alone' || isRoot(valueOf(facts.user));
}
