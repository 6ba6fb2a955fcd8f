import { expect, test } from 'vitest';
import type { ScriptContext } from './command';
import { parseExec, parseScript } from './parse';
import { programsUsed, shellBuiltins } from './programs';

const context: ScriptContext = { directory: '/src', variables: new Map(), shell: ['/bin/sh', '-c'] };

/** `!`: its absence makes the script fail. */
function used(script: string): string[] {
  return programsUsed(parseScript(script, context)).map(
    ({ name, failureCounts }) => `${name}${failureCounts ? '!' : ''}`,
  );
}

test.each<[string, string[]]>([
  ['apt-get update && apt-get install -y curl', ['apt-get!', 'apt-get!']],
  ['apt-get update; rm -rf /x', ['apt-get', 'rm!']],
  ['cd /x && echo hi && export A=1 && test -f x', []],
  ['curl -f x || exit 1', ['curl!']],
  ['curl -f x || true', ['curl']],
  ['curl x | sh', ['curl', 'sh!']],
  ['command -v curl && curl x', ['curl!']],
  ['command -v curl && curl x; y', ['y!']],
  ['if which curl; then curl x; else wget x; fi', ['which']],
  ['f() { a; }; f', ['a!']],
  ['f() { a; }; b', ['b!']],
  ['sudo -u app npm ci', ['sudo!', 'npm!']],
  ['sudo echo hi', ['sudo!', 'echo!']],
  ['exec nginx -g x', ['nginx!']],
  ['time make', ['make!']],
  ['env A=1 python3 x', ['env!', 'python3!']],
  ['find . -exec rm {} +', ['find!']],
  ['ls | xargs rm', ['ls', 'xargs!']],
  ['./configure && /usr/bin/make', ['./configure!', '/usr/bin/make!']],
  ['$TOOL x', []],
  ['A=$(uname -m) && b', ['uname!', 'b!']],
  ['bash -c "npm ci"', ['bash!', 'npm!']],
  ['for i in a b; do npm ci; done', ['npm!']],
  ['[ -f x ] && npm ci; b', ['b!']],
  ['', []],
])('%s', (script, expected) => {
  expect(used(script)).toEqual(expected);
});

test('spans are those of the names', () => {
  const script = 'cd /x && sudo npm ci';
  const spans = programsUsed(parseScript(script, context)).map(({ span }) =>
    script.slice(span.start, span.end),
  );
  expect(spans).toEqual(['sudo', 'npm']);
});

test('in exec form builtins are programs too', () => {
  expect(programsUsed(parseExec(['echo', 'hi'], context)).map(({ name }) => name)).toEqual(['echo']);
  expect(programsUsed(parseExec(['sh', '-c', 'echo hi'], context)).map(({ name }) => name)).toEqual(['sh']);
});

test('builtins', () => {
  for (const name of ['cd', '.', ':', '[', 'source', 'export', 'exec', 'ulimit', 'pushd']) {
    expect(shellBuiltins.has(name)).toBe(true);
  }
  for (const name of ['ls', 'cat', 'env', 'which', 'sleep']) expect(shellBuiltins.has(name)).toBe(false);
});
