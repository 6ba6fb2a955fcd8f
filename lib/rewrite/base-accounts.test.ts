import { expect, test } from 'vitest';
import { planOf } from './plan.fixture';

async function moved(lines: string, from: string, to: string): Promise<string> {
  const plan = await planOf(`FROM ${from}\n${lines}\nCMD ["app.js"]\n`, to);
  return plan.text.split('\n').slice(1, -2).join('\n');
}

const node = 'gcr.io/distroless/nodejs24-debian13:nonroot';
const aspnet = 'mcr.microsoft.com/dotnet/aspnet:10.0';

test.each([
  [
    'an account of the old base keeps its number',
    'COPY --chown=node:node . /app/\nUSER node',
    'node:24',
    node,
    'COPY --chown=1000:1000 . /app/\nUSER 1000',
  ],
  ['one of the distribution keeps its number', 'USER www-data', 'debian:trixie-slim', node, 'USER 33'],
  [
    'one whose number is not known becomes that of the new base',
    'USER _apt',
    'debian:bullseye-slim',
    node,
    'USER 65532',
  ],
  [
    'one that is there stays',
    'COPY --chown=node a /a',
    'node:24',
    'node:24-alpine',
    'COPY --chown=node a /a',
  ],
  [
    'so does root',
    'COPY --chown=root:root . /app/\nUSER root',
    'node:24',
    node,
    'COPY --chown=root:root . /app/\nUSER root',
  ],
  ['and what is not known', 'ARG NAME\nUSER $NAME', 'node:24', node, 'ARG NAME\nUSER $NAME'],
  [
    'a variable of the old base becomes a number',
    'COPY --chown=${APP_UID} . /app/\nUSER $APP_UID:0',
    aspnet,
    'registry.access.redhat.com/ubi9/dotnet-90-runtime:latest',
    'COPY --chown=1654 . /app/\nUSER 1654:0',
  ],
  [
    'where the new one sets it too it stays',
    'USER $APP_UID',
    aspnet,
    `${aspnet}-noble-chiseled`,
    'USER $APP_UID',
  ],
  [
    'and so does one that the file sets',
    'ARG APP_UID=7\nUSER $APP_UID',
    aspnet,
    'registry.access.redhat.com/ubi9/dotnet-90-runtime:latest',
    'ARG APP_UID=7\nUSER $APP_UID',
  ],
])('%s', async (_what, lines, from, to, made) => {
  expect(await moved(lines, from, to)).toBe(made);
});
