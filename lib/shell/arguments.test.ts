import { expect, test } from 'vitest';
import { type FlagSpec, flagsOf } from './arguments';
import type { ShellWord } from './command';

/** A word with `$` in it is not certain. */
function word(written: string): ShellWord {
  const text = written.includes('$') ? undefined : written;
  return { text, written, raw: written, span: { start: 0, end: written.length } };
}

function read(line: string, spec?: FlagSpec): { options: string[]; operands: string[]; rest: number } {
  const flags = flagsOf(line.split(' ').map(word), spec);
  return {
    options: flags.options.map(({ name, value, written }) => {
      if (written === undefined) return name;
      return `${name}=${value ?? `<${written}>`}`;
    }),
    operands: flags.operands.map(({ written }) => written),
    rest: flags.rest,
  };
}

const spec: FlagSpec = { values: new Set(['-o', '--output', '-f']) };

test.each<[string, FlagSpec, string[], string[]]>([
  ['-a b', {}, ['-a'], ['b']],
  ['-abc d', {}, ['-a', '-b', '-c'], ['d']],
  ['-o out in', spec, ['-o=out'], ['in']],
  ['-oout in', spec, ['-o=out'], ['in']],
  ['-xof in', spec, ['-x', '-o=f'], ['in']],
  ['-xo out in', spec, ['-x', '-o=out'], ['in']],
  ['--output out in', spec, ['--output=out'], ['in']],
  ['--output=out in', spec, ['--output=out'], ['in']],
  ['--other=x in', spec, ['--other=x'], ['in']],
  ['--quiet in', spec, ['--quiet'], ['in']],
  ['-- -o in', spec, [], ['-o', 'in']],
  ['a -x b', {}, ['-x'], ['a', 'b']],
  ['- a', {}, [], ['-', 'a']],
  ['-o', spec, ['-o'], []],
  ['-o $OUT in', spec, ['-o=<$OUT>'], ['in']],
  ['--output=$OUT', spec, ['--output=<$OUT>'], []],
  ['$X -a', {}, ['-a'], ['$X']],
  ['-tags x -o=out .', { values: new Set(['-tags', '-o']), singleDash: true }, ['-tags=x', '-o=out'], ['.']],
  ['-ldflags=-s -v', { values: new Set(['-ldflags']), singleDash: true }, ['-ldflags=-s', '-v'], []],
])('%s', (line, given, options, operands) => {
  expect(read(line, given)).toMatchObject({ options, operands });
});

test('what follows the first operand may belong to another program', () => {
  const stopping = { ...spec, stopAtOperand: true };
  expect(read('-o out prog -x y', stopping)).toEqual({ options: ['-o=out'], operands: [], rest: 2 });
  expect(read('-x -- prog -y', stopping)).toEqual({ options: ['-x'], operands: [], rest: 2 });
});

test('the last of several counts', () => {
  const flags = flagsOf(['-o', 'a', '--output=b'].map(word), spec);
  expect(flags.value('-o', '--output')).toBe('b');
  expect(flags.value('-o')).toBe('a');
  expect(flags.has('--output')).toBe(true);
  expect(flags.all('-o', '--output').map(({ value }) => value)).toEqual(['a', 'b']);
  expect(flags.option('-q')).toBeUndefined();
});
