import { expect, test } from 'vitest';
import { analyze } from '../analyze';
import { readCatalog } from '../catalog/files';

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

test('names the finding it speaks of', async () => {
  const summary = await summaryOf('FROM scratch\nRUN echo hi\n');
  expect(summary).toMatchObject({ verdict: 'will-not-build', finding: 0 });
});
