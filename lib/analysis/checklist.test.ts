import { expect, test } from 'vitest';
import { analyze } from '../analyze';
import { configurationFor } from '../bases/configuration';
import { readCatalog } from '../catalog/files';
import { parseDockerfile } from '../dockerfile/parse';
import { inspect } from '../inspection';
import { buildStages } from '../stages/graph';
import { checklistOf as listOf } from './checklist';

const catalog = readCatalog();

async function checklistOf(dockerfile: string): Promise<string> {
  const { checklist } = await analyze({ dockerfile }, catalog, '2026-11-23');
  return checklist.map(({ text }) => text).join('\n');
}

const distroless = 'FROM gcr.io/distroless/static-debian13:nonroot\nCOPY app /app\n';

test('a base without a shell changes how one looks into the container', async () => {
  const text = await checklistOf(`${distroless}CMD ["/app"]\n`);
  expect(text).toMatch(/docker exec/);
  expect(text).toMatch(/lifecycle hooks/);
  expect(text).toMatch(/WORKDIR \//);
});

test('a shell that is copied in is one', async () => {
  const text = await checklistOf(
    `${distroless}COPY --from=busybox:1.37-musl /bin/busybox /bin/sh\nWORKDIR /\nCMD ["/app"]\n`,
  );
  expect(text).toBe('');
});

test('a glibc that asks for a new kernel filter is told of where a move would bring it', async () => {
  expect(await checklistOf('FROM debian:trixie-slim\nCMD ["bash"]\n')).toBe('');
  expect(await checklistOf('FROM alpine:3.24\nRUN apk add --no-cache curl\nCMD ["curl", "-V"]\n')).toBe('');
  // The smallest that has sleep and no more is of glibc.
  expect(await checklistOf('FROM alpine:3.24\nCMD ["sleep", "1"]\n')).toMatch(
    /^A move to `cgr\.dev\/chainguard\/busybox[^`]*` brings a glibc .*clone3/,
  );
  expect(await checklistOf('FROM debian:bullseye-slim\nRUN apt-get install -y curl\nCMD ["bash"]\n')).toMatch(
    /^A move to `[^`]+` brings a glibc .*clone3/,
  );
});

test.each([
  ['registry.access.redhat.com/ubi9/ubi-minimal:latest', true],
  ['registry.access.redhat.com/ubi8/ubi-minimal:latest', false],
])('a move to %s brings a glibc that calls clone3: %s', (reference, brings) => {
  const options = { target: undefined, buildArgs: {}, platform: 'linux/amd64' };
  const file = parseDockerfile('FROM alpine:3.24\nCOPY app /app\nCMD ["/app"]\n');
  const inspection = inspect(
    buildStages(file, options, configurationFor(catalog, '2026-11-23')),
    catalog,
    '2026-11-23',
  );
  const best = catalog.images.find((image) => image.reference === reference);
  expect(best).toBeDefined();
  const texts = listOf(inspection, best).map(({ text }) => text);
  expect(texts.some((text) => text.includes('clone3'))).toBe(brings);
});
