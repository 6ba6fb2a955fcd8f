import { describe, expect, test } from 'vitest';
import { readCatalog } from '../catalog/files';
import type { Keep } from '../report/keep';
import type { RewriteAnswer } from '../report/rewrite';
import { rewrite } from './index';

const catalog = readCatalog();
const node = 'FROM node:20\nWORKDIR /app\nCOPY . .\nRUN npm install\nCMD npm start\n';
const maven =
  'FROM maven:3.9-eclipse-temurin-17\nWORKDIR /app\nCOPY . .\nRUN mvn package\nCMD ["java", "-jar", "target/app.jar"]\n';

function ask(dockerfile: string, to: string | string[], keep: Keep = {}): Promise<RewriteAnswer> {
  return rewrite({ dockerfile, to, keep }, catalog, '2026-11-23');
}

describe('a base is narrowed by what is known of it', () => {
  test.each<[Keep, RegExp]>([
    [{}, /^node:22-alpine/],
    [{ libc: 'glibc' }, /^node:\d+-\w+-slim$/],
    [{ longTerm: true }, /^node:\d+-\w+-slim$/],
    [{ families: ['ubi'] }, /^registry\.access\.redhat\.com\//],
    [{ publishers: ['red hat'], shell: true }, /redhat\.com\//],
    [{ maxSize: 60_000_000 }, /^node:24-alpine/],
  ])('%j', async (keep, reference) => {
    const { plans, unanswered } = await ask(node, 'smallest', keep);
    expect([plans[0]?.base?.reference, unanswered]).toEqual([expect.stringMatching(reference), []]);
  });

  test('where none is left, it is said of how many', async () => {
    const { plans, unanswered } = await ask(node, 'smallest', { fips: true, maxSize: 1 });
    expect(plans).toEqual([]);
    expect(unanswered).toMatchObject([{ to: 'smallest', code: 'none-kept', kept: 0 }]);
    expect(unanswered[0]?.considered).toBeGreaterThan(10);
  });

  test.each([
    ['wolfi', /^cgr\.dev\/chainguard\//],
    ['dhi', /^dhi\.io\//],
  ])('a family is named as people call it: %s', async (to, reference) => {
    const { plans } = await ask(node, to);
    expect(plans[0]?.base?.reference).toMatch(reference);
  });

  test('who wants no shell does without a check that asks through one; who wants least does not', async () => {
    const checked = (needed: string) =>
      `FROM golang:1.26 AS build\nRUN CGO_ENABLED=0 go build -o /out/api .\nFROM alpine:3.24\n${needed}COPY --from=build /out/api /api\nUSER 1000\nHEALTHCHECK CMD wget -q -O /dev/null http://localhost/ || exit 1\nENTRYPOINT ["/api"]\n`;
    const { plans } = await ask(checked(''), ['smallest', 'without-shell']);
    const of = (wish: string) => plans.find(({ wishes }) => wishes?.some((one) => one === wish));
    expect(of('without-shell')?.proof.isProved).toBe(true);
    expect(of('without-shell')?.text).not.toContain('HEALTHCHECK');
    expect(of('smallest')?.text ?? 'HEALTHCHECK').toContain('HEALTHCHECK');
    const { unanswered } = await ask(
      checked('RUN apk add --no-cache git && git clone https://example.com/a /a\n'),
      'without-shell',
    );
    expect(unanswered).toMatchObject([{ to: 'without-shell' }]);
  });

  test('an image is named by its id', async () => {
    const { plans } = await ask('FROM centos:7\nCMD ["true"]\n', 'ubi9-micro');
    expect(plans[0]?.base?.reference).toBe('registry.access.redhat.com/ubi9/ubi-micro:latest');
  });

  test('what is named by its reference is taken at its word', async () => {
    const { plans } = await ask(node, 'node:24-alpine3.24', { libc: 'glibc' });
    expect(plans[0]?.base?.reference).toBe('node:24-alpine3.24');
  });
});

describe('each plan says what it answers and what it compares; no plan says why', () => {
  test('plans alike are one', async () => {
    const { plans } = await ask(maven, ['smallest', 'distroless', 'smallest']);
    expect(plans.map(({ wishes }) => wishes)).toEqual([['smallest', 'distroless']]);
    expect(plans[0]?.compared).toMatchObject({
      before: { reference: 'maven:3.9-eclipse-temurin-17' },
      after: { packageManagers: [], libc: 'glibc', access: 'anonymous' },
    });
  });

  test.each([
    ['FROM node:24\nUSER node\nCMD ["node"]\n', 'least-change', 'already-there'],
    ['FROM debian:trixie\nCMD ["true"]\n', 'least-change', 'already-there'],
    ['FROM example.org/own:1\nCMD ["true"]\n', 'least-change', 'none-of-kind'],
    ['FROM\n', 'smallest', 'no-base'],
  ])('%j to %s: %s', async (dockerfile, to, code) => {
    const { plans, unanswered } = await ask(dockerfile, to);
    expect([plans, unanswered.map((one) => one.code)]).toEqual([[], [code]]);
  });

  test('a base that is not known is shown, with nothing claimed of it', async () => {
    const { plans } = await ask(node, 'example.org/other:1');
    expect(plans[0]?.compared?.after).toEqual({ reference: 'example.org/other:1' });
  });
});

describe('a file that fails where it stands', () => {
  const gyp =
    'FROM node:24-alpine3.24\nWORKDIR /app\nCOPY . .\nRUN npx node-gyp rebuild\nUSER node\nCMD ["node", "a.js"]\n';

  test('stays there and is mended, where that is the least change', async () => {
    const { plans } = await ask(gyp, 'least-change');
    expect(plans[0]?.base?.reference).toBe('node:24-alpine3.24');
    expect(plans[0]?.text).toBe(gyp.replace('RUN npx', 'RUN apk add --no-cache python3 make g++\nRUN npx'));
    expect(plans[0]?.proof).toMatchObject({ before: { errors: 1 }, after: { errors: 0 }, isProved: true });
  });

  test('is mended on another base as well', async () => {
    const { plans } = await ask(gyp, 'node:24-trixie-slim');
    expect(plans[0]?.text).toContain('apt-get install -y --no-install-recommends python3 make g++');
    expect(plans[0]?.proof).toMatchObject({ after: { errors: 0 }, isProved: true });
  });

  test('goes to the image of its language, where its own base has no cure', async () => {
    const venv =
      'FROM python:3.14-slim-trixie AS build\nRUN python -m venv /opt/venv && /opt/venv/bin/pip install flask\nFROM debian:trixie-slim\nCOPY --from=build /opt/venv /opt/venv\nUSER 1000\nCMD ["/opt/venv/bin/python", "/app.py"]\n';
    const { plans } = await ask(venv, 'least-change');
    expect(plans[0]?.base?.reference).toBe('python:3.14-slim-trixie');
    expect(plans[0]?.proof).toMatchObject({ before: { errors: 1 }, after: { errors: 0 } });
  });
});

describe('a base without a shell', () => {
  const flask =
    'FROM python:3.12-alpine\nCOPY . /app\nWORKDIR /app\nRUN pip install flask\nCMD ["python", "app.py"]\n';

  test('is the likest that has none, with what builds in a stage of its own', async () => {
    const { plans } = await ask(flask, ['smallest', 'without-shell']);
    expect(plans).toMatchObject([
      { wishes: ['without-shell'], kind: 'split', compared: { after: { shell: false, libc: 'musl' } } },
    ]);
    expect(plans[0]?.proof.isProved).toBe(true);
  });

  test('is not looked for where another answer is one', async () => {
    const { plans } = await ask(
      'FROM debian:trixie-slim\nCOPY app.jar /\nCMD ["java", "-jar", "/app.jar"]\n',
      ['distroless', 'without-shell'],
    );
    expect(plans.map(({ wishes }) => wishes)).toContainEqual(['distroless', 'without-shell']);
  });

  test('is nothing to ask for where the file stands on one', async () => {
    const { unanswered } = await ask(
      'FROM gcr.io/distroless/static-debian13:nonroot\nCOPY app /\nCMD ["/app"]\n',
      'without-shell',
    );
    expect(unanswered).toMatchObject([{ code: 'already-there' }]);
  });
});

test('of a family the kind of the own base is taken', async () => {
  const jar =
    'FROM eclipse-temurin:25-jre-alpine\nRUN mkdir /data && date > /data/built\nCOPY a.jar /\nCMD ["java", "-jar", "/a.jar"]\n';
  const { plans } = await ask(jar, 'chainguard');
  expect(plans[0]?.base?.reference).toMatch(/\/jre:/);
});
