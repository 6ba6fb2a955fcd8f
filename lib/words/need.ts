import { type LinkageReason, linkageClause } from './linkage';
import { nameOf } from './names';
import type { ReasonOf } from './reason';
import { type ShellFeature, shellFeatureName } from './shell';

type Of<Names extends string> = { readonly [Name in Names]: string };

/** Where a need comes from, as a clause that stands beside the line: "it is started". */
const clauses = {
  // What starts.
  started: () => 'it is started',
  'started-by-name': ({ program }: Of<'program'>) => `${program} is started`,
  'started-by-base': () => 'the base starts it: neither CMD nor ENTRYPOINT is set here',
  'health-check-calls': () => 'the health check calls it',
  'is-script': ({ file, interpreter }: Of<'file' | 'interpreter'>) =>
    `${file} is a script for ${interpreter}`,
  'is-shell-script': ({ file }: Of<'file'>) => `${file} is a shell script`,
  'shell-form': ({ instruction }: Of<'instruction'>) => `${instruction} in shell form`,
  'shell-form-to-entrypoint': () => 'CMD in shell form is given to the entrypoint of the base',
  'command-to-entrypoint': () => 'CMD is given to the entrypoint of the base',
  'base-not-known': () => 'what the base contains is not known',
  'written-for-base': () => 'the base it is written for',
  'linkage-not-visible': () => 'what it is linked against is not visible in this file',
  'service-of-base': ({ product }: Of<'product'>) => `${nameOf(product)} is what the base is for`,
  'language-of-base': ({ product }: Of<'product'>) => `the base is a ${nameOf(product)} image`,
  'brought-by-package': ({ language }: Of<'language'>) => `a package of ${nameOf(language)} brings it`,
  'brought-by-base': () => 'the base brings it',

  // How it is made.
  linkage: ({ program, reason }: { readonly program: string | undefined; readonly reason: LinkageReason }) =>
    `${program === undefined ? '' : `${program}: `}${linkageClause(reason)}`,
  'launcher-made-for': ({ file, libc }: Of<'file' | 'libc'>) =>
    `${file}: the launcher of the .NET program is made for ${libc}`,
  'linked-against': ({ file }: Of<'file'>) => `${file} is linked against it`,
  'compiled-on': ({ libc }: Of<'libc'>) => `compiled on ${libc}`,
  'installed-on': ({ libc }: Of<'libc'>) => `installed on ${libc}`,
  'brings-dotnet': () => 'it brings .NET, which looks for ICU',
  'may-ask-for-invariant-mode': () => 'unless its project asks for that mode itself',
  'invariant-mode-off': () => 'invariant mode is switched off',
  'published-for-dotnet': () => 'it is published to run on the .NET runtime',
  'base-for-dotnet': () => 'the base is made for programs that bring .NET',
  'platform-of-from': () => 'FROM names it',
  'platform-of-build': () => 'the build is for it',

  // What RUN does.
  'run-calls': ({ program }: Of<'program'>) => `RUN calls ${program}`,
  'run-gives-options': ({ program }: Of<'program'>) => `RUN calls ${program} with its options`,
  'run-uses': ({ feature }: { readonly feature: ShellFeature }) => `RUN uses ${shellFeatureName(feature)}`,
  'run-downloads': ({ program }: Of<'program'>) => `RUN downloads with ${program} over HTTPS`,
  'is-called': ({ program }: Of<'program'>) => `${program} is called`,
  'runs-as-user-of-base': ({ program }: Of<'program'>) =>
    `${program} runs as the user of the base: no USER is set above it`,
  'stage-on-same-base': ({ stage }: Of<'stage'>) =>
    `stage ${stage} stands on the same FROM and runs commands`,
  'package-of-release': ({ name }: Of<'name'>) =>
    `${name} is asked for by a name or in a version of one release`,
  'package-of-some-releases': ({ name }: Of<'name'>) => `not every release has ${name}`,
  'repository-of-release': ({ name }: Of<'name'>) => `the repository of ${name} is named`,

  // What is set, and what files there are.
  'user-is': ({ user }: Of<'user'>) => `USER ${user}`,
  'variable-of-base': ({ name }: Of<'name'>) => `$${name} is of the base`,
  'installed-where-variable-says': ({ program, name }: Of<'program' | 'name'>) =>
    `${program} puts programs where ${name} of the base points`,
  'copied-to-variable': ({ name }: Of<'name'>) => `it is copied to where ${name} of the base points`,
  'time-zone-is': ({ zone }: Of<'zone'>) => `TZ is ${zone}`,
  'brought-by-file': () => 'the file brings them',
  'package-installed': ({ name }: Of<'name'>) => `${name} is installed`,
  'may-call-over-tls': () => 'if the program calls other services over TLS',
};

type Code = keyof typeof clauses;

/** Where a need comes from. */
export type NeedReason<Each extends Code = Code> = ReasonOf<typeof clauses, Each>;

const clauseFor: { readonly [Each in Code]: (reason: NeedReason<Each>) => string } = clauses;

export function needClause<Each extends Code>(reason: NeedReason<Each>): string {
  return clauseFor[reason.code](reason);
}
