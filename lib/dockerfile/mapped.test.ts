import { describe, expect, test } from 'vitest';
import { expandedFields, expandedWords } from './expanded-words';
import { sliceMapped, toSource } from './mapped';
import { parseDockerfile } from './parse';

describe('from a put-together text back to the source', () => {
  const text = 'FROM a\nRUN one \\\n# no\n  two\\\nthree';
  const [, run] = parseDockerfile(text).instructions;
  if (run?.keyword !== 'run' || run.command.form !== 'shell') throw new Error('not read');
  const { script } = run.command;

  test('the script is put together', () => {
    expect(script.text).toBe('one   twothree');
    expect(script.pieces).toEqual([
      { at: 0, offset: 11 },
      { at: 4, offset: 22 },
      { at: 9, offset: 29 },
    ]);
  });

  test.each<[string, string]>([
    ['one', 'one'],
    ['two', 'two'],
    ['three', 'three'],
    ['twothree', 'two\\\nthree'],
    ['one   two', 'one \\\n# no\n  two'],
  ])('%s', (part, expected) => {
    const start = script.text.indexOf(part);
    const span = toSource(script, { start, end: start + part.length });
    expect(text.slice(span.start, span.end)).toBe(expected);
  });

  test('an empty span stays empty', () => {
    expect(toSource(script, { start: 9, end: 9 })).toEqual({ start: 29, end: 29 });
  });

  test('a part of a part', () => {
    const part = sliceMapped(sliceMapped(script, 4, 14), 2, 8);
    expect(part.text).toBe('twothr');
    expect(part.pieces).toEqual([
      { at: 0, offset: 24 },
      { at: 3, offset: 29 },
    ]);
    expect(JSON.parse(JSON.stringify(part))).toEqual({ text: part.text, pieces: part.pieces });
  });
});

describe('words that are expanded', () => {
  test.each<[string, readonly string[]]>([
    ['FROM --platform=$P $A AS b', ['$A', '$P']],
    ['ARG a=$b c', ['$b']],
    ['ENV $a=$b c=d', ['$a', '$b', 'c', 'd']],
    ['LABEL a=$b', ['a', '$b']],
    ['COPY --from=$a --chown=$b --chmod=$c --exclude=$d $e $f', ['$e', '$f', '$b', '$c']],
    ['ADD --checksum=$a $b $c', ['$b', '$c', '$a']],
    ['EXPOSE $a 1', ['$a', '1']],
    ['VOLUME ["$a"]', ['$a']],
    ['USER $a', ['$a']],
    ['WORKDIR $a/b', ['$a/b']],
    ['STOPSIGNAL $a', ['$a']],
    ['RUN $a', []],
    ['CMD $a', []],
    ['ENTRYPOINT ["$a"]', []],
    ['SHELL ["$a"]', []],
    ['HEALTHCHECK CMD $a', []],
    ['MAINTAINER $a', []],
    ['ONBUILD USER $a', []],
  ])('%s', (line, expected) => {
    const [instruction] = parseDockerfile(line).instructions;
    expect(instruction && expandedWords(instruction).map((word) => word.text)).toEqual(expected);
  });

  test('only FROM looks at what stands before the first stage', () => {
    const global = Object.entries(expandedFields).filter(([, fields]) =>
      fields.some(({ scope }) => scope === 'global'),
    );
    expect(global.map(([keyword]) => keyword)).toEqual(['from']);
  });
});
