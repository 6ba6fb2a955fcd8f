import { expect, test } from 'vitest';
import { analyzed } from './judging.fixture';

const alpine = 'FROM alpine:3.24\nRUN apk add --no-cache nodejs\nUSER 1000\nCMD ["node", "a.js"]\n';
const stages = `FROM debian:trixie-slim AS run\nUSER 1000\nCMD ["sleep", "9"]\n${alpine}`;
const withEntrypoint = 'FROM node:24-alpine\nUSER node\nENTRYPOINT ["node"]\n';

async function found(service: string, dockerfile: string) {
  const text = `services:\n  web:\n    build: .\n    ${service.replaceAll('\n', '\n    ')}\n`;
  const { judged } = await analyzed('compose', text, { Dockerfile: dockerfile });
  return judged.report.findings.map(
    ({ consequence, range: { start }, rule }) => `${start.line}:${start.column} ${rule} ${consequence}`,
  );
}

test.each([
  ['a command', 'command: bash -c "node a.js"', alpine, '4:14'],
  ['an entrypoint', 'entrypoint: [/bin/bash, -c]\ncommand: [node a.js]', alpine, '4:18'],
  [
    'a command of the stage that is built',
    'command: apk info',
    stages.replace('AS run', 'AS last'),
    undefined,
  ],
  ['what another stage has', 'command: [node, b.js]', alpine, undefined],
  ['an argument of the entrypoint', 'command: [bash, b.js]', withEntrypoint, undefined],
  ['what is mounted', 'command: bash\nvolumes: ["./bin:/usr/local/bin"]', alpine, undefined],
  ['what another PATH may find', 'command: bash\nenvironment: [PATH=/opt/bin]', alpine, undefined],
  ['what a variable says that has no value', 'command: $SHELL_OF_IT -c x', alpine, undefined],
  ['a path of its own', 'command: [/app/run]', alpine, undefined],
])('a service that is built is started by %s', async (_, service, dockerfile, place) => {
  const expected = place === undefined ? [] : [`${place} command-not-found will-not-start`];
  expect(await found(service, dockerfile)).toEqual(expected);
});

test.each([
  ['run', 'apk info', ['6:14 command-not-found will-not-start']],
  ['run', 'bash -c x', []],
])('a target is started, and not the last stage: %s with %s', async (target, command, expected) => {
  const text = `services:\n  web:\n    build:\n      context: .\n      target: ${target}\n    command: ${command}\n`;
  const { judged } = await analyzed('compose', text, { Dockerfile: stages });
  const places = judged.report.findings.map(
    ({ consequence, range: { start }, rule }) => `${start.line}:${start.column} ${rule} ${consequence}`,
  );
  expect(places).toEqual(expected);
});

test('the check of a target is held against its stage', async () => {
  const check = 'healthcheck: {test: [CMD, apk, info]}';
  const text = `services:\n  web:\n    build: {context: ., target: run}\n    ${check}\n`;
  const { judged } = await analyzed('compose', text, { Dockerfile: stages });
  expect(judged.report.findings.map(({ rule }) => rule)).toEqual(['command-not-found']);
});
