import { describe, expect, test } from 'vitest';
import { indexLines } from '../text/lines';
import { spanText } from '../text/span';
import { analyzed, found, service } from './judging.fixture';

describe('an image that Compose runs', () => {
  test.each([
    ['has ended', 'image: postgres:9', ['3: postgres:9  base-end-of-life warning risk']],
    [
      'never was',
      'image: node:22-slim-bookworm',
      ['3: node:22-slim-bookworm  base-tag-unknown error will-not-start'],
    ],
    ['was deleted', 'image: "bitnami/redis:7"', ['3: bitnami/redis:7  base-retired error will-not-start']],
    ['has no tag', 'image: redis', ['3: redis  base-tag-missing warning choice-of-base']],
    ['moves', 'image: nginx:latest', ['3: nginx:latest  base-tag-floating warning choice-of-base']],
    [
      'is put together of a variable',
      'image: "postgres:${PG:-9}"',
      ['3: "postgres:${PG:-9}"  base-end-of-life warning risk'],
    ],
    ['runs as root', 'image: alpine:3.24\ncommand: sleep 1', ['3: alpine:3.24  runs-as-root warning risk']],
    ['runs as somebody', 'image: alpine:3.24\ncommand: sleep 1\nuser: "1000"', []],
    ['runs as somebody who is not known', 'image: alpine:3.24\ncommand: sleep 1\nuser: "${UID}"', []],
    [
      'runs as nobody it has',
      'image: alpine:3.24\ncommand: sleep 1\nuser: shop',
      ['5: shop  user-not-found error will-not-start'],
    ],
    [
      'is not there for a platform',
      'image: mysql:8\nplatform: linux/386',
      ['3: mysql:8  base-platform-missing error will-not-start'],
    ],
    ['is not known', 'image: registry.example.com/shop/web:1', []],
    [
      'has no shell for a command',
      "image: gcr.io/distroless/static-debian13:nonroot\ncommand: sh -c 'x'",
      ['4: sh  command-not-found error will-not-start'],
    ],
    [
      'has no shell at its path',
      'image: gcr.io/distroless/static-debian13:nonroot\nentrypoint: [/bin/sh, -c, x]',
      ['4: /bin/sh  command-not-found error will-not-start'],
    ],
    [
      'has a command of another image',
      'image: alpine:3.24\nuser: "1"\ncommand: ["bash"]',
      ['5: bash  command-not-found error will-not-start'],
    ],
    [
      'may have it mounted',
      'image: alpine:3.24\nuser: "1"\ncommand: ["bash"]\nvolumes: [./bash:/usr/local/bin/bash]',
      [],
    ],
    [
      'has data mounted',
      'image: alpine:3.24\nuser: "1"\ncommand: ["bash"]\nvolumes: [data:/data]',
      ['5: bash  command-not-found error will-not-start'],
    ],
    [
      'has no shell for a check',
      'image: gcr.io/distroless/static-debian13:nonroot\nhealthcheck: {test: curl -f x}',
      ['4: curl -f x  healthcheck-without-shell error may-fail'],
    ],
    [
      'has no curl for a check by the shell',
      'image: alpine:3.24\nuser: "1"\nhealthcheck: {test: [CMD-SHELL, "curl -f x || exit 1"]}',
      ['5: "curl -f x || exit 1"  command-not-found error may-fail'],
    ],
    [
      'has no curl for a check',
      'image: alpine:3.24\nuser: "1"\nhealthcheck: {test: [CMD, curl, x]}',
      ['5: curl  command-not-found error may-fail'],
    ],
    [
      'installs curl as it starts',
      'image: alpine:3.24\nuser: "0"\ncommand: sh -c "apk add curl && sleep 9"\nhealthcheck: {test: [CMD, curl, x]}',
      ['4: 0  runs-as-root warning risk'],
    ],
    [
      'starts a script of which nothing is known',
      'image: alpine:3.24\nuser: "1"\nentrypoint: [sh, /scripts/start.sh]\nvolumes: [./scripts:/scripts]\nhealthcheck: {test: curl x}',
      [],
    ],
    [
      'starts a script that installs nothing',
      'image: alpine:3.24\nuser: "1"\ncommand: sh -c "sleep 9"\nvolumes: [./scripts:/scripts]\nhealthcheck: {test: curl x}',
      ['7: curl x  command-not-found error may-fail'],
    ],
    [
      'has no curl for a check of what it says',
      'image: alpine:3.24\nuser: "1"\nhealthcheck: {test: "curl x | grep -q up || exit 1"}',
      ['5: "curl x | grep -q up || exit 1"  command-not-found error may-fail'],
    ],
    [
      'has what the check calls',
      'image: postgres:18-alpine3.24\nhealthcheck: {test: [CMD-SHELL, "pg_isready -U $$POSTGRES_USER"]}',
      [],
    ],
    [
      'cannot run nginx as somebody',
      'image: nginx:1.31-alpine\nuser: "101"',
      ['4: 101  nginx-without-root error will-not-start'],
    ],
    [
      'has settings for that',
      'image: nginx:1.31-alpine\nuser: "101"\nvolumes: [./nginx.conf:/etc/nginx/nginx.conf:ro]',
      [],
    ],
  ])('%s', async (_, lines, expected) => {
    expect(await found('compose', service(lines))).toEqual(expected);
  });

  test('is told of in words for who runs it', async () => {
    const { report } = (await analyzed('compose', service('image: redis\ncommand: redis-server'))).judged;
    const words = report.findings.map(({ message, remedy }) => `${message} ${remedy}`).join('\n');
    expect(words).toContain('on the day it is pulled');
    expect(words).not.toMatch(/FROM|USER|build/);
  });

  test.each([
    'curl -f x || wget x',
    'curl -f x || true',
    'curl x; true',
    '! curl x',
    'if curl x; then exit 0; fi',
    'curl x | cat',
  ])('has no curl for a check that does without it: %s', async (check) => {
    const text = service(`image: alpine:3.24\nuser: "1"\nhealthcheck: {test: ${JSON.stringify(check)}}`);
    expect(await found('compose', text)).toEqual([]);
  });

  test.each([
    ['command: sleep 1', '`user:` names no other user, and `alpine:3.24` starts as root.'],
    ['command: sleep 1\nuser: root', '`user:` says so.'],
  ])('runs as root by what is there: %s', async (lines, because) => {
    const { judged } = await analyzed('compose', service(`image: alpine:3.24\n${lines}`));
    const messages = judged.report.findings.map(({ message }) => message);
    expect(messages).toContain(`The container runs as root: ${because}`);
  });

  test('is told of once, where services share it', async () => {
    const text = 'x-db: &db\n  image: postgres:9\nservices:\n  a: {<<: *db}\n  b: {<<: *db}\n';
    expect(await found('compose', text)).toEqual(['2: postgres:9  base-end-of-life warning risk']);
  });

  test('is mended in the line of the definition', async () => {
    const text = service('image: k8s.gcr.io/pause:3.1');
    const { report } = (await analyzed('compose', text)).judged;
    const [edit] = report.findings.find(({ rule }) => rule === 'base-retired')?.fix?.edits ?? [];
    expect(edit).toMatchObject({ newText: 'registry.k8s.io/pause:3.1' });
    expect(edit && spanText(text, indexLines(text).spanOf(edit.range))).toBe('k8s.gcr.io/pause:3.1');
  });
});

describe('a container of Kubernetes', () => {
  const pod = (container: string) =>
    `apiVersion: v1\nkind: Pod\nspec:\n  securityContext: {runAsNonRoot: true}\n  containers:\n    - name: a\n      ${container.replaceAll('\n', '\n      ')}\n`;

  test.each([
    [
      'of an image that starts as root',
      'image: nginx:1.31',
      ['7: nginx:1.31  runs-as-root error will-not-start'],
    ],
    [
      'of a user by name',
      'image: haproxy:3.4-alpine3.24',
      ['7: haproxy:3.4-alpine3.24  user-not-numeric error will-not-start'],
    ],
    ['of a user by number', 'image: nginxinc/nginx-unprivileged:1.31', []],
    ['with a number', 'image: alpine:3.24\ncommand: [sleep, "1"]\nsecurityContext: {runAsUser: 1000}', []],
    [
      'with the number of root',
      'image: alpine:3.24\ncommand: [sleep, "1"]\nsecurityContext: {runAsUser: 0}',
      ['9: 0  runs-as-root error will-not-start'],
    ],
    [
      'that may run as root',
      'image: alpine:3.24\ncommand: [sleep, "1"]\nsecurityContext: {runAsNonRoot: false}',
      ['7: alpine:3.24  runs-as-root warning risk'],
    ],
    [
      'with a number that a template puts in',
      'image: alpine:3.24\ncommand: [sleep, "1"]\nsecurityContext: {runAsNonRoot: false, runAsUser: "{{ uid }}"}',
      [],
    ],
    ['of an image that nobody knows', 'image: registry.example.com/shop/web:1', []],
    [
      'without a shell',
      'image: gcr.io/distroless/static-debian13:nonroot\ncommand: ["/bin/sh", "-c", "x"]',
      ['8: /bin/sh  command-not-found error will-not-start'],
    ],
    [
      'with a probe of another image',
      'image: gcr.io/distroless/static-debian13:nonroot\nlivenessProbe: {exec: {command: [curl, x]}}',
      ['8: curl  command-not-found error may-fail'],
    ],
    [
      'with a hook of another image',
      'image: gcr.io/distroless/static-debian13:nonroot\nlifecycle: {preStop: {exec: {command: [sleep, "5"]}}}',
      ['8: sleep  command-not-found warning may-fail'],
    ],
  ])('%s', async (_, lines, expected) => {
    expect(await found('kubernetes', pod(lines))).toEqual(expected);
  });
});
