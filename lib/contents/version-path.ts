import type { Catalog, CatalogImage } from '../catalog/image';
import type { VersionPath } from '../catalog/version-paths';
import { presentIn } from '../fact/fact';
import { below } from '../path/path';
import type { Stage } from '../stages/stage';
import type { StageView } from './contents';
import type { StageTree, Unknown, Write } from './tree';

/** A path that belongs to another release of a language than the stage has. */
export type OtherRelease = VersionPath & {
  /** The release of the stage, as far as paths name it. */
  readonly own: string;
};

/** What is said of releases of its own language in a stage: the release that its image brings. */
function ownRelease(
  image: CatalogImage | undefined,
): { readonly language: string; readonly release: string; readonly at: string } | undefined {
  const language = image && presentIn(image.facts.language);
  if (language?.version === undefined || image?.traits.ownLanguage?.name !== language.name) return undefined;
  const release = /^\d+\.\d+/.exec(language.version)?.[0];
  return release === undefined
    ? undefined
    : { language: language.name, release, at: image.traits.ownLanguage.at };
}

/**
 * The directory of a path that belongs to another release of the language than the stage brings, where nothing in the
 * stage, or in those it stands on, speaks of that release otherwise or puts anything there.
 */
export function otherReleaseIn(view: StageView, path: string): OtherRelease | undefined {
  const found = otherReleaseOf(view.contents.catalog, view.image, path);
  return found === undefined || mayHave(view, found) ? undefined : found;
}

/** The same of an image as it is. */
export function otherReleaseOf(
  { versionPathIn }: Catalog,
  image: CatalogImage | undefined,
  path: string,
): OtherRelease | undefined {
  const own = ownRelease(image);
  const found = own && versionPathIn(path);
  if (!own || found === undefined || found.language !== own.language || found.release === own.release)
    return undefined;
  // The system may have one of its own beside it.
  const isOfSystem = found.path.startsWith('/usr/') && !found.path.startsWith(`${own.at}/`);
  return isOfSystem ? undefined : { ...found, own: own.release };
}

function mayHave(view: StageView, { path, release }: VersionPath): boolean {
  return (
    view.isCut ||
    view.chain.some(({ stage, tree }) => {
      const isUnknown = (each: Unknown) => below(each.path, path) !== undefined && !isInstalling(each, path);
      return tree.unknowns.some(isUnknown) || isWritten(tree, path) || speaksOf(view, stage, release);
    })
  );
}

function isWritten({ writes }: StageTree, path: string): boolean {
  for (const [place, each] of writes) {
    if (below(path, place) !== undefined && !each.every(isBuilt)) return true;
    if (place !== '/' && below(place, path) !== undefined && each.some(mayBring)) return true;
  }
  return false;
}

/** Whether a line of a stage speaks of a release otherwise, or is not read. */
function speaksOf({ contents }: StageView, { steps }: Stage, release: string): boolean {
  const { text } = contents.graph.dockerfile;
  return steps.some(({ instruction: { keyword, span }, run }) => {
    if (keyword === 'label' || keyword === 'cmd' || keyword === 'entrypoint') return false;
    if (run && run.language !== 'shell' && run.language !== 'exec') return true;
    return speaksOtherwise(text.slice(span.start, span.end), release);
  });
}

/** A package manager of the language keeps to the release of the stage below the directory that it is given. */
function isInstalling({ path: root, reason }: Unknown, path: string): boolean {
  return reason.code === 'packages-installed-into' && root !== path;
}

/** What the language of the stage makes has the release of the stage in its paths. */
function isBuilt({ origin }: Write): boolean {
  return origin.kind === 'command' && origin.effect.kind === 'artifact-built';
}

/** What comes out of the context is the source. */
function mayBring(write: Write): boolean {
  const { kind } = write.origin;
  return write.shape !== 'exact' && kind !== 'context' && kind !== 'here-document' && !isBuilt(write);
}

/** Whether a text names a release in another way than as a part of such a path: `uv venv --python 3.12`. */
function speaksOtherwise(text: string, release: string): boolean {
  for (let at = text.indexOf(release); at !== -1; at = text.indexOf(release, at + 1)) {
    const end = at + release.length;
    if (/[\d.]/.test(text.charAt(at - 1)) || /\d/.test(text.charAt(end))) continue;
    const before = text.slice(Math.max(0, at - 16), at);
    if (!/(lib|lib64|include)\/python$|(gems|ruby)\/$/.test(before)) return true;
  }
  return false;
}
