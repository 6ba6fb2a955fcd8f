import { describe, expect, it, test } from 'vitest';
import { graphOf, image, lastStage, type Setup } from './graph.fixture';

/** `name=value` while building, `name` alone when declared without a known value. */
function building(text: string, setup: Setup = {}): string[] {
  const all = lastStage(graphOf(text, setup)).end.variables.all();
  return [...all.values()]
    .filter(({ name }) => name !== 'PATH')
    .map(({ name, value }) => (value === undefined ? name : `${name}=${value}`));
}

function running(text: string, setup: Setup = {}): string[] {
  const environment = lastStage(graphOf(text, setup)).end.variables.environment();
  return [...environment.values()]
    .filter(({ name }) => name !== 'PATH')
    .map(({ name, value }) => (value === undefined ? name : `${name}=${value}`));
}

describe('variables at the end of the last stage', () => {
  test.each<[string, string, Setup, string[]]>([
    ['a global ARG alone does not reach a stage', 'ARG V=1\nFROM scratch', {}, []],
    ['a global ARG reaches a stage that declares it', 'ARG V=1\nFROM scratch\nARG V', {}, ['V=1']],
    ['a stage default wins over the global value', 'ARG V=1\nFROM scratch\nARG V=2', {}, ['V=2']],
    ['a default', 'FROM scratch\nARG V=1', {}, ['V=1']],
    ['an empty default is a value', 'FROM scratch\nARG V=', {}, ['V=']],
    ['no default', 'FROM scratch\nARG V', {}, ['V']],
    ['a build argument wins over a default', 'FROM scratch\nARG V=1', { buildArgs: { V: '9' } }, ['V=9']],
    ['a build argument gives a value', 'FROM scratch\nARG V', { buildArgs: { V: '9' } }, ['V=9']],
    ['an empty build argument is a value', 'FROM scratch\nARG V=1', { buildArgs: { V: '' } }, ['V=']],
    ['a build argument nobody declares is not seen', 'FROM scratch', { buildArgs: { V: '9' } }, []],
    [
      'a build argument reaches global and stage',
      'ARG V=1\nFROM scratch\nARG V=2',
      { buildArgs: { V: '9' } },
      ['V=9'],
    ],
    [
      'names of objects are ordinary names',
      'FROM scratch\nARG constructor\nARG toString',
      {},
      ['constructor', 'toString'],
    ],
    ['a later ARG without default keeps the value', 'FROM scratch\nARG V=1\nARG V', {}, ['V=1']],
    ['a later default replaces', 'FROM scratch\nARG V=1\nARG V=2', {}, ['V=2']],
    ['ARGs of one line see those before them', 'FROM scratch\nARG A=1 B=$A', {}, ['A=1', 'B=1']],
    ['a global default sees globals before it', 'ARG A=1\nARG B=${A}x\nFROM scratch\nARG B', {}, ['B=1x']],
    ['a default sees ENV', 'FROM scratch\nENV E=1\nARG A=$E', {}, ['A=1', 'E=1']],
    ['a default that needs an unset ARG', 'FROM scratch\nARG A\nARG B=x$A', {}, ['A', 'B']],
    ['a default that is not known hides an earlier one', 'FROM scratch\nARG A=1 B\nARG A=$B', {}, ['A', 'B']],
    ['a global that is not known hides ENV', 'ARG B\nARG A=$B\nFROM scratch\nENV A=1\nARG A', {}, ['A']],
    ['a global without value does not', 'ARG A\nFROM scratch\nENV A=1\nARG A', {}, ['A=1']],
    ['ENV', 'FROM scratch\nENV A=1', {}, ['A=1']],
    ['ENV in the legacy form', 'FROM scratch\nENV A b c', {}, ['A=b c']],
    ['ENV with quotes', `FROM scratch\nENV A="b c" D='$A'`, {}, ['A=b c', 'D=$A']],
    ['ENV with an escaped dollar', 'FROM scratch\nENV A=\\$HOME', {}, ['A=$HOME']],
    ['values of one ENV line see the variables before it', 'FROM scratch\nENV A=1 B=$A', {}, ['A=1', 'B=']],
    ['and those of the line before', 'FROM scratch\nENV A=0\nENV A=1 B=$A', {}, ['A=1', 'B=0']],
    ['a key with a variable', 'FROM scratch\nENV A=X\nENV $A=1', {}, ['A=X', 'X=1']],
    ['a default in the line', 'FROM scratch\nENV B=${NO:-x} C=${NO:+y}', {}, ['B=x', 'C=']],
    ['a default where an ARG is unset', 'FROM scratch\nARG V\nENV W=${V:-x}', {}, ['V', 'W=x']],
    [
      'prefix and suffix',
      'FROM scratch\nENV A=v1.2.3\nENV B=${A#v} C=${A%.*}',
      {},
      ['A=v1.2.3', 'B=1.2.3', 'C=v1.2'],
    ],
    ['ENV from an unset ARG is not known', 'FROM scratch\nARG V\nENV W=x$V', {}, ['V', 'W']],
    ['what is not known stays so', 'FROM scratch\nARG V\nENV W=$V\nENV X=${W:-d}', {}, ['V', 'W', 'X']],
    ['ENV wins over ARG before it', 'FROM scratch\nARG X=1\nENV X=2', {}, ['X=2']],
    ['ARG wins over ENV before it while building', 'FROM scratch\nENV X=1\nARG X=2', {}, ['X=2']],
    [
      'a build argument wins over ENV before it',
      'FROM scratch\nENV X=1\nARG X',
      { buildArgs: { X: '2' } },
      ['X=2'],
    ],
    ['an ARG without value leaves ENV alone', 'FROM scratch\nENV X=1\nARG X', {}, ['X=1']],
    ['ENV through FROM a stage', 'FROM scratch AS a\nENV X=1\nFROM a', {}, ['X=1']],
    ['ARG through FROM a stage', 'FROM scratch AS a\nARG X=1\nFROM a', {}, ['X=1']],
    ['nothing from a stage not stood on', 'FROM scratch\nARG X=1\nENV Y=1\nFROM scratch', {}, []],
    ['a stage of its own beside', 'FROM scratch AS a\nENV X=1\nFROM a AS b\nENV X=2\nFROM a', {}, ['X=1']],
    ['platform arguments need ARG', 'FROM scratch\nENV A=${TARGETARCH}x', {}, ['A=x']],
    [
      'platform arguments',
      'FROM scratch\nARG TARGETPLATFORM TARGETOS TARGETARCH TARGETVARIANT',
      { platform: 'linux/arm/v7' },
      ['TARGETARCH=arm', 'TARGETOS=linux', 'TARGETPLATFORM=linux/arm/v7', 'TARGETVARIANT=v7'],
    ],
    [
      'build platform arguments',
      'FROM scratch\nARG BUILDPLATFORM BUILDOS BUILDARCH BUILDVARIANT',
      {},
      ['BUILDARCH=amd64', 'BUILDOS=linux', 'BUILDPLATFORM=linux/amd64', 'BUILDVARIANT='],
    ],
    [
      'arm64 without its only variant',
      'FROM scratch\nARG TARGETPLATFORM',
      { platform: 'linux/arm64/v8' },
      ['TARGETPLATFORM=linux/arm64'],
    ],
    ['a default wins over a platform argument', 'FROM scratch\nARG TARGETARCH=x', {}, ['TARGETARCH=x']],
    [
      'a build argument replaces a platform argument',
      'FROM scratch\nARG TARGETARCH',
      { buildArgs: { TARGETARCH: 'z' } },
      ['TARGETARCH=z'],
    ],
    ['an unreadable platform', 'FROM scratch\nARG TARGETARCH', { platform: 'a/b/c/d' }, ['TARGETARCH']],
    ['the target stage by name', 'FROM scratch AS fin\nARG TARGETSTAGE', {}, ['TARGETSTAGE=fin']],
    [
      'the target stage as asked for',
      'FROM scratch AS a\nARG TARGETSTAGE',
      { target: 'A' },
      ['TARGETSTAGE=A'],
    ],
    ['the target stage without a name', 'FROM scratch\nARG TARGETSTAGE', {}, ['TARGETSTAGE=default']],
    [
      'proxy arguments need ARG outside RUN',
      'FROM scratch\nENV P=${http_proxy}x',
      { buildArgs: { http_proxy: 'h' } },
      ['P=x'],
    ],
  ])('%s', (_title, text, setup, expected) => {
    expect(building(text, setup)).toEqual(expected);
  });
});

describe('the environment of the container', () => {
  test.each<[string, string, string[]]>([
    ['ENV', 'FROM scratch\nENV A=1', ['A=1']],
    ['no ARG', 'FROM scratch\nARG A=1', []],
    ['ENV behind ARG', 'FROM scratch\nARG A=1\nENV A=$A', ['A=1']],
    ['an ARG does not change an ENV', 'FROM scratch\nENV A=1\nARG A=2', ['A=1']],
    ['inherited', 'FROM scratch AS a\nENV A=1\nARG B=1\nFROM a\nENV C=$A$B', ['A=1', 'C=11']],
  ])('%s', (_title, text, expected) => {
    expect(running(text)).toEqual(expected);
  });
});

describe('an image whose environment is known', () => {
  const images = { base: image({ environment: { JAVA_HOME: '/opt/java', LANG: 'C' } }) };

  it('is inherited and used', () => {
    expect(building('FROM base\nENV J=$JAVA_HOME/bin LANG=x', { images })).toEqual([
      'J=/opt/java/bin',
      'JAVA_HOME=/opt/java',
      'LANG=x',
    ]);
  });

  it('gets the PATH BuildKit adds', () => {
    const { variables } = lastStage(graphOf('FROM base', { images })).end;
    expect(variables.get('PATH')).toEqual({
      name: 'PATH',
      value: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      kind: 'base',
      span: undefined,
    });
  });

  it('sets nothing else', () => {
    expect(building('FROM base\nENV X=$NOPE', { images })).toContain('X=');
  });
});

describe('an image nothing is known of', () => {
  test.each([
    ['a plain use may be set there', 'FROM base\nENV X=$NOPE', ['X']],
    ['a default holds unless it is', 'FROM base\nENV X=${NOPE:-y}', ['X=y']],
    ['values of the Dockerfile are known all the same', 'FROM base\nENV A=1\nENV X=$A', ['A=1', 'X=1']],
    ['PATH is not known', 'FROM base\nENV P=$PATH:/app', ['P']],
  ])('%s', (_title, text, expected) => {
    expect(building(text)).toEqual(expected);
    expect(lastStage(graphOf(text)).end.variables.complete).toBe(false);
  });

  it('is the same for an image known in part', () => {
    const images = { base: image({ isComplete: false, environment: { A: '1' } }) };
    expect(building('FROM base\nENV X=$A Y=$B', { images })).toEqual(['A=1', 'X=1', 'Y']);
  });
});

describe('where a value comes from', () => {
  test.each<[string, string, Setup, string, string, string | undefined]>([
    ['a default', 'FROM scratch\nARG V=1', {}, 'V', 'arg', 'V=1'],
    ['a global', 'ARG V=1\nFROM scratch\nARG V', {}, 'V', 'global-arg', 'V=1'],
    ['the build', 'FROM scratch\nARG V=1', { buildArgs: { V: '2' } }, 'V', 'build-arg', 'V=1'],
    ['the platform', 'FROM scratch\nARG TARGETARCH', {}, 'TARGETARCH', 'platform', 'TARGETARCH'],
    ['ENV', 'FROM scratch\nENV A=1 B=2', {}, 'B', 'env', 'B=2'],
    ['a stage below', 'FROM scratch AS a\nENV B=2\nFROM a', {}, 'B', 'env', 'B=2'],
    ['the base', 'FROM b', { images: { b: image({ environment: { A: '1' } }) } }, 'A', 'base', undefined],
  ])('%s', (_title, text, setup, name, kind, place) => {
    const variable = lastStage(graphOf(text, setup)).end.variables.get(name);
    expect(variable?.kind).toBe(kind);
    expect(variable?.span && text.slice(variable.span.start, variable.span.end)).toBe(place);
  });
});

describe('expansions BuildKit refuses', () => {
  test.each([
    ['an unterminated quote', 'FROM scratch\nENV A="b', '"b'],
    ['a required variable', 'FROM scratch\nENV B=${NO:?must}', '${NO:?must}'],
    ['a required variable on an unknown image', 'FROM base\nENV B=${NO:?must}', '${NO:?must}'],
    ['a modifier', 'FROM scratch\nENV B=${A!x}', '${A!x}'],
    ['a global default', 'ARG A=${B!x}\nFROM scratch', '${B!x}'],
    ['FROM', 'FROM ${A!x}', '${A!x}'],
    ['WORKDIR', 'FROM scratch\nWORKDIR ${A!x}', '${A!x}'],
    ['USER', 'FROM scratch\nUSER ${A!x}', '${A!x}'],
    ['LABEL', 'FROM scratch\nLABEL a=${A!x}', '${A!x}'],
    ['COPY', 'FROM scratch\nCOPY a ${A!x}', '${A!x}'],
    ['COPY --chown', 'FROM scratch\nCOPY --chown=${A!x} a b', '${A!x}'],
    ['EXPOSE', 'FROM scratch\nEXPOSE ${A!x}', '${A!x}'],
    ['VOLUME', 'FROM scratch\nVOLUME ${A!x}', '${A!x}'],
    ['a mount', 'FROM scratch\nRUN --mount=type=cache,target=${A!x} true', 'type=cache,target=${A!x}'],
    ['a here-document', 'FROM scratch\nCOPY <<E /a\n${A!x}\nE', '${A!x}\n'],
  ])('%s', (_title, text, place) => {
    const { errors } = graphOf(text);
    expect(errors.map(({ code }) => code)).toEqual(['failed-expansion']);
    expect(text.slice(errors[0]?.span.start, errors[0]?.span.end)).toBe(place);
  });

  test.each([
    ['a quoted here-document', `FROM scratch\nCOPY <<'E' /a\n\${A!x}\nE`],
    ['RUN', 'FROM scratch\nRUN echo ${A!x}'],
    ['CMD', 'FROM scratch\nCMD echo ${A!x}'],
    ['an ARG the build gives', 'FROM scratch\nARG A\nENV B=${A:?must}'],
    ['a stage the target does not need', 'FROM scratch\nENV B=${A!x}\nFROM scratch'],
  ])('not %s', (_title, text) => {
    expect(graphOf(text).errors).toEqual([]);
  });
});
