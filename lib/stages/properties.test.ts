import { expect, it } from 'vitest';
import type { Span } from '../text/span';
import { fc } from '../text/testing/fc';
import { buildErrorsOf } from './build-errors';
import { describeStages } from './describe';
import { graphOf, lastStage } from './graph.fixture';
import type { StageGraph, Step } from './stage';
import { referenceAt, variableAt } from './variables-at';

const seeds = [
  `# syntax=docker/dockerfile:1
ARG BASE=alpine TAG
FROM --platform=$BUILDPLATFORM golang:\${TAG:-1.22} AS Build
ARG TARGETARCH TARGETOS
ENV CGO_ENABLED=0 GOARCH=$TARGETARCH
WORKDIR /src
RUN --mount=type=cache,target=/root/.cache --mount=from=deps,target=/d go build -o /out ./...
FROM $BASE AS deps
ONBUILD COPY --from=build /out /bin/
ONBUILD ARG V=1
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
RUN <<-EOF
	set -e
	apk add curl
	EOF
FROM deps
USER 1000:1000
COPY --from=0 --chown=$V:0 /out /app
EXPOSE 80 443-445/udp \${PORT:-8080}
VOLUME ["/data", "/x y"]
HEALTHCHECK --interval=5s CMD ["/app", "check"]
STOPSIGNAL SIG\${S}TERM
ENTRYPOINT ["/app"]
CMD ["serve", "--port=\\u0038"]
`,
  "FROM a as a\r\nCOPY --from=a <<'E' <<F /x/\r\n$A\r\nE\r\n${B!c}\r\nF\r\nRUN cat <<E | sh\r\necho $A\r\nE\r\nFROM A\r\n",
  '# escape=`\nFROM mcr.microsoft.com/windows/servercore:ltsc2022 AS w\nWORKDIR C:\\app\nRUN dir `\n  && echo $env:PATH\nENV A=`$B C=${A//x/y}\n',
];

const noise = [
  '\n',
  '\\\n',
  '$',
  '${',
  '}',
  '"',
  "'",
  '<<E',
  'E\n',
  'FROM ',
  ' AS a',
  '\nFROM a AS b\n',
  '\nARG A=$A\n',
  '\nENV A=$A$A\n',
  '\nONBUILD ',
  '--from=1 ',
  '\u0000',
  '\ud800',
  '[',
  ']',
  '\t',
  '#',
];

/** A real file after some cuts, repetitions and insertions. */
const mutated = fc
  .tuple(
    fc.constantFrom(...seeds),
    fc.array(
      fc.tuple(
        fc.nat(1000),
        fc.nat(60),
        fc.constantFrom('cut', 'repeat', 'insert', 'move'),
        fc.constantFrom(...noise),
      ),
      {
        maxLength: 12,
      },
    ),
  )
  .map(([seed, changes]) => {
    let text = seed;
    for (const [where, length, change, inserted] of changes) {
      const at = where % (text.length + 1);
      const part = text.slice(at, at + length);
      if (change === 'cut') text = text.slice(0, at) + text.slice(at + length);
      else if (change === 'repeat') text = text.slice(0, at) + part + part + text.slice(at + length);
      else if (change === 'insert') text = text.slice(0, at) + inserted + text.slice(at);
      else text = text.slice(0, at) + text.slice(at + length) + part;
    }
    return text;
  });

const options = fc.record({
  target: fc.constantFrom(undefined, '', 'build', 'DEPS', '1', 'nope'),
  platform: fc.constantFrom('linux/amd64', 'linux/arm/v7', 'windows/amd64', 'nonsense/a/b/c'),
  buildArgs: fc.constantFrom({}, { TAG: '1' }, { BASE: '' }, { A: '$A', V: '${' }),
});

it('never throws, whatever the file, and keeps every span inside it', () => {
  const open = 'FROM debian:13\nRUN dir <<E`';
  fc.assert(
    fc.property(mutated, options, fc.nat(), (text, chosen, place) => {
      const graph = graphOf(text, chosen);
      for (const span of spansOf(graph)) {
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeGreaterThanOrEqual(span.start);
        expect(span.end).toBeLessThanOrEqual(text.length);
      }
      for (const { steps, end, isTarget } of graph.stages) {
        expect(steps.every(isChained)).toBe(true);
        expect(steps.at(-1)?.after ?? end).toBe(end);
        if (isTarget) expect(graph.target?.end).toBe(end);
      }
      expect(JSON.stringify(describeStages(graph))).toContain('stages');
      variableAt(graph, place % (text.length + 1));
      referenceAt(graph, place % (text.length + 1));
    }),
    { numRuns: 400, examples: [[open, { target: undefined, platform: 'linux/amd64', buildArgs: {} }, 0]] },
  );
});

function* spansOf(graph: StageGraph): Generator<Span> {
  for (const { span } of buildErrorsOf(graph)) yield span;
  for (const { uses, steps } of graph.stages) {
    for (const { span } of uses) yield span;
    for (const { run } of steps) {
      if (run === undefined) continue;
      for (const { span } of run.effects) yield span;
      for (const { span } of run.script.commands) yield run.toSource(span);
    }
  }
}

function isChained({ before }: Step, index: number, steps: readonly Step[]): boolean {
  return index === 0 || steps[index - 1]?.after === before;
}

const many = 10_000;

function repeated(line: (index: number) => string): string {
  return ['FROM scratch', ...Array.from({ length: many }, (_, index) => line(index))].join('\n');
}

it('makes a state only where something changes', () => {
  const { steps } = lastStage(graphOf(repeated((index) => (index % 100 === 0 ? 'USER u' : 'RUN a'))));
  const states = new Set(steps.flatMap(({ before, after }) => [before, after]));
  expect(states.size).toBe(1 + many / 100);
});

it('keeps every value of ten thousand variables at hand', () => {
  const { steps, end } = lastStage(graphOf(repeated((index) => `ENV V${index}=${index} LAST=${index}`)));
  for (const at of [0, 1, 4999, 9999]) {
    const variables = steps[at]?.after.variables;
    expect(variables?.get('LAST')?.value).toBe(String(at));
    expect(variables?.get(`V${at + 1}`)).toBeUndefined();
    expect(variables?.get('V0')?.value).toBe('0');
  }
  expect(end.variables.environment().size).toBe(many + 2);
});

it.each([
  ['a variable that doubles itself', (_index: number) => 'ENV A=x$A$A'],
  ['a path that grows', (index: number) => `ENV PATH=$PATH:/opt/${index}`],
  [
    'a value used over and over',
    (index: number) => (index === 0 ? `ENV A=${'a'.repeat(5000)}` : `ENV B${index}=${'$A'.repeat(20)}`),
  ],
  ['directories in directories', (index: number) => `WORKDIR d${index}`],
])('does not hold more text than a multiple of the file: %s', (_title, line) => {
  const text = repeated(line);
  const { steps } = lastStage(graphOf(text));
  let held = 0;
  for (const { after, before } of steps) {
    if (after === before) continue;
    held += after.workdir?.value?.length ?? 0;
    for (const name of ['A', 'PATH']) {
      const variable = after.variables.get(name);
      if (variable !== before.variables.get(name)) held += variable?.value?.length ?? 0;
    }
  }
  expect(held).toBeLessThan(20 * text.length + (1 << 20) + many * 4096);
});

it('bounds triggers replayed under many stages', () => {
  const triggers = Array.from({ length: 1000 }, () => 'ONBUILD USER a').join('\n');
  const children = Array.from({ length: 1000 }, () => 'FROM base').join('\n');
  const { stages } = graphOf(`FROM scratch AS base\n${triggers}\n${children}`);
  expect(stages.reduce((sum, { steps }) => sum + steps.length, 0)).toBeLessThanOrEqual(21_000);
});

it('replays few long scripts, as every rule reads them', () => {
  const triggers = `ONBUILD RUN ${'useradd u && cp /x /y && '.repeat(8)}true\n`.repeat(20);
  const { stages } = graphOf(`FROM scratch AS base\n${triggers}${'FROM base\n'.repeat(330)}`);
  const replayed = stages.reduce((sum, { steps }) => sum + steps.length, 0);
  expect(replayed).toBeGreaterThan(100);
  expect(replayed).toBeLessThan(330);
});
