import { CodeBlock } from '../ui/code-block';
import { TextLink } from '../ui/text-link';
import type { Guide } from './guide';
import { Heading } from './heading';
import { issue, sources } from './sources';

export const withoutAShell: Guide = {
  slug: 'without-a-shell',
  title: 'Running without a shell',
  description:
    'What stops working when an image has no shell, what to write instead, and how to look into the container.',
  sources: [sources.dockerfileReference, sources.distroless],
  Body,
};

const wrong = `CMD java $JAVA_OPTS -jar app.jar
HEALTHCHECK CMD curl -f localhost:8080/health || exit 1
`;

const right = `ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=75"
CMD ["java", "-jar", "/app/app.jar"]
HEALTHCHECK CMD ["java", "-cp", "/app/app.jar", "Health"]
`;

const shell = `docker run --rm -it --pid container:NAME --network container:NAME busybox:1.37 sh
`;

const kubernetes = `kubectl debug -it POD --image=busybox:1.37 --target=CONTAINER
`;

const files = `docker cp NAME:/app/config.yaml ./
docker export NAME | tar -t | less
`;

function Body() {
  return (
    <>
      <p>
        A container needs no shell to run. People and build files do, out of habit. This is where the habit
        shows, and what to do instead.
      </p>
      <Heading>What stops working</Heading>
      <ul>
        <li>
          <strong>RUN</strong> in a stage whose base has no <code>/bin/sh</code>. Do the work in a build stage
          and copy the result.
        </li>
        <li>
          <strong>CMD, ENTRYPOINT and HEALTHCHECK in shell form.</strong> They become{' '}
          <code>["/bin/sh", "-c", …]</code>. With an entrypoint in the base, those words become arguments of
          the program:{' '}
          <TextLink href={issue('GoogleContainerTools/distroless', 745)}>
            “Unable to access jarfile /bin/sh”
          </TextLink>
          .
        </li>
        <li>
          <strong>Variables</strong> in exec form: <code>["app", "--port", "$PORT"]</code> hands over five
          characters, a dollar sign first.
        </li>
        <li>
          <strong>Start scripts</strong>, those of Gradle and Spring included: the file is there, its
          interpreter is not, and the message is “no such file or directory”.
        </li>
        <li>
          <strong>Hooks that run a command</strong> in the container, such as a{' '}
          <TextLink href={issue('linkerd/linkerd2', 6723)}>preStop that sleeps</TextLink>. Kubernetes has a
          sleep of its own: <code>lifecycle.preStop.sleep</code>.
        </li>
        <li>
          <strong>docker exec NAME sh</strong>, of course.
        </li>
      </ul>
      <CodeBlock code={wrong} language="dockerfile" title="Needs a shell" />
      <CodeBlock code={right} language="dockerfile" title="Does not" />
      <Heading>How to look into a running container</Heading>
      <p>
        A container is some processes with namespaces of their own. Another container can join them, and bring
        its shell along. The files of the first are then under <code>/proc/1/root</code>, if you are the same
        user or root.
      </p>
      <CodeBlock code={shell} language="shell" title="A shell beside a container, in Docker" />
      <CodeBlock code={kubernetes} language="shell" title="A shell beside a container, in Kubernetes" />
      <p>
        Often you want only a file, or the list of files. That takes nothing inside, and works on a stopped
        container.
      </p>
      <CodeBlock code={files} language="shell" title="Get files out" />
      <p>
        Some publishers offer the same image with a shell: <code>debug</code> at Distroless,{' '}
        <code>latest-dev</code> at Chainguard. Use it beside the real one. In production it takes away what
        you came for.
      </p>
      <Heading>Signals</Heading>
      <p>
        Without a shell in between, your program is process 1 and gets the signals itself. That is better: a
        shell that starts a program and waits does not pass SIGTERM on, and the container is killed after the
        grace period. But process 1 is special: a signal it has no handler for is ignored. Handle SIGTERM in
        the program, or run with <code>--init</code>.
      </p>
    </>
  );
}
