import { CodeBlock } from '../ui/code-block';
import { TextLink } from '../ui/text-link';
import type { Guide, GuideProps } from './guide';
import { Heading } from './heading';
import { ImageFacts } from './image-facts';
import { issue, sources } from './sources';

export const scratch: Guide = {
  slug: 'scratch',
  title: 'scratch: nothing at all',
  description:
    'What FROM scratch means, what a program on it must bring, when it is the right base and when it is not.',
  family: 'scratch',
  sources: [sources.buildkitScratch, sources.dockerfileReference, sources.officialImages],
  Body,
};

const example = `FROM golang:1.27-trixie AS build
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go build -tags timetzdata -o /out/app .

FROM scratch
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build /out/app /app
USER 65532:65532
ENTRYPOINT ["/app"]
`;

function Body({ catalog }: GuideProps) {
  return (
    <>
      <p>
        <code>scratch</code> is not an image. It is a{' '}
        <TextLink href={sources.buildkitScratch.url}>name the builder knows</TextLink>:{' '}
        <code>FROM scratch</code> starts with no layer, no files and an empty configuration. It cannot be
        pulled, has no tags and cannot be pinned, because there is nothing to pin.
      </p>
      <Heading>What is in it</Heading>
      <ImageFacts
        catalog={catalog}
        title="scratch beside the smallest images"
        ids={['scratch', 'distroless-static-debian13-nonroot', 'chainguard-static']}
        facets={['compressed-size', 'libc', 'ca-certificates', 'time-zone-data', 'passwd', 'tmp']}
      />
      <Heading>What you gain</Heading>
      <ul>
        <li>Nothing to patch but your own program, and nothing for a scanner to find but what you put in.</li>
        <li>No publisher to trust, no support that ends, no licence but yours.</li>
        <li>Nothing an intruder could use: no shell, no tools, no second program.</li>
      </ul>
      <Heading>What it costs</Heading>
      <ul>
        <li>
          <strong>The program must be static.</strong> A dynamic one names its loader inside the file; the
          loader is not there, and the kernel answers “no such file or directory”, meaning the loader, not
          your program. In Go that is <code>CGO_ENABLED=0</code>; a program that imports <code>net</code> or{' '}
          <code>os/user</code> is otherwise linked dynamically where a C compiler is at hand.
        </li>
        <li>
          <strong>No root certificates.</strong> Every TLS connection ends with “certificate signed by unknown
          authority” until you copy a bundle in.
        </li>
        <li>
          <strong>No time zones.</strong> Go says “unknown time zone”; a C program silently prints UTC. Build
          with <code>-tags timetzdata</code>, or copy <code>/usr/share/zoneinfo</code>.
        </li>
        <li>
          <strong>No users.</strong> <code>USER nobody</code> fails when the container is created, since there
          is no <code>/etc/passwd</code>; a number works: <code>USER 65532:65532</code>. A program that asks
          for its own user name <TextLink href={issue('spiffe/spire', 3702)}>gets an error</TextLink>.
        </li>
        <li>
          <strong>No /tmp.</strong> Not even root can write there: the directory{' '}
          <TextLink href={issue('vmware/govmomi', 2045)}>does not exist</TextLink>.
        </li>
        <li>
          <strong>No shell form.</strong> <code>CMD ./app</code> means <code>/bin/sh -c ./app</code>. Write{' '}
          <code>CMD ["/app"]</code>.
        </li>
      </ul>
      <Heading>When to choose it</Heading>
      <p>
        For a single static program that you build yourself, in Go, Rust or C, when you are content to bring
        certificates and time zones along and never need to look around inside. If you find yourself copying a
        third or fourth thing from the build stage, take{' '}
        <TextLink href="/images/distroless-static-debian13-nonroot">Distroless static</TextLink> or{' '}
        <TextLink href="/images/chainguard-static">Chainguard static</TextLink>: they are scratch with
        certificates, time zones, a user and <code>/tmp</code>, kept current by somebody else.
      </p>
      <Heading>How to use it</Heading>
      <CodeBlock code={example} language="dockerfile" title="A Go program on scratch" />
    </>
  );
}
