/** Names that people write for an image that is called otherwise. */
export type LookAlike = {
  readonly pattern: RegExp;
  /** Reference of what was probably meant; `$1` stands for what the pattern caught. */
  readonly meant: string;
  readonly because: string;
  readonly source: string;
};

const officialList =
  'https://github.com/docker-library/official-images/tree/37079fb336f572a88700cf32e5e1f6be54a04e8f/library';

/** Matched against the repository with its registry, tags left out. */
export const lookAlikes: readonly LookAlike[] = [
  {
    pattern: /^docker\.io\/bitnami\/(?!minideb)([a-z0-9._-]+)$/,
    meant: 'docker.io/bitnamilegacy/$1',
    because:
      'Bitnami’s free images ended on 2025-08-28; old versions moved to `bitnamilegacy` and get no updates, only `latest` is left for development',
    source: 'https://github.com/bitnami/containers/issues/83267',
  },
  {
    pattern: /^docker\.io\/library\/(?:wolfi|wolfi-base|wolfi-os)$/,
    meant: 'cgr.dev/chainguard/wolfi-base:latest',
    because:
      'there is no official image `wolfi` on Docker Hub; the Wolfi base is `cgr.dev/chainguard/wolfi-base`',
    source: officialList,
  },
  {
    pattern: /^docker\.io\/library\/(?:chainguard|chainguard-base)$/,
    meant: 'cgr.dev/chainguard/wolfi-base:latest',
    because:
      'there is no official image `chainguard` on Docker Hub; Chainguard publishes at `cgr.dev/chainguard/…`',
    source: officialList,
  },
  {
    pattern: /^docker\.io\/(?:google)?distroless\/([a-z0-9-]+)$/,
    meant: 'gcr.io/distroless/$1',
    because: 'Google’s Distroless images are at `gcr.io/distroless/…`, not on Docker Hub',
    source:
      'https://github.com/GoogleContainerTools/distroless/blob/cd080764af3103b2f49fb5eb23297c72c945e77a/README.md',
  },
  {
    pattern: /^docker\.io\/library\/distroless$/,
    meant: 'gcr.io/distroless/static:latest',
    because:
      'there is no official image `distroless` on Docker Hub; Google’s images are at `gcr.io/distroless/…`',
    source: officialList,
  },
  {
    pattern: /^docker\.io\/library\/(ubi\d+)$/,
    meant: 'registry.access.redhat.com/$1:latest',
    because:
      'there is no official image `ubi` on Docker Hub; Red Hat publishes at `registry.access.redhat.com` and as `redhat/ubi…`',
    source: officialList,
  },
  {
    pattern: /^docker\.io\/library\/(ubi\d+-(?:minimal|micro|init))$/,
    meant: 'registry.access.redhat.com/$1:latest',
    because:
      'there is no official image `ubi` on Docker Hub; Red Hat publishes at `registry.access.redhat.com` and as `redhat/ubi…`',
    source: officialList,
  },
  {
    pattern: /^docker\.io\/(ubi\d+)\/(ubi(?:-\w+)?)$/,
    meant: 'registry.access.redhat.com/$1/$2:latest',
    because:
      'Red Hat’s universal base images are at `registry.access.redhat.com/…`, not on Docker Hub under this name',
    source: officialList,
  },
  {
    pattern: /^docker\.io\/library\/(?:go)$/,
    meant: 'docker.io/library/golang:latest',
    because: 'the official image with Go is `golang`',
    source: officialList,
  },
  {
    pattern: /^docker\.io\/library\/(?:nodejs)$/,
    meant: 'docker.io/library/node:latest',
    because: 'the official image with Node.js is `node`',
    source: officialList,
  },
  {
    pattern: /^docker\.io\/library\/(?:temurin|jdk|jre)$/,
    meant: 'docker.io/library/eclipse-temurin:latest',
    because: 'the official images with Java are `eclipse-temurin` and `amazoncorretto`',
    source: officialList,
  },
];
