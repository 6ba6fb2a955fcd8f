import { type AnswerReason, answerClause } from './answer';
import { type ArgumentReason, argumentClause } from './argument';
import { type GlibcGap, glibcGapClause } from './linkage';
import { nameOf } from './names';
import type { ReasonOf } from './reason';
import { type LackReason, lackClause } from './shell';

type Of<Names extends string> = { readonly [Name in Names]: string };

/** Why an image meets a need with changes, not, or nobody knows whether, as a clause: "it has no curl". */
/** How a program is made for another C library. */
export type RelinkCure = 'static' | 'publish';

const relinkClauses: { readonly [Cure in RelinkCure]: string } = {
  static: ': link it statically',
  publish: ': publish it for that',
};

const clauses = {
  'platform-missing': ({ platform }: Of<'platform'>) => `it is not published for ${platform}`,
  'platform-of-name': ({ platform }: Of<'platform'>) =>
    `the name of the base sets the platform: write \`--platform=${platform}\` in FROM`,
  'platforms-not-known': () => 'its platforms are not known',
  'has-no': ({ name }: Of<'name'>) => `it has no ${name}`,
  'whether-it-has': ({ name }: Of<'name'>) => `whether it has ${name} is not known`,

  // C libraries and what is linked against them.
  'libc-not-known': () => 'its C library is not known',
  'glibc-version-not-known': () => 'its glibc version is not known',
  'launcher-for-other-libc': ({ has, name, wanted }: Of<'has' | 'name' | 'wanted'>) =>
    `it has ${has === 'none' ? 'no loader' : has}, and ${name} is made for ${wanted}: publish for the other, or start \`dotnet\` with the .dll`,
  'linked-against-not-known': ({ name }: Of<'name'>) => `what ${name} is linked against is not known`,
  'linked-on-not-known': ({ name }: Of<'name'>) => `on which glibc ${name} was linked is not known`,
  'linked-against-other': ({
    name,
    wanted,
    has,
    cure,
  }: Of<'name' | 'wanted' | 'has'> & { readonly cure: RelinkCure | undefined }) =>
    `${name} is linked against ${wanted}, it has ${has === 'none' ? 'no loader' : has}${cure === undefined ? '' : relinkClauses[cure]}`,
  'glibc-older': ({
    has,
    built,
    outcome,
  }: Of<'has' | 'built'> & { readonly outcome: GlibcGap | 'fails' | 'relink' }) =>
    `its glibc ${has} is older than the builder's ${built}${outcomeClause(outcome, has)}`,
  'compiled-for-other': ({ path, wanted, has }: Of<'path' | 'wanted' | 'has'>) =>
    `what is compiled in ${path} is for ${wanted}, and it has ${has}`,
  'modules-for-other': ({ what, path, wanted }: Of<'what' | 'path' | 'wanted'>) =>
    `${what} in ${path} are for ${wanted} and would not load`,
  'python-elsewhere': ({ path, image }: Of<'path' | 'image'>) =>
    `${path} starts through the Python of ${image}, which may be elsewhere in it`,
  'has-no-icu': () => 'it has no ICU: install it, or take its `-extra` variant',
  'has-no-icu-for-runtime': ({ variable }: Of<'variable'>) =>
    `it has no ICU and does not switch .NET to invariant mode: set ${variable}=1, or install ICU`,
  'icu-not-known': () => 'whether it has ICU, or switches .NET to invariant mode, is not known',

  // Runtimes, and what is started.
  'dotnet-needs-not-known': () => 'whether it has all that .NET needs is not known',
  'dotnet-needs-alone': ({ product }: Of<'product'>) =>
    `it holds what .NET needs, not ${nameOf(product)} itself`,
  'has-no-product': ({ product }: Of<'product'>) => `it has no ${nameOf(product)}`,
  'whether-of-product': ({ product }: Of<'product'>) => `whether it has ${nameOf(product)} is not known`,
  'has-no-toolchain': ({ product }: Of<'product'>) => `it has no ${nameOf(product)}, which may be called`,
  'has-other-product': ({ has, wanted }: Of<'has' | 'wanted'>) =>
    `it has ${nameOf(has)}, not ${nameOf(wanted)}`,
  'is-other-variant': ({ has, product, wanted }: Of<'product'> & Variants) =>
    `it is the ${has} variant of ${nameOf(product)}, the file is for ${wanted}`,
  'version-not-known': ({ product }: Of<'product'>) => `its version of ${nameOf(product)} is not known`,
  'has-other-version': ({ product, has, wanted }: Of<'product' | 'has' | 'wanted'>) =>
    `it has ${nameOf(product)} ${has}, the file was written for ${wanted}`,
  'does-not-start': ({ program, reason }: Of<'program'> & { readonly reason: AnswerReason }) =>
    `${program} does not start: ${answerClause(reason)}`,
  'brings-not-known': ({ program }: Of<'program'>) => `whether it brings ${program} is not known`,
  'starts-not-known': ({ program }: Of<'program'>) => `whether it brings and starts ${program} is not known`,
  'takes-not-known': () => 'whether what it starts by itself takes the same files is not known',
  'starts-something-else': ({ has, wanted }: Variants) =>
    `it is the ${has} variant, which starts something else than the ${wanted} one`,
  'needs-not-visible': ({ program }: Of<'program'>) => `what ${program} needs is not visible in the file`,
  'base-not-known': () => 'what the base brings that the file is written for is not known',
  'written-for-other-libc': ({ has, wanted }: Of<'has' | 'wanted'>) =>
    `it has ${has === 'none' ? 'no C library' : has}, the file is written for ${wanted}`,
  'entrypoint-not-known': () => 'what it starts by itself is not known',
  'starts-itself': ({ program, cure }: Of<'program'> & { readonly cure: 'set-entrypoint' | 'leave-out' }) =>
    `it starts \`${program}\` itself: ${cure === 'leave-out' ? 'leave it out of CMD' : 'set ENTRYPOINT'}`,
  'does-not-start-itself': ({ words }: Words<'words'>) =>
    `it does not start \`${words.join(' ')}\` itself: set ENTRYPOINT`,
  'starts-rather': ({ has, wanted }: Words<'has' | 'wanted'>) =>
    `it starts \`${has.join(' ')}\` rather than \`${wanted.join(' ')}\`: set ENTRYPOINT`,

  // Shells and programs.
  'no-other-program-to-start': () => 'it has no shell, and the file sets no other program to start',
  'shell-not-known': () => 'whether it has a shell is not known',
  'other-shell': ({ path, wanted }: Of<'path' | 'wanted'>) => `its shell is ${path}, not ${wanted}`,
  'no-shell': ({ shell, cure }: Of<'shell'> & { readonly cure: ShellCure }) =>
    `it has no ${shell === 'sh' ? 'shell' : shell}${shellCure(cure)}`,
  'shell-lacks': ({ shell, reason }: Of<'shell'> & { readonly reason: LackReason }) =>
    `its /bin/sh is ${shell}, which ${lackClause(reason)}`,
  'program-refuses': ({ program, reason }: Of<'program'> & { readonly reason: ArgumentReason }) =>
    `its ${program} ${argumentClause(reason)}`,
  'has-no-interpreter': ({ name, script }: Of<'name' | 'script'>) =>
    `it has no ${name}, which reads ${script}`,
  'file-may-bring': ({ program }: Of<'program'>) =>
    `whether the file brings ${program} there too is not known`,
  'no-program': ({ program, manager }: Of<'program'> & { readonly manager: string | undefined }) =>
    `it has no ${program}: ${manager === undefined ? 'let the program check itself' : `install it with ${manager}`}`,
  'no-program-for-run': ({ program }: Of<'program'>) => `it has no ${program}, which RUN calls`,
  'program-for-run-not-known': ({ program }: Of<'program'>) =>
    `whether it has ${program}, which RUN calls, is not known`,

  // Packages, users, files and variables.
  'manager-not-known': () => 'its package manager is not known',
  'no-manager': ({ inBuilder }: { readonly inBuilder: boolean }) =>
    `it has no package manager${inBuilder ? ': install in a builder stage and copy the result' : ''}`,
  'other-manager': ({ has, wanted }: Words<'has'> & Of<'wanted'>) =>
    `it installs with ${has.join(', ')} instead of ${wanted}`,
  'package-not-in-release': ({ name }: Of<'name'>) => `its release has no package ${name}`,
  'repository-of-other-release': ({ name }: Of<'name'>) =>
    `the file names the repository of ${name}, which is of another release`,
  'package-not-known': ({
    manager,
    name,
    isPinned,
  }: Of<'manager' | 'name'> & { readonly isPinned: boolean }) =>
    `whether ${manager} finds ${name}${isPinned ? ' in this version' : ''} there is not known`,
  'user-not-known': () => 'which user it starts as is not known',
  'starts-as': ({ user }: { readonly user: string | number | undefined }) =>
    `it starts as ${user}: write USER root above the RUN lines`,
  'no-shell-for-account': () => 'it has no shell to create the account: use a number',
  'no-passwd': ({ name }: Of<'name'>) => `it has no /etc/passwd: write USER as a number instead of ${name}`,
  'no-account': ({ name }: Of<'name'>) => `it has no account ${name}: write USER as a number`,
  'account-not-known': ({ name }: Of<'name'>) => `whether it has the account ${name} is not known`,
  'pip-is-managed': () =>
    'its pip installs into the system only where it is told that it may: make an environment first, or set PIP_BREAK_SYSTEM_PACKAGES',
  'account-taken': ({
    id,
    kind,
    name,
  }: Of<'name'> & { readonly kind: 'user' | 'group'; readonly id: number | undefined }) =>
    `its ${kind === 'user' ? 'account' : 'group'} ${name} has the ${id === undefined ? 'name' : `number ${id}`} that RUN asks for: take another one`,
  'no-files': ({ what, manager }: Of<'what'> & { readonly manager: string | undefined }) =>
    `it has no ${what}: ${manager === undefined ? 'copy them from a builder stage' : `install them with ${manager}`}`,
  'no-certificates-for-run': ({ program }: Of<'program'>) =>
    `it has no CA certificates, which ${program} needs while building: install them before`,
  'variable-not-known': ({ name }: Of<'name'>) => `whether it sets ${name} is not known`,
  'variable-not-set': ({ name }: Of<'name'>) =>
    `it does not set ${name}, which the file builds on: set it with ENV`,
  'variable-differs': ({ name, has, wanted }: Of<'name' | 'has' | 'wanted'>) =>
    `its ${name} is ${has}, and the file copies to ${wanted}: copy there`,
  'stage-on-same-base': ({ stage, installs }: Of<'stage'> & { readonly installs: string | undefined }) =>
    `stage ${stage} stands on the same FROM and ${installs === undefined ? 'runs commands' : `installs with ${installs}`}: give it a FROM of its own`,
  'too-many-needs': ({ most }: { readonly most: number }) =>
    `it has more than ${most} needs of one kind, and the others are not weighed`,
};

type Variants = { readonly has: string | undefined; readonly wanted: string | undefined };
type Words<Names extends string> = { readonly [Name in Names]: readonly string[] };

type Code = keyof typeof clauses;

/** Why an image meets a need with changes, not, or nobody knows whether. */
export type FitReason<Each extends Code = Code> = ReasonOf<typeof clauses, Each>;

const clauseFor: { readonly [Each in Code]: (reason: FitReason<Each>) => string } = clauses;

export function fitClause<Each extends Code>(reason: FitReason<Each>): string {
  return clauseFor[reason.code](reason);
}

function outcomeClause(outcome: GlibcGap | 'fails' | 'relink', has: string): string {
  switch (outcome) {
    case 'fails':
      return '';
    case 'relink':
      return ': build on an older release or link statically';
    default:
      return `: ${glibcGapClause(outcome, has)}`;
  }
}

/** What makes the file do without a shell; where nothing does, what it is needed for. */
export type ShellCure =
  | { readonly code: 'builder-stage' }
  | { readonly code: 'exec-form'; readonly instruction: string }
  | { readonly code: 'none'; readonly purpose: ShellPurpose };

export type ShellPurpose = 'build' | 'start' | 'check health';

function shellCure(cure: ShellCure): string {
  switch (cure.code) {
    case 'builder-stage':
      return ': move the RUN lines into a builder stage';
    case 'exec-form':
      return `: write ${cure.instruction} in exec form`;
    case 'none':
      return `, needed to ${cure.purpose}`;
    default:
      return cure satisfies never;
  }
}
