import { describe, expect, test } from 'vitest';
import { planOf } from './plan.fixture';

const node = 'gcr.io/distroless/nodejs24-debian13:nonroot';
const java = 'gcr.io/distroless/java21-debian13:nonroot';
const jre = 'cgr.dev/chainguard/jre:latest';
const rock = 'docker.io/ubuntu/jre:21-24.04_stable';
const distrolessStatic = 'gcr.io/distroless/static-debian13:nonroot';

async function started(lines: string, from: string, to: string): Promise<string> {
  const plan = await planOf(`FROM ${from}\nWORKDIR /srv\nCOPY . .\n${lines}\n`, to);
  return plan.text.split('\n').slice(3, -1).join('\n');
}

test.each([
  ['CMD node server.js', 'node:24', node, 'CMD ["server.js"]'],
  ['cmd exec node server.js --port=8080', 'node:24', node, 'cmd ["server.js", "--port=8080"]'],
  [
    'CMD HOSTNAME="0.0.0.0" PORT=1 node server.js',
    'node:24',
    node,
    'ENV HOSTNAME="0.0.0.0" PORT=1\nCMD ["server.js"]',
  ],
  ['ENTRYPOINT node server.js', 'node:24', node, 'ENTRYPOINT ["/nodejs/bin/node", "server.js"]'],
  ['ENTRYPOINT ["node", "server.js"]', 'node:24', node, 'ENTRYPOINT ["/nodejs/bin/node", "server.js"]'],
  ['CMD ["sh", "-c", "node server.js"]', 'node:24', node, 'CMD ["server.js"]'],
  [
    'ENV JAVA_OPTS="-Xmx1g"\nENTRYPOINT exec java $JAVA_OPTS -jar /srv/a.jar',
    'eclipse-temurin:21-jre',
    java,
    'ENV JAVA_TOOL_OPTIONS="-Xmx1g"\nENTRYPOINT ["java", "-jar", "/srv/a.jar"]',
  ],
  [
    'ENV JAVA_OPTS=-Xmx1g\nENV ALL="$JAVA_OPTS -v"\nCMD java ${JAVA_OPTS} -jar a.jar',
    'eclipse-temurin:21-jre',
    jre,
    'ENV JAVA_OPTS=-Xmx1g\nENV ALL="$JAVA_OPTS -v"\nENV JAVA_TOOL_OPTIONS=$JAVA_OPTS\nCMD ["-jar", "a.jar"]',
  ],
  [
    'ENTRYPOINT ["sh", "-c", "java $JAVA_OPTS -jar a.jar"]',
    'eclipse-temurin:21-jre',
    jre,
    'ENTRYPOINT ["java", "-jar", "a.jar"]',
  ],
  ['CMD java -jar a.jar', 'eclipse-temurin:21-jre', java, 'CMD ["a.jar"]'],
  [
    'CMD java -Xmx1g -jar a.jar',
    'eclipse-temurin:21-jre',
    java,
    'ENTRYPOINT ["java", "-Xmx1g", "-jar", "a.jar"]',
  ],
  [
    'CMD ["java", "-Xmx1g", "-jar", "a.jar"]',
    'eclipse-temurin:21-jre',
    java,
    'ENTRYPOINT ["java", "-Xmx1g", "-jar", "a.jar"]',
  ],
  ['CMD A=b /srv/app serve', 'debian:trixie-slim', distrolessStatic, 'ENV A=b\nCMD ["/srv/app", "serve"]'],
])('%s on %s', async (lines, from, to, made) => {
  expect(await started(`${lines}`, from, to)).toBe(made);
});

describe('what only a shell can do stays', () => {
  test.each([
    'CMD node $SCRIPT',
    'CMD node *.js',
    'CMD node a.js && node b.js',
    'CMD node a.js > /log',
    'CMD node a.js &',
    'CMD cd /app; node a.js',
    'CMD NAME=$(hostname) node a.js',
    'CMD NAME=$OTHER node a.js',
    'CMD npm start',
    'CMD ["sh", "-c", "node a.js | tee /log"]',
    'CMD ["sh", "start.sh"]',
    'ENTRYPOINT node a.js\nCMD ["b"]',
  ])('%s', async (lines) => {
    expect(await started(lines, 'node:24', node)).toBe(lines);
  });

  test.each([
    'ENTRYPOINT java "$JAVA_OPTS" -jar a.jar',
    'ENTRYPOINT java $JAVA_OPTS $MORE -jar a.jar',
    'ENV JAVA_TOOL_OPTIONS=-Xmx1g\nENTRYPOINT java $JAVA_OPTS -jar a.jar',
  ])('%s', async (lines) => {
    expect(await started(lines, 'eclipse-temurin:21-jre', java)).toBe(lines);
  });
});

describe('under Pebble, which runs what is behind exec alone', () => {
  test.each([
    ['CMD ["java", "-jar", "a.jar"]', 'ENTRYPOINT ["java", "-jar", "a.jar"]'],
    ['CMD java -jar a.jar', 'ENTRYPOINT ["java", "-jar", "a.jar"]'],
    ['ENTRYPOINT ["java", "-jar", "a.jar"]', 'ENTRYPOINT ["java", "-jar", "a.jar"]'],
  ])('%s', async (before, after) => {
    expect(await started(before, 'eclipse-temurin:21-jre', rock)).toBe(after);
  });

  test('what names no program is not proved to start', async () => {
    const plan = await planOf('FROM eclipse-temurin:21-jre\nCOPY a.jar /\nCMD ["-jar", "/a.jar"]\n', rock);
    expect(plan.caveats).toContain('It starts `pebble` itself, which takes the words of CMD for its own.');
  });
});

test('where there is a shell the start stays', async () => {
  for (const lines of ['CMD A=b node server.js', 'CMD ["sh", "-c", "node server.js"]'])
    expect(await started(lines, 'node:22', 'node:24-alpine')).toBe(lines);
});

test('whoever sets the options when the container runs is told', async () => {
  const plan = await planOf(
    'FROM eclipse-temurin:21-jre\nCOPY a.jar /\nENTRYPOINT java $JAVA_OPTS -jar /a.jar\n',
    jre,
  );
  expect(plan.edits.at(-1)).toMatchObject({ safety: 'review' });
  expect(plan.edits.at(-1)?.because).toContain('whoever sets `JAVA_OPTS`');
});
