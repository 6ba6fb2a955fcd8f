import { CodeBlock } from '../ui/code-block';
import { TextLink } from '../ui/text-link';
import type { Guide, GuideProps } from './guide';
import { Heading } from './heading';
import { ImageFacts } from './image-facts';
import { issue, sources } from './sources';

export const ubi: Guide = {
  slug: 'ubi',
  title: 'UBI: Red Hat Enterprise Linux to pass on',
  description:
    'The four kinds of Red Hat Universal Base Image, what each contains, how long they last and how to use micro.',
  family: 'ubi',
  sources: [
    sources.ubiKinds,
    sources.ubiSupport,
    sources.ubiRebuilds,
    sources.ubiQuestions,
    sources.ubiMicroMeasured,
    sources.rhelLife,
  ],
  Body,
};

const example = `FROM registry.access.redhat.com/ubi9/ubi:latest AS build
RUN mkdir -p /mnt/rootfs && \\
    dnf install --installroot /mnt/rootfs --releasever 9 --setopt install_weak_deps=false \\
      --nodocs -y ca-certificates tzdata && \\
    dnf --installroot /mnt/rootfs clean all

FROM registry.access.redhat.com/ubi9/ubi-micro:latest
COPY --from=build /mnt/rootfs/ /
COPY app /app
USER 65532:65532
ENTRYPOINT ["/app"]
`;

function Body({ catalog }: GuideProps) {
  return (
    <>
      <p>
        A Universal Base Image is made of packages of Red Hat Enterprise Linux that you may{' '}
        <TextLink href={sources.ubiQuestions.url}>use and pass on freely</TextLink>, without a subscription.
        Support by Red Hat comes only where the container runs on{' '}
        <TextLink href={sources.ubiSupport.url}>a subscribed system</TextLink>; the fixes come either way.
      </p>
      <Heading>What is in it</Heading>
      <ImageFacts
        catalog={catalog}
        title="The four kinds of UBI 9"
        ids={['ubi9-micro', 'ubi9-minimal', 'ubi9-standard', 'ubi9-init']}
        facets={['compressed-size', 'package-managers', 'shell', 'ca-certificates', 'libc', 'support-ends']}
      />
      <ul>
        <li>
          <code>ubi</code>, the standard one, has <code>dnf</code> and the tools of a system.
        </li>
        <li>
          <code>ubi-minimal</code> has <code>microdnf</code> in place of dnf and Python.
        </li>
        <li>
          <code>ubi-micro</code> has no package manager. It is often said to have no shell: the one for UBI 9
          has <TextLink href={sources.ubiMicroMeasured.url}>bash and coreutils</TextLink>. It has no root
          certificates, no OpenSSL, and its time-zone files are removed although the package is recorded.
        </li>
        <li>
          <code>ubi-init</code> starts systemd.
        </li>
      </ul>
      <Heading>What you gain</Heading>
      <ul>
        <li>
          <strong>A long life.</strong> UBI 9 lives as long as RHEL 9, until{' '}
          <TextLink href={sources.rhelLife.url}>2032</TextLink>, with the same major versions all the way.
        </li>
        <li>
          <strong>Certified ground.</strong> Where rules or contracts ask for RHEL, this is RHEL in a
          container.
        </li>
        <li>
          Rebuilds <TextLink href={sources.ubiRebuilds.url}>whenever a package inside is released</TextLink>.
        </li>
      </ul>
      <Heading>What it costs</Heading>
      <ul>
        <li>
          <strong>An old glibc.</strong> UBI 8 has 2.28, UBI 9 has 2.34. What you build on a current Debian
          may ask for more. Build on UBI, link statically, or take the UBI with the newer glibc.
        </li>
        <li>
          <strong>More inside.</strong> Standard and minimal bring a shell and a package manager into
          production.
        </li>
        <li>
          <strong>Package managers differ.</strong> A <code>RUN microdnf</code> line works on minimal only,
          and a base taken from a build argument{' '}
          <TextLink href={issue('fatherlinux/ubi-micro', 5)}>hides which one it is</TextLink>.
        </li>
        <li>
          Only the latest release of a major version is supported: there is{' '}
          <TextLink href={sources.ubiMicroMeasured.url}>no staying on 9.4</TextLink>.
        </li>
      </ul>
      <Heading>When to choose it</Heading>
      <p>
        When you run on OpenShift or RHEL, need an end date ten years away, or have rules that name RHEL. Take{' '}
        <code>micro</code> for programs that need only glibc, <code>minimal</code> where you must install
        something, and neither <code>ubi</code> nor <code>ubi-init</code> unless you know why.
      </p>
      <Heading>How to use it</Heading>
      <p>
        Micro has no package manager, so packages are installed from outside: dnf in the standard image fills
        a folder, and the folder becomes the new root.
      </p>
      <CodeBlock code={example} language="dockerfile" title="Adding packages to ubi-micro" />
    </>
  );
}
