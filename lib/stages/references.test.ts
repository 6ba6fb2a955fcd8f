import { describe, expect, it, test } from 'vitest';
import { baseText, errorTexts, graphOf, type Setup, takes } from './graph.fixture';

describe('what stages stand on', () => {
  test.each<[string, string, Setup, string[]]>([
    ['an image', 'FROM alpine', {}, ['alpine']],
    [
      'an image with tag and digest',
      `FROM a/b:1@sha256:${'0'.repeat(64)}`,
      {},
      [`a/b:1@sha256:${'0'.repeat(64)}`],
    ],
    ['scratch', 'FROM scratch', {}, ['scratch']],
    ['a global ARG', 'ARG V=latest\nFROM alpine:$V', {}, ['alpine:latest']],
    ['a build argument', 'ARG V=latest\nFROM alpine:$V', { buildArgs: { V: '3' } }, ['alpine:3']],
    ['a build argument without default', 'ARG V\nFROM alpine:$V', { buildArgs: { V: '3' } }, ['alpine:3']],
    ['an unset ARG', 'ARG V\nFROM alpine:$V', {}, ['unresolved(V)']],
    ['an unset ARG alone', 'ARG BASE\nFROM ${BASE}', {}, ['unresolved(BASE)']],
    ['two unset ARGs', 'ARG A B\nFROM $A:$B', {}, ['unresolved(A B)']],
    ['a default in the line', 'ARG V\nFROM alpine:${V:-3}', {}, ['alpine:3']],
    ['an ARG of an unset ARG', 'ARG A\nARG B=alpine:$A\nFROM $B', {}, ['unresolved(B)']],
    ['a default in the line without any ARG', 'FROM ${BASE:-alpine}', {}, ['alpine']],
    ['quotes', 'ARG V=3\nFROM "alpine:$V"', {}, ['alpine:3']],
    ['a platform argument', 'FROM img-$TARGETARCH', {}, ['img-amd64']],
    ['a stage by name', 'FROM alpine AS a\nFROM a', {}, ['alpine', 'stage 0']],
    ['a stage whose name has capitals', 'FROM alpine AS Build\nFROM build', {}, ['alpine', 'stage 0']],
    ['a stage through a variable', 'ARG S=a\nFROM alpine AS a\nFROM $S', {}, ['alpine', 'stage 0']],
    ['the later of two stages of one name', 'FROM x AS a\nFROM y AS a\nFROM a', {}, ['x', 'y', 'stage 1']],
    [
      'the earlier, where the later takes its name',
      'FROM x AS a\nFROM a AS a\nFROM a',
      {},
      ['x', 'stage 0', 'stage 1'],
    ],
    ['an image of the own name', 'FROM golang AS golang', {}, ['golang']],
    ['an image, where a later stage has the name', 'FROM b\nFROM alpine AS b', {}, ['b', 'alpine']],
    ['a number is an image', 'FROM alpine\nFROM 0', {}, ['alpine', '0']],
    ['a stage named scratch', 'FROM alpine AS scratch\nFROM scratch', {}, ['alpine', 'stage 0']],
    ['an ARG inside a stage does not count', 'ARG V=1\nFROM a:$V\nARG V=2\nFROM b:$V', {}, ['a:1', 'b:1']],
    [
      'a FROM that cannot be read keeps its number',
      'FROM alpine\nFROM\nFROM c',
      {},
      ['alpine', 'unresolved()', 'c'],
    ],
  ])('%s', (_title, text, setup, expected) => {
    const graph = graphOf(text, setup);
    expect(graph.stages.map(({ base }) => baseText(base))).toEqual(expected);
    expect(graph.errors).toEqual([]);
  });
});

describe('what FROM refuses', () => {
  test.each([
    [
      'an undeclared variable',
      'FROM $NOPE',
      ['blank-base-name: $NOPE: base name ($NOPE) should not be blank'],
    ],
    [
      'an ARG declared too late',
      'FROM alpine\nARG V=a\nFROM $V',
      ['blank-base-name: $V: base name ($V) should not be blank'],
    ],
    ['an empty default', 'ARG V=\nFROM $V', ['blank-base-name: $V: base name ($V) should not be blank']],
    [
      'an undeclared tag',
      'FROM alpine:$NOPE',
      [expect.stringContaining('invalid-reference: alpine:$NOPE: failed to parse stage name "alpine:"')],
    ],
    [
      'capitals',
      'FROM Alpine',
      [expect.stringContaining('invalid-reference: Alpine: failed to parse stage name "Alpine"')],
    ],
    [
      'a stage in capitals',
      'FROM alpine AS Build\nFROM Build',
      [
        expect.stringContaining(
          'stage-name-case: Build: FROM finds a stage by its name in lower case only, "build"',
        ),
      ],
    ],
    [
      'an empty platform',
      'FROM --platform=$NOPE alpine',
      ['empty-platform: $NOPE: empty platform value from expression $NOPE'],
    ],
    [
      'a bad platform from an ARG',
      'ARG P=a/b/c/d\nFROM --platform=$P alpine',
      [expect.stringContaining('invalid-platform: $P: failed to parse platform $P')],
    ],
  ])('%s', (_title, text, expected) => {
    expect(errorTexts(graphOf(text))).toEqual(expected);
  });

  it('goes on with the stage meant when only the case is wrong', () => {
    expect(graphOf('FROM alpine AS Build\nFROM Build').stages[1]?.base).toEqual({
      kind: 'stage',
      written: 'Build',
      stage: 0,
    });
  });
});

test.each<[string, string, Setup, string | undefined]>([
  ['none', 'FROM a', {}, undefined],
  ['written', 'FROM --platform=linux/arm64 a', {}, 'linux/arm64'],
  ['the platform built on', 'FROM --platform=$BUILDPLATFORM a', {}, 'linux/amd64'],
  [
    'the platform built for',
    'FROM --platform=${TARGETPLATFORM} a',
    { platform: 'linux/arm64' },
    'linux/arm64',
  ],
  ['an unset ARG', 'ARG P\nFROM --platform=$P a', {}, undefined],
  ['a build argument', 'ARG P\nFROM --platform=$P a', { buildArgs: { P: 'linux/386' } }, 'linux/386'],
])('platform of a stage: %s', (_title, text, setup, expected) => {
  const graph = graphOf(text, setup);
  expect(graph.stages[0]?.platform).toBe(expected);
  expect(graph.errors).toEqual([]);
});

describe('what stages take from elsewhere', () => {
  test.each([
    ['a stage by name', 'FROM x AS a\nFROM y\nCOPY --from=a b c', ['1: copy stage 0']],
    [
      'a stage by name in another case',
      'FROM x AS Build\nFROM y\nCOPY --from=bUILD b c',
      ['1: copy stage 0'],
    ],
    ['a stage by number', 'FROM x\nFROM y\nCOPY --from=0 b c', ['1: copy stage 0']],
    ['a stage by a number with a sign', 'FROM x\nFROM y\nCOPY --from=+0 b c', ['1: copy stage 0']],
    [
      'the later of two stages of one name',
      'FROM x AS a\nFROM y AS a\nFROM z\nCOPY --from=a b c',
      ['2: copy stage 1'],
    ],
    ['an image', 'FROM x\nCOPY --from=nginx:1 b c', ['0: copy nginx:1']],
    [
      'an image by the number it got',
      'FROM x\nCOPY --from=nginx b c\nCOPY --from=1 b c',
      ['0: copy nginx', '0: copy nginx'],
    ],
    ['scratch', 'FROM x\nCOPY --from=scratch b c', ['0: copy scratch']],
    ['the build context', 'FROM x\nCOPY b c\nADD d e', []],
    [
      'a mounted stage',
      'FROM x AS a\nFROM y\nRUN --mount=type=bind,from=A,target=/a true',
      ['1: mount stage 0'],
    ],
    ['a mounted image', 'FROM y\nRUN --mount=from=nginx:1,target=/a true', ['0: mount nginx:1']],
    [
      'a cache filled from a stage',
      'FROM x AS a\nFROM y\nRUN --mount=type=cache,target=/c,from=a true',
      ['1: mount stage 0'],
    ],
    ['a mount has no numbers', 'FROM x\nFROM y\nRUN --mount=from=0,target=/a true', ['1: mount 0']],
    ['the last of several from', 'FROM y\nRUN --mount=from=a,from=b,target=/a true', ['0: mount b']],
    ['an empty from', 'FROM y\nRUN --mount=from=a,from=,target=/a true', []],
    ['a tmpfs takes nothing', 'FROM y\nRUN --mount=type=tmpfs,from=a,target=/a true', []],
    [
      'two mounts',
      'FROM x AS a\nFROM y\nRUN --mount=from=a,target=/a --mount=from=z,target=/z true',
      ['1: mount stage 0', '1: mount z'],
    ],
    [
      'mounts of the context, a cache, a secret',
      'FROM y\nRUN --mount=target=/s --mount=type=cache,target=/c --mount=type=secret,id=s true',
      [],
    ],
  ])('%s', (_title, text, expected) => {
    const graph = graphOf(text);
    expect(takes(graph)).toEqual(expected);
    expect(graph.errors).toEqual([]);
  });

  it('points at the name', () => {
    const text =
      'FROM x AS base\nFROM y\nCOPY --from=base b c\nRUN --mount=type=bind,from=base,target=/a true';
    const spans = graphOf(text).stages[1]?.uses.map(({ span }) => text.slice(span.start, span.end));
    expect(spans).toEqual(['y', 'base', 'base']);
  });
});

describe('what --from refuses', () => {
  const variable =
    'variable expansion is not supported for --from, define a new stage with FROM using ARG from global scope as a workaround';
  test.each<[string, string, unknown[]]>([
    ['a number too high', 'FROM x\nCOPY --from=5 a b', ['invalid-stage-index: 5: invalid stage index 5']],
    ['a negative number', 'FROM x\nCOPY --from=-1 a b', ['invalid-stage-index: -1: invalid stage index -1']],
    ['a variable', 'ARG A=x\nFROM x\nCOPY --from=$A a b', [`variable-in-from: $A: ${variable}`]],
    [
      'a variable in a mount',
      'ARG A=x\nFROM x\nRUN --mount=from=$A,target=/a true',
      ["variable-in-from: $A: 'from' doesn't support variable expansion, define alias stage instead"],
    ],
    [
      'an image name with capitals',
      'FROM x\nCOPY --from=Nginx a b',
      [expect.stringContaining('invalid-reference: Nginx')],
    ],
    [
      'itself',
      'FROM x AS a\nCOPY --from=a /p /p',
      ['circular-dependency: a: circular dependency detected on stage: a'],
    ],
    [
      'itself by number',
      'FROM x\nCOPY --from=0 /p /p',
      ['circular-dependency: 0: circular dependency detected on stage: stage-0'],
    ],
    [
      'itself in a mount',
      'FROM x AS a\nRUN --mount=from=a,target=/a true',
      ['circular-dependency: a: circular dependency detected on stage: a'],
    ],
    [
      'a circle of two',
      'FROM x AS a\nCOPY --from=b /p /p\nFROM x AS b\nCOPY --from=a /p /p',
      ['circular-dependency: a: circular dependency detected on stage: a'],
    ],
    [
      'a circle of three',
      'FROM x AS a\nCOPY --from=c /p /p\nFROM x AS b\nCOPY --from=a /p /p\nFROM x AS c\nCOPY --from=b /p /p',
      ['circular-dependency: a: circular dependency detected on stage: a'],
    ],
    [
      'a later stage the target needs',
      'FROM x AS a\nCOPY --from=b /p /p\nFROM x AS b\nFROM a',
      ['stage-not-yet-built: b: cannot copy from stage "b", it needs to be defined before current stage "a"'],
    ],
    [
      'a stage that stands on this one',
      'FROM x AS a\nCOPY --from=b /p /p\nFROM a AS b',
      ['stage-not-yet-built: b: cannot copy from stage "b", it needs to be defined before current stage "a"'],
    ],
    [
      'a later stage in a mount',
      'FROM x AS a\nRUN --mount=from=b,target=/b true\nFROM x AS b\nFROM a',
      [
        'stage-not-yet-built: b: cannot mount from stage "b", it needs to be defined before current stage "a"',
      ],
    ],
    [
      'a later stage of a stage nobody needs: nothing',
      'FROM x AS a\nCOPY --from=b /x /x\nFROM x AS b\nRUN touch /x',
      [],
    ],
  ])('%s', (_title, text, expected) => {
    expect(errorTexts(graphOf(text))).toEqual(expected);
  });
});
