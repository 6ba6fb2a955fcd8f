import { expect, test } from 'vitest';
import { planOf } from './plan.fixture';

async function moved(lines: string, to: string): Promise<string> {
  const plan = await planOf(`FROM debian:trixie-slim\n${lines}\nUSER 1000\nCMD ["ls"]\n`, to);
  return plan.text.split('\n').slice(1, -3).join('\n');
}

const bash = 'SHELL ["/bin/bash", "-o", "pipefail", "-c"]';

test.each(['alpine:3.24', 'cgr.dev/chainguard/wolfi-base:latest'])(
  'bash is installed before it runs: %s',
  async (to) => {
    const lines = `${bash}\nRUN apt-get update && apt-get install -y git && useradd -m me\nRUN git log | tee /a`;
    const text = await moved(lines, to);
    expect(text).toBe(
      `RUN apk add --no-cache bash\n${bash}\nRUN apk add --no-cache git && adduser -D me\nRUN git log | tee /a`,
    );
  },
);

test.each([
  [`${bash}\nRUN echo a | tee /b`, 'ubuntu:24.04'],
  [`${bash}\nRUN echo a | tee /b`, 'gcr.io/distroless/static-debian13:nonroot'],
  ['SHELL ["/opt/sh", "-c"]\nRUN echo a', 'alpine:3.24'],
  ['SHELL ["/bin/sh", "-o", "pipefail", "-c"]\nRUN echo a', 'alpine:3.24'],
])('what is there, or cannot be installed, is not: %s on %s', async (lines, to) => {
  expect(await moved(lines, to)).toBe(lines);
});
