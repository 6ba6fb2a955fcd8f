import { CodeBlock } from '../ui/code-block';
import { TextLink } from '../ui/text-link';
import type { Guide } from './guide';
import { Heading } from './heading';
import { sources } from './sources';

export const verifying: Guide = {
  slug: 'verifying',
  title: 'How to verify a base image',
  description:
    'What digest, signature, bill of materials and provenance each prove, and the commands that check them.',
  sources: [
    sources.distroless,
    sources.distrolessSigning,
    sources.chainguardVerify,
    sources.chainguardSbom,
    sources.officialImages,
  ],
  Body,
};

const digest = `docker buildx imagetools inspect gcr.io/distroless/static-debian13:nonroot
`;

const pinned = `FROM gcr.io/distroless/static-debian13:nonroot@sha256:<digest>
`;

const distrolessSignature = `cosign verify \\
  --certificate-oidc-issuer https://accounts.google.com \\
  --certificate-identity keyless@distroless.iam.gserviceaccount.com \\
  gcr.io/distroless/static-debian13:nonroot
`;

const chainguardSignature = `cosign verify \\
  --certificate-oidc-issuer=https://token.actions.githubusercontent.com \\
  --certificate-identity=https://github.com/chainguard-images/images/.github/workflows/release.yaml@refs/heads/main \\
  cgr.dev/chainguard/static:latest
`;

const sbom = `cosign download attestation \\
  --platform=linux/amd64 --predicate-type=https://spdx.dev/Document \\
  cgr.dev/chainguard/static:latest | jq -r .payload | base64 -d | jq .predicate
`;

const ownBuild = `docker buildx build --sbom=true --provenance=mode=max --push --tag registry.example/app:1.0 .
`;

function Body() {
  return (
    <>
      <p>
        Four things can be checked, and each answers another question. None of them says that the contents are
        good.
      </p>
      <Heading>The digest: is it the same as yesterday?</Heading>
      <p>
        A tag is a name that can be moved; a digest is the hash of the content. Look it up once, write it
        behind the tag, and every build gets the same bytes. Let a bot propose the next digest, so that
        pinning does not become staying behind.
      </p>
      <CodeBlock code={digest} language="shell" title="Look up the digest" />
      <CodeBlock code={pinned} language="dockerfile" title="Pin it, keeping the tag for people" />
      <Heading>The signature: who made it?</Heading>
      <p>
        A signature is worth what you compare it with. <code>cosign verify</code> without an expected identity
        proves only that somebody signed. Publishers name theirs in their documents; these two are for{' '}
        <TextLink href={sources.distroless.url}>Distroless</TextLink> and for{' '}
        <TextLink href={sources.chainguardVerify.url}>Chainguard’s free images</TextLink>.
      </p>
      <CodeBlock code={distrolessSignature} language="shell" title="Verify a Distroless image" />
      <CodeBlock code={chainguardSignature} language="shell" title="Verify a Chainguard image" />
      <Heading>The bill of materials: what is inside?</Heading>
      <p>
        An SBOM lists packages and versions. It lets you answer “are we affected?” without pulling anything.
        Take it as an attestation, which is signed, and for one architecture: the list of an image index need
        not have package details.
      </p>
      <CodeBlock code={sbom} language="shell" title="Fetch the list of an image" />
      <Heading>Provenance: how was it made?</Heading>
      <p>
        Provenance names the source commit and the builder. The SLSA level says how hard it would be to forge.
        Not every publisher has it: Distroless attaches none in{' '}
        <TextLink href={sources.distrolessSigning.url}>its release script</TextLink>.
      </p>
      <Heading>And your own image?</Heading>
      <p>
        What you build on the base deserves the same. BuildKit writes both documents when asked; sign the
        digest that comes out.
      </p>
      <CodeBlock code={ownBuild} language="shell" title="Build with a bill of materials and provenance" />
      <p>
        The page of every image in <TextLink href="/?signature=yes&sbom=yes">the catalog</TextLink> has the
        commands its publisher gives, as far as they are published.
      </p>
    </>
  );
}
