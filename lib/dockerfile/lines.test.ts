import { describe, expect, test } from 'vitest';
import { describeDockerfile } from './describe';
import { parseDockerfile } from './parse';

function read(text: string) {
  return describeDockerfile(parseDockerfile(text));
}

/** Keyword and arguments of every instruction, in one line each. */
function shown(text: string): readonly string[] {
  return read(text).instructions.map((each) => [each.keyword, ...each.arguments].join('|'));
}

describe('parser directives', () => {
  test.each<[string, string, { syntax?: string; escape?: string; check?: string }]>([
    ['syntax', '# syntax=docker/dockerfile:1\nFROM a', { syntax: 'docker/dockerfile:1' }],
    ['no white space at all', '#syntax=x\nFROM a', { syntax: 'x' }],
    ['white space around', '#   syntax  =  x  \nFROM a', { syntax: 'x' }],
    ['tabs around', '#\tsyntax\t=\tx\t\nFROM a', { syntax: 'x' }],
    ['name in capitals', '# SYNTAX=Docker/Image\nFROM a', { syntax: 'Docker/Image' }],
    ['a value with white space', '# check=skip=A, B\nFROM a', { check: 'skip=A, B' }],
    [
      'all three',
      '# syntax=x\n# escape=`\n# check=skip=all\nFROM a',
      { syntax: 'x', escape: '`', check: 'skip=all' },
    ],
    ['CRLF', '# syntax=x\r\n# escape=`\r\nFROM a', { syntax: 'x', escape: '`' }],
    ['behind a byte order mark', '\ufeff# syntax=x\nFROM a', { syntax: 'x' }],
    ['an empty line before', '\n# syntax=x\nFROM a', {}],
    ['a comment before', '# hello\n# syntax=x\nFROM a', {}],
    ['an unknown directive before', '# foo=bar\n# syntax=x\nFROM a', {}],
    ['behind an instruction', 'FROM a\n# syntax=x', {}],
    ['an empty line between', '# syntax=x\n\n# escape=`\nFROM a', { syntax: 'x' }],
    ['a name with a dash is none', '# syn-tax=x\n# syntax=y\nFROM a', {}],
    ['without value', '# syntax=\n# escape=`\nFROM a', {}],
    ['indented: escape counts, syntax does not', '  # syntax=x\n  # escape=`\nFROM a', { escape: '`' }],
    [
      'interpreter line: syntax counts, escape does not',
      '#!/bin/x\n# syntax=x\n# escape=`\nFROM a',
      { syntax: 'x' },
    ],
    ['interpreter line and an empty one', '#!/bin/x\n\n# syntax=x\nFROM a', {}],
    ['two comment marks are a comment', '## syntax=x\nFROM a', {}],
    ['slashes are no comment', '# syntax=x\n// escape=`\nFROM a', { syntax: 'x' }],
  ])('%s', (_, text, expected) => {
    expect(read(text).directives).toEqual({ syntax: null, escape: null, check: null, ...expected });
  });

  test('the escape directive changes what continues a line', () => {
    expect(shown('# escape=`\nFROM a\nRUN dir C:\\\nRUN x `\n y')).toEqual([
      'from|a',
      'run|dir C:\\',
      'run|x  y',
    ]);
  });

  test('a directive has the spans of its line and of its value', () => {
    const [directive] = parseDockerfile('# syntax = a/b:1 \nFROM a').directives;
    expect(directive).toEqual({
      name: 'syntax',
      value: 'a/b:1',
      span: { start: 0, end: 17 },
      valueSpan: { start: 11, end: 16 },
    });
  });

  test('directives are no comments, what only looks like one is', () => {
    const { comments } = parseDockerfile('# syntax=x\n# escape=`\n# hi = there\n# check=skip=A\nFROM a');
    expect(comments.map(({ text }) => text)).toEqual(['hi = there', 'check=skip=A']);
  });
});

describe('lines', () => {
  test.each<[string, string, readonly string[]]>([
    ['keyword in any case', 'from a\nRuN b', ['from|a', 'run|b']],
    ['white space in front', ' \t FROM a\n\tRUN\tb', ['from|a', 'run|b']],
    ['white space at the end', 'FROM a \t\nRUN b  ', ['from|a', 'run|b']],
    ['vertical tab and form feed part words', 'FROM\va\nEXPOSE 1\f2', ['from|a', 'expose|1|2']],
    ['no-break space does not end a keyword', 'FROM a\nRUN\u00a0b', ['from|a', 'run\u00a0b']],
    ['CRLF', 'FROM a\r\nRUN b \\\r\n c\r\n', ['from|a', 'run|b  c']],
    ['several carriage returns', 'FROM a\r\r\nRUN b\r\r\n', ['from|a', 'run|b']],
    ['no line feed at the end', 'FROM a', ['from|a']],
    ['byte order mark', '\ufeffFROM a', ['from|a']],
    ['empty lines between', '\n\nFROM a\n\n\nRUN b\n\n', ['from|a', 'run|b']],
    ['NUL', 'FROM a\nRUN b\0c', ['from|a', 'run|b\0c']],
    ['continued', 'FROM a\nRUN b \\\n  c', ['from|a', 'run|b   c']],
    ['continued without white space', 'FROM a\nRUN b\\\nc', ['from|a', 'run|bc']],
    ['white space behind the escape', 'FROM a\nRUN b \\ \t \nc', ['from|a', 'run|b c']],
    ['continued several times', 'FROM a\nRUN b\\\n\\\n\\\nc', ['from|a', 'run|bc']],
    ['within the keyword', 'FR\\\nOM a', ['from|a']],
    ['right behind the keyword', 'FROM \\\n a', ['from|a']],
    ['two escapes do not continue', 'FROM a\nENV x y\\\\\nRUN b', ['from|a', 'env|x|y\\\\', 'run|b']],
    ['nor do three', 'FROM a\nENV x y\\\\\\\nRUN b', ['from|a', 'env|x|y\\\\\\', 'run|b']],
    ['an escape alone on its line', 'FROM a\nRUN b \\\n  \\\n c', ['from|a', 'run|b    c']],
    ['at the end of the file', 'FROM a\nRUN b \\\n', ['from|a', 'run|b']],
    ['at the very end', 'FROM a\nRUN b \\', ['from|a', 'run|b']],
    ['starts with an escape', '\\\nFROM a', ['from|a']],
    ['over an empty line', 'FROM a\nRUN b \\\n\n  c', ['from|a', 'run|b   c']],
    ['over a line of white space', 'FROM a\nRUN b \\\n \t \n  c', ['from|a', 'run|b   c']],
    ['over comments', 'FROM a\nRUN b \\\n# x\n  # y\\\n c', ['from|a', 'run|b  c']],
    ['an instruction behind an empty line goes on', 'FROM a\nRUN b \\\n\nRUN c', ['from|a', 'run|b RUN c']],
    ['a comment sign later in the line is none', 'FROM a\nRUN b # c', ['from|a', 'run|b # c']],
    ['a comment that ends in an escape ends', '# x \\\nFROM a', ['from|a']],
    ['continued before a comment at the end', 'FROM a\nRUN b \\\n# c', ['from|a', 'run|b']],
  ])('%s', (_, text, expected) => {
    expect(shown(text)).toEqual(expected);
  });

  test('lines from and to are those of the file', () => {
    const lines = read('# c\nFROM a\n\nRUN b \\\n  # d\n\n  c\nRUN <<E\nx\nE\nCMD e\n');
    expect(lines.instructions.map(({ line, endLine }) => [line, endLine])).toEqual([
      [2, 2],
      [4, 7],
      [8, 10],
      [11, 11],
    ]);
  });

  test('comments are kept in order, also those between continued lines', () => {
    const text = '#a\n # b \nFROM x\nRUN y \\\n  #c\n z\n#\n';
    const { comments } = parseDockerfile(text);
    expect(comments.map(({ text: comment, span }) => [comment, text.slice(span.start, span.end)])).toEqual([
      ['a', '#a'],
      ['b', '# b '],
      ['c', '#c'],
      ['', '#'],
    ]);
  });

  test('empty lines between continued lines are kept', () => {
    const text = 'FROM x\nRUN y \\\n\n  \n z';
    const [, run] = parseDockerfile(text).instructions;
    expect(run?.emptyLines).toEqual([
      { start: 15, end: 15 },
      { start: 16, end: 18 },
    ]);
  });

  test('a word over two lines spans both', () => {
    const text = 'FROM al\\\n# c\npine';
    const [from] = parseDockerfile(text).instructions;
    expect(from?.keyword === 'from' && from.image).toEqual({ text: 'alpine', span: { start: 5, end: 17 } });
  });
});
