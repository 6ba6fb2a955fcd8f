import { describe, expect, test } from 'vitest';
import { inspectionOf } from '../inspection.fixture';
import { growthOf } from '../text/testing/growth';
import { needsShell } from './needless-runs';
import { planOf } from './plan.fixture';

const distrolessStatic = 'gcr.io/distroless/static-debian13:nonroot';
const cc = 'gcr.io/distroless/cc-debian13:nonroot';
const micro = 'registry.access.redhat.com/ubi9/ubi-micro:latest';

const build =
  'FROM golang:1.27-alpine AS build\nRUN apk add tzdata\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /out/api .\n';

/** The last stage without its FROM. */
async function moved(lines: string, to: string, from = 'alpine:3.24', before = build) {
  const plan = await planOf(`${before}FROM ${from}\n${lines}\n`, to);
  return plan.text
    .slice(plan.text.lastIndexOf('\nFROM ') + 1)
    .split('\n')
    .slice(1, -1)
    .join('\n');
}

const start = 'COPY --from=build /out/api /api\nENTRYPOINT ["/api"]';

describe('Java that is installed with what makes its account', () => {
  const made = (base: string, more: string, entrypoint: string) =>
    `FROM ${base}\nRUN ${more} && useradd --uid 1000 app\nUSER app\nCOPY --chown=app shop.jar /\nENTRYPOINT ${entrypoint}\n`;
  const minimal = 'registry.access.redhat.com/ubi9/ubi-minimal:latest';
  const byMicrodnf = 'microdnf install -y java-21-openjdk-headless shadow-utils && microdnf clean all';

  test.each([
    ['UBI', minimal, byMicrodnf, '["java", "-jar", "/shop.jar"]'],
    [
      'Amazon Linux',
      'amazonlinux:2023',
      'dnf install -y java-21-amazon-corretto-headless shadow-utils && dnf clean all',
      '["java", "-jar", "/shop.jar"]',
    ],
    ['a shell that starts it', minimal, byMicrodnf, '["sh", "-c", "java $JAVA_OPTS -jar /shop.jar"]'],
  ])('stands on a base without a shell, of the same release: %s', async (_what, base, more, entrypoint) => {
    for (const to of ['smallest', 'without-shell']) {
      const plan = await planOf(made(base, more, entrypoint), to);
      expect(plan.proof.isProved).toBe(true);
      expect(plan.base?.reference).toMatch(/21/);
      expect(plan.text).not.toMatch(/^RUN/m);
      expect(plan.text).toContain(
        '\nUSER 1000\nCOPY --chown=1000 shop.jar /\nENTRYPOINT ["java", "-jar", "/shop.jar"]\n',
      );
      expect(plan.edits.map(({ because }) => because).join()).toContain('`shadow-utils`');
    }
  });

  test('a shell that does more stays', async () => {
    const plan = await planOf(
      made(minimal, byMicrodnf, '["sh", "-c", "java -jar /shop.jar --port=$PORT"]'),
      'gcr.io/distroless/java21-debian13:nonroot',
    );
    expect(plan.proof.isProved).toBe(false);
  });
});

describe('a base without a shell', () => {
  test.each([
    ['what comes with it', 'RUN apk add --no-cache ca-certificates tzdata', ''],
    [
      'lists, upgrades and leftovers',
      'RUN set -eux; apk update && apk upgrade\nRUN apk add -U ca-certificates && update-ca-certificates && rm -rf /var/cache/apk/* /tmp/*',
      '',
    ],
    ['an account with a number', 'RUN adduser -D -u 10001 api\nUSER api', 'USER 10001\n'],
    [
      'an account and its group',
      'RUN addgroup -S -g 2001 web && adduser -S -G web -u 2000 api\nCOPY --chown=api:web a /a\nADD --chown=api b /b\nUSER api:web',
      'COPY --chown=2000:2001 a /a\nADD --chown=2000 b /b\nUSER 2000:2001\n',
    ],
    [
      'an account without a number',
      'RUN addgroup -S web && adduser -S -G web api\nCOPY --chown=api:web a /a\nUSER api',
      'COPY --chown=65532:65532 a /a\nUSER 65532\n',
    ],
    [
      'an owner of what is copied',
      'RUN adduser -D -u 10001 api && mkdir -p /srv/www\nCOPY --chown=api www /srv/www/\nCOPY a b /srv/www/c/\nRUN chown -R api:api /srv/www/c',
      'COPY --chown=10001 www /srv/www/\nCOPY --chown=10001:10001 a b /srv/www/c/\n',
    ],
    [
      'a mode of what is copied',
      'COPY run.bin /run.bin\nRUN chmod +x /run.bin\nCOPY --chown=7 b /srv/b\nCOPY c /srv/c\nRUN chmod 0640 /srv/b && chmod -R 755 /srv/c',
      'COPY --chmod=755 run.bin /run.bin\nCOPY --chmod=640 --chown=7 b /srv/b\nCOPY --chmod=755 c /srv/c\n',
    ],
    [
      'an owner and a mode',
      'RUN adduser -D -u 10001 api\nCOPY a /a\nRUN chown -R api /a && chmod 500 /a',
      'COPY --chown=10001 --chmod=500 a /a\n',
    ],
    [
      'an account that may be there already',
      'RUN getent group web || addgroup -g 3000 web\nCOPY --chown=0:web a /a',
      'COPY --chown=0:3000 a /a\n',
    ],
  ])('has no use for %s', async (_what, lines, made) => {
    expect(await moved(`${lines}\n${start}`, distrolessStatic)).toBe(`${made}${start}`);
  });

  test.each([
    ['a program that may be called', 'RUN apk add --no-cache ca-certificates git'],
    ['a package of which nothing is known', 'RUN apk add --no-cache in-house-data'],
    ['a version', 'RUN apk add ca-certificates=1.2-r3'],
    ['a repository', 'RUN apk add --repository https://example.org/a ca-certificates'],
    ['a tool that no repository is added with', 'RUN apk add ca-certificates curl'],
    ['a file of its own', 'RUN echo "deb https://example.org a main" > /etc/mirror.list'],
    ['work', 'RUN apk add ca-certificates && ./configure'],
    ['work in another RUN', 'RUN apk add ca-certificates\nRUN ./configure'],
    [
      'certificates of its own',
      'COPY a.crt /usr/local/share/ca-certificates/\nRUN apk add ca-certificates && update-ca-certificates',
    ],
    ['a directory that nothing is copied into', 'RUN mkdir /data && chown 1000 /data'],
    ['an owner of what is not copied', 'COPY a /srv/a\nRUN chown -R 1000 /var/lib/api'],
    ['two owners', 'COPY --chown=1001 a /srv/a\nRUN chown -R 1000 /srv'],
    ['an account that is switched to', 'RUN adduser -D api\nENTRYPOINT ["su-exec", "api", "/api"]'],
    ['an account whose name is not known', 'ARG NAME\nRUN adduser -D $NAME'],
  ])('does not do away with %s', async (_what, lines) => {
    const text = await moved(`${lines}\nCOPY --from=build /out/api /api\nCMD ["/api"]`, distrolessStatic);
    expect(text).toBe(`${lines}\nCOPY --from=build /out/api /api\nCMD ["/api"]`);
  });

  test('gets what it lacks from the stage that has it, where programs look for it', async () => {
    const run = 'RUN apk add --no-cache ca-certificates tzdata';
    expect(await moved(`${run}\n${start}`, 'scratch')).toBe(
      `COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt\nCOPY --from=build /usr/share/zoneinfo /usr/share/zoneinfo\n${start}`,
    );
    const unnamed = build.replace(' AS build', '').replace('RUN apk add tzdata\n', '');
    expect(
      await moved(
        `RUN apk add ca-certificates\nCOPY --from=0 /out/api /api\nCMD ["/api"]`,
        'scratch',
        'alpine:3.24',
        unnamed,
      ),
    ).toBe(
      'COPY --from=0 /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt\nCOPY --from=0 /out/api /api\nCMD ["/api"]',
    );
    // No stage has the zones.
    expect(
      await moved(`${run}\n${start}`, 'scratch', 'alpine:3.24', build.replace('RUN apk add tzdata\n', '')),
    ).toBe(`${run}\n${start}`);
  });

  test('has libraries inside that had to be installed', async () => {
    const builder = 'FROM debian:trixie AS build\nRUN cc -o /out/api a.c\n';
    const run =
      'RUN apt-get update && apt-get install -y libssl3t64 libstdc++6 ca-certificates && rm -rf /var/lib/apt/lists/*';
    expect(await moved(`${run}\n${start}`, cc, 'debian:trixie-slim', builder)).toBe(start);
    const other = run.replace('libssl3t64', 'libpq5');
    expect(await moved(`${other}\n${start}`, cc, 'debian:trixie-slim', builder)).toBe(`${other}\n${start}`);
  });

  test('has no use for the program that only the health check called', async () => {
    const check = 'HEALTHCHECK CMD curl -f http://localhost:8080/';
    const run = 'RUN apk add --no-cache ca-certificates curl';
    expect(await moved(`${run}\n${check}\n${start}`, distrolessStatic)).toBe(start);
    const other = `${run}\n${check}\n${start.replace('"/api"', '"/api", "--with=curl"')}`;
    expect(await moved(other, distrolessStatic)).toContain(run);
  });
});

test('a program for the health check stays where nobody knows whether the base has it', async () => {
  const lines =
    'RUN apt-get update && apt-get install -y wget\nHEALTHCHECK CMD wget -qO- http://localhost/ | grep -q ok\nCMD ["node", "a.js"]';
  const plan = await planOf(`FROM node:22-slim\n${lines}\n`, 'cgr.dev/chainguard/node:latest');
  expect(plan.text).toContain('install -y wget');
});

test('a base with a shell and without managers and accounts keeps what else is run', async () => {
  const lines = `RUN set -e; apk add --no-cache tzdata && mkdir /data && adduser -D -u 1000 api\nCOPY --from=build --chown=api /out/api /api\nUSER api\nCMD ["/api"]`;
  expect(await moved(lines, micro)).toBe(
    'COPY --from=build /usr/share/zoneinfo /usr/share/zoneinfo\nRUN set -e; mkdir /data\nCOPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/pki/tls/certs/ca-bundle.crt\nCOPY --from=build --chown=1000 /out/api /api\nUSER 1000\nCMD ["/api"]',
  );
});

test('where packages can be installed and accounts cannot be made, these are numbers', async () => {
  const lines = 'RUN apk add --no-cache jq && adduser -D -u 1000 api\nUSER api\nCMD ["jq"]';
  expect(await moved(lines, 'registry.access.redhat.com/ubi9/ubi-minimal:latest')).toBe(
    'RUN microdnf install -y jq && microdnf clean all\nUSER 1000\nCMD ["jq"]',
  );
});

test('what goes is told with the reason, and the plan holds', async () => {
  const plan = await planOf(
    `${build}FROM alpine:3.24\nRUN apk add ca-certificates && adduser -D -u 10001 api\nUSER api\n${start}\n`,
    distrolessStatic,
  );
  expect(plan.proof.isProved).toBe(true);
  expect(plan.edits[1]).toMatchObject({ rules: ['run-without-shell'], safety: 'review' });
  expect(plan.edits[1]?.because).toContain('What `ca-certificates` would bring comes with it');
  expect(plan.edits[1]?.because).toContain('`api` is 10001');
});

test('what COPY does by itself is looked for in time that grows with the file', () => {
  const inspection = (many: number) => {
    const lines = Array.from({ length: many }, (_, at) => `RUN mkdir -p /srv/${at}\nCOPY a /srv/${at}/a`);
    return inspectionOf(`FROM node:22\n${lines.join('\n')}\n`);
  };
  expect(needsShell(inspection(40))).toBe(false);
  expect(growthOf(inspection, needsShell, 1000)).toBeLessThan(1.6);
});
