import { describe, expect, test } from 'vitest';
import { expand, expandWords } from './expand';
import type { Lookup } from './expansion';

const values: Readonly<Record<string, string>> = {
  A: 'a',
  AB: 'ab',
  EMPTY: '',
  HI: 'hello world',
  V: 'v1.2.3',
};

const lookup: Lookup = (name) => {
  const value = values[name];
  if (value !== undefined) return { value };
  return name.startsWith('UNKNOWN') ? { unknown: true } : undefined;
};

describe('what is found on the way', () => {
  test.each<[string, { value: string; unset: string[]; unknown: string[] }]>([
    ['$A $NO', { value: 'a ', unset: ['NO'], unknown: [] }],
    ['$NO$NO ${OTHER}', { value: ' ', unset: ['NO', 'OTHER'], unknown: [] }],
    ['${NO:-x} ${NO+y} ${NO-$OTHER}', { value: 'x  ', unset: ['OTHER'], unknown: [] }],
    ['${NO#x}', { value: '', unset: ['NO'], unknown: [] }],
    ['x$UNKNOWN', { value: 'x$UNKNOWN', unset: [], unknown: ['UNKNOWN'] }],
    ['${UNKNOWN:-d}/$A', { value: '${UNKNOWN:-d}/a', unset: [], unknown: ['UNKNOWN'] }],
    ['${UNKNOWN:?no}', { value: '${UNKNOWN:?no}', unset: [], unknown: ['UNKNOWN'] }],
    ['"${UNKNOWN%.*}"', { value: '${UNKNOWN%.*}', unset: [], unknown: ['UNKNOWN'] }],
  ])('%s', (text, expected) => {
    expect(expand(text, lookup, '\\')).toMatchObject(expected);
  });

  test('every use with its place, modifier and state, in order', () => {
    const text = '$A/${NO:-${AB}}/${V//./-}/${UNKNOWN}';
    const { references } = expand(text, lookup, '\\');
    expect(
      references.map(({ name, start, end, modifier, state }) => [
        name,
        text.slice(start, end),
        modifier,
        state,
      ]),
    ).toEqual([
      ['A', '$A', '', 'set'],
      ['NO', '${NO:-${AB}}', ':-', 'unset'],
      ['AB', '${AB}', '', 'set'],
      ['V', '${V//./-}', '//', 'set'],
      ['UNKNOWN', '${UNKNOWN}', '', 'unknown'],
    ]);
  });

  test('nesting deeper than any file has is not known, and no failure', () => {
    const result = expand(`${'${A:-'.repeat(5000)}x${'}'.repeat(5000)}`, lookup, '\\');
    expect(result.kind === 'value' && result.unknown.length).toBe(1);
  });

  test('values longer than can be used are not known, and no failure', () => {
    const long: Lookup = () => ({ value: 'x'.repeat(100_000) });
    for (const text of ['$A$A', '"$A$A"', '${A:+$A$A}', '${A//x/yyyyyyyyyy}']) {
      const result = expand(text, long, '\\');
      expect(result.kind === 'value' && result.unknown.length).toBe(1);
    }
  });
});

describe('words', () => {
  test.each<[string, readonly string[]]>([
    ['a b', ['a', 'b']],
    ['  a   b ', ['a', 'b']],
    ['"a b" c', ['a b', 'c']],
    ['a\\ b c', ['a b', 'c']],
    ['$HI', ['hello', 'world']],
    ['"$HI"', ['hello world']],
    ['x$HI', ['xhello', 'world']],
    ['$HI$A', ['hello', 'worlda']],
    ['$EMPTY', []],
    ['""', []],
    ['a""b', ['ab']],
    ['', []],
    ['<< EOF', ['<< EOF']],
    ['a <b', ['a', '<b']],
  ])('%s', (text, expected) => {
    const result = expandWords(text, lookup, '\\');
    expect(result.kind === 'value' && result.words.map((word) => word.text)).toEqual(expected);
  });

  test('know where they come from', () => {
    const text = 'a "b c"d $HI';
    const result = expandWords(text, lookup, '\\');
    expect(result.kind === 'value' && result.words.map(({ start, end }) => text.slice(start, end))).toEqual([
      'a',
      '"b c"d',
      '$HI',
      '$HI',
    ]);
  });
});
