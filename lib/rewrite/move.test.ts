import { describe, expect, test } from 'vitest';
import { cases } from '../cases.fixture';
import { readCatalog } from '../catalog/files';
import type { Plan } from '../report/rewrite';
import { applyEdits } from '../text/edit';
import { indexLines } from '../text/lines';
import { rewrite } from './index';

const today = '2026-11-23';
const catalog = readCatalog();

async function planOf(dockerfile: string, to: string, more: object = {}): Promise<Plan | undefined> {
  const { plans } = await rewrite({ dockerfile, to, ...more }, catalog, today);
  return plans[0];
}

const node = 'FROM node:20\nWORKDIR /app\nCOPY . .\nRUN npm install\nCMD npm start\n';
const python =
  'FROM python:3.9\nWORKDIR /app\nCOPY . .\nRUN pip install -r requirements.txt\nCMD python app.py\n';
const rust =
  'FROM rust:1.79 AS build\nCOPY . .\nRUN cargo build --release\nFROM debian:buster-slim\nCOPY --from=build /target/release/app /usr/bin/\nCMD ["app"]\n';

describe('the base with the least change: supported, of the same family and kind', () => {
  test.each([
    [node, 'node:20', 'node:22', 'Node.js 22 instead of 20'],
    [python, 'python:3.9', 'python:3.11', 'Python 3.11 instead of 3.9'],
    [rust, 'debian:buster-slim', 'debian:bookworm-slim', undefined],
  ])('%#', async (dockerfile, from, to, caveat) => {
    const plan = await planOf(dockerfile, 'least-change');
    expect(plan).toMatchObject({ kind: 'in-place', base: { reference: to }, proof: { isProved: true } });
    expect(plan?.text).toBe(dockerfile.replace(from, to));
    expect(plan?.caveats?.join()).toContain(caveat ?? '');
  });
});

describe('the edit is made where the name of the base lives', () => {
  test.each([
    [
      'ARG V=20\nFROM node:${V}-slim\nUSER node\n',
      'node:22-slim',
      'ARG V=22\nFROM node:${V}-slim\nUSER node\n',
    ],
    ['ARG B=node:20\nFROM $B\nUSER node\n', 'node:24', 'ARG B=node:24\nFROM $B\nUSER node\n'],
    ['ARG V=20\nFROM node:${V}-slim\nUSER 1\n', 'alpine:3.22', 'ARG V=20\nFROM alpine:3.22\nUSER 1\n'],
    [
      'ARG V=20\nARG V=21\nFROM node:$V\nUSER node\n',
      'node:24',
      'ARG V=20\nARG V=21\nFROM node:24\nUSER node\n',
    ],
    [
      'ARG V=20\nFROM golang:$V AS a\nFROM node:$V\nUSER node\n',
      'node:24',
      'ARG V=20\nFROM golang:$V AS a\nFROM node:24\nUSER node\n',
    ],
    ['ARG V\nFROM node:$V\nUSER node\n', 'node:24', 'ARG V\nFROM node:24\nUSER node\n'],
    [
      'FROM --platform=$BUILDPLATFORM node:20 AS a\nFROM a\nUSER node\n',
      'node:24',
      'FROM --platform=$BUILDPLATFORM node:24 AS a\nFROM a\nUSER node\n',
    ],
  ])('%j on %s', async (dockerfile, to, text) => {
    expect((await planOf(dockerfile, to))?.text).toBe(text);
  });

  test('a value that is given for the build is not in the file', async () => {
    const dockerfile = 'ARG V=18\nFROM node:$V\nUSER node\n';
    const plan = await planOf(dockerfile, 'node:24', { buildArgs: { V: '20' } });
    expect(plan?.text).toBe('ARG V=18\nFROM node:24\nUSER node\n');
  });
});

test('what fails on the new base is left with its line, and not called proved', async () => {
  const plan = await planOf(
    'FROM debian:trixie-slim\nRUN apt-get source hello\nUSER 1000\nCMD ["sh"]\n',
    'alpine:3.22',
  );
  expect(plan?.proof).toMatchObject({ isProved: false, before: { errors: 0 }, after: { errors: 1 } });
  expect(plan?.left[0]).toMatchObject({ severity: 'error', range: { start: { line: 2 } } });
});

test.each([
  [node, 'alpine:3.22', 'does not bring Node.js'],
  [node, 'example.org/nobody/knows:1', 'is not in the catalog'],
])('what no rule sees is said, and keeps a plan from being proved: %#', async (dockerfile, to, said) => {
  const plan = await planOf(dockerfile, to);
  expect(plan?.proof.isProved).toBe(false);
  expect(plan?.caveats?.join()).toContain(said);
});

test('another C library is said, and the plan stands', async () => {
  const plan = await planOf(node, 'node:24-alpine');
  expect(plan?.proof.isProved).toBe(true);
  expect(plan?.caveats?.join()).toContain('musl instead of glibc');
});

describe('what the old base never had the file brings itself', () => {
  const made =
    'RUN apk add --no-cache gcc make musl-dev && make -C /usr/src/store install && store-server --version';
  const started =
    'COPY docker-entrypoint.sh /usr/local/bin/\nENTRYPOINT ["docker-entrypoint.sh"]\nCMD ["store-server"]';

  test.each([
    ['alpine:3.20', 'alpine:3.22', `${made}\n${started}\n`],
    [
      'debian:stretch',
      'debian:bookworm',
      `RUN make -C /usr/src/store install && store-server --version\n${started}\n`,
    ],
    ['erlang:22-slim', 'erlang:27-slim', 'RUN make -C /src install\nCMD ["iex"]\n'],
  ])('on another release as well: from %s to %s', async (from, to, lines) => {
    const plan = await planOf(`FROM ${from}\nWORKDIR /srv\n${lines}`, to);
    expect(plan?.proof.isProved).toBe(true);
    expect(plan?.caveats?.join() ?? '').not.toMatch(/store-server|bash|iex/);
  });

  test.each([
    ['another distribution', 'debian:stretch', 'alpine:3.22', `RUN make -C /src install\n${started}\n`],
    [
      'what the old base had',
      'debian:bullseye',
      'debian:trixie-slim',
      'RUN make -C /src install && perl -v && apt-key list\nCMD ["perl", "a.pl"]\n',
    ],
  ])('but not %s', async (_what, from, to, lines) => {
    const plan = await planOf(`FROM ${from}\nWORKDIR /srv\n${lines}`, to);
    expect(plan?.base?.reference).toBe(to);
    expect(plan?.proof.isProved).toBe(false);
  });
});

describe('another port on which the program of the base listens', () => {
  const port = 'It listens on port 8080 instead of 80';
  const served = (base: string, more = '') =>
    `FROM ${base}\nWORKDIR /app\nCOPY out .\n${more}ENTRYPOINT ["dotnet", "Shop.dll"]\n`;

  test.each([
    ['mcr.microsoft.com/dotnet/aspnet:7.0', ''],
    ['mcr.microsoft.com/dotnet/aspnet:6.0-alpine', 'EXPOSE 80\n'],
  ])('is said: from %s', async (base, more) => {
    const plan = await planOf(served(base, more), 'mcr.microsoft.com/dotnet/aspnet:10.0-noble');
    expect(plan?.caveats?.join()).toContain(port);
  });

  test.each([
    [
      'the program is told another',
      'mcr.microsoft.com/dotnet/aspnet:7.0',
      'ENV ASPNETCORE_URLS=http://+:80\n',
    ],
    ['it did so before', 'mcr.microsoft.com/dotnet/aspnet:8.0', ''],
    ['the SDK listens elsewhere', 'mcr.microsoft.com/dotnet/sdk:6.0', ''],
  ])('is not said where %s', async (_why, base, more) => {
    const plan = await planOf(served(base, more), 'mcr.microsoft.com/dotnet/aspnet:10.0-noble');
    expect(plan?.base?.reference).toBe('mcr.microsoft.com/dotnet/aspnet:10.0-noble');
    expect(plan?.caveats?.join() ?? '').not.toContain(port);
  });
});

test('a full version that is rebuilt no more gives way to its line, on the same release', async () => {
  const dockerfile =
    'FROM ruby:3.3.5-slim-bookworm\nRUN apt-get update && apt-get install -y libicu72\nCMD ["ruby", "a.rb"]\n';
  for (const to of ['least-change', 'same-publisher', 'ruby'])
    expect((await planOf(dockerfile, to))?.text).toBe(dockerfile.replace('3.3.5', '3.3'));
  expect(await planOf(dockerfile.replace('3.3.5', '3.3'), 'least-change')).toBeUndefined();
});

test('a family gives its first image on which the plan holds', async () => {
  const plan = await planOf(rust, 'ubuntu');
  expect(plan).toMatchObject({
    base: { reference: expect.stringMatching(/^ubuntu:/) },
    proof: { isProved: true },
  });
  const own = await planOf(node, 'node');
  expect(own).toMatchObject({ base: { reference: 'node:22' }, proof: { isProved: true } });
});

test.each(['', '# nothing but this\n', 'FROM\n', 'FORM node\nFROM\nCMD [\n', 'RUN x\n'])(
  'a file without a base to change has no plan: %j',
  async (dockerfile) => {
    for (const to of ['smallest', 'least-change', 'alpine:3.24'])
      expect(await planOf(dockerfile, to)).toBeUndefined();
  },
);

describe('on every case, whatever is asked for', () => {
  test.each(cases.filter((_, at) => at % 9 === 0))('$name', async ({ dockerfile }) => {
    for (const to of ['least-change', 'alpine:3.24', 'debian:trixie-slim', 'scratch']) {
      const plan = await planOf(dockerfile, to);
      if (plan === undefined) continue;
      const lines = indexLines(dockerfile);
      const edits = plan.edits.map(({ range, newText }) => ({
        span: lines.spanOf(range),
        newText,
      }));
      expect(applyEdits(dockerfile, edits)).toBe(plan.text);
      if (plan.proof.isProved) expect(plan.proof.after.errors).toBeLessThanOrEqual(plan.proof.before.errors);
    }
  });
});

test.each([
  [
    'ARG FROM_HERE=mirror.gcr.io/library/\nFROM ${FROM_HERE}node:18',
    'ARG FROM_HERE=mirror.gcr.io/library/\nFROM ${FROM_HERE}node:24',
  ],
  ['FROM public.ecr.aws/docker/library/node:18', 'FROM public.ecr.aws/docker/library/node:24'],
  ['ARG V=18\nFROM docker.io/library/node:${V}', 'ARG V=24\nFROM docker.io/library/node:${V}'],
  [
    'FROM registry.example.org/docker-hub/library/node:18-slim',
    'FROM registry.example.org/docker-hub/library/node:24',
  ],
  ['FROM node:18', 'FROM node:24'],
])('the registry that hands an official image on is asked for the new one: %s', async (from, made) => {
  const plan = await planOf(`${from}\nCOPY a.js /\nUSER 1000\nCMD ["node", "/a.js"]\n`, 'node:24');
  expect(plan?.text).toBe(`${made}\nCOPY a.js /\nUSER 1000\nCMD ["node", "/a.js"]\n`);
});

test('an image of another registry is named in full', async () => {
  const plan = await planOf(
    'FROM mirror.gcr.io/library/node:18\nCOPY a.js /\nUSER 1000\nCMD ["node", "/a.js"]\n',
    'gcr.io/distroless/nodejs24-debian13:nonroot',
  );
  expect(plan?.text).toContain('FROM gcr.io/distroless/nodejs24-debian13:nonroot\n');
});

describe('a platform that the name of the base says', () => {
  const dockerfile = (base: string) =>
    `FROM golang:1.27 AS build\nCOPY . .\nRUN GOARCH=arm64 CGO_ENABLED=0 go build -o /api .\nFROM ${base}\nCOPY --from=build /api /api\nUSER 1000\nCMD ["/api"]\n`;

  test.each([
    [
      'gcr.io/distroless/static-debian13:nonroot',
      '--platform=linux/arm64 gcr.io/distroless/static-debian13:nonroot',
    ],
    ['alpine:3.24', 'arm64v8/alpine:3.24'],
  ])('is kept on %s', async (to, written) => {
    const plan = await planOf(dockerfile('arm64v8/alpine:3.22'), to);
    expect(plan?.text).toContain(`\nFROM ${written}\n`);
    expect(plan?.proof.isProved).toBe(true);
  });

  test('is not said where no name said it', async () => {
    const plan = await planOf(dockerfile('alpine:3.22').replace('GOARCH=arm64 ', ''), 'scratch');
    expect(plan?.text).toContain('\nFROM scratch\n');
  });
});

test('.NET that brings its runtime is published for the C library of the new base', async () => {
  const plan = await planOf(
    'FROM mcr.microsoft.com/dotnet/sdk:10.0-alpine3.24 AS build\nWORKDIR /source\nCOPY . .\nRUN dotnet publish -r linux-musl-x64 --self-contained -o /out\nFROM mcr.microsoft.com/dotnet/runtime-deps:10.0-alpine3.24\nENV DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1\nCOPY --from=build /out /app\nUSER 1000\nENTRYPOINT ["/app/Worker"]\n',
    'without-shell',
  );
  expect(plan?.base?.reference).toMatch(/chiseled/);
  expect(plan?.text).toContain(' -r linux-x64 ');
  expect(plan?.proof.isProved).toBe(true);
});

test('.NET that is published without a name for its platform gets the SDK of the new C library', async () => {
  const plan = await planOf(
    'FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0-alpine3.24 AS build\nARG TARGETARCH\nWORKDIR /source\nCOPY . .\nRUN dotnet publish -a $TARGETARCH --self-contained -o /out\nFROM mcr.microsoft.com/dotnet/runtime-deps:10.0-alpine3.24\nCOPY --from=build /out /app\nUSER 1000\nENTRYPOINT ["/app/Worker"]\n',
    'mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled',
  );
  expect(plan?.text).toContain(
    'FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build\n',
  );
  expect(plan?.proof.isProved).toBe(true);
});
