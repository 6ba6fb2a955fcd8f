import { imageOf } from '../bases/base';
import type { CatalogImage } from '../catalog/image';
import type { NeedShelf, ProgramNeeds } from '../catalog/needs';
import type { StageView } from '../contents/contents';
import type { Traced } from '../contents/trace';
import { presentIn } from '../fact/fact';
import { baseName, directoryOf } from '../path/path';
import { fitsWildcard } from '../text/wildcard';
import { programIn } from './image-programs';
import { isInstalled } from './packages';

/** What a program of a package cannot do without, beside the C library. */
export type Needs = {
  /** By soname, or by its beginning for any version. */
  readonly libraries: readonly string[];
  /** Directories that hold the rest of it. */
  readonly companions: readonly string[];
};

const nothing: Needs = { libraries: [], companions: [] };

/** What the program at a path of a stage or image needs of what stays behind; `packaged`: the distribution installs it. */
function needsOf(needs: NeedShelf, path: string, image: CatalogImage, packaged: boolean): Needs {
  const name = baseName(path);
  if (packaged) {
    const upstream = presentIn(image.facts.upstream);
    return whole(needs(name, upstream?.distribution), name);
  }
  const own = image.traits.ownPrograms;
  if (own === 'as-packages') return { ...whole(needs(name, undefined), name), companions: [] };
  if (own === undefined || !path.startsWith(`${own.under}/`)) return nothing;
  const found = own.needs.find(({ programs }) => programs.some((each) => fitsWildcard(each, name)));
  return found === undefined ? nothing : whole(found, name);
}

function whole({ companions = [], libraries = [] }: ProgramNeeds = {}, name: string): Needs {
  const version = /^[a-z]+(\d+\.\d+)$/.exec(name)?.[1];
  return {
    libraries,
    companions: companions.map((path) => {
      if (version === undefined && path.includes('{version}')) return directoryOf(path);
      return path.replace('{version}', version ?? '');
    }),
  };
}

/** A program that a package manager put into a stage or image, or that an official image is made for. */
export type PackageProgram = {
  readonly path: string;
  /** Where it comes from: the image it is part of, or on which its package was installed. */
  readonly image: CatalogImage;
  readonly packaged: boolean;
  readonly needs: Needs;
};

/** Says of a traced file that it is such a program; undefined where it may be anything else. */
export function packageProgramOf(traced: Traced): PackageProgram | undefined {
  const hop = traced.hops.at(-1);
  if (!hop || (traced.kind !== 'image' && traced.kind !== 'not-known')) return undefined;
  const { origin } = hop.write;
  const { contents } = hop.view;
  const { needs } = contents.catalog;
  if (origin.kind === 'image') {
    const image = imageOf(origin.base);
    return (
      image &&
      ofPath(
        needs,
        origin.path,
        image,
        programIn(contents.catalog, image, baseName(origin.path)).is === 'there',
      )
    );
  }
  if (origin.kind !== 'stage' || !/^\/(usr\/)?(local\/)?s?bin\/[^*?[\]]+$/.test(origin.path))
    return undefined;
  const from = contents.view(origin.stage);
  const { image } = from;
  if (!image || isWrittenInChain(from, origin.path)) return undefined;
  const name = baseName(origin.path);
  if (!/^\/usr\/local\//.test(origin.path) && isInstalled(from.end, name))
    return { path: origin.path, image, packaged: true, needs: needsOf(needs, origin.path, image, true) };
  return ofPath(needs, origin.path, image, programIn(contents.catalog, image, name).is === 'there');
}

function ofPath(
  shelf: NeedShelf,
  path: string,
  image: CatalogImage,
  isThere: boolean,
): PackageProgram | undefined {
  const own = needsOf(shelf, path, image, false);
  if (own !== nothing) return { path, image, packaged: false, needs: own };
  if (!isThere || !/^\/(usr\/)?s?bin\//.test(path)) return undefined;
  const needs = needsOf(shelf, path, image, true);
  return needs.libraries.length === 0 && needs.companions.length === 0
    ? undefined
    : { path, image, packaged: true, needs };
}

/** A command or COPY of the stage, or of those below it, puts something of its own at the path. */
function isWrittenInChain({ chain }: StageView, path: string): boolean {
  return chain.some(({ tree }) => tree.writes.has(path) || tree.unknowns.some((each) => each.path === '/'));
}
