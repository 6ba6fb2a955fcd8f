import { nameOf } from './names';
import type { ReasonOf } from './reason';

type Of<Names extends string> = { readonly [Name in Names]: string };

/** Why something is there, missing or not known, as a clause: "`debian:bookworm-slim` has no shell". */
const clauses = {
  // What the stage does.
  'installed-by-package': ({ name }: Of<'name'>) => `a package installed in this stage brings ${name}`,
  'installed-by-language': ({ by }: Of<'by'>) => `${by} installs it`,
  'installed-here': () => 'it is installed in this stage',
  'library-installed-here': ({ name }: Of<'name'>) => `${name} is installed in this stage`,
  'put-into': ({ directory }: Of<'directory'>) => `it is put into ${directory}`,
  'put-there': () => 'it is put there by this file',
  'copied-into-stage': () => 'it is copied into the stage',
  'made-in-stage': () => 'it is made in this stage',
  'created-in-stage': ({ name }: Of<'name'>) => `${name} is created in this stage`,
  'removed-later': () => 'a later command removes it',

  // What the base brings.
  'shell-of-base': () => 'it is the shell of the base',
  'started-by-base': () => 'the base starts it itself',
  'image-has': ({ image, what }: Of<'image' | 'what'>) => `\`${image}\` has ${what}`,
  'image-has-dnf-as-yum': ({ image }: Of<'image'>) => `\`${image}\` has dnf, also as yum`,
  'image-starts': ({ image, program }: Of<'image' | 'program'>) => `\`${image}\` starts ${program} itself`,
  'image-contains': ({ image, name }: Of<'image' | 'name'>) => `\`${image}\` contains ${name}`,
  'image-contains-package': ({ image, name }: Of<'image' | 'name'>) =>
    `\`${image}\` contains the package ${name}`,
  'image-of-language': ({ image, language }: Of<'image' | 'language'>) =>
    `\`${image}\` is a ${nameOf(language)} image`,
  'image-builds-language': ({ image, language }: Of<'image' | 'language'>) =>
    `\`${image}\` is made to build ${nameOf(language)} programs`,
  'shell-and-basics': ({ image }: Of<'image'>) => `\`${image}\` has a shell and the basic programs beside it`,
  'ground-brings': ({
    image,
    ground,
    how,
  }: Of<'image' | 'ground'> & { readonly how: 'brings' | 'contains' }) =>
    `\`${image}\` stands on \`${ground}\`, which ${how} it`,
  'always-with-manager': ({ name, manager }: Of<'name' | 'manager'>) =>
    `the package ${name} is in every image with ${manager}`,
  'user-of-image': ({ image }: Of<'image'>) => `it is the user of \`${image}\``,
  'account-of-distribution': ({ kind, name }: Of<'kind' | 'name'>) =>
    `its distribution has the ${kind} ${name}`,

  // What the base lacks.
  'image-has-no': ({ image, what }: Of<'image' | 'what'>) => `\`${image}\` has no ${what}`,
  'image-does-not-bring': ({ image, program }: Of<'image' | 'program'>) =>
    `\`${image}\` does not bring ${program}`,
  'image-lacks-library': ({ image, name }: Of<'image' | 'name'>) =>
    `none of the libraries in \`${image}\` is ${name}`,
  'image-uses-other-managers': ({
    image,
    managers,
    program,
  }: Of<'image' | 'program'> & { readonly managers: readonly string[] }) =>
    `\`${image}\` uses ${managers.join(' and ')}, not ${program}`,
  'distribution-uses-other-managers': ({
    image,
    distribution,
    release,
    managers,
  }: Of<'image' | 'distribution' | 'program'> & {
    readonly release: string | undefined;
    readonly managers: readonly string[];
  }) =>
    `\`${image}\` stands on ${nameOf(distribution)}${release === undefined ? '' : ` ${release}`}, whose images have ${managers.join(' or ')}`,
  'shell-not-in-path': ({ image, path }: Of<'image' | 'path'>) =>
    `the shell of \`${image}\` is ${path}, which is not in its PATH`,
  'shell-elsewhere': ({ image, path }: Of<'image' | 'path'>) => `the shell of \`${image}\` is ${path}`,
  'not-in-path': ({ image, path }: Of<'image' | 'path'>) =>
    `\`${image}\` has it as ${path}, which is not in PATH`,
  'left-out-since': ({ language, program, since }: Of<'language' | 'program'> & { readonly since: number }) =>
    `${language} ${since} and newer come without ${program}`,
  'dropped-since': ({ image, since, program }: Of<'image' | 'since' | 'program'>) =>
    `\`${image}\` has no ${program}: its images come without it since ${since}`,
  'runtime-alone': ({ image, program }: Of<'image' | 'program'>) =>
    `\`${image}\` holds the runtime alone, without ${program}`,
  'no-package-brings': ({
    image,
    count,
    program,
    installs,
  }: Of<'image' | 'program'> & {
    readonly count: number | undefined;
    /** Whether packages are installed on top, none of which brings it either. */
    readonly installs: boolean;
  }) =>
    `none of the ${numbered(count)}packages in \`${image}\` brings ${program}${installs ? ', nor does any package installed here' : ''}`,
  'no-package-contains': ({
    image,
    count,
    name,
  }: Of<'image' | 'name'> & { readonly count: number | undefined }) =>
    `none of the ${numbered(count)}packages in \`${image}\` contains ${name}`,
  'neither-shell-nor-programs': ({ image }: Of<'image'>) =>
    `\`${image}\` has neither a shell nor the programs that come with one`,
  'accounts-of-image': ({
    image,
    kind,
    names,
  }: Of<'image'> & {
    readonly kind: 'account' | 'user' | 'group';
    readonly names: readonly string[];
  }) => `the ${kind}s of \`${image}\` are ${listOf(names)}`,
  'scratch-is-empty': () => 'scratch is empty and nothing puts it there',
  'nothing-puts-it-there': ({ image }: Of<'image'>) =>
    `nothing puts it there and \`${image}\` is not known to bring it`,

  // What is not known.
  'base-not-known': () => 'the base is not known',
  'stage-not-known': () => 'the stage is not known',
  'path-not-known': () => 'PATH is not known here, and the file puts directories into the stage',
  'place-not-known': () => 'where it is is not known',
  'relative-path': () => 'it is named by a relative path',
  'too-long-to-follow': () => 'the way is too long to follow',
  'copied-from-image': () => 'it is copied from an image',
  'rest-of-image-not-known': ({ image }: Of<'image'>) => `what \`${image}\` contains besides is not known`,
  'whether-image': ({
    image,
    how,
    what,
  }: Of<'image' | 'what'> & { readonly how: 'brings' | 'contains' | 'has' }) =>
    `whether \`${image}\` ${how} ${what} is not known`,
  'accounts-not-known': ({ image }: Of<'image'>) => `the accounts of \`${image}\` are not known`,
  'may-come-by-language': () => 'the package manager of a language may bring it',
  'may-come-by-package': () => 'a package may bring it',
  'packages-on-top-not-known': () => 'what the packages installed on top bring is not known',
  'made-by-command': () => 'a command may make it',
  'accounts-by-command': () => 'a command may create accounts',
  downloaded: () => 'it is downloaded',
  'from-archive': () => 'it comes out of an archive',
  'file-copied': ({ path }: Of<'path'>) => `${path} is copied into the stage`,
  'file-replaced': ({ path }: Of<'path'>) => `${path} may be replaced`,

  // What may bring anything.
  'command-not-known': () => 'a command of this stage is not known',
  'may-install-anything': ({ by }: Of<'by'>) => `${by} may install anything`,
  'script-may-install-anything': ({ by }: Of<'by'>) => `a script run by ${by} may install anything`,
  'download-may-install-anything': () => 'a downloaded script may install anything',
  'script-too-large': () => 'its script is more than Plinth reads',
  'script-of-other-language': () => 'it runs a script in a language that is not read here',
  'destination-not-known': () => 'where it copies to is not known',
  'source-not-known': () => 'what it copies is not known',
  'contents-not-known': ({ source }: Of<'source'>) => `what ${source} holds is not known`,
  'archive-not-known': () => 'what is unpacked is not known',
  'packages-installed-into': () => 'packages are installed into it',
};

type Code = keyof typeof clauses;

/** Why something is there, missing or not known. */
export type AnswerReason<Each extends Code = Code> = ReasonOf<typeof clauses, Each>;

const clauseFor: { readonly [Each in Code]: (reason: AnswerReason<Each>) => string } = clauses;

export function answerClause<Each extends Code>(reason: AnswerReason<Each>): string {
  return clauseFor[reason.code](reason);
}

/** "86 ", where it is known how many. */
function numbered(count: number | undefined): string {
  return count === undefined ? '' : `${count} `;
}

/** Some names, and how many more there are. */
function listOf(names: readonly string[]): string {
  return names.length <= 8
    ? names.join(', ')
    : `${names.slice(0, 6).join(', ')} and ${names.length - 6} more`;
}
