import { describe, expect, it, test } from 'vitest';
import { fc } from '../text/testing/fc';
import { graphOf, lastStage, type Setup } from './graph.fixture';
import type { RunStep } from './stage';

/** The last RUN of the last stage. */
function runOf(text: string, setup: Setup = {}): RunStep {
  const run = lastStage(graphOf(text, setup)).steps.findLast((step) => step.run !== undefined)?.run;
  if (run === undefined) throw new Error('The last stage has no RUN');
  return run;
}

/** Each command as the source text it stands in. */
function places(text: string): string[] {
  const run = runOf(text);
  return run.script.commands.map((command) => {
    const { start, end } = run.toSource(command.span);
    return text.slice(start, end);
  });
}

describe('the text handed over, and to whom', () => {
  test.each<[string, string, RunStep['language'], string]>([
    ['a line', 'RUN echo a', 'shell', 'echo a'],
    ['a continued line', 'RUN a && \\\n  b', 'shell', 'a &&   b'],
    ['comments within', 'RUN a && \\\n# no\n  b', 'shell', 'a &&   b'],
    ['a here-document alone is the script', 'RUN <<EOF\necho a\necho b\nEOF', 'shell', 'echo a\necho b\n'],
    ['with a quoted delimiter', "RUN <<'E O F'\necho $A\nE O F", 'shell', 'echo $A\n'],
    ['with a file descriptor', 'RUN 3<<EOF\necho a\nEOF', 'shell', 'echo a\n'],
    ['without its leading tabs', 'RUN <<-EOF\n\techo a\n\t\techo b\n\tEOF', 'shell', 'echo a\necho b\n'],
    ['an empty one', 'RUN <<EOF\nEOF', 'shell', ''],
    ['one behind a command', 'RUN cat <<EOF > /f\nhello\nEOF', 'shell', 'cat <<EOF > /f\nhello\nEOF'],
    ['one for a program', 'RUN <<EOF python\nprint(1)\nEOF', 'shell', '<<EOF python\nprint(1)\nEOF'],
    [
      'tabs are left to the shell then',
      'RUN cat <<-EOF\n\thello\n\tEOF',
      'shell',
      'cat <<-EOF\n\thello\nEOF',
    ],
    ['two', 'RUN cat <<A && cat <<B\na\nA\nb\nB', 'shell', 'cat <<A && cat <<B\na\nA\nb\nB'],
    ['two without a command', 'RUN <<A <<B\na\nA\nb\nB', 'shell', '<<A <<B\na\nA\nb\nB'],
    ['a script for bash', 'RUN <<EOF\n#!/bin/bash\necho a\nEOF', 'shell', '#!/bin/bash\necho a\n'],
    [
      'a script for python',
      'RUN <<EOF\n#!/usr/bin/env python3\nprint(1)\nEOF',
      'other',
      '#!/usr/bin/env python3\nprint(1)\n',
    ],
    ['an exec form', 'RUN ["echo", "a b"]', 'exec', 'echo a b'],
    ['what is not quite JSON', "RUN ['echo', 'a']", 'shell', "['echo', 'a']"],
    ['bash', 'SHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN a', 'shell', 'a'],
    ['PowerShell', 'SHELL ["powershell", "-Command"]\nRUN Get-Item x', 'powershell', 'Get-Item x'],
    ['cmd', 'SHELL ["cmd", "/S", "/C"]\nRUN dir', 'cmd', 'dir'],
    ['python as SHELL', 'SHELL ["python3", "-c"]\nRUN print(1)', 'other', 'print(1)'],
    [
      'a here-document under another SHELL',
      'SHELL ["python3", "-c"]\nRUN <<EOF\nprint(1)\nEOF',
      'other',
      'print(1)\n',
    ],
    [
      'a script for sh under another SHELL',
      'SHELL ["python3", "-c"]\nRUN <<EOF\n#!/bin/sh\na\nEOF',
      'shell',
      '#!/bin/sh\na\n',
    ],
    ['an exec form under another SHELL', 'SHELL ["cmd", "/C"]\nRUN ["a"]', 'exec', 'a'],
    ['nothing', 'RUN', 'shell', ''],
  ])('%s', (_title, lines, language, text) => {
    const run = runOf(`FROM scratch\n${lines}`);
    expect([run.language, run.text]).toEqual([language, text]);
  });

  it('is cmd on Windows', () => {
    expect(runOf('FROM x\nRUN dir', { platform: 'windows/amd64' }).language).toBe('cmd');
  });

  it('reads no commands out of what it leaves alone', () => {
    expect(runOf('FROM x\nSHELL ["pwsh", "-c"]\nRUN apt-get install x').script.commands).toEqual([]);
    expect(runOf('FROM x\nRUN <<E\n#!/usr/bin/perl\nunlink a\nE').effects).toEqual([]);
  });
});

test.each([
  ['a line longer than BuildKit reads', `RUN echo ${'a'.repeat(70_000)}`],
  ['thousands of here-documents', `RUN ${'<<A '.repeat(2000)}\n${'A\n'.repeat(2000)}`],
])('does not read %s', (_title, line) => {
  expect(runOf(`FROM x\n${line}`).script.commands).toEqual([]);
});

describe('the way back to the Dockerfile', () => {
  test.each<[string, string, string[]]>([
    ['a line', 'FROM x\nRUN a 1 && b 2', ['a 1', 'b 2']],
    ['behind flags', 'FROM x\nRUN --network=none a 1', ['a 1']],
    ['continued', 'FROM x\nRUN a 1 && \\\n   b 2', ['a 1', 'b 2']],
    ['over a continuation', 'FROM x\nRUN a \\\n 1', ['a \\\n 1']],
    ['behind a comment', 'FROM x\nRUN a && \\\n # c\n b 2', ['a', 'b 2']],
    ['CRLF', 'FROM x\r\nRUN a 1 && \\\r\n b 2\r\n', ['a 1', 'b 2']],
    ['a here-document', 'FROM x\nRUN <<E\na 1\nb 2\nE', ['a 1', 'b 2']],
    ['one with tabs', 'FROM x\nRUN <<-E\n\ta 1\n\t\tb 2\n\tE', ['a 1', 'b 2']],
    ['a line before a here-document', 'FROM x\nRUN cat <<E && b 2\nhello\nE', ['cat <<E', 'b 2']],
    ['an exec form', 'FROM x\nRUN ["a", "b"]', ['a", "b']],
    ['an exec form with escapes', 'FROM x\nRUN ["a\\tb", "\\u0041"]', ['a\\tb", "\\u0041']],
  ])('%s', (_title, text, expected) => {
    expect(places(text)).toEqual(expected);
  });

  it('leads every character of a text to the same character', () => {
    const lines = fc.array(fc.stringMatching(/^\t{0,3}[a-z ]{0,8}$/), { maxLength: 6 });
    fc.assert(
      fc.property(lines, fc.boolean(), fc.boolean(), (body, alone, strip) => {
        const start = `${alone ? '' : 'cat '}<<${strip ? '-' : ''}END`;
        const text = `FROM x\nRUN ${start}\n${body.map((line) => `${line}\n`).join('')}END\nUSER y`;
        const run = runOf(text);
        const end = alone ? run.text.length : run.text.length - 'END'.length;
        for (let at = 0; at < end; at++) {
          const { start: offset } = run.toSource({ start: at, end: at + 1 });
          if (run.text[at] !== '\n') expect(text[offset]).toBe(run.text[at]);
        }
      }),
    );
  });
});

describe('what a script starts with', () => {
  function command(text: string, setup: Setup = {}): RunStep['script']['commands'][number] {
    const found = runOf(text, setup).script.commands.at(-1);
    if (found === undefined) throw new Error('The RUN has no command');
    return found;
  }

  test.each<[string, string, Setup, string | undefined]>([
    ['ENV', 'FROM x\nENV A=1\nRUN c $A', {}, '1'],
    ['ARG', 'FROM x\nARG A=1\nRUN c $A', {}, '1'],
    ['a build argument', 'FROM x\nARG A\nRUN c $A', { buildArgs: { A: '2' } }, '2'],
    ['an unset ARG', 'FROM x\nARG A\nRUN c $A', {}, undefined],
    ['what only the base could set', 'FROM x\nRUN c $A', {}, undefined],
    ['not what comes later', 'FROM x\nARG A=1\nRUN c $A\nENV A=2', {}, '1'],
    ['a proxy without ARG', 'FROM x\nRUN c $HTTPS_PROXY', { buildArgs: { HTTPS_PROXY: 'h' } }, 'h'],
    ['ENV before a proxy', 'FROM x\nENV NO_PROXY=a\nRUN c $NO_PROXY', { buildArgs: { NO_PROXY: 'h' } }, 'a'],
    ['what the script sets', 'FROM x\nENV A=1\nRUN A=3; c $A', {}, '3'],
  ])('%s', (_title, text, setup, expected) => {
    expect(command(text, setup).args[0]?.text).toBe(expected);
  });

  test.each<[string, string, string | undefined]>([
    ['WORKDIR', 'FROM x\nWORKDIR /a\nRUN c', '/a'],
    ['the root', 'FROM scratch\nRUN c', '/'],
    ['an unknown base', 'FROM x\nRUN c', undefined],
    ['cd', 'FROM x\nWORKDIR /a\nRUN cd b && c', '/a/b'],
  ])('directory: %s', (_title, text, expected) => {
    expect(command(text).directory).toBe(expected);
  });

  test.each([
    ['sh', 'FROM x\nRUN a', false],
    ['set -e', 'FROM x\nRUN set -e; a', true],
    ['SHELL with -e', 'FROM x\nSHELL ["/bin/bash", "-euo", "pipefail", "-c"]\nRUN a', true],
    ['a script for bash -e', 'FROM x\nRUN <<E\n#!/bin/bash -e\na\nE', true],
  ])('errexit: %s', (_title, text, expected) => {
    expect(runOf(text).script.errexit).toBe(expected);
  });
});

describe('effects', () => {
  it('have their spans in the Dockerfile, packages too', () => {
    const text = 'FROM debian\nRUN apt-get update && \\\n  apt-get install -y \\\n    curl git=1:2';
    const [effect] = runOf(text).effects.filter(({ kind }) => kind === 'packages-installed');
    if (effect?.kind !== 'packages-installed') throw new Error('Nothing is installed');
    expect(text.slice(effect.span.start, effect.span.end)).toBe('apt-get install -y \\\n    curl git=1:2');
    expect(effect.packages.map(({ span }) => text.slice(span.start, span.end))).toEqual(['curl', 'git=1:2']);
  });

  it('are found in here-documents', () => {
    const text = 'FROM debian\nRUN <<-E\n\tset -e\n\tuseradd app\nE';
    const [effect] = runOf(text).effects;
    expect(effect && [effect.kind, text.slice(effect.span.start, effect.span.end)]).toEqual([
      'user-created',
      'useradd app',
    ]);
  });
});

it('parses a script only when it is asked for, and once', () => {
  const run = runOf('FROM x\nRUN a');
  expect(run.script).toBe(run.script);
  expect(run.effects).toBe(run.effects);
});
