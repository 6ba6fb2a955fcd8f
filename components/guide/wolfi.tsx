import { CodeBlock } from '../ui/code-block';
import { TextLink } from '../ui/text-link';
import type { Guide, GuideProps } from './guide';
import { Heading } from './heading';
import { ImageFacts } from './image-facts';
import { issue, sources } from './sources';

export const wolfi: Guide = {
  slug: 'wolfi',
  title: 'Wolfi and Chainguard: always the newest',
  description:
    'What Wolfi is, how Chainguard’s images are built from it, what is free, and what rolling means for you.',
  family: 'chainguard',
  sources: [
    sources.wolfiLayout,
    sources.chainguardImages,
    sources.chainguardKinds,
    sources.chainguardQuestions,
    sources.chainguardSbom,
    sources.chainguardVerify,
  ],
  Body,
};

const example = `FROM cgr.dev/chainguard/python:latest-dev AS build
USER root
COPY requirements.txt .
RUN pip install --no-cache-dir --target /packages -r requirements.txt

FROM cgr.dev/chainguard/python:latest
WORKDIR /app
ENV PYTHONPATH=/packages
COPY --from=build /packages /packages
COPY . .
CMD ["main.py"]
`;

function Body({ catalog }: GuideProps) {
  return (
    <>
      <p>
        Wolfi is a set of packages made for containers: apk files like Alpine’s, but built with{' '}
        <strong>glibc</strong>, so that ordinary Linux programs run. It has{' '}
        <TextLink href={sources.wolfiLayout.url}>no releases</TextLink>: there is only today. Chainguard
        builds images from it.
      </p>
      <Heading>What is in it</Heading>
      <ImageFacts
        catalog={catalog}
        title="Some of the free images"
        ids={[
          'wolfi-base',
          'chainguard-static',
          'chainguard-glibc-dynamic',
          'chainguard-python',
          'chainguard-node',
          'chainguard-jre',
        ]}
        facets={['shell', 'package-managers', 'libc', 'user', 'package-count']}
      />
      <p>
        <code>wolfi-base</code> is the one to build on, with a shell and <code>apk</code>. The language images
        come twice: <code>latest</code> to run and <code>latest-dev</code> to build, with a shell,{' '}
        <code>apk</code> and the language’s package manager. Do not take “no shell” for granted: the free{' '}
        <code>node</code>, <code>jdk</code> and <code>rust</code> images contain BusyBox.
      </p>
      <Heading>What you gain</Heading>
      <ul>
        <li>
          <TextLink href={sources.chainguardQuestions.url}>A build every night</TextLink> from current
          packages.
        </li>
        <li>
          <TextLink href={sources.chainguardVerify.url}>A signature</TextLink>,{' '}
          <TextLink href={sources.chainguardSbom.url}>a bill of materials for each architecture</TextLink> and
          provenance with every image.
        </li>
        <li>glibc with few packages: the size of Alpine without the surprises of musl.</li>
      </ul>
      <Heading>What it costs</Heading>
      <ul>
        <li>
          <strong>Only the newest is free.</strong>{' '}
          <TextLink href={sources.chainguardKinds.url}>latest and latest-dev</TextLink> are; a tag for a
          version needs a contract. A new major version of your language arrives on its own day, not on yours.
          Pin the digest and let a bot move it, so that you see the change before your users do.
        </li>
        <li>
          <strong>No end date, because there is no release.</strong> Fixes reach only those who rebuild.
        </li>
        <li>
          <strong>Not root.</strong> Most images start as a user who may not install anything:{' '}
          <code>USER root</code> before{' '}
          <TextLink href={issue('chainguard-images/images', 298)}>apk add</TextLink>, in a build stage.
        </li>
        <li>
          <strong>One name to watch.</strong> The base is <code>cgr.dev/chainguard/wolfi-base</code>. There is
          no Docker Official Image called <code>wolfi</code>: a <code>FROM wolfi</code> is not what it seems.
        </li>
      </ul>
      <Heading>When to choose it</Heading>
      <p>
        When you rebuild often, want the newest versions anyway, and need glibc. Not when you must stay on a
        version of your language without paying, or need a date until which a release is kept.
      </p>
      <Heading>How to use it</Heading>
      <CodeBlock code={example} language="dockerfile" title="A Python program on Chainguard’s image" />
    </>
  );
}
