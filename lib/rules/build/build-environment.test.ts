import { expect, test } from 'vitest';
import { configurationFor } from '../../bases/configuration';
import { readCatalog } from '../../catalog/files';
import { parseDockerfile } from '../../dockerfile/parse';
import { inspect } from '../../inspection';
import { buildStages } from '../../stages/graph';
import { indexLines } from '../../text/lines';
import { rules as everyRule } from '..';
import { runRules } from '../run';

/** What RUN and COPY find, or do not find, while the image is built. */
const ids = new Set([
  'shell-feature-missing',
  'package-repository-gone',
  'package-lists-missing',
  'package-for-another-python',
  'package-not-in-release',
  'repository-tool-missing',
  'pip-refuses-system-environment',
  'option-not-known',
  'build-tools-missing',
  'compiler-missing',
  'php-extension-library-missing',
  'git-missing',
  'copy-source-outside-context',
  'copy-from-path-missing',
  'file-not-copied-yet',
]);
const rules = everyRule.filter(({ id }) => ids.has(id));

const catalog = readCatalog();
const options = { target: undefined, buildArgs: {}, platform: 'linux/amd64' };

function reported(lines: string, today = '2026-11-23'): string[] {
  const graph = buildStages(parseDockerfile(lines), options, configurationFor(catalog, today));
  return runRules(rules, inspect(graph, catalog, today), indexLines(lines)).map(
    ({ finding, span }) => `${finding.severity}: ${lines.slice(span.start, span.end)}`,
  );
}

const install = 'RUN apt-get update && apt-get install -y python3 python3-pip python3-venv\n';

test.each<[string, string, string[]]>([
  ['dash goes on without what it has not', 'FROM debian:trixie\nRUN source /x; true', ['warning: source']],
  ['an own choice between both', 'FROM debian:trixie\nRUN source /x || . /x', []],
  [
    'pipefail is fatal whatever surrounds it',
    'FROM ubuntu:22.04\nRUN set -euo pipefail || true',
    ['error: set'],
  ],
  ['pipefail is there since 25.04', 'FROM ubuntu:26.04\nRUN set -euo pipefail; ls | cat', []],
  ['bash of the distribution', 'FROM registry.access.redhat.com/ubi9/ubi:9.8\nRUN source /x && a=(1)', []],
  ['a base nobody knows', 'FROM example.com/base:1\nRUN source /x && a=(1)', []],
  [
    'a shell of the stage below',
    'FROM debian:12 AS base\nRUN ln -sf bash /bin/sh\nFROM base\nRUN source /x',
    [],
  ],
  ['dash named by hand', 'FROM debian:12\nSHELL ["/bin/dash", "-c"]\nRUN source /x', ['error: source']],
  ['a program named like a builtin', 'FROM debian:12\nRUN env pushd /', []],
  ['a function of that name', 'FROM debian:12\nRUN pushd() { cd "$1"; }; pushd /', []],
  ['one finding for one line', 'FROM debian:12\nRUN a=(1) && source /x && [[ a ]]', ['error: a=(1)']],
  ['-e in a file', 'FROM debian:12\nRUN echo -e "a\\nb" > /f', ['warning: echo']],
  ['-e on the screen', 'FROM debian:12\nRUN echo -e "a\\nb"', []],

  ['pip of Debian', `FROM debian:12\n${install}RUN pip install --user x`, ['error: pip install --user x']],
  [
    'pip on the way out',
    `FROM debian:12\n${install}RUN pip install x || pip install --break-system-packages x`,
    [],
  ],
  [
    'the mark removed',
    `FROM debian:12\n${install}RUN rm /usr/lib/python3*/EXTERNALLY-MANAGED && pip install x`,
    [],
  ],
  [
    'the mark lifted by ENV',
    `FROM debian:12\n${install}ENV PIP_BREAK_SYSTEM_PACKAGES=1\nRUN pip install x`,
    [],
  ],
  [
    'ENV that lifts nothing',
    `FROM debian:12\n${install}ENV PIP_NO_CACHE_DIR=1\nRUN pip install x`,
    ['error: pip install x'],
  ],
  [
    'an environment activated',
    `FROM debian:12\n${install}RUN python3 -m venv /v && . /v/bin/activate && pip install x`,
    [],
  ],
  [
    'an environment by PATH',
    `FROM debian:12\n${install}ENV PATH="/v/bin:$PATH"\nRUN python3 -m venv /v && pip install x`,
    [],
  ],
  [
    'a pip copied from elsewhere',
    `FROM debian:12\n${install}COPY --from=python:3.13 /usr/local /usr/local\nRUN pip install x`,
    [],
  ],
  ['pip asked what it has', `FROM debian:12\n${install}RUN pip list && pip download x`, []],
  ['a pip nobody installed', 'FROM debian:12\nRUN pip install x', []],

  ['sources replaced by COPY', 'FROM debian:10\nCOPY sources.list /etc/apt/\nRUN apt-get update', []],
  [
    'sources mounted',
    'FROM debian:10\nRUN --mount=type=bind,source=s,target=/etc/apt/sources.list apt-get update',
    [],
  ],
  ['sources by an own script', 'FROM centos:7\nCOPY setup.sh /\nRUN sh /setup.sh\nRUN yum install -y x', []],
  [
    'a script that comes later',
    'FROM debian:10\nRUN apt-get update && ./build.sh',
    ['error: apt-get update'],
  ],
  ['dpkg alone', 'FROM debian:10\nCOPY x.deb /\nRUN dpkg -i /x.deb', []],
  ['yum that cleans', 'FROM centos:7\nRUN yum clean all', []],
  ['a failure nobody sees', 'FROM centos:7\nRUN yum install -y x || true', ['warning: yum install -y x']],
  ['a stage nothing needs', 'FROM centos:7 AS old\nRUN yum install -y x\nFROM debian:13\nRUN ls', []],

  [
    'some of the tools',
    'FROM node:24-alpine\nRUN apk add python3 && npx node-gyp rebuild',
    ['error: npx node-gyp rebuild'],
  ],
  ['rebuild may find binaries', 'FROM node:24-alpine\nRUN npm rebuild', []],

  ['a variable decides', 'FROM alpine:3.24\nARG D=a\nCOPY $D/../x /x', []],
  ['a download', 'FROM alpine:3.24\nADD https://example.com/a/../../x /x', []],
  ['several sources', 'FROM alpine:3.24\nCOPY a ../b ../c /x/', ['warning: ../b', 'warning: ../c']],
])('%s', (_title, dockerfile, expected) => {
  expect(reported(`${dockerfile}\n`)).toEqual(expected);
});

test('a repository is gone from the day it was seen to be', () => {
  const dockerfile = 'FROM debian:10\nRUN apt-get update\n';
  expect(reported(dockerfile, '2025-07-13')).toEqual([]);
  expect(reported(dockerfile, '2025-07-14')).toEqual(['error: apt-get update']);
});
