import { imageOf } from '../bases/base';
import type { CatalogImage } from '../catalog/image';
import type { Installers } from '../catalog/installers';
import { type Answer, baseNotKnown, missing, notKnown, there } from '../contents/answer';
import { firstBringing, writesAbove, writesIntoPath, writesName } from '../contents/bringing';
import { type Moment, type StageView, stepsCounted } from '../contents/contents';
import { trace } from '../contents/trace';
import { bestSource } from '../fact/fact';
import { baseName, below, directoryOf, inUsualPath, isOwnPath, usualPath } from '../path/path';
import type { AnswerReason } from '../words/answer';
import { programIn } from './image-programs';
import { installsForLanguage } from './language-programs';
import { installedPackages, installedUnderItsName, installsUnknownPackage, isInstalled } from './packages';

const pathNotKnown = notKnown({ code: 'path-not-known' });
const placeNotKnown = notKnown({ code: 'place-not-known' });
const relativePath = notKnown({ code: 'relative-path' });
const copiedFromImage = notKnown({ code: 'copied-from-image' });
const mayBeOfLanguage = notKnown({ code: 'may-come-by-language' });
const putThere = there({ code: 'put-there' }, undefined, 'likely');
const tooLong: AnswerReason = { code: 'too-long-to-follow' };

const interpreters = new Set([
  'sh',
  'bash',
  'ash',
  'dash',
  'zsh',
  'python',
  'python3',
  'perl',
  'ruby',
  'node',
  'php',
]);

/**
 * Whether a program can be started in a stage before the step `before`: by bare name through PATH, or by path.
 * An answer is `missing` only when the base is known and nothing in the stage may have brought the program.
 */
export function programAt(moment: Moment, program: string): Answer {
  return program.includes('/') ? programAtPath(moment, program) : programByName(moment, program);
}

/** `path`: where it is looked for, if not through PATH. */
function programByName(moment: Moment, program: string, path = pathKnownAt(moment)): Answer {
  if (isInstalled(moment, program)) return there({ code: 'installed-by-package', name: program });
  const directory = directoryWith(moment, path ?? usualPath, program);
  if (directory !== undefined) return there({ code: 'put-into', directory }, undefined, 'likely');
  const fromLanguage = installedUnderItsName(moment, program);
  if (fromLanguage) return there({ code: 'installed-by-language', by: fromLanguage }, undefined, 'likely');
  const { image } = moment.view;
  if (!image) return baseNotKnown;
  const inBase = ofBase(moment, image, program, path);
  if (inBase.is !== 'missing') return inBase;
  if (path === undefined && mayPutIntoPath(moment)) return pathNotKnown;
  const doubt = opaqueBefore(moment);
  if (doubt) return notKnown(doubt);
  if (mayComeByLanguage(moment, program)) return mayBeOfLanguage;
  if (installsUnknownPackage(moment)) return { ...inBase, is: 'not-known', certainty: 'possible' };
  const [installed] = installedPackages(moment);
  return installed === undefined || inBase.reason.code !== 'no-package-brings'
    ? inBase
    : { ...inBase, reason: { ...inBase.reason, installs: true } };
}

/** In the base; what a measured one lacks may still lie in a directory that the file alone names in PATH. */
function ofBase({ view }: Moment, image: CatalogImage, program: string, path: string | undefined): Answer {
  const answer = programIn(view.contents.catalog, image, program);
  const { observed } = image;
  if (answer.is !== 'missing' || observed?.programs === undefined) return answer;
  const isLooked = (path ?? usualPath).split(':').every((each) => observed.path.includes(each));
  return isLooked ? answer : { ...answer, certainty: 'likely' };
}

function programAtPath(moment: Moment, path: string): Answer {
  if (!path.startsWith('/')) return relativePath;
  const { image } = moment.view;
  const shell = image?.facts.shell;
  if (shell?.known && shell.value !== 'none' && shell.value.path === path) {
    return there({ code: 'shell-of-base' }, () => bestSource(shell));
  }
  const entrypoint = image?.facts.entrypoint;
  if (entrypoint?.known && entrypoint.value[0] === path)
    return there({ code: 'started-by-base' }, () => bestSource(entrypoint));
  const traced = trace(moment, path);
  switch (traced.kind) {
    case 'missing':
      return missing(traced.reason, undefined, traced.certainty);
    case 'image': {
      if (traced.hops.length > 0) return copiedFromImage;
      if (!imageOf(traced.base)) return baseNotKnown;
      return inImageByPath(moment, path);
    }
    case 'not-known': {
      if (traced.hops.length === 0 && inUsualPath(path) && image) return inImageByPath(moment, path);
      return notKnown(traced.reason);
    }
    case 'made':
    case 'context':
    case 'here-document':
      return putThere;
    default:
      return traced satisfies never;
  }
}

/** `/bin/sh` and its like: only the shells are known by path; of others the absence by name tells. */
function inImageByPath(moment: Moment, path: string): Answer {
  const { image } = moment.view;
  if (!image) return baseNotKnown;
  const { shell } = image.facts;
  if (
    path === '/bin/sh' &&
    shell.known &&
    shell.value !== 'none' &&
    shell.value.path.startsWith('/busybox/')
  ) {
    return missing({ code: 'shell-elsewhere', image: image.reference, path: shell.value.path }, () =>
      bestSource(shell),
    );
  }
  const places = placesOf(directoryOf(path));
  const { observed } = image;
  // Of an image that was measured, the directories of its PATH were looked through, and no others.
  if (observed?.programs && !places.split(':').some((each) => observed.path.includes(each)))
    return placeNotKnown;
  const byName = programByName(moment, baseName(path), places);
  const { code } = byName.reason;
  if (code === 'shell-not-in-path' || code === 'not-in-path')
    return path === '/bin/sh' ? byName : placeNotKnown;
  return byName;
}

/** A directory of programs, with the one that is a link to it in many distributions. */
function placesOf(directory: string): string {
  const [, rest] = /^(?:\/usr)?(\/s?bin)$/.exec(directory) ?? [];
  return rest === undefined ? directory : `${rest}:/usr${rest}`;
}

/** Whether something may have put a program of this name into a directory of PATH. */
export function isPutIntoPath(moment: Moment, program: string): boolean {
  return directoryWith(moment, pathAt(moment), program) !== undefined;
}

/** The first directory of PATH into which something may have put a program. */
function directoryWith(moment: Moment, path: string, program: string): string | undefined {
  if (!mayWriteInto(moment.view, path, program)) return undefined;
  return path.split(':').find((directory) => isWritten(moment, directory, program));
}

/** Whether anything is written under this name, or at or above a directory of PATH: most often there is nothing. */
function mayWriteInto({ chain, isCut }: StageView, path: string, program: string): boolean {
  return isCut || chain.some((view) => writesName(view, program) || writesIntoPath(view, path));
}

/** Whether a COPY or command names this very path, or may put a file of this name there. */
function isWritten(moment: Moment, directory: string, name: string): boolean {
  const path = `${directory}/${name}`;
  const { chain, isCut } = moment.view;
  return (
    isCut ||
    chain.some((view) => {
      const counted = stepsCounted(moment, view);
      const itself = view.tree.writes.get(path);
      if (itself && firstBringing(view, itself, '') < counted) return true;
      return writesAbove(view, directory).some(
        ({ at, writes }) => firstBringing(view, writes, below(at, path) ?? '') < counted,
      );
    })
  );
}

/** PATH in force, from ENV or the base's configuration; the usual one where that is not known. */
export function pathAt(moment: Moment): string {
  return pathKnownAt(moment) ?? usualPath;
}

/** `undefined`: the file adds to a PATH of the base that is not known. */
export function pathKnownAt({ view: { stage }, before }: Moment): string | undefined {
  const path = (stage.steps[before]?.before ?? stage.end).variables.get('PATH');
  return path?.span === undefined ? (path?.value ?? usualPath) : path.value;
}

/** Whether anything but single files is copied or made in the stages. */
function mayPutIntoPath(moment: Moment): boolean {
  return moment.view.chain.some((view) =>
    [...view.tree.writes.values()].some((writes) =>
      writes.some(({ origin, step }) => step < stepsCounted(moment, view) && origin.kind !== 'here-document'),
    ),
  );
}

type Opaque = { readonly step: number; readonly reason: AnswerReason };

type LanguageInstall = {
  readonly step: number;
  readonly language: Installers;
  readonly by: string | undefined;
};

/** Whether a package manager of a language installs something in a stage or below it. */
export function installsForLanguages({ chain }: StageView): boolean {
  return chain.some((view) => view.part(languageInstalls).length > 0);
}

/** Whether a package manager of a language installs something that may bring the program, itself apart. */
function mayComeByLanguage(moment: Moment, program: string): boolean {
  return moment.view.chain.some((view) =>
    view
      .part(languageInstalls)
      .some(
        ({ by, language, step }) =>
          step < stepsCounted(moment, view) && by !== program && language.brings(program),
      ),
  );
}

function languageInstalls({ contents, stage }: StageView): readonly LanguageInstall[] {
  return stage.steps.flatMap(({ run }, step) =>
    (run?.script.commands ?? []).flatMap((command): readonly LanguageInstall[] => {
      const language = installsForLanguage(contents.catalog.installers, command);
      return language ? [{ step, language, by: command.name && baseName(command.name) }] : [];
    }),
  );
}

/** Whether a command or a package that is not known may have put a file anywhere. */
export function mayBringAnything(moment: Moment): boolean {
  return opaqueBefore(moment) !== undefined || installsUnknownPackage(moment);
}

/** A command that may have installed anything: an own script, `make install`, a downloaded installer. */
function opaqueBefore(moment: Moment): AnswerReason | undefined {
  for (const view of moment.view.chain) {
    const first = view.part(firstOpaque);
    if (first && first.step < stepsCounted(moment, view)) return first.reason;
  }
  return moment.view.isCut ? tooLong : undefined;
}

function firstOpaque({ stage, tree }: StageView): Opaque | undefined {
  const unknown = tree.unknowns.find(({ path }) => path === '/');
  for (const [step, { run }] of stage.steps.entries()) {
    if (unknown && unknown.step <= step) return unknown;
    for (const { name, args } of run?.script.commands ?? []) {
      if (name === undefined) return { step, reason: { code: 'command-not-known' } };
      if (name === 'make' || name === 'ninja' || name === 'cmake')
        return { step, reason: { code: 'may-install-anything', by: name } };
      if (isOwnPath(name)) return { step, reason: { code: 'may-install-anything', by: name } };
      if (interpreters.has(name) && args.some(({ text }) => text === undefined || !text.startsWith('-'))) {
        return { step, reason: { code: 'script-may-install-anything', by: name } };
      }
    }
  }
  return unknown;
}
