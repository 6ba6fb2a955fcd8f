import { expect, test } from 'vitest';
import { readCatalog } from '../catalog/files';
import type { Plan } from '../report/rewrite';
import { rewrite } from './index';

const today = '2026-11-23';
const catalog = readCatalog();

async function planOf(dockerfile: string, to: string): Promise<Plan> {
  const { plans } = await rewrite({ dockerfile, to }, catalog, today);
  const [plan] = plans;
  if (plan === undefined) throw new Error('no plan');
  return plan;
}

function onBase(base: string, run: string): string {
  return `FROM ${base}\n${run}\nUSER 1000\nCMD ["sh"]\n`;
}

test.each([
  [
    'debian:bookworm-slim',
    'RUN apt-get update && apt-get install -y --no-install-recommends curl libpq-dev build-essential && rm -rf /var/lib/apt/lists/*',
    'alpine:3.24',
    'RUN apk add --no-cache curl libpq-dev build-base',
  ],
  [
    'debian:bookworm-slim',
    'RUN apt-get update; apt-get install -y jq # json',
    'cgr.dev/chainguard/wolfi-base:latest',
    'RUN apk add --no-cache jq # json',
  ],
  [
    'alpine:3.22',
    'RUN apk add --no-cache curl build-base tini',
    'debian:trixie-slim',
    'RUN apt-get update && apt-get install -y --no-install-recommends curl build-essential tini && rm -rf /var/lib/apt/lists/*',
  ],
  [
    'ubuntu:24.04',
    'RUN apt-get update && apt-get install -y \\\n      git \\\n      make \\\n      unzip \\\n      jq \\\n   && rm -rf /var/lib/apt/lists/*\nRUN make -v && git --version',
    'alpine:3.24',
    'RUN apk add --no-cache \\\n      git \\\n      make \\\n      unzip \\\n      jq\nRUN make -v && git --version',
  ],
  [
    'debian:bookworm-slim',
    'RUN --mount=type=cache,target=/x set -e; apt-get update && apt-get install -y jq && jq --version',
    'alpine:3.24',
    'RUN --mount=type=cache,target=/x set -e; apk add --no-cache jq && jq --version',
  ],
  [
    'debian:bookworm-slim',
    'RUN apt-get update && \\\n    # first\n    DEBIAN_FRONTEND=noninteractive apt-get install -y \\\n    # second\n    curl \\\n    jq && \\\n    # third\n    rm -rf /var/lib/apt/lists/* && \\\n    echo done',
    'alpine:3.24',
    'RUN \\\n    # first\n    apk add --no-cache \\\n    # second\n    curl \\\n    jq && \\\n    # third\n    echo done',
  ],
  [
    'debian:bookworm-slim',
    'RUN apt-get update >/dev/null && echo a > /b && apt-get install -qq -y curl >/dev/null 2>&1',
    'alpine:3.24',
    'RUN echo a > /b && apk add --no-cache curl >/dev/null 2>&1',
  ],
  [
    'debian:bookworm-slim',
    'RUN <<EOF\nset -e\napt-get update\n# why\napt-get install -y curl jq\napt-get clean\nEOF',
    'alpine:3.24',
    'RUN <<EOF\nset -e\n# why\napk add --no-cache curl jq\nEOF',
  ],
  [
    'debian:bookworm-slim',
    '# Up to date.\nRUN apt-get update && apt-get upgrade -y\n\nRUN apt-get clean && rm -rf /var/lib/apt/lists/*\n\nRUN apt-get install -y curl && apt-get clean && rm -rf /tmp/a',
    'alpine:3.24',
    '# Up to date.\n\nRUN apk add --no-cache curl && rm -rf /tmp/a',
  ],
  [
    'alpine:3.24',
    'RUN apk add --no-cache libc6-compat\nRUN set -e; apk add git && apk add bash \\\n  # json\n  jq',
    'debian:trixie-slim',
    'RUN set -e; apt-get update && apt-get install -y --no-install-recommends git && apt-get install -y --no-install-recommends \\\n  # json\n  jq && rm -rf /var/lib/apt/lists/*',
  ],
])('from %s: %s', async (from, run, to, made) => {
  const plan = await planOf(onBase(from, run), to);
  expect(plan.text).toBe(onBase(to, made));
  expect(plan.proof.isProved).toBe(true);
  expect(plan.edits.every(({ safety }) => safety === 'review')).toBe(true);
});

test.each([
  ['a package whose name there nobody knows', 'RUN apt-get update && apt-get install -y zz-in-house-tool'],
  ['a version of another distribution', 'RUN apt-get update && apt-get install -y curl=7.88.1-10'],
  ['a release that is asked for', 'RUN apt-get update && apt-get install -y -t bookworm-backports curl'],
  ['a log that is kept', 'RUN apt-get update && apt-get install -y curl > /log'],
  ['an answer that is piped', 'RUN apt-get update && yes | apt-get install curl'],
  ['a list that a variable holds', 'RUN apt-get update && apt-get install -y $TOOLS'],
  [
    'options that change what is installed',
    'RUN apt-get update && apt-get install -y curl && apt-get purge -y perl',
  ],
  ['a failure that is let pass', 'RUN apt-get update && (apt-get install -y curl || true)'],
  ['a list in a loop', 'RUN apt-get update && for p in curl jq; do apt-get install -y $p; done'],
  ['a way round a failure', 'RUN apt-get update || apt-get update && apt-get install -y curl'],
])('%s stays as it is, and is left', async (_what, run) => {
  const plan = await planOf(onBase('debian:bookworm-slim', run), 'alpine:3.24');
  expect(plan.text).toBe(onBase('alpine:3.24', run));
  expect(plan.proof.isProved).toBe(plan.proof.after.errors === 0);
});

test('stages that stand on something else keep their manager', async () => {
  const dockerfile =
    'FROM debian:bookworm-slim AS other\nRUN apt-get update && apt-get install -y jq\nFROM debian:bookworm-slim AS base\nRUN apt-get update && apt-get install -y curl\nFROM base\nRUN apt-get install -y git\nCOPY --from=other /usr/bin/jq /usr/bin/\nUSER 1000\nCMD ["curl"]\n';
  const plan = await planOf(dockerfile, 'alpine:3.24');
  expect(plan.text).toContain('AS other\nRUN apt-get update && apt-get install -y jq\n');
  expect(plan.text).toContain(
    'FROM alpine:3.24 AS base\nRUN apk add --no-cache curl\nFROM base\nRUN apk add --no-cache git\n',
  );
});

test('what comes with the base is not installed again', async () => {
  const plan = await planOf(
    onBase('alpine:3.22', 'RUN apk add --no-cache coreutils curl'),
    'debian:trixie-slim',
  );
  expect(plan.text).toContain('--no-install-recommends curl &&');
});

test('packages that the newer release calls otherwise are renamed where they stand', async () => {
  const run = 'RUN apt-get update && apt-get install -y ca-certificates libssl1.1 # TLS';
  const plan = await planOf(onBase('debian:bullseye-slim', run), 'debian:trixie-slim');
  expect(plan.text).toBe(onBase('debian:trixie-slim', run.replace('libssl1.1', 'libssl3t64')));
  expect(plan.proof.isProved).toBe(true);
});

test('an edit is named by its place in the file, whatever was changed above it', async () => {
  const dockerfile = onBase('debian:bookworm-slim', 'RUN apt-get install -y jq\nRUN apt-get install -y git');
  const plan = await planOf(dockerfile, 'alpine:3.24');
  expect(plan.edits.map(({ id }) => id)).toEqual(['base:alpine:3.24', 'packages:2:5', 'packages:3:5']);
});

test('packages are carried over also where the account stays as it is', async () => {
  const run =
    'RUN apt-get update && apt-get install -y curl\nRUN adduser --add_extra_groups me && no-such-program';
  const plan = await planOf(onBase('debian:bookworm-slim', run), 'alpine:3.24');
  expect(plan.text).toContain('RUN apk add --no-cache curl\nRUN adduser --add_extra_groups me');
  expect(plan.proof.isProved).toBe(false);
});

test('a name that a variable gave is written out, and told', async () => {
  const run = 'ARG TOOL=libpq-dev\nRUN apt-get update && apt-get install -y ${TOOL}';
  const plan = await planOf(
    onBase('debian:bookworm-slim', run),
    'registry.access.redhat.com/ubi9/ubi-minimal:latest',
  );
  expect(plan.text).toContain('RUN microdnf install -y libpq-devel && microdnf clean all');
  expect(plan.edits[1]?.because).toContain('`${TOOL}` is written out');
});

test('a package that is not installed any more is named', async () => {
  const run = 'RUN apt-get update && apt-get install -y ca-certificates libssl1.1';
  const plan = await planOf(onBase('debian:buster-slim', run), 'cgr.dev/chainguard/wolfi-base:latest');
  expect(plan.text).toContain('RUN apk add --no-cache ca-certificates\n');
  expect(plan.edits[1]?.because).toContain('What `libssl1.1` would bring comes with it');
});

test('a builder that goes with the new base installs as its own does', async () => {
  const dockerfile =
    'FROM rust:1.98 AS build\nRUN apt-get update && apt-get install -y protobuf-compiler\nCOPY . .\nRUN cargo build --release\nFROM debian:trixie-slim\nCOPY --from=build /target/release/app /app\nUSER 1000\nCMD ["/app"]\n';
  const plan = await planOf(dockerfile, 'alpine:3.24');
  expect(plan.text).toMatch(/^FROM rust:1\.98-alpine\S* AS build\nRUN apk add --no-cache protoc\nCOPY/);
});
