import { Table, TableScroll, Td, Th } from '../ui/table';
import { TextLink } from '../ui/text-link';
import type { Guide } from './guide';
import { Heading } from './heading';
import { issue, sources } from './sources';

export const choosing: Guide = {
  slug: 'choosing',
  title: 'How to choose a base image',
  description:
    'From what your program needs to the base that has it, in four steps, with a table for each language.',
  sources: [sources.distroless, sources.ubiSupport, sources.chainguardKinds, sources.dockerfileReference],
  Body,
};

const byLanguage = [
  {
    program: 'Go, static',
    first: ['distroless-static-debian13-nonroot', 'Distroless static'],
    or: 'scratch, Chainguard static',
    mind: 'CGO_ENABLED=0, or it is not static',
  },
  {
    program: 'Go with cgo',
    first: ['distroless-base-debian13-nonroot', 'Distroless base'],
    or: 'Chainguard glibc-dynamic, UBI micro',
    mind: 'a builder whose glibc is not newer; cc where C++ is linked in',
  },
  {
    program: 'Rust',
    first: ['distroless-cc-debian13-nonroot', 'Distroless cc'],
    or: 'scratch with a musl target',
    mind: 'libgcc is needed unless linked statically',
  },
  {
    program: 'Java',
    first: ['distroless-java21-debian13-nonroot', 'Distroless java21'],
    or: 'Eclipse Temurin jre, UBI openjdk runtime',
    mind: 'a start script needs a shell; fonts are missing in small runtimes',
  },
  {
    program: 'Node.js',
    first: ['distroless-nodejs24-debian13-nonroot', 'Distroless nodejs24'],
    or: 'node slim, Chainguard node',
    mind: 'npm ci on the same C library; no npm at run time',
  },
  {
    program: 'Python',
    first: ['python-3.14-slim-trixie', 'python slim'],
    or: 'Distroless python3, Chainguard python',
    mind: 'the same minor version in both stages; no wheels for musl in many packages',
  },
  {
    program: '.NET',
    first: undefined,
    or: 'the chiselled images of Microsoft',
    mind: 'cultures need the variant called extra',
  },
] as const;

function Body() {
  return (
    <>
      <p>
        Choose from the program outwards: what must be there for it to start, then what you want to be there
        for yourself, then who should keep it current. The size comes last; it follows.
      </p>
      <Heading>1. What must be there for it to start?</Heading>
      <ul>
        <li>
          <strong>A C library.</strong> None for a static program; otherwise the one it was linked with, glibc
          or musl, and a glibc no older than the newest symbol it uses. This alone rules out most bases for
          most programs.
        </li>
        <li>
          <strong>A runtime</strong> of the right version: class files do not run on an older Java, compiled
          Python packages not on another minor version, native Node modules not on another C library.
        </li>
        <li>
          <strong>Files it reads</strong>: certificates for TLS, time zones, a user list, <code>/tmp</code>,
          fonts, shared libraries.
        </li>
        <li>
          <strong>Programs it calls</strong>: a shell for a start script,{' '}
          <TextLink href={issue('GoogleContainerTools/distroless', 183)}>curl for a health check</TextLink>,
          git, ps.
        </li>
      </ul>
      <p>
        <TextLink href="/analyze">The analyzer</TextLink> reads these needs from your Dockerfile and holds
        them against every image of the catalog.
      </p>
      <Heading>2. What do you want to be there?</Heading>
      <p>
        A shell in production is a habit more than a need;{' '}
        <TextLink href="/guides/without-a-shell">looking in from outside</TextLink> works as well. If you
        decide for one, decide knowingly: BusyBox and a full bash are not the same, and a debug tag belongs
        into a debugging session.
      </p>
      <Heading>3. Who should keep it current, and how long?</Heading>
      <ul>
        <li>
          <strong>The same for ten years</strong>: UBI, with RHEL’s dates.
        </li>
        <li>
          <strong>The same for a few years</strong>: Debian, Ubuntu, Alpine, Distroless, each with its
          releases.
        </li>
        <li>
          <strong>Always the newest</strong>: Wolfi and Chainguard, where the price of a chosen version is{' '}
          <TextLink href={sources.chainguardKinds.url}>a contract</TextLink>.
        </li>
      </ul>
      <p>
        Sort the <TextLink href="/?sort=-support-ends&view=flat">catalog by the end of support</TextLink>, or
        see it as <TextLink href="/pictures#support">a timeline</TextLink>.
      </p>
      <Heading>4. What must you be able to prove?</Heading>
      <p>
        A signature and a bill of materials are there for most of the small images; provenance, VEX and FIPS
        for some. <TextLink href="/?sbom=yes&signature=yes&provenance=yes">These have all three</TextLink>.
      </p>
      <Heading>By language</Heading>
      <TableScroll label="Bases by language" className="my-6">
        <Table>
          <thead>
            <tr>
              <Th>Program</Th>
              <Th>Look here first</Th>
              <Th>Or</Th>
              <Th>Mind</Th>
            </tr>
          </thead>
          <tbody>
            {byLanguage.map(({ program, first, or, mind }) => (
              <tr key={program}>
                <th
                  scope="row"
                  className="border-t border-line px-3 py-1.5 text-left align-top font-medium whitespace-nowrap"
                >
                  {program}
                </th>
                <Td>{first ? <TextLink href={`/images/${first[0]}`}>{first[1]}</TextLink> : '–'}</Td>
                <Td>{or}</Td>
                <Td>{mind}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </TableScroll>
      <Heading>Alpine or not?</Heading>
      <p>
        Alpine is small, old and good, and its C library is musl. Go and Rust do not mind. What does:{' '}
        <TextLink href={issue('netty/netty-tcnative', 152)}>Java libraries with native parts</TextLink> and{' '}
        <TextLink href={issue('nodejs/docker-node', 692)}>Node modules with prebuilt binaries</TextLink>.
        Python compiles for twenty minutes{' '}
        <TextLink href={issue('docker-library/docs', 904)}>what elsewhere is a download</TextLink>, and names
        are <TextLink href={issue('k3s-io/k3s', 6561)}>looked up in another way</TextLink>. If any of that is
        you, take a slim or distroless image with glibc.
      </p>
    </>
  );
}
