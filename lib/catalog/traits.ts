import { z } from 'zod';
import { needOf } from './needs';
import { link, type Origin, sourced, text } from './values';

const path = z.string().startsWith('/');

/** Whose files are what, beside what the distribution brings: that is known where this is said. */
const ownership = z.strictObject({
  /** Trees that are not root's alone. */
  others: z.array(path),
  /** Of the account the image brings, with nothing in it that matters; `since` a major version of its language. */
  home: z
    .strictObject({ path, name: text, uid: z.int().positive(), since: z.int().exactOptional() })
    .exactOptional(),
  /** Where these are not as distributions have them. */
  rootHome: z.literal('not-known').exactOptional(),
  tmp: z.literal('not-known').exactOptional(),
  /**
   * The major version of its language since which everything below `/usr/local` is root's: the archive of Node.js was
   * once unpacked with the owner it names, https://github.com/nodejs/docker-node/issues/437
   */
  usrLocalSince: z.int().exactOptional(),
  /** Images that run as another user hand their directories to others, as those of Source-to-Image do. */
  users: z.literal('root-alone').exactOptional(),
});

/**
 * What all images of a family have in common and verdicts rest on, beside the facts people compare: rules ask an image
 * for it instead of knowing families by name. What is left out is not known.
 */
const valueSchemas = {
  /** The lists of apt are deleted, as in the images of the Docker library. */
  aptLists: z.literal('deleted'),
  /** Its apt asks the distribution and nobody else. */
  aptSources: z.literal('distribution'),
  /** It brings no files of a project. */
  projectFiles: z.literal('none'),
  /** Which directories there are at the root is known: those of the distribution, and those its recipe speaks of. */
  rootDirectories: z.literal('known'),
  /** Its variants on Alpine bring no GNU programs in the place of those of BusyBox. */
  alpinePrograms: z.literal('busybox'),
  /** Every variant brings the package manager of its language, and nothing else of its own. */
  languageTools: z.literal('every-variant'),
  /** The language it is made for, and where its recipe puts it: not what packages of the distribution bring. */
  ownLanguage: z.strictObject({ name: text, at: path }),
  /** It runs the command that its start script is given, with a program put before some. */
  startScript: z.strictObject({ program: text, before: z.enum(['options', 'what-is-no-command']) }),
  /** What in a tag says of which kind a variant is. */
  tagWords: z.strictObject({
    /** It adds a shell. */
    debug: text.exactOptional(),
    /** It adds a shell and a package manager. */
    development: text.exactOptional(),
    /** It does not start as root. */
    nonroot: text.exactOptional(),
  }),
  /** Which repositories there are, by their ends: with what .NET needs, with .NET, with ASP.NET Core. */
  runtimeParts: z.strictObject({ dependencies: text, runtime: text, web: text }),
  /** Its programs take languages and cultures from ICU, not from the locales of the C library. */
  culture: z.literal('icu'),
  /** Where the publisher has a builder for an image: its debug sibling, or the image of the same name without `minimal`. */
  builderBeside: z.enum(['debug-sibling', 'without-minimal']),
  /** Its tags name the distribution before the kind: `22-trixie-slim`, not `3.13-slim-trixie`. */
  tagOrder: z.literal('suite-first'),
  /** Its images bring ICU, but for those whose names hold one of these words, unless they say more. */
  icu: z.strictObject({ without: z.array(text), unless: text }),
  /** What its program writes to when it starts, and belongs to root. */
  writesAtStart: z.strictObject({ program: text, paths: z.array(path).min(1) }),
  /** Packages of the distribution that apt is forbidden to install: of this name, of a version of it, of a part of it. */
  refusesPackages: z.strictObject({ of: text, instead: text, why: link }),
  /** Its images have the accounts of their distribution, and none of their own. */
  accounts: z.literal('distribution'),
  /** What its images of Java are: those with a build tool, or those without the compiler, unless their names hold one of these words. */
  javaKind: z.union([z.enum(['maven', 'gradle']), z.strictObject({ jreUnless: z.array(text) })]),
  /** A published list of packages tells all that is inside. */
  packageLists: z.literal('whole'),
  /** Those kinds alone that have an entry are published, by who is known under this name; or more than those are. */
  kinds: z.union([z.strictObject({ publishedBy: text }), z.literal('some-listed')]),
  /** Its registry has more repositories than those that have an entry. */
  repositories: z.literal('some-listed'),
  /** Its images are built on that of the distribution, but for those whose kind names one of these. */
  ground: z.strictObject({ except: z.array(text) }),
  ownership,
  /** For what it is chosen, whatever a file starts on it, by its name for people: CUDA, the browsers of Playwright. */
  toolkit: text,
  /** Programs of its recipe that run wherever they are copied to: static, or scripts for an interpreter that everybody knows of. */
  standalone: z.array(path).min(1),
  /** Programs that its images had, by the version of what they are made for since which they have them no more. */
  droppedPrograms: z.array(
    sourced({
      programs: z.array(text).min(1),
      since: text,
      /** The program that took the place of each, in their order. */
      instead: z.array(text).min(1).exactOptional(),
      /** What brings them back, as a command that runs before. */
      install: z.strictObject({ with: text, command: text }).exactOptional(),
    }),
  ),
  /** Places that its program used until a version, and what comes of using them still. */
  movedPaths: z.array(
    sourced({
      from: path,
      to: path,
      since: text,
      /** The version from which on another place counts. */
      until: text.exactOptional(),
      /** What a volume, or a file, there comes to. */
      when: z.enum(['mounted', 'copied']),
      /** `refuses`: the container does not start; `ignored`: nothing looks there. */
      effect: z.enum(['refuses', 'ignored']),
      /** The variable that names the place, and may name the old one. */
      variable: text.exactOptional(),
    }),
  ),
  /** The port its program listens on where nobody says another, and the one people take it for. */
  listensOn: z.array(
    sourced({
      /** A word of the repository's name, where only some of the family listen. */
      in: text.exactOptional(),
      since: text,
      port: z.int().positive(),
      mistaken: z.int().positive(),
      /** Variables and options that say another port; what begins with one counts. */
      unless: z.array(text).min(1),
      /** Directories whose files may say another. */
      configuration: z.array(path),
    }),
  ),
  /** It brings the browsers of one version of these packages, which its tag names behind a letter. */
  browsersFor: z.strictObject({
    packages: z.array(text).min(1),
    letter: text,
    program: text,
    /** The version from which on the packages download none by themselves. */
    since: text,
  }),
  /** Where its recipe puts programs, and nothing else puts them: in all variants, or where the tag has one of these words. */
  ownPaths: z.strictObject({
    programs: z.array(text).min(1),
    at: path,
    tags: z.array(text).min(1).exactOptional(),
  }),
  /** Programs that its recipe deletes when it has built, or never had, where the tag has one of these words. */
  absentPrograms: z.strictObject({ programs: z.array(text).min(1), tags: z.array(text).min(1) }),
  /** What its own programs cannot do without: those of its recipe, not of its packages. */
  ownPrograms: z.union([
    z.strictObject({ under: path, needs: z.array(z.strictObject(needOf)) }),
    z.literal('as-packages'),
  ]),
  /** There is no account of the image's own from this number on, and none but its `home` says below. */
  firstFreeUid: z.int().positive(),
};

export type TraitId = keyof typeof valueSchemas;

/**
 * Traits that findings rest on wherever images are such: that stand on anything, that have the package manager, that
 * bring a language. The others say what is peculiar to a few.
 */
export const askedTraits: Readonly<Record<'any' | 'apt' | 'apk' | 'language', readonly TraitId[]>> = {
  any: ['ownership', 'projectFiles', 'rootDirectories', 'firstFreeUid'],
  apt: ['aptLists', 'aptSources'],
  apk: ['alpinePrograms'],
  language: ['languageTools', 'ownLanguage'],
};

type ValueOf<Id extends TraitId> = z.infer<(typeof valueSchemas)[Id]>;

/** The values alone, as rules ask for them. */
export type Traits = { readonly [Id in TraitId]?: ValueOf<Id> };

/** As a data file writes them. */
export type TraitEntries = { readonly [Id in TraitId]?: Origin & { readonly value: ValueOf<Id> } };

export const traitsSchema = schemaOf((value) => sourced({ value }).exactOptional());

function schemaOf(make: (value: z.ZodType) => z.ZodType): z.ZodType<TraitEntries>;
function schemaOf(make: (value: z.ZodType) => z.ZodType): z.ZodType {
  return z.strictObject(
    Object.fromEntries(Object.entries(valueSchemas).map(([id, value]) => [id, make(value)])),
  );
}

export function readTraits(entries?: TraitEntries): Traits;
export function readTraits(entries: Readonly<Record<string, { readonly value: unknown }>> = {}): unknown {
  return Object.fromEntries(Object.entries(entries).map(([id, { value }]) => [id, value]));
}
