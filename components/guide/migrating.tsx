import { CodeBlock } from '../ui/code-block';
import { TextLink } from '../ui/text-link';
import type { Guide } from './guide';
import { Heading } from './heading';
import { issue, sources } from './sources';

export const migrating: Guide = {
  slug: 'migrating',
  title: 'How to move to a smaller base',
  description:
    'Seven steps from a full image to one without a shell, in an order in which each step can be tested and kept.',
  sources: [sources.dockerfileReference, sources.distroless, sources.ubiKinds],
  Body,
};

const before = `FROM node:24
WORKDIR /app
COPY . .
RUN npm install
EXPOSE 3000
HEALTHCHECK CMD curl -f http://localhost:3000/health || exit 1
CMD npm start
`;

const after = `FROM node:24-trixie-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev
COPY . .

FROM gcr.io/distroless/nodejs24-debian13:nonroot
WORKDIR /app
COPY --from=build /app ./
EXPOSE 3000
HEALTHCHECK CMD ["/nodejs/bin/node", "health.js"]
CMD ["server.js"]
`;

function Body() {
  return (
    <>
      <p>
        Do it in steps that can each be released. The last one, the new base, is then a change of one line.
      </p>
      <Heading>1. Split building from running</Heading>
      <p>
        Give the Dockerfile two stages: one with everything that builds, one that only takes the result over
        with <code>COPY --from</code>. Keep the old base for both at first.
      </p>
      <Heading>2. Pin the distribution in both</Heading>
      <p>
        Write <code>golang:1.27-trixie</code>, not <code>golang:1.27</code>. The builder must not be newer
        than what the program will run on, and a floating tag becomes newer{' '}
        <TextLink href={issue('GoogleContainerTools/distroless', 1340)}>on a day you did not choose</TextLink>
        .
      </p>
      <Heading>3. Start without a shell</Heading>
      <p>
        Turn <code>CMD npm start</code> into <code>CMD ["node", "server.js"]</code>. Exec form expands no
        variables: read <code>$PORT</code> in the program, or use what the runtime reads by itself, such as{' '}
        <code>NODE_OPTIONS</code> and <code>JAVA_TOOL_OPTIONS</code>. Replace a start script by what it does;
        most only choose a file name.
      </p>
      <Heading>4. Check health without curl</Heading>
      <p>
        Let the program check itself, <code>["/app", "--health"]</code>, or leave health to the orchestrator,
        which asks over the network and needs nothing inside. In Compose, <code>test: ["CMD", …]</code> and
        not <code>CMD-SHELL</code>.
      </p>
      <Heading>5. Run as a number</Heading>
      <p>
        <code>USER 65532:65532</code> works where no user list exists, and Kubernetes can check it:{' '}
        <code>runAsNonRoot</code>{' '}
        <TextLink href={issue('prometheus/statsd_exporter', 406)}>refuses a name</TextLink>, since it cannot
        tell that it is not root. Then see what the program writes. Give it a directory with{' '}
        <code>COPY --chown=65532:65532</code>: what <code>WORKDIR</code> creates belongs to root, whoever{' '}
        <code>USER</code> is.
      </p>
      <Heading>6. Bring what will be missing</Heading>
      <p>
        Certificates, time zones, shared libraries your packages brought along. Copy them one by one from the
        build stage, or choose the variant that has them.
      </p>
      <Heading>7. Change the base</Heading>
      <p>
        Now the last <code>FROM</code>. If the new base has an entrypoint, take the interpreter out of your{' '}
        <code>CMD</code>. Keep the old image tagged for a week.
      </p>
      <Heading>Before and after</Heading>
      <CodeBlock code={before} language="dockerfile" title="Before" />
      <CodeBlock code={after} language="dockerfile" title="After" />
      <p>
        On Distroless, Node is at <code>/nodejs/bin/node</code> and{' '}
        <TextLink href={issue('GoogleContainerTools/distroless', 1773)}>not on PATH</TextLink>, so the health
        check names it in full while <code>CMD</code> names only the file.
      </p>
    </>
  );
}
