import { TextLink } from '../ui/text-link';
import type { Guide, GuideProps } from './guide';
import { Heading } from './heading';
import { ImageFacts } from './image-facts';
import { issue, sources } from './sources';

export const secureBaseImages: Guide = {
  slug: 'secure-base-images',
  title: 'What a secure base image is, and why it matters',
  description:
    'Five questions that tell a secure base image from an ordinary one, and what the answers cost you.',
  sources: [
    sources.dockerfileReference,
    sources.distroless,
    sources.distrolessSigning,
    sources.ubiSupport,
    sources.chainguardQuestions,
    sources.officialImages,
  ],
  Body,
};

function Body({ catalog }: GuideProps) {
  return (
    <>
      <p>
        Everything in a base image ships with your program. Its shell is your shell, its forgotten library is
        your finding in the next scan, and the day its distribution stops making fixes is the day you stop
        getting them. A secure base image is one that leaves out what your program does not need, and lets you
        check the rest.
      </p>
      <Heading>Five questions</Heading>
      <h3>What is inside?</h3>
      <p>
        Every package is something that can have a known weakness and has to be judged when it does. The
        difference between bases is not a few per cent but one or two powers of ten.
      </p>
      <ImageFacts
        catalog={catalog}
        title="How much is inside"
        ids={[
          'debian-trixie',
          'debian-trixie-slim',
          'alpine-3.24',
          'ubi9-micro',
          'distroless-static-debian13',
          'scratch',
        ]}
        facets={['compressed-size', 'package-count', 'shell', 'package-managers']}
      />
      <p>
        A small number is no proof of safety: a program can be put into an image without a package, and then
        no package list and no scanner that reads it knows. But what is not there cannot be attacked, and need
        not be explained.
      </p>
      <h3>What can an intruder do with it?</h3>
      <p>
        Someone who gets your program to run a command usually asks for a shell first, and for a package
        manager or a download tool next. An image without them does not stop the first fault, which is in your
        program; it makes the second step hard. The same goes for the user: an image that runs as root unless
        told otherwise gives away more than it needs to. No <code>USER</code> means root, as the{' '}
        <TextLink href={sources.dockerfileReference.url}>Dockerfile reference</TextLink> says.
      </p>
      <h3>Who fixes it, how soon, until when?</h3>
      <p>
        A base is a promise of work. Look at three things: how often it is rebuilt, whose packages it is built
        from, and when that ends. Image, distribution and language runtime each have an end, and the earliest
        counts. Plinth shows that one, and says which it is. Old tags usually stay pullable long after: a
        build that works proves nothing.
      </p>
      <h3>Can you check where it comes from?</h3>
      <p>
        A signature says who made the image; a bill of materials says what is inside without having to look;
        provenance says from which source and by which build it came. All three are only worth something if
        you verify them, so prefer publishers whose documents say how.{' '}
        <TextLink href="/guides/verifying">How to verify</TextLink> has the commands.
      </p>
      <h3>Can you live with it?</h3>
      <p>
        The smallest image is of no use if your team cannot work with it. No shell means another way of
        looking into a running container; no package manager means that everything is prepared in a build
        stage; another C library means that some programs do not start at all. These costs are real, and most
        are paid once.
      </p>
      <Heading>What it does not do</Heading>
      <p>
        A base image does not make a faulty program safe, does not keep a secret that was copied into a layer,
        and does not update itself in what is already running. Rebuilding often on a base that is rebuilt
        often is what keeps a container current; the rest of this site helps you to find the base.
      </p>
      <Heading>Why people give up, and need not</Heading>
      <p>
        Most attempts fail on the same few points: a dynamic program{' '}
        <TextLink href={issue('GoogleContainerTools/distroless', 562)}>without its loader</TextLink>, a start
        script without a shell, a glibc{' '}
        <TextLink href={issue('GoogleContainerTools/distroless', 1342)}>older than the builder’s</TextLink>, a
        health check that calls <TextLink href={issue('GoogleContainerTools/distroless', 183)}>curl</TextLink>
        . All of them can be read from the Dockerfile before anything is built.{' '}
        <TextLink href="/analyze">Paste yours</TextLink>.
      </p>
    </>
  );
}
