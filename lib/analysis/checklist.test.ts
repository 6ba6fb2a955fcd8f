import { expect, test } from 'vitest';
import { analyze } from '../analyze';
import { readCatalog } from '../catalog/files';

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
  expect(await checklistOf('FROM alpine:3.24\nCMD ["sleep", "1"]\n')).toBe('');
  expect(await checklistOf('FROM debian:bullseye-slim\nRUN apt-get install -y curl\nCMD ["bash"]\n')).toMatch(
    /^A move to `[^`]+` brings a glibc .*clone3/,
  );
});
