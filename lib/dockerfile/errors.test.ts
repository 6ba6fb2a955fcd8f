import { describe, expect, test } from 'vitest';
import { parseDockerfile } from './parse';

/** Takes the marks out of a text in which `[|…|]` stands around the place of the error. */
function unmarked(text: string): { readonly text: string; readonly marked: readonly string[] } {
  return {
    text: text.replace(/\[\||\|\]/g, ''),
    marked: [...text.matchAll(/\[\|(.*?)\|\]/gs)].map(([, each = '']) => each),
  };
}

function errorsOf(text: string) {
  return parseDockerfile(text).errors.map(({ code, message, span, when }) => ({
    code,
    message,
    when,
    at: text.slice(span.start, span.end),
  }));
}

describe('what BuildKit refuses when it reads the file', () => {
  test.each<[string, string, string]>([
    // The file as a whole
    ['[||]', 'empty-file', 'the Dockerfile cannot be empty'],
    ['[|# x\n|]', 'no-instructions', 'file with no instructions'],
    ['[|\n\n|]', 'no-instructions', 'file with no instructions'],
    ['[|RUN|] x\n', 'no-stage', 'no build stage in current context'],
    ['ARG x\n[|RUN|] x\nRUN y\n', 'no-stage', 'no build stage in current context'],
    ['[|ENV|] x=y\nFROM a\n', 'no-stage', 'no build stage in current context'],
    ['[|ARG|] x\nARG y\n', 'no-stages', 'dockerfile contains no stages to build'],
    // Directives
    ['# escape=[|x|]\nFROM a', 'invalid-escape', "invalid escape token 'x' does not match ` or \\"],
    ['# escape=[|\\\\|]\nFROM a', 'invalid-escape', "invalid escape token '\\\\' does not match ` or \\"],
    [
      '# escape=`\n[|# escape=\\|]\nFROM a',
      'duplicate-directive',
      'only one escape parser directive can be used',
    ],
    [
      '# syntax=a\n[|# Syntax=b|]\nFROM a',
      'duplicate-directive',
      'only one syntax parser directive can be used',
    ],
    ['# check=[|foo=bar|]\nFROM a', 'invalid-check', 'invalid check option "foo"'],
    ['# check=[|error=maybe|]\nFROM a', 'invalid-check', 'failed to parse check option "error=maybe"'],
    // Keywords
    ['FROM a\n[|FOO|] bar', 'unknown-instruction', 'unknown instruction: FOO (did you mean FROM?)'],
    ['FROM a\n[|RUNN|] bar', 'unknown-instruction', 'unknown instruction: RUNN (did you mean RUN?)'],
    ['FROM a\n[|copi|] x y', 'unknown-instruction', 'unknown instruction: copi (did you mean COPY?)'],
    ['FROM a\n[|SOMETHING|]', 'unknown-instruction', 'unknown instruction: SOMETHING'],
    ['[|FORM|] a\nRUN x\n', 'unknown-instruction', 'unknown instruction: FORM (did you mean FROM?)'],
    // FROM
    ['[|FROM|]', 'from-arguments', 'FROM requires either one or three arguments'],
    ['FROM a [|x|]', 'from-arguments', 'FROM requires either one or three arguments'],
    ['FROM a [|AS|]', 'from-arguments', 'FROM requires either one or three arguments'],
    ['FROM a [|to b|]', 'from-arguments', 'FROM requires either one or three arguments'],
    ['FROM a [|AS b c|]', 'from-arguments', 'FROM requires either one or three arguments'],
    [
      'FROM a AS [|1b|]',
      'invalid-stage-name',
      `invalid name for build stage: "1b", name can't start with a number or contain symbols`,
    ],
    [
      'FROM a AS [|b/c|]',
      'invalid-stage-name',
      `invalid name for build stage: "b/c", name can't start with a number or contain symbols`,
    ],
    [
      'FROM a AS [|$b|]',
      'invalid-stage-name',
      `invalid name for build stage: "$b", name can't start with a number or contain symbols`,
    ],
    [
      'FROM --platform=[|a/b/c/d|] x',
      'invalid-platform',
      'failed to parse platform a/b/c/d: cannot parse platform specifier',
    ],
    [
      'FROM --platform=[|foo|] x',
      'invalid-platform',
      'failed to parse platform foo: unknown operating system or architecture',
    ],
    // Flags
    ['FROM [|--foo=x|] a', 'unknown-flag', 'unknown flag: foo'],
    ['FROM a\nRUN [|--moutn=x|] a', 'unknown-flag', 'unknown flag: moutn (did you mean mount?)'],
    ['FROM a\nRUN [|--x|] a', 'unknown-flag', 'unknown flag: x'],
    ['FROM a\nCOPY [|--keep-git-dir|] x y', 'unknown-flag', 'unknown flag: keep-git-dir'],
    ['FROM a\nADD [|--from=b|] x y', 'unknown-flag', 'unknown flag: from'],
    ['FROM a\nADD [|--parents|] x y', 'unknown-flag', 'unknown flag: parents'],
    ['FROM a\nCOPY [|--FROM=b|] x y', 'unknown-flag', 'unknown flag: FROM'],
    ['FROM a\nENV [|--x|] a=b', 'unknown-flag', 'unknown flag: x'],
    ['FROM a\nLABEL [|--x|] a=b', 'unknown-flag', 'unknown flag: x'],
    ['FROM a\nEXPOSE [|--x|] 1', 'unknown-flag', 'unknown flag: x'],
    ['FROM a\nVOLUME [|--x|] /a', 'unknown-flag', 'unknown flag: x'],
    ['FROM a\nUSER [|--x|] a', 'unknown-flag', 'unknown flag: x'],
    ['FROM a\nWORKDIR [|--x|] a', 'unknown-flag', 'unknown flag: x'],
    ['FROM a\nMAINTAINER [|--x|] a', 'unknown-flag', 'unknown flag: x'],
    ['FROM a\nCMD [|--x|] a', 'unknown-flag', 'unknown flag: x'],
    ['FROM a\nENTRYPOINT [|--x|] a', 'unknown-flag', 'unknown flag: x'],
    ['FROM a\nSHELL [|--x|] ["a"]', 'unknown-flag', 'unknown flag: x'],
    ['FROM a\nONBUILD [|--x|] RUN a', 'unknown-flag', 'unknown flag: x'],
    ['FROM a\nHEALTHCHECK [|--foo=1|] CMD a', 'unknown-flag', 'unknown flag: foo'],
    ['FROM a\nCOPY --from=b [|--from=c|] x y', 'duplicate-flag', 'duplicate flag specified: from'],
    [
      'FROM a\nRUN --network=none [|--network=host|] x',
      'duplicate-flag',
      'duplicate flag specified: network',
    ],
    ['FROM a\nCOPY [|--from|] x y', 'flag-without-value', 'missing a value on flag: from'],
    ['FROM a\nRUN [|--mount|] x', 'flag-without-value', 'missing a value on flag: mount'],
    ['FROM a\nCOPY [|--link=|] x y', 'flag-without-value', 'missing a value on flag: link'],
    [
      'FROM a\nCOPY [|--link=yes|] x y',
      'flag-not-boolean',
      'expecting boolean value for flag link, not: "yes"',
    ],
    // Arguments
    [
      'FROM a\n[|COPY|]',
      'missing-destination',
      'COPY requires at least two arguments, but only one was provided. Destination could not be determined',
    ],
    [
      'FROM a\nCOPY [|x|]',
      'missing-destination',
      'COPY requires at least two arguments, but only one was provided. Destination could not be determined',
    ],
    [
      'FROM a\nADD [[|"x"|]]',
      'missing-destination',
      'ADD requires at least two arguments, but only one was provided. Destination could not be determined',
    ],
    [
      'FROM a\nCOPY x [|<<EOF|]\ny\nEOF',
      'heredoc-destination',
      'COPY cannot accept a heredoc as a destination',
    ],
    ['FROM a\n[|ENV|]', 'missing-arguments', 'ENV requires at least one argument'],
    ['FROM a\nENV [|x|]', 'missing-value', 'ENV must have two arguments'],
    ['FROM a\nENV x=y [|z|]', 'missing-equals', `can't find = in "z". Must be of the form: name=value`],
    ['FROM a\nENV [|=x|]', 'blank-name', 'ENV names can not be blank'],
    ['FROM a\nLABEL [|x|]', 'missing-value', 'LABEL must have two arguments'],
    [
      'FROM a\nLABEL x=y [|"z"|]',
      'missing-equals',
      `can't find = in "\\"z\\"". Must be of the form: name=value`,
    ],
    ['FROM a\n[|LABEL|]', 'missing-arguments', 'LABEL requires at least one argument'],
    ['FROM a\n[|ARG|]', 'missing-arguments', 'ARG requires at least one argument'],
    ['FROM a\nARG [|=x|]', 'blank-name', 'ARG names can not be blank'],
    ['FROM a\n[|EXPOSE|]', 'missing-arguments', 'EXPOSE requires at least one argument'],
    ['FROM a\n[|VOLUME|]', 'missing-arguments', 'VOLUME requires at least one argument'],
    ['FROM a\n[|VOLUME|] []', 'missing-arguments', 'VOLUME requires at least one argument'],
    ['FROM a\nVOLUME ["x", [|" "|]]', 'empty-volume', 'VOLUME specified can not be an empty string'],
    ['FROM a\n[|USER|]', 'missing-arguments', 'USER requires exactly one argument'],
    ['FROM a\n[|WORKDIR|]', 'missing-arguments', 'WORKDIR requires exactly one argument'],
    ['FROM a\n[|STOPSIGNAL|]', 'missing-arguments', 'STOPSIGNAL requires exactly one argument'],
    ['FROM a\n[|MAINTAINER|]', 'missing-arguments', 'MAINTAINER requires exactly one argument'],
    ['FROM a\n[|SHELL|]', 'missing-arguments', 'SHELL requires at least one argument'],
    ['FROM a\n[|SHELL|] []', 'missing-arguments', 'SHELL requires at least one argument'],
    ['FROM a\nSHELL [|/bin/sh -c|]', 'not-json', 'SHELL requires the arguments to be in JSON form'],
    [
      'FROM a\nCMD [|["a", 1]|]',
      'json-not-strings',
      'when using JSON array syntax, arrays must be comprised of strings only',
    ],
    [
      'FROM a\nRUN [|[null]|]',
      'json-not-strings',
      'when using JSON array syntax, arrays must be comprised of strings only',
    ],
    [
      'FROM a\nCOPY [|[["a"], "b"]|]',
      'json-not-strings',
      'when using JSON array syntax, arrays must be comprised of strings only',
    ],
    [
      'FROM a\nVOLUME [|[{}]|]',
      'json-not-strings',
      'when using JSON array syntax, arrays must be comprised of strings only',
    ],
    [
      'FROM a\nHEALTHCHECK CMD [|[1]|]',
      'json-not-strings',
      'when using JSON array syntax, arrays must be comprised of strings only',
    ],
    ['FROM a\n[|ONBUILD|]', 'missing-arguments', 'ONBUILD requires at least one argument'],
    [
      'FROM a\nONBUILD [|ONBUILD|] RUN a',
      'onbuild-chain',
      "chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed",
    ],
    ['FROM a\nONBUILD [|FROM|] a', 'onbuild-trigger', "FROM isn't allowed as an ONBUILD trigger"],
    ['FROM a\nONBUILD [|maintainer|] a', 'onbuild-trigger', "MAINTAINER isn't allowed as an ONBUILD trigger"],
    ['FROM a\nONBUILD ENV [|x|]', 'missing-value', 'ENV must have two arguments'],
    [
      'FROM a\nONBUILD CMD [|[1]|]',
      'json-not-strings',
      'when using JSON array syntax, arrays must be comprised of strings only',
    ],
    ['FROM a\n[|HEALTHCHECK|]', 'missing-arguments', 'HEALTHCHECK requires at least one argument'],
    [
      'FROM a\n[|HEALTHCHECK|] --interval=5s',
      'missing-arguments',
      'HEALTHCHECK requires at least one argument',
    ],
    ['FROM a\nHEALTHCHECK NONE [|x y|]', 'healthcheck-none', 'HEALTHCHECK NONE takes no arguments'],
    ['FROM a\nHEALTHCHECK [|curl|] x', 'healthcheck-type', 'unknown type "CURL" in HEALTHCHECK (try CMD)'],
    ['FROM a\nHEALTHCHECK [|CMD|]', 'healthcheck-command', 'missing command after HEALTHCHECK CMD'],
    ['FROM a\nHEALTHCHECK [|CMD|] []', 'healthcheck-command', 'missing command after HEALTHCHECK CMD'],
    ['FROM a\nHEALTHCHECK --interval=[|5|] CMD a', 'invalid-duration', 'time: missing unit in duration "5"'],
    [
      'FROM a\nHEALTHCHECK --timeout=[|1x|] CMD a',
      'invalid-duration',
      'time: unknown unit "x" in duration "1x"',
    ],
    ['FROM a\nHEALTHCHECK --start-period=[|s|] CMD a', 'invalid-duration', 'time: invalid duration "s"'],
    [
      'FROM a\nHEALTHCHECK --interval=[|1us|] CMD a',
      'invalid-duration',
      'interval "interval" cannot be less than 1ms',
    ],
    [
      'FROM a\nHEALTHCHECK --interval=[|-1s|] CMD a',
      'invalid-duration',
      'interval "interval" cannot be less than 1ms',
    ],
    ['FROM a\nHEALTHCHECK --retries=[|x|] CMD a', 'invalid-retries', 'retries is no whole number: "x"'],
    ['FROM a\nHEALTHCHECK --retries=[|-1|] CMD a', 'invalid-retries', '--retries cannot be negative (-1)'],
    ['FROM a\nRUN --network=[|bridge|] a', 'invalid-network', 'invalid network mode "bridge"'],
    ['FROM a\nRUN --security=[|none|] a', 'invalid-security', 'security "none" is not valid'],
    ['FROM a\nRUN --device=x,[|y|] a', 'invalid-device', "invalid field 'y' must be a key=value pair"],
    ['FROM a\nRUN --device=x,required=[|y|] a', 'invalid-device', 'invalid value for required: y'],
    [
      'FROM a\nRUN [|<<EOF|]\n',
      'unterminated-heredoc',
      'unterminated heredoc: no line with only EOF follows',
    ],
    [
      'FROM a\nRUN [|<<EOF|]\nEOF \n',
      'unterminated-heredoc',
      'unterminated heredoc: no line with only EOF follows',
    ],
  ])('%s', (marked, code, message) => {
    const { text, marked: places } = unmarked(marked);
    expect(errorsOf(text)).toEqual([{ code, message, when: 'read', at: places[0] }]);
  });

  test('a line over 65,535 bytes', () => {
    const line = (bytes: number) => `RUN ${'x'.repeat(bytes - 4)}`;
    expect(errorsOf(`FROM a\n${line(65_535)}\n`)).toEqual([]);
    expect(errorsOf(`FROM a\n${line(65_536)}\nRUN b`)).toEqual([
      {
        code: 'line-too-long',
        message: 'dockerfile line greater than max allowed size of 65535',
        when: 'read',
        at: line(65_536),
      },
    ]);
    expect(errorsOf(`FROM a\nRUN ${'é'.repeat(32_765)}`)).toEqual([]);
    expect(errorsOf(`FROM a\nRUN ${'é'.repeat(32_766)}`)).toHaveLength(1);
    expect(errorsOf(`FROM a\nRUN ${'😀'.repeat(16_383)}`)).toHaveLength(1);
  });

  test('one mistake does not blind the rest', () => {
    const text = 'FROM a AS 1\nFOO\nCOPY x\nENV y\nCMD [1]\nEXPOSE\nRUN --x z\n';
    const { errors, instructions } = parseDockerfile(text);
    expect(errors.map(({ code }) => code)).toEqual([
      'invalid-stage-name',
      'unknown-instruction',
      'missing-destination',
      'missing-value',
      'json-not-strings',
      'missing-arguments',
      'unknown-flag',
    ]);
    expect(instructions.map(({ keyword }) => keyword)).toEqual([
      'from',
      'invalid',
      'invalid',
      'invalid',
      'cmd',
      'invalid',
      'run',
    ]);
  });
});
