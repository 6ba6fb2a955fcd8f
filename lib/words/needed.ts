import type { ShellPurpose } from './fit';
import { nameOf } from './names';
import type { ReasonOf } from './reason';
import { type ShellFeature, shellFeatureName } from './shell';

type Of<Names extends string> = { readonly [Name in Names]: string };

/** What a file needs of its base, as it stands in a list: "glibc, linked on 2.36", "curl, to build". */
const phrases = {
  // What has a name of its own: programs, packages, accounts, libraries, platforms, files of the system.
  named: ({ name }: Of<'name'>) => name,
  'named-together': ({ names }: { readonly names: readonly string[] }) => names.join(', '),
  'named-for': ({ name, purpose }: Of<'name'> & { readonly purpose: ShellPurpose }) =>
    `${name}, to ${purpose}`,
  'shell-features': ({ features }: { readonly features: readonly ShellFeature[] }) =>
    [...new Set(features.map(shellFeatureName))].join(', '),
  'shell-to-build': () => 'a shell, to build',
  'system-pip': () => 'a pip that installs into the system',
  'shell-for-whoever-runs-it': () => 'a shell, for whoever runs it or builds on it',

  product: ({ product, version }: Of<'product'> & { readonly version: string | undefined }) =>
    version === undefined ? nameOf(product) : `${nameOf(product)} ${version}`,
  'needs-of-dotnet': () => 'what .NET needs',
  'started-by-product': ({ product }: Of<'product'>) => `what ${nameOf(product)} starts`,
  'brought-by-base': () => 'what its base brings',
  'entrypoint-without-program': () => 'an entrypoint that starts no program of its own',
  'entrypoint-without-interpreter': () => 'an entrypoint that starts no interpreter',
  'entrypoint-words': ({ words }: { readonly words: readonly string[] }) => words.join(' '),
  variable: ({ name, value }: Of<'name'> & { readonly value: string | undefined }) =>
    value === undefined ? name : `${name}=${value}`,

  'no-libc': () => 'no C library',
  'static-program': ({ program }: Of<'program'>) => `none: ${program} is static`,
  'libc-of-builder': () => 'the C library of its builder',
  'libc-linked-on': ({ libc, version }: Of<'libc' | 'version'>) => `${libc}, linked on ${version}`,
  'libc-for': ({ libc, path }: Of<'libc' | 'path'>) => `${libc}, for ${path}`,
  'icu-or-invariant-mode': () => 'ICU, or invariant mode',

  more: () => 'more of them',
};

type Code = keyof typeof phrases;

/** What a file needs of its base. */
export type Needed<Each extends Code = Code> = ReasonOf<typeof phrases, Each>;

const phraseFor: { readonly [Each in Code]: (needed: Needed<Each>) => string } = phrases;

export function neededPhrase<Each extends Code>(needed: Needed<Each>): string {
  return phraseFor[needed.code](needed);
}
