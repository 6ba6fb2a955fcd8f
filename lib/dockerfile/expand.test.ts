import { describe, expect, test } from 'vitest';
import { expand, expandHeredoc } from './expand';
import type { ExpandOptions, Lookup } from './expansion';

const values: Readonly<Record<string, string>> = {
  A: 'a',
  AB: 'ab',
  EMPTY: '',
  FILE: 'dir/file.tar.gz',
  HI: 'hello world',
  V: 'v1.2.3',
  É: 'accent',
  '1': 'one',
  '@': 'all',
  REP: 'x$1y',
};

const lookup: Lookup = (name) => {
  const value = values[name];
  if (value !== undefined) return { value };
  return name.startsWith('UNKNOWN') ? { unknown: true } : undefined;
};

function valueOf(text: string, escapeCharacter: '\\' | '`' = '\\', options: ExpandOptions = {}): string {
  const result = expand(text, lookup, escapeCharacter, options);
  return result.kind === 'value' ? result.value : `${result.code}: ${result.error}`;
}

describe('variables', () => {
  test.each<[string, string]>([
    ['', ''],
    ['plain', 'plain'],
    ['$A', 'a'],
    ['${A}', 'a'],
    ['$A$A', 'aa'],
    ['x${A}y', 'xay'],
    ['$AB', 'ab'],
    ['${A}B', 'aB'],
    ['$A-$A', 'a-a'],
    ['$A.x', 'a.x'],
    ['$HI', 'hello world'],
    ['$NO', ''],
    ['x$NO', 'x'],
    ['$EMPTY', ''],
    ['$', '$'],
    ['$ A', '$ A'],
    ['a$', 'a$'],
    ['$/', '$/'],
    ['$(A)', '$(A)'],
    ['$1', 'one'],
    ['$12', ''],
    ['$1A', 'oneA'],
    ['$@', 'all'],
    ['${@}', 'all'],
    ['$$', ''],
    ['$?x', 'x'],
    ['$É', 'accent'],
    ['$_', ''],
    ['a  b', 'a  b'],
  ])('%s', (text, expected) => {
    expect(valueOf(text)).toBe(expected);
  });
});

describe('modifiers', () => {
  test.each<[string, string]>([
    ['${A:-x}', 'a'],
    ['${NO:-x}', 'x'],
    ['${EMPTY:-x}', 'x'],
    ['${A-x}', 'a'],
    ['${NO-x}', 'x'],
    ['${EMPTY-x}', ''],
    ['${A:+x}', 'x'],
    ['${NO:+x}', ''],
    ['${EMPTY:+x}', ''],
    ['${A+x}', 'x'],
    ['${NO+x}', ''],
    ['${EMPTY+x}', 'x'],
    ['${A:?no}', 'a'],
    ['${A?no}', 'a'],
    ['${EMPTY?no}', ''],
    ['${NO:-}', ''],
    ['${NO:-$A}', 'a'],
    ['${NO:-${A}}', 'a'],
    ['${NO:-${NO:-${NO:-deep}}}', 'deep'],
    ['${NO:-x y}', 'x y'],
    ["${NO:-'}'}", '}'],
    ['${NO:-"}"}', '}'],
    ['${NO:-\\}}', '}'],
    ['${NO:-"$A"}', 'a'],
    ["${NO:-'$A'}", '$A'],
    ['${NO:--x}', '-x'],
    ['${NO--x}', '-x'],
    ['${V#v}', '1.2.3'],
    ['${V#x}', 'v1.2.3'],
    ['${V#*.}', '2.3'],
    ['${V##*.}', '3'],
    ['${V#v?}', '.2.3'],
    ['${V%.*}', 'v1.2'],
    ['${V%%.*}', 'v1'],
    ['${V%.3}', 'v1.2'],
    ['${V%x}', 'v1.2.3'],
    ['${V%?}', 'v1.2.'],
    ['${V#}', 'v1.2.3'],
    ['${V##*}', ''],
    ['${V%%*}', ''],
    ['${V#*}', 'v1.2.3'],
    ['${NO#x}', ''],
    ['${FILE##*/}', 'file.tar.gz'],
    ['${FILE%/*}', 'dir'],
    ['${FILE%%.*}', 'dir/file'],
    ['${FILE%.gz}', 'dir/file.tar'],
    ['${FILE#$A}', 'dir/file.tar.gz'],
    ['${AB#$A}', 'b'],
    ['${V/./-}', 'v1-2.3'],
    ['${V//./-}', 'v1-2-3'],
    ['${V/v/}', '1.2.3'],
    ['${V//[0-9]/x}', 'v1.2.3'],
    ['${V/*/x}', 'x'],
    ['${V//*/x}', 'x'],
    ['${V/?/x}', 'x1.2.3'],
    ['${V//?/x}', 'xxxxxx'],
    ['${FILE/\\//-}', 'dir-file.tar.gz'],
    ['${FILE/f*./X}', 'dir/Xgz'],
    ['${V/1.2/$A}', 'va.3'],
    ['${A//a/$REP}', 'x'],
    ['${A/a/$REP}', 'x$1y'],
    ['${NO/a/b}', ''],
    ['${A//x/y}', 'a'],
    ['${A//}/x}', 'a'],
    ['${AB///-}', '-a-b-'],
  ])('%s', (text, expected) => {
    expect(valueOf(text)).toBe(expected);
  });

  test.each<[string, string]>([
    ['${V#\\*}', 'v1.2.3'],
    ['${S#\\*}', '*b'],
    ['${S##\\**}', ''],
    ['${S%b\\}}', '**b'],
  ])('escapes in patterns: %s', (text, expected) => {
    const result = expand(text, (name) => (name === 'S' ? { value: '**b' } : lookup(name)), '\\');
    expect(result.kind === 'value' && result.value).toBe(expected);
  });
});

describe('quotes and escapes', () => {
  test.each<[string, string]>([
    ['"a b"', 'a b'],
    ["'a b'", 'a b'],
    ['a"b"c', 'abc'],
    ['""', ''],
    ["'$A'", '$A'],
    ['"$A"', 'a'],
    ['"\'$A\'"', "'a'"],
    ['\'"$A"\'', '"$A"'],
    ['\\$A', '$A'],
    ['\\\\$A', '\\a'],
    ['\\a', 'a'],
    ['a\\ b', 'a b'],
    ['\\"', '"'],
    ["\\'", "'"],
    ['"\\$A"', '$A'],
    ['"\\""', '"'],
    ['"\\\\"', '\\'],
    ['"\\a"', '\\a'],
    ["'\\'", '\\'],
    ["'\\$A'", '\\$A'],
    ['a\\', 'a'],
    ['`$A`', '`a`'],
    ['a <b', 'a <b'],
  ])('%s', (text, expected) => {
    expect(valueOf(text)).toBe(expected);
  });

  test.each<[string, string]>([
    ['`$A', '$A'],
    ['\\$A', '\\a'],
    ['C:\\x\\$A', 'C:\\x\\a'],
    ['"`$A"', '$A'],
    ['"`""', '"'],
    ['``', '`'],
    ["'`'", '`'],
    ['a` b', 'a b'],
  ])('escape is a backtick: %s', (text, expected) => {
    expect(valueOf(text, '`')).toBe(expected);
  });

  test.each<[string, ExpandOptions, string]>([
    ['"$A" \'$A\'', { quotes: 'keep' }, '"a" \'$A\''],
    ['"$A" \'$A\'', { quotes: 'ignore' }, '"a" \'a\''],
    ["it's $A", { quotes: 'ignore' }, "it's a"],
    ['\\$A', { keepEscapes: true }, '\\$A'],
    ['"\\a"', { quotes: 'keep', keepEscapes: true }, '"\\\\a"'],
    ['$NO ${NO} $A', { keepUnset: true }, '$NO ${NO} a'],
    ['${NO:-x} ${NO#y}', { keepUnset: true }, '${NO:-x} ${NO#y}'],
    ['${NO/a/b}', { keepUnset: true }, '${NO/a/b}'],
  ])('%s %o', (text, options, expected) => {
    expect(valueOf(text, '\\', options)).toBe(expected);
  });

  test('bodies of here-documents: quotes mean nothing, every escape goes', () => {
    const result = expandHeredoc('echo "$A" \'$A\' \\$A a\\nb\n', lookup);
    expect(result.kind === 'value' && result.value).toBe('echo "a" \'a\' $A anb\n');
  });
});

describe('what cannot be expanded', () => {
  test.each<[string, string]>([
    ['"a', 'unterminated-quote: unexpected end of statement while looking for matching double-quote'],
    ["'a", 'unterminated-quote: unexpected end of statement while looking for matching single-quote'],
    ['"a\\"', 'unterminated-quote: unexpected end of statement while looking for matching double-quote'],
    ['${', "unterminated-variable: syntax error: missing '}'"],
    ['${A', "unterminated-variable: syntax error: missing '}'"],
    ['${A:-', "unterminated-variable: syntax error: missing '}'"],
    ['${A:-x', "unterminated-variable: syntax error: missing '}'"],
    ['${A:-"x}', "unterminated-variable: syntax error: missing '}'"],
    ['${A:}', "unterminated-variable: syntax error: missing '}'"],
    ['${}', 'bad-substitution: syntax error: bad substitution'],
    ['${:-x}', 'bad-substitution: syntax error: bad substitution'],
    ['${{A}}', 'bad-substitution: syntax error: bad substitution'],
    ['${A!x}', 'unsupported-modifier: unsupported modifier (!) in substitution'],
    ['${A=x}', 'unsupported-modifier: unsupported modifier (=) in substitution'],
    ['${A:=x}', 'unsupported-modifier: unsupported modifier (:=) in substitution'],
    ['${A:0:1}', 'unsupported-modifier: unsupported modifier (:0) in substitution'],
    ['${A:#x}', 'unsupported-modifier: unsupported modifier (:#) in substitution'],
    ['${A^^}', 'unsupported-modifier: unsupported modifier (^) in substitution'],
    ['${#A}', 'unsupported-modifier: unsupported modifier (A) in substitution'],
    ['${NO:?must be set}', 'required: NO: must be set'],
    ['${NO?}', 'required: NO: is not allowed to be unset'],
    ['${EMPTY:?}', 'required: EMPTY: is not allowed to be empty'],
    ['${A/x', "unterminated-variable: syntax error: missing '/' in ${}"],
    ['${A/x}', "unterminated-variable: syntax error: missing '/' in ${}"],
    ['${A/x/', "unterminated-variable: syntax error: missing '}'"],
    ['${A#\\x}', "bad-pattern: invalid pattern (\\x) in substitution: invalid escape '\\x'"],
    ['${NO:-${}}', 'bad-substitution: syntax error: bad substitution'],
  ])('%s', (text, expected) => {
    expect(valueOf(text)).toBe(expected);
  });
});
