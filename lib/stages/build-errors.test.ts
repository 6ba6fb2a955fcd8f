import { describe, expect, test } from 'vitest';
import { buildErrorsOf } from './build-errors';
import { graphOf } from './graph.fixture';

function codes(text: string, target?: string): string[] {
  return buildErrorsOf(graphOf(text, { target })).map(({ code }) => code);
}

const base = 'FROM 127.0.0.1:5000/lab/alpine:latest';

// What BuildKit did with these files is recorded; messages and spans are tested beside their parts.
describe('refused', () => {
  test.each<[string, string, string[]]>([
    ['no stage', 'RUN echo hi\n', ['no-stage']],
    ['an undefined variable in FROM', 'FROM $NOPE\n', ['blank-base-name']],
    ['an unknown instruction', `${base}\nFOO bar\n`, ['unknown-instruction']],
    [
      'a stage that copies from itself',
      `${base} AS a\nCOPY --from=a /etc/passwd /p\n`,
      ['circular-dependency'],
    ],
    ['a stage number that is not there', `${base}\nCOPY --from=5 /x /y\n`, ['invalid-stage-index']],
    ['an unknown mount type', `${base}\nRUN --mount=type=nope,target=/c true\n`, ['invalid-mount']],
    ['ENV without a value', `${base}\nENV A\n`, ['missing-value']],
    ['an unterminated quote', `${base}\nENV A="b\n`, ['failed-expansion']],
    ['a required variable', `${base}\nENV B=\${NO:?must}\n`, ['failed-expansion']],
    ['a bad substitution', `${base}\nENV B=\${A!x}\n`, ['failed-expansion']],
    ['a port that is none', `${base}\nEXPOSE abc\n`, ['invalid-port']],
    ['a port too high', `${base}\nEXPOSE 70000\n`, ['invalid-port']],
    ['an empty volume', `${base}\nVOLUME ""\n`, ['empty-volume']],
    ['a volume that becomes empty', 'FROM scratch\nENV V=\nVOLUME $V', ['empty-volume']],
    ['a signal that is none', `${base}\nSTOPSIGNAL SIGFOO\n`, ['invalid-signal']],
    ['a stage name with a number first', `${base} AS 1bad\n`, ['invalid-stage-name']],
    ['a platform that is none', 'FROM --platform=foo/bar/baz/qux a\n', ['invalid-platform']],
    ['a trigger, where it is replayed', 'FROM a AS a\nONBUILD RUN --foo=1 x\nFROM a\n', ['unknown-flag']],
    ['in a stage the target needs', 'FROM a AS a\nEXPOSE abc\nFROM a\n', ['invalid-port']],
    [
      'several, in order',
      'FROM a AS a\nCOPY --from=7 a b\nEXPOSE abc\nCOPY --from=8 a b',
      ['invalid-stage-index', 'invalid-port', 'invalid-stage-index'],
    ],
  ])('%s', (_title, text, expected) => {
    expect(codes(text)).toEqual(expected);
  });

  test('an unknown target', () => {
    expect(codes(base, 'nope')).toEqual(['unknown-target']);
  });
});

describe('accepted', () => {
  test.each([
    ['a global ARG in FROM', 'ARG V=latest\nFROM alpine:$V\nRUN test -z "$V"\n'],
    ['a redeclared ARG', 'ARG V=latest\nFROM alpine:$V\nARG V\nRUN test "$V" = latest\n'],
    [
      'COPY from a later stage nobody needs',
      `${base} AS a\nCOPY --from=b /x /x\n${base} AS b\nRUN touch /x\n`,
    ],
    [
      'COPY from a stage in another case',
      `${base} AS Build\nRUN touch /x\n${base}\nCOPY --from=build /x /x\n`,
    ],
    ['COPY from an unknown name: an image', `${base}\nCOPY --from=nostage /a /a\n`],
    ['two stages of one name', `${base} AS a\n${base} AS a\n`],
    ['a stage named scratch', `${base} AS scratch\n`],
    ['ENV with spaces around =', `${base}\nENV A = b\n`],
    ['CMD behind ENTRYPOINT', `${base}\nCMD ["x"]\nENTRYPOINT ["y"]\n`],
    ['a range of ports', `${base}\nEXPOSE 8000-8002/udp\n`],
    ['a bad port in a stage nobody needs', `${base} AS a\nEXPOSE abc\n${base}\n`],
    ['a bad trigger nobody replays', 'FROM a AS a\nONBUILD RUN --foo=1 x\n'],
    ['an unset ARG in FROM, which the build may give', 'ARG V\nFROM alpine:$V\n'],
    ['scratch alone', 'FROM scratch\n'],
  ])('%s', (_title, text) => {
    expect(codes(text)).toEqual([]);
  });
});
