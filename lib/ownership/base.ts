import { type Account, isRoot, rootAccount } from '../account/account';
import type { StageBase } from '../bases/base';
import type { CatalogImage } from '../catalog/image';
import type { Traits } from '../catalog/traits';
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

/**
 * Directories every distribution has, made by its package of basic files (base-files, alpine-baselayout, filesystem)
 * for root with mode 0755.
 * https://refspecs.linuxfoundation.org/FHS_3.0/fhs/index.html
 */
const systemDirectories = new Set(
  (
    '/ /bin /boot /etc /home /lib /mnt /opt /sbin /srv /usr /usr/bin /usr/lib /usr/local /usr/local/bin ' +
    '/usr/local/lib /usr/local/sbin /usr/local/share /usr/sbin /usr/share /usr/src /var /var/cache /var/lib /var/log'
  ).split(' '),
);

/** Where files of a distribution stand; what is not there and not below is no part of it. */
const systemTrees = /^\/(bin|boot|dev|etc|lib\w*|media|proc|root|run|sbin|sys|tmp|usr|var)(\/|$)/;

/** Not root's alone, or not known: places for all, spools, caches of package managers. */
const otherTrees = [
  ...['/tmp', '/dev', '/proc', '/sys', '/run', '/media', '/var/tmp', '/var/run', '/var/lock', '/var/mail'],
  ...[
    '/var/spool',
    '/var/local',
    '/var/opt',
    '/var/cache/apt',
    '/var/cache/man',
    '/var/lib/apt',
    '/var/games',
  ],
  ...['/var/empty', '/usr/games', '/usr/share/man'],
];

/** Who owns a path of the base, and whether it is there. */
export function ownedInBase(base: StageBase | undefined, path: string): BaseOwned {
  const image = base?.image;
  if (base?.root.kind === 'scratch') return path === '/' ? ofRoot : absent;
  const own = image?.traits.ownership;
  if (!image || !own || !isPlain(image, own)) return notKnown;
  if (path.startsWith('/usr/local') && !isSince(image, own.usrLocalSince)) return notKnown;
  if (systemDirectories.has(path)) return ofRoot;
  if (path === '/root') return own.rootHome === 'not-known' ? notKnown : homeOfRoot(image);
  if (own.home && path === own.home.path && isSince(image, own.home.since))
    return { exists: 'yes', owner: { name: own.home.name, uid: own.home.uid }, mode: undefined };
  if (path === '/tmp' || path === '/var/tmp') return own.tmp === 'not-known' ? notKnown : forAll;
  if (otherTrees.some((tree) => below(tree, path) !== undefined)) return notKnown;
  if (own.others.some((tree) => below(tree, path) !== undefined)) return notKnown;
  return systemTrees.test(path) && !path.startsWith('/usr/src/') ? ofRootIfThere : absent;
}

/** Every distribution opens it to all, and keeps what is in it to who made it. */
const forAll: BaseOwned = { ...ofRoot, mode: 0o1777 };

/**
 * Mode 0700 on Debian, Ubuntu and Alpine, 0550 where the package `filesystem` of Fedora makes it: there the group of
 * root may enter, and with it numbers without an account.
 */
function homeOfRoot({ facts }: CatalogImage): BaseOwned {
  const upstream = presentIn(facts.upstream);
  const distribution = upstream === undefined ? '' : upstream.distribution;
  return { ...ofRoot, mode: /^(debian|ubuntu|alpine)$/.test(distribution) ? 0o700 : 0o550 };
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
