import { describe, expect, test } from 'vitest';
import { analyze } from '../analyze';
import { readCatalog } from '../catalog/files';

const catalog = readCatalog();

/** A program that goes from stage to stage, so many times. */
function handedOn(times: number): string {
  const stages = Array.from(
    { length: times - 1 },
    (_, at) => `FROM scratch AS s${at + 1}\nCOPY --from=s${at} /app /app\n`,
  );
  return `FROM golang:1.27 AS s0\nRUN CGO_ENABLED=0 go build -o /app .\n${stages.join('')}FROM alpine:3.24\nCOPY --from=s${times - 1} /app /app\nUSER 1000\nCMD ["/app"]\n`;
}

async function needs(dockerfile: string): Promise<readonly string[]> {
  const { requirements } = await analyze({ dockerfile }, catalog, '2026-11-23');
  return requirements.filter(({ kind }) => kind === 'libc').map(({ value }) => value);
}

describe('a program that is handed on from stage to stage', () => {
  test.each([1, 2, 3, 11, 12])('%i times: its compiler is found', async (times) => {
    expect(await needs(handedOn(times))).toEqual(['none: /app is static']);
  });

  test.each([13, 40])('%i times: it is followed no further, and nothing is claimed', async (times) => {
    expect(await needs(handedOn(times))).toEqual([]);
  });
});
