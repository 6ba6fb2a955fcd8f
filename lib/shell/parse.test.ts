import { describe, expect, test } from 'vitest';
import type { Command, ScriptContext } from './command';
import { execCommand, parseExec, parseScript } from './parse';

const variables = new Map<string, string | undefined>([
  ['HOME', '/root'],
  ['VERSION', '1.2.3'],
  ['LIST', 'curl git'],
  ['EMPTY', ''],
  ['SECRET', undefined],
  ['TARGETARCH', 'amd64'],
]);

function context(shell: readonly string[] = ['/bin/sh', '-c']): ScriptContext {
  return { directory: '/src', variables, shell };
}

/** `?` may not run, `!` its failure counts; a word that is not certain stands in `<>`. */
function line({ runs, failureCounts, words, wrappers }: Command): string {
  const marks = `${runs === 'maybe' ? '?' : ''}${failureCounts ? '!' : ''}`;
  const shown = words.map(({ text, written }) => text ?? `<${written}>`);
  const through = wrappers.map(({ text }) => `${text}:`);
  return [...(marks === '' ? [] : [marks]), ...through, ...shown].join(' ');
}

function lines(script: string, shell?: readonly string[]): string[] {
  return parseScript(script, context(shell)).commands.map(line);
}

describe('words', () => {
  test.each<[string, string[]]>([
    ['echo a  b', ['! echo a b']],
    ['echo "a  b" \'c d\'', ['! echo a  b c d']],
    ['echo a\\ b', ['! echo a b']],
    ['echo "a\\"b" a\\"b', ['! echo a"b a"b']],
    ['echo $VERSION', ['! echo 1.2.3']],
    ['echo "${VERSION}-x"', ['! echo 1.2.3-x']],
    ["echo '$VERSION'", ['! echo $VERSION']],
    ['apt-get install $LIST', ['! apt-get install curl git']],
    ['apt-get install "$LIST"', ['! apt-get install curl git']],
    ['echo a$EMPTY$EMPTY', ['! echo a']],
    ['echo $EMPTY "$EMPTY" b', ['! echo  b']],
    ['echo $SECRET', ['! echo <$SECRET>']],
    ['echo $NOWHERE', ['! echo <$NOWHERE>']],
    ['echo v$SECRET-$VERSION', ['! echo <v$SECRET-1.2.3>']],
    ['echo ${NOWHERE:-x}', ['! echo <${NOWHERE:-x}>']],
    ['echo ${EMPTY:-x} ${EMPTY-y} ${VERSION:+z} ${EMPTY:+w}', ['! echo x z']],
    ['echo ${VERSION#1.} ${VERSION##*.} ${VERSION%.*} ${VERSION%%.*}', ['! echo 2.3 3 1.2 1']],
    ['echo ${VERSION/./-} ${VERSION//./-}', ['! echo 1-2.3 1-2-3']],
    ['echo ${VERSION/#1/x} ${VERSION/%3/x}', ['! echo x.2.3 1.2.x']],
    ['echo ${TARGETARCH^^}', ['! echo AMD64']],
    ['echo ${#VERSION} ${!VERSION}', ['! echo <${#VERSION}> <${!VERSION}>']],
    ['echo $(date)', ['date', '! echo <$(date)>']],
    ['echo `date`', ['date', '! echo <`date`>']],
    ['echo $((1 + 2))', ['! echo <$((1 + 2))>']],
    ['ls *.so ~/x', ['! ls *.so ~/x']],
    ["echo $'a\\tb'", ['! echo a\tb']],
    ['apt-get \\\n  update \\\n  -y', ['! apt-get update -y']],
    ['echo a # not this', ['! echo a']],
    ['$TOOL build', ['! <$TOOL> build']],
    ['echo "$@"', ['! echo <$@>']],
  ])('%s', (script, expected) => {
    expect(lines(script)).toEqual(expected);
  });

  test('braces are expanded by bash and not certain elsewhere', () => {
    expect(lines('mkdir -p /a/{b,c}', ['/bin/bash', '-c'])).toEqual(['! mkdir -p /a/b /a/c']);
    expect(lines('echo {1..3}x', ['bash', '-c'])).toEqual(['! echo 1x 2x 3x']);
    expect(lines('mkdir -p /a/{b,c}')).toEqual(['! mkdir -p </a/{b,c}>']);
  });
});

describe('lists and what counts', () => {
  test.each<[string, string[]]>([
    ['a', ['! a']],
    ['a && b && c', ['! a', '! b', '! c']],
    ['a; b; c', ['a', 'b', '! c']],
    ['a\nb', ['a', '! b']],
    ['set -e; a; b', ['set -e', '! a', '! b']],
    ['set -eux; a; b', ['set -eux', '! a', '! b']],
    ['set -o errexit\na\nb', ['set -o errexit', '! a', '! b']],
    ['set -e; a; set +e; b; c', ['set -e', '! a', '! set +e', 'b', '! c']],
    ['set -e; a && b; c', ['set -e', 'a', '! b', '! c']],
    ['set -e; [ -f x ] && b; c', ['set -e', '[ -f x ]', '?! b', '! c']],
    ['[ -f x ] && b', ['! [ -f x ]', '! b']],
    ['a || true', ['a', '?! true']],
    ['a || exit 1; b', ['! a', '? exit 1', '! b']],
    ['a || { echo no; exit 1; }; b', ['! a', '? echo no', '? exit 1', '! b']],
    ['a || exit 0; b', ['a', '? exit 0', '?! b']],
    ['a || b && c', ['a', '?! b', '! c']],
    ['a && b || c', ['a', '? b', '?! c']],
    ['id app || useradd app', ['id app', '?! useradd app']],
    ['command -v go && go version; x', ['command -v go', '? go version', '! x']],
    ['! a', ['a']],
    ['a &', ['a']],
    ['a & b', ['a', '! b']],
    ['a | b', ['a', '! b']],
    ['set -o pipefail; a | b', ['set -o pipefail', '! a', '! b']],
    ['set -eo pipefail\na | b\nc', ['set -eo pipefail', '! a', '! b', '! c']],
    ['(a; b) && c', ['a', '! b', '! c']],
    ['if a && b; then c; fi', ['a', '? b', '?! c']],
    ['{ a && b; } || c', ['a', '? b', '?! c']],
    ['a; exit 0; b', ['a', 'exit 0', '?! b']],
    ['a && exec b; c', ['a', 'exec: b', '?! c']],
  ])('%s', (script, expected) => {
    expect(lines(script)).toEqual(expected);
  });

  test('flags of the SHELL count', () => {
    expect(lines('a; b | c', ['/bin/bash', '-eo', 'pipefail', '-c'])).toEqual(['! a', '! b', '! c']);
    expect(parseScript('a', context(['/bin/bash', '-euxo', 'pipefail', '-c'])).errexit).toBe(true);
    expect(parseScript('a', context()).errexit).toBe(false);
    expect(parseScript('set -e; a', context()).errexit).toBe(true);
  });
});

describe('compound commands', () => {
  test.each<[string, string[]]>([
    ['if a; then b; else c; fi', ['a', '?! b', '?! c']],
    ['if [ "$TARGETARCH" = amd64 ]; then b; else c; fi', ['[ amd64 = amd64 ]', '! b']],
    ['if [ "$TARGETARCH" = arm64 ]; then b; else c; fi', ['[ amd64 = arm64 ]', '! c']],
    ['if [ -n "$VERSION" ]; then b; fi', ['[ -n 1.2.3 ]', '! b']],
    ['if [[ $TARGETARCH == amd64 ]]; then b; elif d; then e; fi', ['! b']],
    ['if ! [ -z "$VERSION" ]; then b; fi', ['[ -z 1.2.3 ]', '! b']],
    ['case $TARGETARCH in amd64) a;; arm64) b;; esac', ['! a']],
    ['case $TARGETARCH in arm*) a;; *) b;; esac', ['! b']],
    ['case $TARGETARCH in amd64) a;& arm64) b;; *) c;; esac', ['! a', '?! b', '?! c']],
    ['if [ $TARGETARCH = arm64 ] && [ $OTHER = x ]; then b; else c; fi', ['[ amd64 = arm64 ]', '! c']],
    ['case $SECRET in x) a;; *) b;; esac', ['?! a', '?! b']],
    ['for i in x y; do a $i; done', ['! a <$i>']],
    ['for i in x; do a $i; done', ['! a x']],
    ['for i in $NOWHERE; do a $i; done', ['?! a <$i>']],
    ['for i; do a $i; done', ['?! a <$i>']],
    ['while a; do b; done', ['a', '?! b']],
    ['until a; do sleep 1; done; c', ['a', '? sleep 1', '! c']],
    ['X=1; for i in a b; do echo $X; X=2; done', ['echo <$X>']],
    ['f() { a; b; }; f; c', ['f', 'a', 'b', '! c']],
    ['f() { a; }; c', ['! c', '? a']],
    ['die() { exit 1; }; a || die; b', ['! a', '? die', '? exit 1', '! b']],
    ['f() { f; }; f', ['! f', '! f']],
    ['function f { a; }; f', ['! f', '! a']],
    ['[[ -f x && $(a) ]]', ['a']],
    ['select i in a; do b; done', ['! b']],
    ['{ a; b; } > /log', ['!', 'a', '! b']],
  ])('%s', (script, expected) => {
    expect(lines(script)).toEqual(expected);
  });
});

describe('wrappers', () => {
  test.each<[string, string[]]>([
    ['sudo apt-get update', ['! sudo: apt-get update']],
    ['sudo -u app -H env A=1 make', ['! sudo: env: make']],
    ['sudo -E -- bash x', ['! sudo: bash x']],
    ['env -u A B=2 go build', ['! env: go build']],
    ['/usr/bin/env python3 x', ['! /usr/bin/env: python3 x']],
    ['time go build', ['! go build']],
    ['nice -n 10 make', ['! nice: make']],
    ['nohup a &', ['nohup: a']],
    ['timeout -s KILL 5m a b', ['! timeout: a b']],
    ['gosu app a', ['! gosu: a']],
    ['su-exec app:app a', ['! su-exec: a']],
    ['exec tini -- a b', ['! exec: tini: a b']],
    ['command -v a', ['! command -v a']],
    ['command a', ['! command: a']],
    ['chroot /mnt a', ['! chroot /mnt a']],
    ['env', ['! env']],
    ['a | xargs -n1 apk add', ['a', '! xargs -n1 apk add', '? apk add <{}>']],
    ['find / -name x -exec rm -rf {} +', ['! find / -name x -exec rm -rf {} +', '? rm -rf <{}>']],
    ['find . -exec a {} \\; -exec b \\;', ['! find . -exec a {} ; -exec b ;', '? a <{}>', '? b <{}>']],
  ])('%s', (script, expected) => {
    expect(lines(script)).toEqual(expected);
  });
});

describe('scripts within scripts', () => {
  test.each<[string, string[]]>([
    ["sh -c 'a && b'", ['! sh -c a && b', '! a', '! b']],
    ['bash -c "a $VERSION"; b', ['bash -c a 1.2.3', 'a 1.2.3', '! b']],
    ["bash -euo pipefail -c 'a; b | c'", ['! bash -euo pipefail -c a; b | c', '! a', '! b', '! c']],
    ["sudo sh -c 'echo x > /y'", ['! sudo: sh -c echo x > /y', '! echo x']],
    ["su app -c 'cd /x && a'", ['! su app -c cd /x && a', '! cd /x', '! a']],
    ["eval 'a b'", ['! eval a b', '! a b']],
    ["sh <<'E'\na $X\nE", ['! sh', '! a <$X>']],
    ['bash -s <<E\na "$VERSION"\nb\nE', ['! bash -s', 'a 1.2.3', '! b']],
    ['sh script.sh', ['! sh script.sh']],
    ['a "$(b | c)"', ['b', 'c', '! a <$(b | c)>']],
    ['X=$(a) && b', ['! a', '! b']],
    ['export X=$(a) && b', ['a', '! export <X=$(a)>', '! b']],
    ['diff <(a) x', ['a', '! diff <<(a)> x']],
    ['echo `a \\`b\\``', ['b', 'a <`b`>', '! echo <`a \\`b\\``>']],
  ])('%s', (script, expected) => {
    expect(lines(script)).toEqual(expected);
  });

  test('the commands of a script within stand where they are written', () => {
    const script = 'x && sh -c "cd /a && echo \\"$VERSION\\" && apt-get update"';
    const { commands } = parseScript(script, context());
    const texts = commands.map(({ span }) => script.slice(span.start, span.end));
    expect(texts.slice(2)).toEqual(['cd /a', 'echo \\"$VERSION\\"', 'apt-get update']);
  });
});

describe('exec form', () => {
  test('nothing is expanded, spans count in the joined items', () => {
    const items = ['sudo', 'echo', '$VERSION', 'a && b'];
    const command = execCommand(items, context());
    expect(command && line(command)).toBe('! sudo: echo $VERSION a && b');
    expect(command?.byShell).toBe(false);
    const text = items.join(' ');
    expect(command?.words.map(({ span }) => text.slice(span.start, span.end))).toEqual(items.slice(1));
  });

  test('a shell in exec form is looked into', () => {
    const script = parseExec(['/bin/sh', '-ec', 'a; b'], context());
    expect(script.commands.map(line)).toEqual(['! /bin/sh -ec a; b', '! a', '! b']);
    expect(script.commands.map(({ span }) => span)).toEqual([
      { start: 0, end: 16 },
      { start: 12, end: 13 },
      { start: 15, end: 16 },
    ]);
  });

  test('no items, no command', () => {
    expect(execCommand([], context())).toBeUndefined();
  });
});

describe('errors', () => {
  test.each([['a "b'], ['if x; then y'], ['a &&'], ['; a'], ['(a'], ['case x in'], ['a | | b'], ['done']])(
    '%s',
    (script) => {
      expect(parseScript(script, context()).errors.length).toBeGreaterThan(0);
    },
  );

  test('what stands before a mistake is read', () => {
    expect(lines('apt-get update && apt-get install "x')[0]).toBe('! apt-get update');
  });
});
