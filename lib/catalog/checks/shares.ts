import type { CatalogImage, FacetId, Family } from '../image';
import { sizeOn } from '../size';

/** The columns people compare by. */
export const mainColumns = [
  'size',
  'unpackedSize',
  'packageCount',
  'built',
  'shell',
  'libc',
  'packageManagers',
  'user',
  'caCertificates',
  'sbom',
  'signature',
  'supportEnds',
] as const satisfies readonly (FacetId | 'size')[];

export type MainColumn = (typeof mainColumns)[number];

/** Of how many of the images each is known. */
export type Shares = {
  readonly family: string;
  readonly images: number;
  readonly known: Readonly<Record<MainColumn, number>>;
  /** Sizes that nobody measured, among those known. */
  readonly estimated: number;
};

export function sharesOf(families: readonly Family[]): readonly Shares[] {
  return families.map(({ id, images }) => sharesIn(id, images));
}

export function sharesIn(family: string, images: readonly CatalogImage[]): Shares {
  const sizes = images.flatMap((image) => sizeOn(image, 'linux/amd64') ?? []);
  const count = (column: MainColumn) =>
    column === 'size' ? sizes.length : images.filter(({ facts }) => facts[column].known).length;
  return {
    family,
    images: images.length,
    known: {
      size: count('size'),
      unpackedSize: count('unpackedSize'),
      packageCount: count('packageCount'),
      built: count('built'),
      shell: count('shell'),
      libc: count('libc'),
      packageManagers: count('packageManagers'),
      user: count('user'),
      caCertificates: count('caCertificates'),
      sbom: count('sbom'),
      signature: count('signature'),
      supportEnds: count('supportEnds'),
    },
    estimated: sizes.filter(({ isEstimate }) => isEstimate).length,
  };
}

/** The families whose sizes people compare most: bases, and the official images of languages. */
export const comparedMost: readonly string[] = [
  ...['scratch', 'distroless', 'ubi', 'chainguard', 'alpine', 'debian', 'ubuntu'],
  ...['amazoncorretto', 'eclipse-temurin', 'gcc', 'golang', 'gradle', 'maven', 'node', 'openjdk', 'perl'],
  ...['php', 'python', 'ruby', 'rust'],
];
