import { imageOf, longestChain } from '../bases/base';
import type { Installers } from '../catalog/installers';
import { type Answer, baseNotKnown, missing, notKnown, there } from '../contents/answer';
import { firstBringing, writesAbove, writesIntoPath, writesName } from '../contents/bringing';
import type { Contents, StageView } from '../contents/contents';
import { trace } from '../contents/trace';
import { bestSource } from '../fact/fact';
import { baseName, below, usualPath } from '../path/path';
import type { Step } from '../stages/stage';
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
export function programAt(
  contents: Contents,
  stage: number,
  program: string,
  before = Number.POSITIVE_INFINITY,
): Answer {
  return program.includes('/')
    ? programAtPath(contents, stage, program, before)
    : programByName(contents, stage, program, before);
}

function programByName(contents: Contents, stage: number, program: string, before: number): Answer {
  if (isInstalled(contents, stage, program, before))
    return there({ code: 'installed-by-package', name: program });
  const path = pathKnownAt(contents, stage, before);
  const directory = directoryWith(contents, stage, path ?? usualPath, program, before);
  if (directory !== undefined) return there({ code: 'put-into', directory }, undefined, 'likely');
  const fromLanguage = installedUnderItsName(contents, stage, program, before);
  if (fromLanguage) return there({ code: 'installed-by-language', by: fromLanguage }, undefined, 'likely');
  const image = contents.bases[stage]?.image;
  if (!image) return baseNotKnown;
  const inBase = programIn(contents.catalog, image, program);
  if (inBase.is !== 'missing') return inBase;
  if (path === undefined && mayPutIntoPath(contents, stage, before)) return pathNotKnown;
  const doubt = opaqueBefore(contents, stage, before);
  if (doubt) return notKnown(doubt);
  if (mayComeByLanguage(contents, stage, program, before)) return mayBeOfLanguage;
  if (installsUnknownPackage(contents, stage, before))
    return { ...inBase, is: 'not-known', certainty: 'possible' };
  const [installed] = installedPackages(contents, stage, before);
  return installed === undefined || inBase.reason.code !== 'no-package-brings'
    ? inBase
    : { ...inBase, reason: { ...inBase.reason, installs: true } };
}

function programAtPath(contents: Contents, stage: number, path: string, before: number): Answer {
  if (!path.startsWith('/')) return relativePath;
  const image = contents.bases[stage]?.image;
  const shell = image?.facts.shell;
  if (shell?.known && shell.value !== 'none' && shell.value.path === path) {
    return there({ code: 'shell-of-base' }, bestSource(shell));
  }
  const entrypoint = image?.facts.entrypoint;
  if (entrypoint?.known && entrypoint.value[0] === path)
    return there({ code: 'started-by-base' }, bestSource(entrypoint));
  const traced = trace(contents, stage, path, before);
  switch (traced.kind) {
    case 'missing':
      return missing(traced.reason, undefined, traced.certainty);
    case 'image': {
      if (traced.hops.length > 0) return copiedFromImage;
      if (!imageOf(traced.base)) return baseNotKnown;
      return inImageByPath(contents, stage, path, before);
    }
    case 'not-known': {
      const system = /^\/(usr\/)?(local\/)?s?bin\//.test(path);
      if (traced.hops.length === 0 && system && image) return inImageByPath(contents, stage, path, before);
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
function inImageByPath(contents: Contents, stage: number, path: string, before: number): Answer {
  const image = contents.bases[stage]?.image;
  if (!image) return baseNotKnown;
  const { shell } = image.facts;
  if (
    path === '/bin/sh' &&
    shell.known &&
    shell.value !== 'none' &&
    shell.value.path.startsWith('/busybox/')
  ) {
    return missing(
      { code: 'shell-elsewhere', image: image.reference, path: shell.value.path },
      bestSource(shell),
    );
  }
  const byName = programByName(contents, stage, baseName(path), before);
  const { code } = byName.reason;
  if (code === 'shell-not-in-path' || code === 'not-in-path')
    return path === '/bin/sh' ? byName : placeNotKnown;
  return byName;
}

/** The first directory of PATH into which something may have put a program. */
function directoryWith(
  contents: Contents,
  stage: number,
  path: string,
  program: string,
  before: number,
): string | undefined {
  if (!mayWriteInto(contents, stage, path, program)) return undefined;
  return path.split(':').find((directory) => isWritten(contents, stage, directory, program, before));
}

/** Whether anything is written under this name, or at or above a directory of PATH: most often there is nothing. */
function mayWriteInto(contents: Contents, stage: number, path: string, program: string): boolean {
  let at: number | undefined = stage;
  for (let depth = 0; at !== undefined; depth += 1) {
    const view: StageView | undefined = contents.views[at];
    if (!view) return false;
    if (depth > longestChain || writesName(view, program) || writesIntoPath(view, path)) return true;
    at = view.tree.parent === at ? undefined : view.tree.parent;
  }
  return false;
}

/** Whether a COPY or command names this very path, or may put a file of this name there. */
function isWritten(
  contents: Contents,
  stage: number,
  directory: string,
  name: string,
  before: number,
  depth = 0,
): boolean {
  const view = contents.views[stage];
  if (!view) return false;
  if (depth > longestChain) return true;
  const { tree } = view;
  const path = `${directory}/${name}`;
  const itself = tree.writes.get(path);
  if (itself && firstBringing(view, itself, '') < before) return true;
  for (const { at, writes } of writesAbove(view, directory))
    if (firstBringing(view, writes, below(at, path) ?? '') < before) return true;
  return (
    tree.parent !== undefined &&
    tree.parent !== stage &&
    isWritten(contents, tree.parent, directory, name, Number.POSITIVE_INFINITY, depth + 1)
  );
}

/** PATH in force, from ENV or the base's configuration; the usual one where that is not known. */
export function pathAt(contents: Contents, stage: number, before: number): string {
  return pathKnownAt(contents, stage, before) ?? usualPath;
}

/** `undefined`: the file adds to a PATH of the base that is not known. */
export function pathKnownAt(contents: Contents, stage: number, before: number): string | undefined {
  const steps = contents.graph.stages[stage]?.steps ?? [];
  const step: Step | undefined = steps[Math.min(before, steps.length) - 1];
  const variables = step?.after.variables ?? contents.graph.stages[stage]?.end.variables;
  const path = variables?.get('PATH');
  return path?.span === undefined ? (path?.value ?? usualPath) : path.value;
}

/** Whether anything but single files is copied or made in the stages. */
function mayPutIntoPath(contents: Contents, stage: number, before: number): boolean {
  const stages = [stage, ...(contents.bases[stage]?.through ?? []).map(({ index }) => index)];
  return stages.some((index) =>
    [...(contents.trees[index]?.writes.values() ?? [])].some((writes) =>
      writes.some(
        (write) => (index !== stage || write.step < before) && write.origin.kind !== 'here-document',
      ),
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
export function installsForLanguages(contents: Contents, stage: number): boolean {
  let at: number | undefined = stage;
  for (let depth = 0; at !== undefined && depth <= longestChain; depth += 1) {
    const view: StageView | undefined = contents.views[at];
    if (!view) return false;
    if (view.part(languageInstalls).length > 0) return true;
    at = view.tree.parent === at ? undefined : view.tree.parent;
  }
  return false;
}

/** Whether a package manager of a language installs something before that may bring the program, itself apart. */
function mayComeByLanguage(contents: Contents, stage: number, program: string, before: number): boolean {
  let at: number | undefined = stage;
  let limit = before;
  for (let depth = 0; at !== undefined && depth <= longestChain; depth += 1) {
    const view: StageView | undefined = contents.views[at];
    if (!view) return false;
    for (const { by, language, step } of view.part(languageInstalls))
      if (step < limit && by !== program && language.brings(program)) return true;
    at = view.tree.parent === at ? undefined : view.tree.parent;
    limit = Number.POSITIVE_INFINITY;
  }
  return false;
}

function languageInstalls({ contents, stage }: StageView): readonly LanguageInstall[] {
  return stage.steps.flatMap(({ run }, step) =>
    (run?.script.commands ?? []).flatMap((command): readonly LanguageInstall[] => {
      const language = installsForLanguage(contents.catalog.installers, command);
      return language ? [{ step, language, by: command.name && baseName(command.name) }] : [];
    }),
  );
}

/** A command before the step that may install anything: an own script, `make install`, a downloaded installer. */
function opaqueBefore(
  contents: Contents,
  stage: number,
  before: number,
  depth = 0,
): AnswerReason | undefined {
  if (depth > longestChain) return tooLong;
  const view = contents.views[stage];
  if (!view) return undefined;
  const { tree } = view;
  const first = view.part(firstOpaque);
  if (first && first.step < before) return first.reason;
  return tree.parent !== undefined && tree.parent !== stage
    ? opaqueBefore(contents, tree.parent, Number.POSITIVE_INFINITY, depth + 1)
    : undefined;
}

function firstOpaque({ stage, tree }: StageView): Opaque | undefined {
  const unknown = tree.unknowns.find(({ path }) => path === '/');
  for (const [step, { run }] of stage.steps.entries()) {
    if (unknown && unknown.step <= step) return unknown;
    for (const { name, args } of run?.script.commands ?? []) {
      if (name === undefined) return { step, reason: { code: 'command-not-known' } };
      if (name === 'make' || name === 'ninja' || name === 'cmake')
        return { step, reason: { code: 'may-install-anything', by: name } };
      if (name.includes('/') && !/^\/(usr\/)?(local\/)?s?bin\//.test(name))
        return { step, reason: { code: 'may-install-anything', by: name } };
      if (interpreters.has(name) && args.some(({ text }) => text === undefined || !text.startsWith('-'))) {
        return { step, reason: { code: 'script-may-install-anything', by: name } };
      }
    }
  }
  return unknown;
}
