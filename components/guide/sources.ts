/** Documents the guides rest on, at the version read. */

const distroless =
  'https://github.com/GoogleContainerTools/distroless/blob/cd080764af3103b2f49fb5eb23297c72c945e77a';
const chainguardDocs =
  'https://github.com/chainguard-dev/edu/blob/08c15e651cf943e4166db03c43568a8452964a8c/content/chainguard/containers';

export const sources = {
  dockerfileReference: {
    title: 'Dockerfile reference',
    url: 'https://github.com/moby/buildkit/blob/73ed6825c4b7569379ef89df0aedcdbe64473d31/frontend/dockerfile/docs/reference.md',
  },
  buildkitScratch: {
    title: 'BuildKit: how FROM scratch is read',
    url: 'https://github.com/moby/buildkit/blob/73ed6825c4b7569379ef89df0aedcdbe64473d31/frontend/dockerfile/dockerfile2llb/convert.go',
  },
  distroless: { title: 'Distroless: README', url: `${distroless}/README.md` },
  distrolessSupport: { title: 'Distroless: support policy', url: `${distroless}/SUPPORT_POLICY.md` },
  distrolessMetadata: { title: 'Distroless: package metadata', url: `${distroless}/PACKAGE_METADATA.md` },
  distrolessSigning: {
    title: 'Distroless: signing and attestations',
    url: `${distroless}/private/oci/sign_and_push.bzl`,
  },
  distrolessBase: { title: 'Distroless: what base contains', url: `${distroless}/base/config.bzl` },
  distrolessCc: { title: 'Distroless: what cc contains', url: `${distroless}/cc/config.bzl` },
  distrolessSnapshots: {
    title: 'Distroless: daily check of the Debian packages',
    url: `${distroless}/.github/workflows/update-deb-package-snapshots.yml`,
  },
  distrolessMoved: {
    title: 'Distroless: names without a suffix move to Debian 13',
    url: 'https://github.com/GoogleContainerTools/distroless/commit/4aa1087d',
  },
  ubiKinds: {
    title: 'Red Hat: building, running and managing containers',
    url: 'https://docs.redhat.com/en/documentation/red_hat_enterprise_linux/10/html/building_running_and_managing_containers/',
  },
  ubiSupport: {
    title: 'Red Hat: UBI support policy',
    url: 'https://access.redhat.com/support/policy/updates/ubi',
  },
  ubiRebuilds: {
    title: 'Red Hat: when images are rebuilt',
    url: 'https://access.redhat.com/articles/2208321',
  },
  ubiQuestions: {
    title: 'Red Hat: UBI questions and answers',
    url: 'https://developers.redhat.com/articles/ubi-faq',
  },
  ubiMicroMeasured: {
    title: 'ubi9-micro looked at file by file',
    url: 'https://github.com/datopsis/ubi9-from-scratch/blob/272b46e42707e8687672a620b7e1319db43363d3/docs/REFERENCE.md',
  },
  rhelLife: {
    title: 'Support dates of RHEL',
    url: 'https://github.com/endoflife-date/endoflife.date/blob/a70eca337600e7d721dc48112c271f98661d208b/products/rhel.md',
  },
  wolfiLayout: {
    title: 'Wolfi: base layout',
    url: 'https://github.com/wolfi-dev/os/blob/8190a1652f4534ad3feebd3b48066514f0f4375f/wolfi-baselayout.yaml',
  },
  chainguardImages: {
    title: 'Chainguard images: README',
    url: 'https://github.com/chainguard-images/images/blob/cd7edd236bf1738260cf528cd8886f5353c3a3b8/README.md',
  },
  chainguardKinds: {
    title: 'Chainguard: free and paid images',
    url: `${chainguardDocs}/about/images-categories.md`,
  },
  chainguardQuestions: { title: 'Chainguard: questions and answers', url: `${chainguardDocs}/faq.md` },
  chainguardSbom: {
    title: 'Chainguard: retrieving SBOMs',
    url: `${chainguardDocs}/how-to-use/retrieve-image-sboms/index.md`,
  },
  chainguardVerify: {
    title: 'Chainguard: verifying signatures',
    url: `${chainguardDocs}/how-to-use/verifying-chainguard-images-and-metadata-signatures-with-cosign/index.md`,
  },
  officialImages: {
    title: 'Docker Official Images: README',
    url: 'https://github.com/docker-library/official-images/blob/37079fb336f572a88700cf32e5e1f6be54a04e8f/README.md',
  },
} as const;

/** An issue where people met the problem a sentence speaks of. */
export function issue(repository: string, number: number): string {
  return `https://github.com/${repository}/issues/${number}`;
}
