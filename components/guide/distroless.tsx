import { CodeBlock } from '../ui/code-block';
import { TextLink } from '../ui/text-link';
import type { Guide, GuideProps } from './guide';
import { Heading } from './heading';
import { ImageFacts } from './image-facts';
import { issue, sources } from './sources';

export const distroless: Guide = {
  slug: 'distroless',
  title: 'Distroless: Debian without the distribution',
  description:
    'What Google’s Distroless images contain, how their tags work, what they cost and how to use them.',
  family: 'distroless',
  sources: [
    sources.distroless,
    sources.distrolessSupport,
    sources.distrolessMetadata,
    sources.distrolessSigning,
    sources.distrolessBase,
    sources.distrolessCc,
    sources.distrolessSnapshots,
    sources.distrolessMoved,
  ],
  Body,
};

const example = `FROM eclipse-temurin:21-jdk AS build
WORKDIR /src
COPY . .
RUN ./mvnw --batch-mode package

FROM gcr.io/distroless/java21-debian13:nonroot
COPY --from=build /src/target/app.jar /app/app.jar
CMD ["/app/app.jar"]
`;

function Body({ catalog }: GuideProps) {
  return (
    <>
      <p>
        Distroless images are put together from a handful of Debian packages: the ones a program of one kind
        needs to run. There is{' '}
        <TextLink href={sources.distroless.url}>no shell and no package manager</TextLink> in them. The
        packages are Debian’s own files, so Debian’s fixes are theirs.
      </p>
      <Heading>What is in it</Heading>
      <ImageFacts
        catalog={catalog}
        title="The Distroless images on Debian 13"
        ids={[
          'distroless-static-debian13-nonroot',
          'distroless-base-nossl-debian13-nonroot',
          'distroless-base-debian13-nonroot',
          'distroless-cc-debian13-nonroot',
          'distroless-java21-debian13-nonroot',
          'distroless-nodejs24-debian13-nonroot',
          'distroless-python3-debian13-nonroot',
        ]}
        facets={['package-count', 'libc', 'openssl', 'language', 'entrypoint']}
      />
      <ul>
        <li>
          <code>static</code> has certificates, time zones, a user list and <code>/tmp</code>, and no C
          library: for static programs.
        </li>
        <li>
          <code>base</code> adds{' '}
          <TextLink href={sources.distrolessBase.url}>glibc and the OpenSSL library</TextLink>;{' '}
          <code>base-nossl</code> leaves OpenSSL out.
        </li>
        <li>
          <code>cc</code> adds{' '}
          <TextLink href={sources.distrolessCc.url}>libgcc, libstdc++ and libgomp</TextLink>: for Rust, C++
          and most cgo programs.
        </li>
        <li>
          <code>java21</code>, <code>nodejs24</code>, <code>python3</code> and their kin add one runtime, and
          start it: their entrypoint is the interpreter.
        </li>
      </ul>
      <Heading>The tags</Heading>
      <p>
        Each image comes four times: <code>latest</code> runs as root, <code>nonroot</code> as user 65532,{' '}
        <code>debug</code> and <code>debug-nonroot</code> add a BusyBox shell at <code>/busybox/sh</code>.
        Write the Debian version into the name: since 2 February 2026{' '}
        <TextLink href={sources.distrolessMoved.url}>names without one mean Debian 13</TextLink>, and they
        will move again.
      </p>
      <Heading>What you gain</Heading>
      <ul>
        <li>Very little inside, and none of it made for a person to use.</li>
        <li>
          A look at Debian’s packages <TextLink href={sources.distrolessSnapshots.url}>every day</TextLink>,
          and a build for every change.
        </li>
        <li>
          <TextLink href={sources.distrolessSigning.url}>Signed images with a bill of materials</TextLink>,
          both tied to one identity you can check.
        </li>
        <li>
          Scanners still see the packages: each leaves its{' '}
          <TextLink href={sources.distrolessMetadata.url}>metadata</TextLink> behind.
        </li>
      </ul>
      <Heading>What it costs</Heading>
      <ul>
        <li>
          <strong>No RUN in the final stage</strong>, not even on a debug tag unless you set{' '}
          <code>SHELL ["/busybox/sh", "-c"]</code>: <code>RUN</code> asks for <code>/bin/sh</code>.
        </li>
        <li>
          <strong>The entrypoint is taken.</strong> On <code>nodejs24</code>,{' '}
          <code>CMD ["node", "server.js"]</code> makes Node look for a file called{' '}
          <TextLink href={issue('GoogleContainerTools/distroless', 1558)}>node</TextLink>; write{' '}
          <code>CMD ["server.js"]</code>. There is{' '}
          <TextLink href={issue('GoogleContainerTools/distroless', 152)}>no npm</TextLink>.
        </li>
        <li>
          <strong>Your builder must not be newer.</strong> A floating <code>golang</code> or <code>rust</code>{' '}
          tag moves to the next Debian before you do, and the program then asks for{' '}
          <TextLink href={issue('GoogleContainerTools/distroless', 1342)}>a glibc that is not there</TextLink>
          .
        </li>
        <li>
          <strong>Support is short.</strong> An image for a Debian release ends{' '}
          <TextLink href={sources.distrolessSupport.url}>a year after the next one is out</TextLink>, runtimes
          sooner.
        </li>
      </ul>
      <Heading>When to choose it</Heading>
      <p>
        When you build on Debian anyway, want one runtime with nothing around it, and can do without versions
        of your own choosing: a Distroless image has the versions Debian or the runtime’s publisher has today.
      </p>
      <Heading>How to use it</Heading>
      <CodeBlock code={example} language="dockerfile" title="A Java program on Distroless" />
    </>
  );
}
