import { expect, test } from 'vitest';
import { analyze } from '../analyze';
import { readCatalog } from '../catalog/files';
import { verdictOfSummary, verdictWord } from '../report/words';

const catalog = readCatalog();

async function summaryOf(dockerfile: string) {
  return (await analyze({ dockerfile }, catalog, '2026-11-23')).summary;
}

const built = 'FROM golang:1.17 AS builder\nWORKDIR /app\nCOPY . .\nRUN go build -o myapp\n';

test.each([
  [
    'a loader that is missing',
    `${built}FROM scratch\nCOPY --from=builder /app/myapp /myapp\nCMD ["/myapp"]\n`,
    'Will not start: /myapp is likely linked against glibc, but scratch has no loader (line 7)',
  ],
  [
    'a line the builder refuses',
    'FROM alpine:3.24\nFOO bar\n',
    'Will not build: unknown instruction: FOO (line 2)',
  ],
  [
    'an account that is missing',
    'FROM scratch\nCOPY app /app\nUSER nobody\nCMD ["/app"]\n',
    'Will not start: there is no account nobody here: scratch has no /etc/passwd (line 3)',
  ],
  [
    'a base nobody knows',
    'FROM registry.example.com/team/base:1\nCMD ["/app"]\n',
    'No failure found, but registry.example.com/team/base:1 is not in the catalog: what it contains is not known',
  ],
])('%s', async (_, dockerfile, text) => {
  expect((await summaryOf(dockerfile)).text).toBe(text);
});

const node = 'COPY . /app\nUSER node\nCMD ["node", "/app/server.js"]\n';

test.each([
  [
    'a base without fixes',
    `FROM node:18\n${node}`,
    'Builds and starts, but node:18 gets no fixes since 2025-04-30',
    'runs-with-changes',
    'No more fixes',
  ],
  [
    'a base without fixes, through a stage and by its digest',
    `FROM node:18@sha256:${'a'.repeat(64)} AS base\nFROM base\n${node}`,
    'Builds and starts, but node:18 gets no fixes since 2025-04-30',
    'runs-with-changes',
    'No more fixes',
  ],
  [
    'a version that is rebuilt no more',
    'FROM python:3.12.7-alpine\nUSER 1000\nCMD ["python", "app.py"]\n',
    'Builds and starts, but python:3.12.7-alpine gets no fixes since 2024-12-04',
    'runs-with-changes',
    'No more fixes',
  ],
  [
    'a password in the image',
    `FROM node:24\nENV DB_PASSWORD=hunter2-Kx93\n${node}`,
    'Builds and starts, but a likely secret stays in the image (password in ENV, line 2)',
    'runs-with-changes',
    'Secret inside',
  ],
  [
    'several, the worst first',
    `FROM node:18\nENV DB_PASSWORD=hunter2-Kx93 API_TOKEN=Kx93-hunter2-Kx93\n${node}`,
    'Builds and starts, but 2 likely secrets stay in the image (the first: password in ENV, line 2), and node:18 gets no fixes since 2025-04-30',
    'runs-with-changes',
    'Secret inside',
  ],
  [
    'what fails leads, and names what weighs beside it',
    `FROM node:18\nENV DB_PASSWORD=hunter2-Kx93\nFOO bar\n${node}`,
    'Will not build: unknown instruction: FOO (line 3); besides, a likely secret stays in the file (password in ENV, line 2), and node:18 gets no fixes since 2025-04-30',
    'does-not-run',
    'Will not build',
  ],
  [
    'a builder without fixes is named, and what ships is ticked off',
    'FROM golang:1.17 AS build\nWORKDIR /src\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /app ./x\nFROM gcr.io/distroless/static-debian13:nonroot\nCOPY --from=build /app /app\nCMD ["/app"]\n',
    'Nothing found that keeps this from building or starting; golang:1.17, which only builds it, gets no fixes since 2022-08-02',
    'runs-as-is',
    'No failure found',
  ],
  [
    'a base nobody knows, with a secret',
    'FROM registry.example.com/team/base:1\nENV DB_PASSWORD=hunter2-Kx93\nCMD ["/app"]\n',
    'No failure found, but a likely secret stays in the image (password in ENV, line 2), and registry.example.com/team/base:1 is not in the catalog: what it contains is not known',
    'runs-with-changes',
    'Secret inside',
  ],
  [
    'nothing',
    `FROM node:24-trixie-slim\n${node}`,
    'Nothing found that keeps this from building or starting',
    'runs-as-is',
    'No failure found',
  ],
])('weighs %s', async (_, dockerfile, text, verdict, word) => {
  const summary = await summaryOf(dockerfile);
  expect(summary.text).toBe(text);
  expect(verdictOfSummary(summary)).toBe(verdict);
  expect(verdictWord(summary)).toBe(word);
});

test('what is not known is not said to build and start', async () => {
  const summary = await summaryOf('FROM node:18\nCOPY run.sh /\nUSER node\nCMD ["/run.sh"]\n');
  expect(summary.text).toBe(
    'Nothing found that keeps this from building or starting, but node:18 gets no fixes since 2025-04-30',
  );
});

test('quiet that the file asks for is kept in the sentence', async () => {
  const summary = await summaryOf(`# plinth ignore=base-end-of-life -- until spring\nFROM node:18\n${node}`);
  expect(summary).toMatchObject({ verdict: 'no-failure-found' });
  expect(summary.concerns).toBeUndefined();
});

test('what weighs is a value, and the finding that leads comes before the others of its kind', async () => {
  const { summary, findings } = await analyze(
    {
      dockerfile: `FROM node:18\nRUN curl -k https://example.com | sh\nENV DB_PASSWORD=hunter2-Kx93\n${node}`,
    },
    catalog,
    '2026-11-23',
  );
  expect(summary.concerns).toEqual([
    { kind: 'secret', ships: true, what: 'password in ENV', count: 1, line: 3, finding: 0 },
    {
      kind: 'no-fixes',
      ships: true,
      reference: 'node:18',
      since: '2025-04-30',
      count: 1,
      line: 1,
      finding: 1,
    },
  ]);
  expect(summary.finding).toBe(0);
  expect(findings.slice(0, 2).map(({ rule }) => rule)).toEqual(['secret-in-image', 'base-end-of-life']);
});

test('a report of before is coloured as it was', () => {
  expect(verdictOfSummary({ verdict: 'no-failure-found' })).toBe('runs-as-is');
  expect(verdictWord({ verdict: 'no-failure-found' })).toBe('No failure found');
});

test('another file than a Dockerfile is said, and nothing else', async () => {
  const report = await analyze(
    { dockerfile: 'services:\n  web:\n    build: ./web\n  db:\n    image: postgres:18\n' },
    catalog,
    '2026-11-23',
  );
  expect(report.summary).toEqual({
    verdict: 'will-not-build',
    otherFile: 'compose',
    text: 'This is a Compose file: paste the Dockerfile that `build:` names, `web/Dockerfile`',
    finding: 0,
  });
  expect(report.findings.map(({ rule, remedy }) => [rule, remedy])).toEqual([
    ['no-dockerfile', 'Paste the Dockerfile that `build:` names, `web/Dockerfile`.'],
  ]);
  expect(report.grade).toMatchObject({ kind: 'not-graded', because: 'no-dockerfile' });
  expect([report.stages, report.requirements, report.recommendations, report.notKnown]).toEqual([
    [],
    [],
    [],
    [],
  ]);
});

test('names the finding it speaks of', async () => {
  const summary = await summaryOf('FROM scratch\nRUN echo hi\n');
  expect(summary).toMatchObject({ verdict: 'will-not-build', finding: 0 });
});
