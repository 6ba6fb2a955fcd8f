import type { WholeCatalog } from '../../catalog/catalog';
import { findImage } from '../../catalog/find';
import type { CatalogImage } from '../../catalog/image';
import { kinOf } from '../../catalog/kin';
import { hasEnded } from '../../catalog/life';
import { productOf } from '../../catalog/product';
import { presentIn, valueOf } from '../../fact/fact';
import { programIn } from '../../programs/image-programs';
import { byRelease, isSpecial, lineOf, unlikeness } from '../../recommend/likeness';
import { interpreterOf, isLaidOutAlike } from '../environments';
import { releaseOf, releaseToUse, siblingsOf } from '../sibling';

/** Languages whose builders make what any release from theirs on runs. */
const upwards: ReadonlySet<string> = new Set(['java']);

type Building = {
  readonly catalog: WholeCatalog;
  readonly today: string;
  /** Whether what it builds is an environment of Python. */
  readonly makesEnvironment: boolean;
  /** The programs that RUN calls in it. */
  readonly called: readonly string[];
};

export type Builder = {
  readonly image: CatalogImage;
  readonly because: string;
  /** It links what the own one does not. */
  readonly isStatic?: true;
};

/**
 * What has to build in place of `own` for a base: undefined where the file's own does, `none` where there is no such
 * image. What is installed for one release of a language, or for one C library, is not for another; an environment of
 * Python, which names its interpreter by a path, is for the images that have it there.
 */
export function builderFor(
  own: CatalogImage,
  image: CatalogImage,
  { catalog, today, makesEnvironment, called }: Building,
): Builder | 'none' | undefined {
  const product = productOf(own);
  const wanted = productOf(image);
  if (product === undefined)
    return (
      (makesEnvironment ? ofReleaseOf(image, own, catalog, today) : undefined) ?? newerOf(own, catalog, today)
    );
  const musl = onMusl(own, image, catalog, today);
  if (musl !== undefined)
    return { image: musl, isStatic: true, because: 'It links statically, so that no C library is needed.' };
  const sdk = product.name === 'dotnet' ? sdkFor(own, image, catalog, today) : undefined;
  if (sdk !== undefined)
    return { image: sdk, because: `What it publishes is for the C library of \`${image.reference}\`.` };
  const isEnded = hasEnded(own, today);
  const newer = `\`${own.reference}\` gets no more fixes.`;
  // What is compiled needs nothing of the builder any more.
  if (wanted?.name !== product.name || upwards.has(product.name)) {
    const [next] = isEnded ? siblingsOf(own, releaseToUse(own, catalog, today), catalog, today) : [];
    return next && { image: next, because: newer };
  }
  const line = releaseOf(image);
  const isRead = interpreterOf(image) !== undefined && !canBeBuiltFor(image, catalog);
  const serves = (one: CatalogImage) => {
    const its = productOf(one);
    return (
      its?.name === product.name &&
      its.kind === product.kind &&
      releaseOf(one) === line &&
      libcOf(one) === libcOf(image) &&
      (!makesEnvironment || isRead || isLaidOutAlike(one, image))
    );
  };
  if (serves(own) && !isEnded) return undefined;
  const suite = suiteOf(image);
  const [best] = [
    ...catalog.images,
    ...kinOf(catalog, own, today),
    ...fullOf(image, catalog, today),
    ...siblingsOf(own, line, catalog, today),
  ]
    .filter((one) => one.family === own.family || (makesEnvironment && isBuilderOf(image, one)))
    .filter((one) => serves(one) && !hasEnded(one, today))
    .filter((one) => one.family === own.family || !called.some((program) => mayLack(catalog, one, program)))
    .map((one) => ({ one, far: unlikeness(own, one) + (suiteOf(one) === suite ? 0 : 0.5) }))
    .sort((a, b) => a.far - b.far);
  if (best === undefined) return 'none';
  if (serves(own)) return { image: best.one, because: newer };
  const what = makesEnvironment ? 'interpreter' : 'release and C library';
  return { image: best.one, because: `What it builds is for the ${what} of \`${image.reference}\`.` };
}

/** A tool of the language, such as uv, that images of it bring or not. */
function mayLack(catalog: WholeCatalog, image: CatalogImage, program: string): boolean {
  return programIn(catalog, image, program).reason.code === 'whether-image';
}

/** Whether there is an image that has its Python where this one has it, and builds. */
function canBeBuiltFor(image: CatalogImage, { images }: WholeCatalog): boolean {
  const line = releaseOf(image);
  const builds = (one: CatalogImage) => isBuilderOf(image, one) && releaseOf(one) === line;
  return image.traits.ownLanguage !== undefined || images.some(builds);
}

function isBuilderOf({ family }: CatalogImage, one: CatalogImage): boolean {
  return one.family === family && valueOf(one.facts.purpose) === 'builder' && !isSpecial(one);
}

/** The release of a distribution that the Python of an image is from, which makes what that runs. */
function ofReleaseOf(
  image: CatalogImage,
  own: CatalogImage,
  catalog: WholeCatalog,
  today: string,
): Builder | undefined {
  if (interpreterOf(image) === undefined || isLaidOutAlike(own, image)) return undefined;
  const same = [...kinOf(catalog, own, today), ...catalog.images].find(
    (one) =>
      one.family === own.family &&
      lineOf(one) === lineOf(own) &&
      isLaidOutAlike(one, image) &&
      !hasEnded(one, today),
  );
  return same && { image: same, because: `What it builds is for the interpreter of \`${image.reference}\`.` };
}

/** The nearest newer release of a distribution that has ended. */
function newerOf(own: CatalogImage, catalog: WholeCatalog, today: string): Builder | undefined {
  if (!hasEnded(own, today)) return undefined;
  const others = [...kinOf(catalog, own, today), ...catalog.images].filter(
    (one) => lineOf(one) === lineOf(own) && !hasEnded(one, today),
  );
  const [next] = byRelease(
    others.map((image) => ({ image, hasEnded: false })),
    own,
  );
  return next && { image: next.image, because: `\`${own.reference}\` gets no more fixes.` };
}

/** Languages whose compiler links statically where it stands on musl. */
const staticOnMusl: ReadonlySet<string> = new Set(['rust']);

/** The builder on Alpine, where what the own one links would not start. */
function onMusl(
  own: CatalogImage,
  image: CatalogImage,
  catalog: WholeCatalog,
  today: string,
): CatalogImage | undefined {
  const product = productOf(own);
  if (product === undefined || !staticOnMusl.has(product.name)) return undefined;
  if (libcOf(own) !== 'glibc' || (libcOf(image) !== 'none' && libcOf(image) !== 'musl')) return undefined;
  return catalog.images
    .filter((one) => one.family === own.family && libcOf(one) === 'musl' && !hasEnded(one, today))
    .sort((a, b) => unlikeness(own, a) - unlikeness(own, b))[0];
}

/** The SDK of the same release on the C library of a base that brings no .NET itself. */
function sdkFor(
  own: CatalogImage,
  image: CatalogImage,
  catalog: WholeCatalog,
  today: string,
): CatalogImage | undefined {
  const libc = libcOf(image);
  if (productOf(image) !== undefined || libc === libcOf(own) || (libc !== 'glibc' && libc !== 'musl'))
    return undefined;
  return catalog.images
    .filter(
      (one) =>
        one.family === own.family &&
        productOf(one)?.kind === productOf(own)?.kind &&
        releaseOf(one) === releaseOf(own) &&
        libcOf(one) === libc &&
        !hasEnded(one, today),
    )
    .sort((a, b) => unlikeness(own, a) - unlikeness(own, b))[0];
}

/** The same tag without the word that says what was left out: `node:24-trixie` of `node:24-trixie-slim`. */
function fullOf(image: CatalogImage, catalog: WholeCatalog, today: string): readonly CatalogImage[] {
  const found = findImage(catalog, image.reference.replace(/-slim\b/, ''), today);
  return found.kind === 'image' ? [found.image] : [];
}

function libcOf({ facts }: CatalogImage): string | undefined {
  return valueOf(facts.libc)?.family;
}

function suiteOf({ facts }: CatalogImage): string | undefined {
  const upstream = presentIn(facts.upstream);
  return upstream && `${upstream.distribution} ${upstream.release}`;
}
