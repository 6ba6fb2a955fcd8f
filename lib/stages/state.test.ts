import { describe, expect, it, test } from 'vitest';
import type { CommandForm } from '../dockerfile/syntax';
import { graphOf, image, lastStage, type Setup } from './graph.fixture';
import type { Setting, State } from './stage';

function endOf(text: string, setup: Setup = {}): State {
  return lastStage(graphOf(text, setup)).end;
}

/** `none`, a shell form as its text, an exec form as a list. */
function commandOf(setting: Setting<CommandForm | readonly string[] | undefined> | undefined): unknown {
  if (setting === undefined) return 'none';
  const { value } = setting;
  if (value === undefined) return 'NONE';
  if (!('form' in value)) return value;
  return value.form === 'exec' ? value.items.map(({ text }) => text) : value.script.text;
}

const known = {
  app: image({ user: 'app', workdir: '/srv/app', entrypoint: ['/entry'], cmd: ['serve'] }),
  bare: image(),
};

describe('USER', () => {
  test.each<[string, string, string | undefined]>([
    ['none', 'FROM scratch', 'none'],
    ['a name', 'FROM scratch\nUSER app', 'app'],
    ['a number and group', 'FROM scratch\nUSER 1000:1000', '1000:1000'],
    ['a variable', 'FROM scratch\nARG UID=1001\nUSER $UID:0', '1001:0'],
    ['an unset ARG', 'FROM scratch\nARG UID\nUSER $UID', undefined],
    ['the last one', 'FROM scratch\nUSER a\nUSER b', 'b'],
    ['of the base', 'FROM app', 'app'],
    ['over that of the base', 'FROM app\nUSER root', 'root'],
    ['of the stage below', 'FROM scratch AS a\nUSER a\nFROM a', 'a'],
    ['not of another stage', 'FROM scratch AS a\nUSER a\nFROM scratch', 'none'],
    ['of an unknown base', 'FROM unknown', 'none'],
  ])('%s', (_title, text, expected) => {
    const { user } = endOf(text, { images: known });
    expect(user === undefined ? 'none' : user.value).toBe(expected);
  });
});

describe('WORKDIR', () => {
  test.each<[string, string, string | undefined]>([
    ['none', 'FROM scratch', 'none'],
    ['absolute', 'FROM scratch\nWORKDIR /app', '/app'],
    ['relative to the root', 'FROM scratch\nWORKDIR a\nWORKDIR b', '/a/b'],
    ['relative to an absolute one', 'FROM scratch\nWORKDIR /a\nWORKDIR b/../c/', '/a/c'],
    ['cleaned', 'FROM scratch\nWORKDIR //a//./b/', '/a/b'],
    ['not above the root', 'FROM scratch\nWORKDIR ../../a', '/a'],
    ['with a space', 'FROM scratch\nWORKDIR /a b', '/a b'],
    ['a variable', 'FROM scratch\nENV P=/q\nWORKDIR $P/r', '/q/r'],
    ['an empty variable stays', 'FROM scratch\nENV P=\nWORKDIR /a\nWORKDIR $P', '/a'],
    ['an unset ARG', 'FROM scratch\nARG P\nWORKDIR /a\nWORKDIR $P', undefined],
    ['relative to what is not known', 'FROM scratch\nARG P\nWORKDIR $P\nWORKDIR b', undefined],
    ['absolute after what is not known', 'FROM scratch\nARG P\nWORKDIR $P\nWORKDIR /b', '/b'],
    ['of the base', 'FROM app', '/srv/app'],
    ['relative to that of the base', 'FROM app\nWORKDIR x', '/srv/app/x'],
    ['relative on a base without one', 'FROM bare\nWORKDIR x', '/x'],
    ['relative on an unknown base', 'FROM unknown\nWORKDIR x', undefined],
    ['absolute on an unknown base', 'FROM unknown\nWORKDIR /x\nWORKDIR y', '/x/y'],
    ['of the stage below', 'FROM unknown AS a\nWORKDIR /x\nFROM a\nWORKDIR y', '/x/y'],
    ['longer than Linux takes', `FROM scratch\nWORKDIR /${'a/'.repeat(3000)}`, undefined],
  ])('%s', (_title, text, expected) => {
    const { workdir } = endOf(text, { images: known });
    expect(workdir === undefined ? 'none' : workdir.value).toBe(expected);
  });

  it('follows Windows', () => {
    const text = 'FROM unknown\nWORKDIR C:\\\\app\nWORKDIR sub';
    expect(endOf(text, { platform: 'windows/amd64' }).workdir?.value).toBe('\\app\\sub');
  });
});

describe('ENTRYPOINT and CMD', () => {
  test.each<[string, string, unknown, unknown]>([
    ['neither', 'FROM scratch', 'none', 'none'],
    ['exec forms', 'FROM scratch\nENTRYPOINT ["e"]\nCMD ["c", "d"]', ['e'], ['c', 'd']],
    ['shell forms', 'FROM scratch\nENTRYPOINT e $X\nCMD c', 'e $X', 'c'],
    ['not JSON', "FROM scratch\nCMD ['echo','x']", 'none', "['echo','x']"],
    ['an ENTRYPOINT behind CMD keeps it', 'FROM scratch\nCMD ["x"]\nENTRYPOINT ["y"]', ['y'], ['x']],
    [
      'the last of each',
      'FROM scratch\nCMD ["x"]\nCMD ["y"]\nENTRYPOINT ["a"]\nENTRYPOINT ["b"]',
      ['b'],
      ['y'],
    ],
    ['from the stage below', 'FROM scratch AS a\nENTRYPOINT ["e"]\nCMD ["c"]\nFROM a', ['e'], ['c']],
    [
      'an ENTRYPOINT resets the CMD of the stage below',
      'FROM scratch AS a\nCMD ["x"]\nFROM a\nENTRYPOINT ["y"]',
      ['y'],
      'none',
    ],
    [
      'a CMD afterwards counts',
      'FROM scratch AS a\nCMD ["x"]\nFROM a\nENTRYPOINT ["y"]\nCMD ["z"]',
      ['y'],
      ['z'],
    ],
    [
      'a CMD before it counts',
      'FROM scratch AS a\nCMD ["x"]\nFROM a\nCMD ["z"]\nENTRYPOINT ["y"]',
      ['y'],
      ['z'],
    ],
    [
      'a grandchild starts anew',
      'FROM scratch AS a\nFROM a AS b\nCMD ["x"]\nFROM b\nENTRYPOINT ["y"]',
      ['y'],
      'none',
    ],
    [
      'a CMD leaves the ENTRYPOINT below',
      'FROM scratch AS a\nENTRYPOINT ["e"]\nFROM a\nCMD ["c"]',
      ['e'],
      ['c'],
    ],
    ['from the base', 'FROM app', ['/entry'], ['serve']],
    ['an ENTRYPOINT resets the CMD of the base', 'FROM app\nENTRYPOINT ["y"]', ['y'], 'none'],
    ['an empty ENTRYPOINT resets both', 'FROM app\nENTRYPOINT []', [], 'none'],
    ['a CMD over that of the base', 'FROM app\nCMD ["other"]', ['/entry'], ['other']],
  ])('%s', (_title, text, entrypoint, cmd) => {
    const end = endOf(text, { images: known });
    expect([commandOf(end.entrypoint), commandOf(end.cmd)]).toEqual([entrypoint, cmd]);
  });
});

describe('SHELL', () => {
  test.each<[string, string, Setup, readonly string[], boolean]>([
    ['of Linux', 'FROM scratch', {}, ['/bin/sh', '-c'], true],
    ['of Windows', 'FROM x', { platform: 'windows/amd64' }, ['cmd', '/S', '/C'], true],
    ['of a stage for Windows', 'FROM --platform=windows/amd64 x', {}, ['cmd', '/S', '/C'], true],
    [
      'set',
      'FROM scratch\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]',
      {},
      ['/bin/bash', '-o', 'pipefail', '-c'],
      false,
    ],
    [
      'of the stage below',
      'FROM scratch AS a\nSHELL ["/bin/ash","-c"]\nFROM a',
      {},
      ['/bin/ash', '-c'],
      false,
    ],
    [
      'not of another stage',
      'FROM scratch AS a\nSHELL ["/bin/ash","-c"]\nFROM scratch',
      {},
      ['/bin/sh', '-c'],
      true,
    ],
  ])('%s', (_title, text, setup, shell, isDefault) => {
    const end = endOf(text, setup);
    expect([end.shell.value, end.shellIsDefault]).toEqual([shell, isDefault]);
  });
});

test.each<[string, string, unknown]>([
  ['none', 'FROM scratch', 'none'],
  ['a command', 'FROM scratch\nHEALTHCHECK --interval=5s CMD curl -f http://x', 'curl -f http://x'],
  ['an exec form', 'FROM scratch\nHEALTHCHECK CMD ["/check"]', ['/check']],
  ['NONE', 'FROM scratch\nHEALTHCHECK CMD a\nHEALTHCHECK NONE', 'NONE'],
  ['of the stage below', 'FROM scratch AS a\nHEALTHCHECK CMD a\nFROM a', 'a'],
])('HEALTHCHECK: %s', (_title, text, expected) => {
  expect(commandOf(endOf(text).healthcheck)).toEqual(expected);
});

describe('EXPOSE', () => {
  test.each<[string, string, string[]]>([
    ['none', 'FROM scratch', []],
    ['a port', 'FROM scratch\nEXPOSE 80', ['80/tcp']],
    ['several', 'FROM scratch\nEXPOSE 80 443/TCP 53/udp', ['80/tcp', '443/tcp', '53/udp']],
    ['a range', 'FROM scratch\nEXPOSE 8000-8002/udp', ['8000/udp', '8001/udp', '8002/udp']],
    ['every port once', 'FROM scratch\nEXPOSE 80 80/tcp\nEXPOSE 79-81', ['80/tcp', '79/tcp', '81/tcp']],
    ['a variable', 'FROM scratch\nARG P=80\nEXPOSE $P ${P}81/udp', ['80/tcp', '8081/udp']],
    ['several in a variable', 'FROM scratch\nENV P="80 81"\nEXPOSE $P', ['80/tcp', '81/tcp']],
    ['an unset ARG', 'FROM scratch\nARG P\nEXPOSE $P 80', ['80/tcp']],
    ['of the stage below', 'FROM scratch AS a\nEXPOSE 80\nFROM a\nEXPOSE 81', ['80/tcp', '81/tcp']],
    ['a sibling does not show', 'FROM scratch AS a\nEXPOSE 80\nFROM a\nEXPOSE 81\nFROM a', ['80/tcp']],
  ])('%s', (_title, text, expected) => {
    const ports = endOf(text).exposed.map(({ value }) => `${value.port}/${value.protocol}`);
    expect(ports).toEqual(expected);
  });

  it('points at the word', () => {
    const text = 'FROM scratch\nEXPOSE 80 443';
    const places = endOf(text).exposed.map(({ span }) => span && text.slice(span.start, span.end));
    expect(places).toEqual(['80', '443']);
  });

  it('refuses what a variable makes of it', () => {
    const { errors } = graphOf('FROM scratch\nENV P=70000\nEXPOSE $P');
    expect(errors.map(({ code, message }) => [code, message])).toEqual([
      ['invalid-port', 'invalid containerPort: 70000'],
    ]);
  });
});

test.each<[string, string, string[]]>([
  ['words', 'FROM scratch\nVOLUME /a /b', ['/a', '/b']],
  ['JSON', 'FROM scratch\nVOLUME ["/a", "/b c"]', ['/a', '/b c']],
  ['every path once', 'FROM scratch\nVOLUME /a\nVOLUME /a /b', ['/a', '/b']],
  ['a variable', 'FROM scratch\nENV D=/d\nVOLUME $D/x', ['/d/x']],
  ['an unset ARG', 'FROM scratch\nARG D\nVOLUME $D', []],
  ['of the stage below', 'FROM scratch AS a\nVOLUME /a\nFROM a\nVOLUME /b', ['/a', '/b']],
])('VOLUME: %s', (_title, text, expected) => {
  expect(endOf(text).volumes.map(({ value }) => value)).toEqual(expected);
});

describe('STOPSIGNAL', () => {
  test.each<[string, string, string | undefined]>([
    ['none', 'FROM scratch', undefined],
    ['a name', 'FROM scratch\nSTOPSIGNAL SIGQUIT', 'SIGQUIT'],
    ['a variable', 'FROM scratch\nENV S=QUIT\nSTOPSIGNAL SIG$S', 'SIGQUIT'],
    ['of the stage below', 'FROM scratch AS a\nSTOPSIGNAL 9\nFROM a', '9'],
  ])('%s', (_title, text, expected) => {
    expect(endOf(text).stopsignal?.value).toBe(expected);
  });

  it('refuses what a variable makes of it', () => {
    const graph = graphOf('FROM scratch\nENV S=FOO\nSTOPSIGNAL SIG$S');
    expect(graph.errors.map(({ message }) => message)).toEqual(['invalid signal: SIGFOO']);
  });
});

describe('state at each instruction', () => {
  const text = `FROM scratch
USER a
RUN one
USER b
COPY x y
WORKDIR /w`;

  it('is that before and after it', () => {
    const { steps } = lastStage(graphOf(text));
    expect(steps.map(({ before, after }) => [before.user?.value, after.user?.value])).toEqual([
      [undefined, 'a'],
      ['a', 'a'],
      ['a', 'b'],
      ['b', 'b'],
      ['b', 'b'],
    ]);
  });

  it('tells the instruction that set it', () => {
    const { end } = lastStage(graphOf(text));
    expect(
      [end.user?.span, end.workdir?.span].map((span) => span && text.slice(span.start, span.end)),
    ).toEqual(['USER b', 'WORKDIR /w']);
  });

  it('has no place in the file when it is of the base', () => {
    const { user, workdir, entrypoint, cmd } = endOf('FROM app', { images: known });
    expect([user, workdir, entrypoint, cmd].map((setting) => setting?.span)).toEqual(
      Array(4).fill(undefined),
    );
  });

  it('leaves what cannot be read alone', () => {
    const { steps } = lastStage(graphOf('FROM scratch\nUSER a\nFOO b\nUSER\nRUN x'));
    expect(steps.map(({ instruction, after }) => [instruction.keyword, after.user?.value])).toEqual([
      ['user', 'a'],
      ['invalid', 'a'],
      ['invalid', 'a'],
      ['run', 'a'],
    ]);
  });
});
