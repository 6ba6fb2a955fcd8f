import { expect, it } from 'vitest';
import { describeStages } from './describe';
import { graphOf } from './graph.fixture';

const text = `ARG TAG=3
FROM scratch AS build
ARG TAG
ENV A=1 \\
    B=$TAG
WORKDIR /src
RUN make && \\
    make install
EXPOSE 80 81-82/udp
FROM build
USER $NAME
ENTRYPOINT ["/app"]
CMD serve
COPY --from=9 a b
`;

it('shows every instruction with the state after it', () => {
  const { stages, target, errors } = describeStages(graphOf(text));
  const nothing = {
    user: null,
    workdir: null,
    entrypoint: null,
    cmd: null,
    healthcheck: null,
    stopsignal: null,
  };
  const start = { ...nothing, shell: ['/bin/sh', '-c'], unknown: [] };
  expect(target).toBe(1);
  expect(stages[0]).toEqual({
    stage: 0,
    name: 'build',
    line: 2,
    base: { kind: 'scratch', written: 'scratch' },
    platform: null,
    isTarget: false,
    isReachable: true,
    uses: [{ kind: 'base', line: 2, source: { kind: 'scratch', written: 'scratch' } }],
    instructions: [
      { line: 3, endLine: 3, instruction: 'ARG', ...start, arguments: { TAG: '3' } },
      { line: 4, endLine: 5, instruction: 'ENV', ...start, environment: { A: '1', B: '3' } },
      { line: 6, endLine: 6, instruction: 'WORKDIR', ...start, workdir: '/src' },
      {
        line: 7,
        endLine: 8,
        instruction: 'RUN',
        ...start,
        workdir: '/src',
        language: 'shell',
        commands: [
          { line: 7, words: ['make'], runs: 'always' },
          { line: 8, words: ['make', 'install'], runs: 'always' },
        ],
      },
      {
        line: 9,
        endLine: 9,
        instruction: 'EXPOSE',
        ...start,
        workdir: '/src',
        exposed: ['80/tcp', '81/udp', '82/udp'],
      },
    ],
    end: {
      ...start,
      workdir: '/src',
      environment: { A: '1', B: '3', PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' },
      arguments: { TAG: '3' },
      exposed: ['80/tcp', '81/udp', '82/udp'],
      volumes: [],
    },
  });
  expect(stages[1]?.instructions.map(({ user, entrypoint, cmd }) => [user, entrypoint, cmd])).toEqual([
    ['', null, null],
    ['', ['/app'], null],
    ['', ['/app'], 'serve'],
    ['', ['/app'], 'serve'],
  ]);
  expect(errors).toEqual([
    { line: 14, stage: 1, code: 'invalid-stage-index', message: 'invalid stage index 9' },
  ]);
});

it('names what is set to a value that is not known', () => {
  const { stages } = describeStages(graphOf('FROM x\nARG U\nUSER $U\nWORKDIR a'));
  expect(stages[0]?.instructions.map(({ unknown }) => unknown)).toEqual([[], ['user'], ['user', 'workdir']]);
  expect(stages[0]?.instructions[0]?.arguments).toEqual({ U: null });
});

it('marks triggers and HEALTHCHECK NONE', () => {
  const { stages } = describeStages(graphOf('FROM x AS a\nONBUILD USER u\nFROM a\nHEALTHCHECK NONE'));
  expect(
    stages[1]?.instructions.map(({ line, replayedFrom, user, healthcheck }) => [
      line,
      replayedFrom,
      user,
      healthcheck,
    ]),
  ).toEqual([
    [2, 0, 'u', null],
    [4, undefined, 'u', 'NONE'],
  ]);
});

it('is plain JSON', () => {
  const description = describeStages(graphOf(text));
  expect(JSON.parse(JSON.stringify(description))).toEqual(description);
});
