import { describe, expect, test } from 'vitest';
import type { Command, ScriptContext } from './command';
import { parseScript } from './parse';

const variables = new Map<string, string | undefined>([
  ['HOME', '/root'],
  ['VERSION', '1.2.3'],
  ['SECRET', undefined],
  ['TARGETARCH', 'amd64'],
  ['PATH', '/usr/bin:/bin'],
]);

function context(): ScriptContext {
  return { directory: '/src', variables, shell: ['/bin/sh', '-c'] };
}

describe('variables', () => {
  function last(script: string): Command {
    const command = parseScript(script, context()).commands.at(-1);
    if (!command) throw new Error('no command');
    return command;
  }

  test.each<[string, string | undefined, string | undefined]>([
    ['A=1 go build', undefined, '1'],
    ['A=1; go build', '1', undefined],
    ['export A=1; go build', '1', '1'],
    ['A=1; export A; go build', '1', '1'],
    ['export A=1 && unset A && go build', undefined, undefined],
    ['declare -x A=1; go build', '1', '1'],
    ['export A="$VERSION-x"; go build', '1.2.3-x', '1.2.3-x'],
    ['A=1; A+=2; go build', '12', undefined],
    ['A=$(x); go build', undefined, undefined],
    ['(A=1); go build', undefined, undefined],
    ['if x; then A=1; else A=2; fi; go build', undefined, undefined],
    ['if x; then A=1; else A=1; fi; go build', '1', undefined],
    ['case $TARGETARCH in amd64) A=1;; *) A=2;; esac; go build', '1', undefined],
    ['case "$(uname -m)" in x86_64) A=1;; *) exit 1;; esac; go build', '1', undefined],
    ['x || A=1; go build', undefined, undefined],
    ['read A; go build', undefined, undefined],
    ['env A=1 go build', undefined, '1'],
    [': ${A:=1}; go build', undefined, undefined],
    ['unset A; : ${A:=1}; go build', '1', undefined],
  ])('%s', (script, variable, environment) => {
    expect(last(script).variables.get('A')).toBe(variable);
    expect(last(script).environment.get('A')).toBe(environment);
  });

  test('activating a Python environment sets what it sets', () => {
    const { environment } = last('. /opt/venv/bin/activate && pip install x');
    expect(environment.get('VIRTUAL_ENV')).toBe('/opt/venv');
    expect(last('. venv/bin/activate && echo').variables.get('PATH')).toBe('/src/venv/bin:/usr/bin:/bin');
  });

  test('those of the build are in the environment, also when the script sets them anew', () => {
    expect(last('VERSION=2; go build').environment.get('VERSION')).toBe('2');
    expect(last('go build').environment.has('SECRET')).toBe(true);
    expect(last('go build').environment.has('NOWHERE')).toBe(false);
    expect([...last('export B=3; go build').environment.keys()]).toContain('B');
  });
});

describe('directories', () => {
  test.each<[string, string | undefined]>([
    ['a', '/src'],
    ['cd /x && a', '/x'],
    ['cd /x/y && cd ../z && a', '/x/z'],
    ['cd sub; a', '/src/sub'],
    ['cd; a', '/root'],
    ['cd ~/x; a', '/root/x'],
    ['cd /x && cd - && a', '/src'],
    ['cd "$VERSION" && a', '/src/1.2.3'],
    ['cd $NOWHERE && a', undefined],
    ['cd a* && a', undefined],
    ['(cd /x); a', '/src'],
    ['cd /x | a', '/src'],
    ['x || cd /y; a', undefined],
    ['cd /y || exit 1; a', '/y'],
    ['pushd /x && popd && a', '/src'],
    ['if x; then cd /y; fi; a', undefined],
    ['cd -P /x && a', '/x'],
  ])('%s', (script, expected) => {
    expect(parseScript(script, context()).commands.at(-1)?.directory).toBe(expected);
  });
});

describe('redirections and input', () => {
  test('operators, descriptors and targets', () => {
    const [command] = parseScript('a >/x 2>&1 </y >>"$VERSION"', context()).commands;
    expect(
      command?.redirects.map(({ operator, descriptor, target }) => [operator, descriptor, target.text]),
    ).toEqual([
      ['>', undefined, '/x'],
      ['>&', 2, '1'],
      ['<', undefined, '/y'],
      ['>>', undefined, '1.2.3'],
    ]);
  });

  test.each<[string, string]>([
    ["cat <<'E' > /x\n$VERSION\nE", '$VERSION\n'],
    ['cat <<E > /x\n$VERSION $NOWHERE\nE', '1.2.3 $NOWHERE\n'],
    ['cat <<-E > /x\n\ta\n\t\tb\n\tE', 'a\nb\n'],
    ['cat <<< "x $VERSION"', 'x 1.2.3'],
    ['cat <<E\na \\$B\nE', 'a $B\n'],
  ])('%s', (script, expected) => {
    expect(parseScript(script, context()).commands[0]?.input).toBe(expected);
  });

  test('pipes', () => {
    const [first, second, third] = parseScript('a | b | c', context()).commands;
    expect(first?.pipe).toEqual({ from: undefined, last: false });
    expect(second?.pipe?.from).toBe(first);
    expect(third?.pipe).toEqual({ from: second, last: true });
    expect(parseScript('a', context()).commands[0]?.pipe).toBeUndefined();
    expect(parseScript('sh -c "$(curl x)"', context()).commands[0]?.capturedBy).toBe('sh');
  });
});
