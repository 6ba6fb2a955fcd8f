import { expect, test } from 'vitest';
import { fc } from '../text/testing/fc';
import { bashFeatures } from './bash-only';

/** Kind and text of what is found, commands left out. */
function found(text: string): string[] {
  return bashFeatures(text, false)
    .filter(({ kind }) => kind !== 'command')
    .map(({ kind, span }) => `${kind}: ${text.slice(span.start, span.end)}`);
}

test.each<[string, string[]]>([
  ['names=(a b)', ['array: names=(a b)']],
  ['export A=(1)', ['array: A=(1)']],
  ['if false; then a=(1); fi', ['array: a=(1)']],
  ['echo "$(a=(1); echo)"', ['array: a=(1)']],
  ['cat <<< hi', ['here-string: <<< hi']],
  ['cat <(echo a) > >(cat)', ['process-substitution: <(echo a)', 'process-substitution: >(cat)']],
  ['function f { :; }; f', ['function-keyword: function']],
  ['for ((i=0;i<2;i++)); do :; done', ['arithmetic-for: for']],
  ['select x in a; do :; done', ['select: select']],
  ['ls |& cat', ['pipe-both: |&']],
  ['ls &> /log', ['redirect-both: &> /log']],
  ['if [[ -d / ]]; then :; fi', ['double-brackets: [[']],
  // biome-ignore-start lint/suspicious/noTemplateCurlyInString: shell
  ['echo "${x^^}"', ['expansion: ${x^^}']],
  [
    'echo ${x/a/b} ${x:1:2} ${!x} ${x[0]}',
    ['expansion: ${x/a/b}', 'expansion: ${x:1:2}', 'expansion: ${!x}', 'expansion: ${x[0]}'],
  ],
  ['echo ${x:-a} ${x%a} ${#x} $((1 + 1))', []],
  // biome-ignore-end lint/suspicious/noTemplateCurlyInString: shell
  ['mkdir -p /app/{a,b}', ['braces: {a,b}']],
  ['echo {a,b}', []],
  ['mkdir "/app/{a,b}"', []],
  ['echo \'a=(1)\' "<(x)" # b=(2)', []],
  ['bash -c "a=(1)"', []],
  ['cat <<EOF\na=(1)\n[[ x ]]\nEOF', []],
  ['bash <<EOF\na=(1)\nEOF', []],
  ['ls > /dev/null 2>&1', []],
  ['f() { :; }; f', []],
])('%s', (text, expected) => {
  expect(found(text)).toEqual(expected);
});

test.each<[string, string]>([
  ['source x', 'always counts'],
  ['true && source x', 'always counts'],
  ['source x; true', 'always'],
  ['source x || true', 'always asked'],
  ['if source x; then :; fi', 'always asked'],
  ['if true; then source x; fi', 'maybe counts'],
  ['[ -f x ] && source x; true', 'maybe'],
  ['(source x)', 'always counts inside'],
  ['source x | cat', 'always inside'],
  ['f() { source x; }', 'maybe counts'],
  ['source x &', 'always asked'],
])('%s: %s', (text, expected) => {
  const source = bashFeatures(text, false).find(({ name }) => name === 'source');
  const words = [
    source?.runs,
    source?.failureCounts && 'counts',
    source?.asked && 'asked',
    source?.inside && 'inside',
  ];
  expect(words.filter(Boolean).join(' ')).toBe(expected);
});

test('with errexit every failure counts', () => {
  expect(bashFeatures('source x; true', true)[0]?.failureCounts).toBe(true);
});

test('any text is read', () => {
  const piece = fc.constantFrom(
    '[[',
    ']]',
    '(',
    ')',
    '<(',
    '${',
    '}',
    '|&',
    'if',
    'then',
    'fi',
    ';',
    '"',
    '`',
    'x=',
    '<<E',
    '\n',
    ' ',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      for (const { span } of bashFeatures(text, false)) {
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeLessThanOrEqual(text.length);
      }
    }),
  );
});

test('deep nesting ends', () => {
  expect(bashFeatures(`${'( '.repeat(5000)}a=(1)${' )'.repeat(5000)}`, false).length).toBeLessThan(2);
});
