import { type Account, isRoot, rootAccount } from '../account/account';
import type { StageBase } from '../bases/base';
import type { CatalogImage } from '../catalog/image';
import { presentIn, valueOf } from '../fact/fact';
import { below } from '../path/path';
import { type Table, table } from '../text/table';

/** What a base says of a path before anything is built on it. */
export type BaseOwned = {
  readonly exists: 'yes' | 'no' | 'perhaps';
  readonly owner: Account | undefined;
  readonly mode: number | undefined;
};

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

/**
 * Families of which it is known what their images make for others than root, beside what a distribution brings.
 * Read from the recipes of the official images and from the documentation of Distroless and .NET.
 */
const ownTrees: Table<readonly string[]> = table({
  almalinux: [],
  alpine: [],
  'amazon-linux': [],
  amazoncorretto: [],
  // Built from packages; runtimes have working directories of their user.
  chainguard: ['/app', '/etc', '/home', '/opt', '/srv', '/usr', '/var', '/work'],
  debian: [],
  distroless: ['/home'],
  'docker-hardened': ['/app', '/etc', '/home', '/opt', '/srv', '/usr', '/var', '/work'],
  dotnet: ['/home'],
  'eclipse-temurin': ['/home'],
  fedora: [],
  gcc: [],
  // `chmod -R 1777 "$GOPATH"`
  golang: ['/go'],
  maven: ['/home', '/usr/share/maven'],
  minideb: [],
  node: [],
  'oracle-linux': [],
  perl: [],
  // `chmod 1777 /var/www/html`
  php: ['/var/www', '/usr/local/etc'],
  python: [],
  'rocky-linux': [],
  // `chmod 1777 "$GEM_HOME"`
  ruby: ['/usr/local/bundle'],
  // `chmod -R a+w $RUSTUP_HOME $CARGO_HOME`
  rust: ['/usr/local/rustup', '/usr/local/cargo'],
  scratch: [],
  ubi: [],
  ubuntu: ['/home'],
  'ubuntu-chiselled': ['/home'],
});

/** Homes of the accounts that images bring, with nothing in them that matters. */
const homes: Table<readonly [path: string, owner: Account]> = table({
  distroless: ['/home/nonroot', { name: 'nonroot', uid: 65532 }],
  dotnet: ['/home/app', { name: 'app', uid: 1654 }],
  node: ['/home/node', { name: 'node', uid: 1000 }],
});

/** Who owns a path of the base, and whether it is there. */
export function ownedInBase(base: StageBase | undefined, path: string): BaseOwned {
  const image = base?.image;
  if (base?.root.kind === 'scratch') return path === '/' ? ofRoot : absent;
  const trees = image && ownTrees[image.family];
  if (!image || !trees || !isPlain(image)) return notKnown;
  if (path.startsWith('/usr/local') && isOldNode(image)) return notKnown;
  if (systemDirectories.has(path)) return ofRoot;
  if (path === '/root') return homeOfRoot(image);
  const [home, owner] = homes[image.family] ?? [];
  // .NET has its account since version 8.
  if (path === home && (image.family !== 'dotnet' || languageMajor(image) >= 8))
    return { exists: 'yes', owner, mode: undefined };
  if (path === '/tmp' || path === '/var/tmp') return forAll(image);
  if (otherTrees.some((tree) => below(tree, path) !== undefined)) return notKnown;
  if (trees.some((tree) => below(tree, path) !== undefined)) return notKnown;
  return systemTrees.test(path) && !path.startsWith('/usr/src/') ? ofRootIfThere : absent;
}

/** Every distribution opens it to all, and keeps what is in it to who made it. */
function forAll({ family }: CatalogImage): BaseOwned {
  return /chiselled|chainguard|hardened/.test(family) ? notKnown : { ...ofRoot, mode: 0o1777 };
}

/**
 * Mode 0700 on Debian, Ubuntu and Alpine, 0550 where the package `filesystem` of Fedora makes it: there the group of
 * root may enter, and with it numbers without an account.
 */
function homeOfRoot({ family, facts }: CatalogImage): BaseOwned {
  const upstream = presentIn(facts.upstream);
  const distribution = upstream === undefined ? '' : upstream.distribution;
  if (family === 'distroless' || family === 'ubuntu-chiselled') return notKnown;
  return { ...ofRoot, mode: /^(debian|ubuntu|alpine)$/.test(distribution) ? 0o700 : 0o550 };
}

/** The archive of Node.js was once unpacked with the owner it names: https://github.com/nodejs/docker-node/issues/437 */
function isOldNode(image: CatalogImage): boolean {
  return image.family === 'node' && !(languageMajor(image) >= 16);
}

function languageMajor({ facts }: CatalogImage): number {
  const language = presentIn(facts.language);
  return language ? Number.parseInt(language.version ?? '', 10) : Number.NaN;
}

/** Images of Source-to-Image hand their directories to the group of root: among those of UBI their user tells them. */
function isPlain({ family, facts }: CatalogImage): boolean {
  // A server has directories for its data, wherever it keeps them.
  if (valueOf(facts.purpose) === 'application') return false;
  if (family !== 'ubi') return true;
  const user = valueOf(facts.user);
  return isRoot(user);
}
