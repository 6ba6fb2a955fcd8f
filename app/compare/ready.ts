import type { Catalog, CatalogImage } from '@/lib/catalog/image';

export type Ready = { readonly title: string; readonly images: readonly CatalogImage[] };

const comparisons = [
  {
    title: 'For a static program',
    ids: ['scratch', 'distroless-static-debian13-nonroot', 'chainguard-static', 'alpine-3.24'],
  },
  {
    title: 'For a program that needs glibc',
    ids: [
      'distroless-base-debian13-nonroot',
      'chainguard-glibc-dynamic',
      'ubi9-micro',
      'ubi9-minimal',
      'debian-trixie-slim',
    ],
  },
  {
    title: 'For Java 21',
    ids: ['distroless-java21-debian13-nonroot', 'eclipse-temurin-21-jre-noble', 'ubi9-openjdk-21-runtime'],
  },
  {
    title: 'For Node.js 24',
    ids: [
      'distroless-nodejs24-debian13-nonroot',
      'chainguard-node',
      'ubi9-nodejs-24-minimal',
      'node-24-trixie-slim',
      'node-24-alpine3.24',
    ],
  },
  {
    title: 'For Python',
    ids: [
      'distroless-python3-debian13-nonroot',
      'chainguard-python',
      'python-3.14-slim-trixie',
      'ubi9-python-312-minimal',
    ],
  },
  { title: 'The four UBI 9 images', ids: ['ubi9-micro', 'ubi9-minimal', 'ubi9-standard', 'ubi9-init'] },
];

/** Comparisons people ask for, as far as the catalog has their images. */
export function readyComparisons(catalog: Catalog): readonly Ready[] {
  return comparisons
    .map(({ title, ids }) => ({ title, images: ids.flatMap((id) => catalog.get(id) ?? []) }))
    .filter(({ images }) => images.length > 1);
}
