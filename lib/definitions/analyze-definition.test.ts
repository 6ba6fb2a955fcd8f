import { describe, expect, test } from 'vitest';
import { readCatalog } from '../catalog/files';
import { Report } from '../report/report';
import { indexLines } from '../text/lines';
import { spanText } from '../text/span';
import { analyzeDefinition } from './analyze-definition';
import type { DefinitionKind } from './definition';
import { readDefinition } from './read';

const catalog = readCatalog();
const today = '2026-11-30';

async function analyzed(kind: DefinitionKind, text: string, files: Readonly<Record<string, string>> = {}) {
  const known = new Map(Object.entries(files));
  const reader = {
    dockerfile(path: string) {
      const found = known.get(path);
      return found === undefined ? { code: 'no-dockerfile' as const } : { text: found };
    },
  };
  return analyzeDefinition(readDefinition(kind, text), text, reader, catalog, today);
}

/** `line: what is marked  rule severity consequence`, of findings that are more than advice. */
async function found(kind: DefinitionKind, text: string, files: Readonly<Record<string, string>> = {}) {
  const { report } = await analyzed(kind, text, files);
  expect(Report.safeParse(report).error).toBeUndefined();
  const lines = indexLines(text);
  return report.findings
    .filter(({ severity }) => severity !== 'info')
    .map(({ consequence, range, rule, severity }) => {
      const marked = spanText(text, lines.spanOf(range));
      return `${range.start.line}: ${marked}  ${rule} ${severity} ${consequence}`;
    });
}

function service(lines: string): string {
  return `services:\n  s:\n    ${lines.replaceAll('\n', '\n    ')}\n`;
}

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
    const { report } = await analyzed('compose', service('image: redis\ncommand: redis-server'));
    const words = report.findings.map(({ message, remedy }) => `${message} ${remedy}`).join('\n');
    expect(words).toContain('on the day it is pulled');
    expect(words).not.toMatch(/FROM|USER|build/);
  });

  test('is told of once, where services share it', async () => {
    const text = 'x-db: &db\n  image: postgres:9\nservices:\n  a: {<<: *db}\n  b: {<<: *db}\n';
    expect(await found('compose', text)).toEqual(['2: postgres:9  base-end-of-life warning risk']);
  });

  test('is mended in the line of the definition', async () => {
    const text = service('image: k8s.gcr.io/pause:3.1');
    const { report } = await analyzed('compose', text);
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

describe('a Dockerfile', () => {
  const web =
    'ARG NODE=10\nFROM node:${NODE}-alpine AS base\nFROM base AS dev\nUSER node\nCMD ["bash"]\nFROM base\nUSER node\nCMD ["node", "x.js"]\n';

  test('is judged with the arguments, the target and the platform it is built with', async () => {
    const text =
      'services:\n  old: {build: ./web}\n  new:\n    build: {context: web, args: {NODE: "24"}}\n    platform: linux/arm64\n  dev:\n    build: {context: web, args: {NODE: "24"}, target: dev}\n';
    const { builds } = await analyzed('compose', text, { 'web/Dockerfile': web });
    expect(
      builds.map(({ builds: names, file, report: { findings, options } }) => ({
        names,
        file,
        options,
        rules: findings.filter(({ severity }) => severity !== 'info').map(({ rule }) => rule),
      })),
    ).toEqual([
      {
        names: ['old'],
        file: 'web/Dockerfile',
        options: { buildArgs: {}, platform: 'linux/amd64' },
        rules: ['base-end-of-life'],
      },
      {
        names: ['new'],
        file: 'web/Dockerfile',
        options: { buildArgs: { NODE: '24' }, platform: 'linux/arm64' },
        rules: [],
      },
      {
        names: ['dev'],
        file: 'web/Dockerfile',
        options: { buildArgs: { NODE: '24' }, platform: 'linux/amd64', target: 'dev' },
        rules: ['command-not-found'],
      },
    ]);
  });

  test('that is built alike twice is judged once', async () => {
    const text =
      'target "a" { args = { NODE = "24" } }\ntarget "b" {\n  context = "."\n  args = { NODE = "24" }\n}\n';
    const { builds } = await analyzed('bake', text, { Dockerfile: web });
    expect(builds.map(({ builds: names }) => names)).toEqual([['a', 'b']]);
  });

  test('for many platforms is told of once where the same is found', async () => {
    const text = 'target "a" { platforms = ["linux/amd64", "linux/arm64"] }\n';
    const { builds } = await analyzed('bake', text, { Dockerfile: web });
    expect(builds.map(({ platforms }) => platforms)).toEqual([['linux/amd64', 'linux/arm64']]);
  });

  test('in a Compose file is told of in the lines of that', async () => {
    const text =
      'services:\n  a:\n    build:\n      dockerfile_inline: |\n        FROM alpine:${V:-3.24}\n        USER 1000\n\n        CMD ["bash", "$$X"]\n';
    expect(await found('compose', text)).toEqual(['8: "bash"  command-not-found error will-not-start']);
  });

  test('in a Bake file too', async () => {
    const text =
      'target "a" {\n  dockerfile-inline = <<-EOT\n    FROM alpine:3.24\n    USER 1000\n    CMD ["bash"]\n  EOT\n}\n';
    expect(await found('bake', text)).toEqual(['5: "bash"  command-not-found error will-not-start']);
  });

  test.each([
    [
      'lacks what the check of its service calls',
      'FROM alpine:3.24\nUSER 1000\nCMD ["sleep", "1"]\n',
      ['4: curl -f x || exit 1  command-not-found error may-fail'],
    ],
    ['installs it', 'FROM alpine:3.24\nRUN apk add --no-cache curl\nUSER 1000\nCMD ["sleep", "1"]\n', []],
    ['may have it of what is not known', 'FROM registry.example.com/base:1\n', []],
    ['ends within a line', 'FROM alpine:3.24\nCMD sleep \\\n', []],
  ])('that %s', async (_, dockerfile, expected) => {
    const text = service('build: .\nhealthcheck: {test: curl -f x || exit 1}');
    expect(await found('compose', text, { Dockerfile: dockerfile })).toEqual(expected);
  });

  test('of which another stage is built is not judged for the check of its service', async () => {
    const text = service('build: {context: ., target: base}\nhealthcheck: {test: curl -f x}');
    expect(await found('compose', text, { Dockerfile: 'FROM alpine:3.24 AS base\nFROM base\n' })).toEqual([]);
  });

  test.each([
    [
      'is not there',
      'services: {a: {build: ./gone}}\n',
      '`gone/Dockerfile` is not there: what is built from it is not judged.',
    ],
    [
      'stands on a named context',
      'services: {a: {build: {context: ., additional_contexts: {base: ../b}}}}\n',
      'The named context `base` takes the place of an image or a stage of this Dockerfile: it is not judged.',
    ],
    [
      'copies from a named context',
      'services: {a: {build: {context: ., dockerfile: c, additional_contexts: ["src=../b"]}}}\n',
      'The named context `src` takes the place of an image or a stage of this Dockerfile: it is not judged.',
    ],
    [
      'is for no platform',
      'services: {a: {build: {context: ., platforms: [arm]}}}\n',
      'It is not judged: platform must look like linux/amd64 or linux/arm/v7.',
    ],
  ])('that %s is said not to be judged', async (_, text, said) => {
    const files = { Dockerfile: 'FROM base\n', c: 'FROM alpine:3.24\nCOPY --from=src / /\n' };
    const { builds, report } = await analyzed('compose', text, files);
    expect(builds).toEqual([]);
    expect(report.notKnown.map((each) => each.text)).toEqual([said]);
    expect(report.summary.verdict).toBe('not-known');
  });
});
