import { describe, expect, it, test } from 'vitest';
import { errorTexts, graphOf, takes } from './graph.fixture';

describe('target and reach', () => {
  const text = 'FROM x AS Base\nFROM y AS other\nFROM base AS mid\nCOPY --from=other a b\nFROM z AS last';
  test.each<[string, string | undefined, number | undefined, number[]]>([
    ['the last stage', undefined, 3, [3]],
    ['an empty name is the last stage', '', 3, [3]],
    ['by name', 'mid', 2, [0, 1, 2]],
    ['by name in another case', 'BASE', 0, [0]],
    ['by number', '2', 2, [0, 1, 2]],
  ])('%s', (_title, target, expected, reached) => {
    const { target: found, stages, errors } = graphOf(text, { target });
    expect(found?.index).toBe(expected);
    expect(stages.filter(({ isTarget }) => isTarget).map(({ index }) => index)).toEqual([expected]);
    expect(stages.filter(({ isReachable }) => isReachable).map(({ index }) => index)).toEqual(reached);
    expect(errors).toEqual([]);
  });

  test.each(['nope', '9', '-1', '1x'])('refuses %s', (target) => {
    const graph = graphOf(text, { target });
    expect(graph.target).toBeUndefined();
    expect(graph.errors.map(({ message }) => message)).toEqual([
      `target stage "${target}" could not be found`,
    ]);
    expect(graph.stages.every(({ isReachable }) => isReachable)).toBe(true);
  });

  it('takes the later of two stages of one name', () => {
    expect(graphOf('FROM x AS a\nFROM y AS A\nFROM z', { target: 'a' }).target?.index).toBe(1);
  });

  it('reaches through mounts and triggers', () => {
    const graph = graphOf(
      'FROM x AS m\nFROM x AS t\nFROM x AS base\nONBUILD COPY --from=t a b\nFROM base\nRUN --mount=from=m,target=/m true',
    );
    expect(graph.stages.map(({ isReachable }) => isReachable)).toEqual([true, true, true, true]);
  });

  it('is empty without a stage', () => {
    const graph = graphOf('ARG A=1\nRUN x');
    expect([graph.stages, graph.target, graph.errors]).toEqual([[], undefined, []]);
    expect(graph.globals.get('A')?.value).toBe('1');
  });
});

describe('triggers of ONBUILD', () => {
  const text = `FROM x AS a
ONBUILD ENV A=1
ONBUILD WORKDIR /w
ENV B=2
FROM a AS b
ENV C=$A$B
FROM b`;

  it('run first in the stage that stands on theirs, and only there', () => {
    const { stages } = graphOf(text);
    expect(
      stages.map(({ steps }) =>
        steps.map(({ instruction, replayedFrom }) => `${instruction.keyword} ${replayedFrom}`),
      ),
    ).toEqual([
      ['onbuild undefined', 'onbuild undefined', 'env undefined'],
      ['env 0', 'workdir 0', 'env undefined'],
      [],
    ]);
  });

  it('change nothing where they are written', () => {
    const [first, second] = graphOf(text).stages;
    expect([first?.end.variables.get('A'), first?.end.workdir]).toEqual([undefined, undefined]);
    expect(second?.end.variables.get('C')?.value).toBe('12');
    expect(second?.end.workdir?.value).toBe('/w');
  });

  it('see the variables of the stage they run in', () => {
    const graph = graphOf(
      'ARG V=1\nFROM scratch AS a\nONBUILD ARG V\nONBUILD ENV W=$V$U\nFROM a\nENV W=x$W',
      {},
    );
    expect(graph.stages[1]?.end.variables.get('W')?.value).toBe('x1');
  });

  it('take files from stages', () => {
    const graph = graphOf(
      'FROM x AS t\nFROM y AS a\nONBUILD COPY --from=t a b\nONBUILD COPY --from=9 a b\nFROM a\nFROM a',
    );
    expect(takes(graph)).toEqual([
      '2: copy stage 0',
      '2: copy unresolved()',
      '3: copy stage 0',
      '3: copy unresolved()',
    ]);
    expect(errorTexts(graph)).toEqual(['invalid-stage-index: 9: invalid stage index 9']);
  });

  it('run their here-documents with the shell of that stage', () => {
    const written = 'FROM x AS a\nONBUILD SHELL ["/bin/bash", "-c"]\nONBUILD RUN <<E\nuseradd app\nE\nFROM a';
    const step = graphOf(written).stages[1]?.steps[1];
    expect([step?.before.shell.value[0], step?.run?.text]).toEqual(['/bin/bash', 'useradd app\n']);
    const [effect] = step?.run?.effects ?? [];
    expect(effect && written.slice(effect.span.start, effect.span.end)).toBe('useradd app');
  });

  it('reset a CMD of the base as if written in the stage', () => {
    const graph = graphOf('FROM x AS a\nCMD ["c"]\nONBUILD ENTRYPOINT ["e"]\nFROM a');
    expect(graph.stages[1]?.end.cmd).toBeUndefined();
  });
});
