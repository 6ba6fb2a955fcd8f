import { describe, expect, test } from 'vitest';
import { analyze } from '../analyze';
import { catalog, today } from '../inspection.fixture';
import { applyEdits } from '../text/edit';
import { indexLines } from '../text/lines';

/** The file with the edits of its first fault that has some; as it is where none has. */
async function installed(dockerfile: string): Promise<string> {
  const lines = indexLines(dockerfile);
  const { findings } = await analyze({ dockerfile }, catalog, today);
  const fix = findings.find(
    ({ fix, rule }) => fix !== undefined && /missing|not-found|refuses/.test(rule),
  )?.fix;
  const edits = fix?.edits.map(({ range, newText }) => ({ span: lines.spanOf(range), newText })) ?? [];
  return applyEdits(dockerfile, edits);
}

const end = 'USER 1000\nCMD ["sleep", "1"]\n';
const apt = 'RUN apt-get update && apt-get install -y --no-install-recommends';
const clear = '&& rm -rf /var/lib/apt/lists/*';

describe('what a step lacks is installed before it', () => {
  test.each([
    [
      'by a line of its own',
      `FROM debian:trixie-slim\nRUN rsync /a /b\n${end}`,
      `FROM debian:trixie-slim\n${apt} rsync ${clear}\nRUN rsync /a /b\n${end}`,
    ],
    [
      'with the certificates that a client needs',
      `FROM debian:trixie-slim\nRUN curl https://example.com\n${end}`,
      `FROM debian:trixie-slim\n${apt} ca-certificates curl ${clear}\nRUN curl https://example.com\n${end}`,
    ],
    [
      'among those installed above',
      `FROM alpine:3.24\nRUN apk add --no-cache curl\nRUN git init /x\n${end}`,
      `FROM alpine:3.24\nRUN apk add --no-cache curl git\nRUN git init /x\n${end}`,
    ],
    [
      'but not what the line installs already',
      `FROM debian:trixie-slim\nRUN apt-get update && apt-get install -y ca-certificates\nRUN curl https://example.com\n${end}`,
      `FROM debian:trixie-slim\nRUN apt-get update && apt-get install -y ca-certificates curl\nRUN curl https://example.com\n${end}`,
    ],
    [
      'a line for each, where each has one',
      `FROM debian:trixie-slim\n${apt} \\\n      curl \\\n  ${clear} && rsync /a /b\n${end}`,
      `FROM debian:trixie-slim\n${apt} \\\n      curl \\\n      rsync \\\n  ${clear} && rsync /a /b\n${end}`,
    ],
    [
      'as the file ends and continues its lines',
      `# escape=\`\r\nFROM debian:trixie-slim\r\nRUN apt-get update && apt-get install -y \`\r\n  curl\r\nRUN rsync /a /b\r\n`,
      `# escape=\`\r\nFROM debian:trixie-slim\r\nRUN apt-get update && apt-get install -y \`\r\n  curl \`\r\n  rsync\r\nRUN rsync /a /b\r\n`,
    ],
    [
      'not among those that are removed by another name, nor below',
      `FROM alpine:3.24\nRUN apk add --no-cache --virtual .x curl\nRUN git init /x\nRUN apk add --no-cache yq\n${end}`,
      `FROM alpine:3.24\nRUN apk add --no-cache --virtual .x curl\nRUN apk add --no-cache git\nRUN git init /x\nRUN apk add --no-cache yq\n${end}`,
    ],
    [
      'with the manager of the base',
      `FROM registry.access.redhat.com/ubi9/ubi-minimal:9.8\nRUN useradd app\n${end}`,
      `FROM registry.access.redhat.com/ubi9/ubi-minimal:9.8\nRUN microdnf install -y shadow-utils && microdnf clean all\nRUN useradd app\n${end}`,
    ],
  ])('%s', async (_how, before, after) => {
    expect(await installed(before)).toBe(after);
  });
});

test.each([
  [
    'before another user works',
    `FROM alpine:3.24\nCOPY start.sh /\nUSER 1000\nENTRYPOINT ["bash", "/start.sh"]\n`,
    `FROM alpine:3.24\nCOPY start.sh /\nRUN apk add --no-cache bash\nUSER 1000\nENTRYPOINT ["bash", "/start.sh"]\n`,
  ],
  [
    'among those installed anywhere',
    `FROM alpine:3.24\nRUN apk add --no-cache curl\nUSER 1000\nENTRYPOINT ["tini", "--", "sleep", "1"]\n`,
    `FROM alpine:3.24\nRUN apk add --no-cache curl tini\nUSER 1000\nENTRYPOINT ["tini", "--", "sleep", "1"]\n`,
  ],
])('what is started is installed %s', async (_how, before, after) => {
  expect(await installed(before)).toBe(after);
});

test.each([
  ['where another user works', `FROM debian:trixie-slim\nUSER 1000\nRUN rsync /a /b\n`],
  ['where nothing installs', 'FROM gcr.io/distroless/base-debian13\nENTRYPOINT ["tini", "/app"]\n'],
  ['a language, which the base decides', `FROM debian:trixie-slim\nRUN npm ci\n${end}`],
  ['what is written in a language', `FROM debian:trixie-slim\nCMD ["gunicorn"]\n`],
  ['the rights of root', `FROM debian:trixie-slim\nRUN sudo true\n${end}`],
])('nothing is installed %s', async (_where, dockerfile) => {
  expect(await installed(dockerfile)).toBe(dockerfile);
});

test.each([
  [
    'a step before',
    `FROM debian:trixie-slim\n${apt} python3-pip\nRUN pip3 install flask\n${end}`,
    `FROM debian:trixie-slim\n${apt} python3-pip python3-venv\nRUN python3 -m venv /opt/venv\nENV PATH="/opt/venv/bin:$PATH"\nRUN pip3 install flask\n${end}`,
  ],
  [
    'the same step',
    `FROM debian:trixie-slim\n${apt} python3-pip && pip3 install flask\n${end}`,
    `FROM debian:trixie-slim\n${apt} python3-pip python3-venv && python3 -m venv /opt/venv && /opt/venv/bin/pip3 install flask\nENV PATH="/opt/venv/bin:$PATH"\n${end}`,
  ],
])('pip gets an environment of its own where %s installs Python', async (_where, before, after) => {
  expect(await installed(before)).toBe(after);
});
