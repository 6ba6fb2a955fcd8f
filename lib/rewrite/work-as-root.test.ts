import { expect, test } from 'vitest';
import { planOf } from './plan.fixture';

const ubi = 'registry.access.redhat.com/ubi9/nodejs-22-minimal:latest';
const dev = 'cgr.dev/chainguard/node:latest-dev';

async function moved(dockerfile: string, to: string): Promise<string> {
  return (await planOf(dockerfile, to)).text;
}

const install = 'RUN microdnf install -y git && microdnf clean all';
const apt = 'RUN apt-get update && apt-get install -y git && rm -rf /var/lib/apt/lists/*';

test('RUN lines are those of root as before, and the container has the account of the base', async () => {
  const lines = `WORKDIR /app\n${apt}\nRUN git --version\nCOPY . .\nCMD ["node", "a.js"]\n`;
  expect(await moved(`FROM node:22\n${lines}`, dev)).toBe(
    `FROM ${dev}\nWORKDIR /app\nUSER root\nRUN apk add --no-cache git\nRUN git --version\nUSER 65532\nCOPY . .\nCMD ["a.js"]\n`,
  );
});

test('where the file says who runs it, it is as it says', async () => {
  expect(await moved(`FROM node:22\r\n${apt}\r\nUSER 7\r\nCMD ["node", "a.js"]\r\n`, ubi)).toBe(
    `FROM ${ubi}\r\nUSER root\r\n${install}\r\nUSER 7\r\nCMD ["node", "a.js"]\r\n`,
  );
});

test('of stages on stages each is root by itself, a builder to its end', async () => {
  const before = `FROM node:22 AS base\n${apt}\nFROM base AS build\nRUN npm ci\nFROM base\nCOPY --from=build /app /app\nCMD ["node", "a.js"]`;
  expect(await moved(before, dev)).toBe(
    `FROM ${dev} AS base\nUSER root\nRUN apk add --no-cache git\nUSER 65532\nFROM base AS build\nUSER root\nRUN npm ci\nFROM base\nCOPY --from=build /app /app\nCMD ["a.js"]`,
  );
});

test('nothing is root that was not, or need not be', async () => {
  const own = `FROM node:22\nUSER node\n${apt}\nCMD ["node", "a.js"]\n`;
  expect(await moved(own, ubi)).not.toContain('USER root');
  expect(await moved('FROM node:22\nRUN echo a\nUSER 7\nCMD ["node", "a.js"]\n', ubi)).not.toContain('root');
  expect(
    await moved(own.replace('USER node\n', ''), 'gcr.io/distroless/nodejs24-debian13:nonroot'),
  ).not.toContain('USER root');
  expect(await moved(`FROM ${ubi}\n${install}\nUSER 7\nCMD ["node", "a.js"]\n`, dev)).not.toContain('root');
});

test('where the base was not root and the new one is, the file says who runs it', async () => {
  const nonroot = 'gcr.io/distroless/static-debian13:nonroot';
  const build = 'FROM golang:1.27-alpine AS build\nRUN CGO_ENABLED=0 go build -o /api .\n';
  const lines = 'COPY --from=build /api /api\nEXPOSE 80\nENTRYPOINT ["/api"]\nCMD ["serve"]\n';
  expect(await moved(`${build}FROM ${nonroot}\n${lines}`, 'alpine:3.24')).toBe(
    `${build}FROM alpine:3.24\n${lines.replace('ENTRYPOINT', 'USER 65532\nENTRYPOINT')}`,
  );
  const said = lines.replace('EXPOSE', 'USER 0\nEXPOSE');
  expect(await moved(`${build}FROM ${nonroot}\n${said}`, 'alpine:3.24')).toBe(
    `${build}FROM alpine:3.24\n${said}`,
  );
});
