import { type Table, table } from '../text/table';

/** An OCI platform in its normal form: `linux/arm64/v8` is `linux/arm64`. */
export type PlatformParts = {
  readonly os: string;
  readonly architecture: string;
  readonly variant: string | undefined;
};

export type PlatformError = { readonly error: string };

const systems = new Set([
  'linux',
  'windows',
  'darwin',
  'freebsd',
  'netbsd',
  'openbsd',
  'dragonfly',
  'solaris',
  'illumos',
  'aix',
  'plan9',
  'android',
  'ios',
  'js',
  'wasip1',
  'zos',
]);

const architectures: Table<readonly [string, string?]> = table({
  '386': ['386'],
  i386: ['386'],
  amd64: ['amd64'],
  x86_64: ['amd64'],
  'x86-64': ['amd64'],
  arm64: ['arm64'],
  aarch64: ['arm64'],
  arm: ['arm', 'v7'],
  armhf: ['arm', 'v7'],
  armel: ['arm', 'v6'],
  ppc64le: ['ppc64le'],
  s390x: ['s390x'],
  riscv64: ['riscv64'],
  mips64le: ['mips64le'],
  loong64: ['loong64'],
  loongarch64: ['loong64'],
  wasm: ['wasm'],
});

/** Variants that add nothing to the architecture alone. */
const baseline: Table<string> = table({ amd64: 'v1', arm64: 'v8' });

/**
 * Reads `os/architecture[/variant]`, or one of the two, as containerd does; a missing half is `linux` and `amd64`.
 * Names that only some programs use (`x86_64`, `aarch64`, `armhf`) become OCI's.
 */
export function parsePlatform(text: string): PlatformParts | PlatformError {
  const parts = text.toLowerCase().split('/', 4);
  if (parts.length > 3 || parts.some((part) => !/^[a-z0-9_.-]+$/.test(part)))
    return { error: `\`${text}\` is not a platform; write one as \`linux/amd64\`` };
  const [first = '', second, third] = parts;
  if (second !== undefined) return normalise(first, second, third);
  if (systemOf(first) !== undefined) return normalise(first, 'amd64', undefined);
  if (architectures[first] !== undefined) return normalise('linux', first, undefined);
  return { error: `\`${text}\` is neither an operating system nor an architecture` };
}

export function isPlatformError(result: PlatformParts | PlatformError): result is PlatformError {
  return 'error' in result;
}

export function formatPlatform({ os, architecture, variant }: PlatformParts): string {
  return variant === undefined ? `${os}/${architecture}` : `${os}/${architecture}/${variant}`;
}

/** The normal form of a platform, the text itself when it is none. */
export function normalPlatform(text: string): string {
  const parts = parsePlatform(text);
  return isPlatformError(parts) ? text : formatPlatform(parts);
}

export function samePlatform(a: string, b: string): boolean {
  return normalPlatform(a) === normalPlatform(b);
}

/** Architectures whose images run on another as well. */
const older: Table<string> = table({ amd64: '386', arm64: 'arm' });

/**
 * Whether an image published for `offered` is taken for `wanted`: the same architecture in the same or an older variant,
 * or the 32-bit one below it, as containerd matches them.
 * https://github.com/containerd/platforms/blob/main/compare.go
 */
export function isServedBy(wanted: string, offered: string): boolean {
  const want = parsePlatform(wanted);
  const offer = parsePlatform(offered);
  if (isPlatformError(want) || isPlatformError(offer)) return wanted === offered;
  if (want.os !== offer.os) return false;
  if (older[want.architecture] === offer.architecture) return true;
  return want.architecture === offer.architecture && variantOf(offer) <= variantOf(want);
}

function variantOf({ architecture, variant }: PlatformParts): number {
  return Number.parseFloat((variant ?? baseline[architecture] ?? '0').replace('v', ''));
}

/** Order for lists: linux/amd64, linux/arm64, other Linux by name, then other systems. */
export function comparePlatforms(a: string, b: string): number {
  return rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0);
}

function rank(platform: string): number {
  const name = normalPlatform(platform);
  if (name === 'linux/amd64') return 0;
  if (name === 'linux/arm64') return 1;
  return name.startsWith('linux/') ? 2 : 3;
}

function systemOf(text: string): string | undefined {
  if (text === 'macos') return 'darwin';
  return systems.has(text) ? text : undefined;
}

function normalise(os: string, architecture: string, variant: string | undefined): PlatformParts {
  const [name, usual] = architectures[architecture] ?? [architecture];
  const written = variant === undefined || variant.startsWith('v') ? variant : `v${variant}`;
  const precise = written ?? usual;
  return {
    os: systemOf(os) ?? os,
    architecture: name,
    variant: precise === baseline[name] ? undefined : precise,
  };
}

/** Accounts on Docker Hub that hold the official images of one platform: https://github.com/docker-library/official-images#architectures-other-than-amd64 */
const accounts = new Map([
  ['amd64', 'linux/amd64'],
  ['arm32v5', 'linux/arm/v5'],
  ['arm32v6', 'linux/arm/v6'],
  ['arm32v7', 'linux/arm/v7'],
  ['arm64v8', 'linux/arm64'],
  ['i386', 'linux/386'],
  ['mips64le', 'linux/mips64le'],
  ['ppc64le', 'linux/ppc64le'],
  ['riscv64', 'linux/riscv64'],
  ['s390x', 'linux/s390x'],
]);

/** `docker.io/arm64v8/alpine` → the image it is, and its one platform; undefined for names that say nothing of it. */
export function officialOfPlatform(
  repository: string,
): { readonly repository: string; readonly platform: string } | undefined {
  const [, account = '', name] = /^docker\.io\/([a-z0-9]+)\/([^/]+)$/.exec(repository) ?? [];
  const platform = accounts.get(account);
  return platform === undefined || name === undefined
    ? undefined
    : { repository: `docker.io/library/${name}`, platform };
}
