import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Span } from '../text/span';
import { fc } from '../text/testing/fc';
import { growthOf } from '../text/testing/growth';
import type { Command, Script, ScriptContext } from './command';
import { effectsOf } from './effects';
import { parseExec, parseScript } from './parse';
import { programsUsed } from './programs';

const context: ScriptContext = {
  directory: '/src',
  variables: new Map([
    ['A', 'x y'],
    ['B', undefined],
  ]),
  shell: ['/bin/bash', '-c'],
};

function spansOf(command: Command): Span[] {
  return [
    command.span,
    ...command.words.map(({ span }) => span),
    ...command.assignments.map(({ span }) => span),
    ...command.wrappers.map(({ span }) => span),
    ...command.redirects.flatMap(({ span, target }) => [span, target.span]),
  ];
}

function check(script: Script, length: number): void {
  const spans = [...script.commands.flatMap(spansOf), ...script.errors.map(({ span }) => span)];
  for (const { start, end } of spans) {
    if (!(start >= 0 && start <= end && end <= length)) throw new Error(`span ${start}–${end} of ${length}`);
  }
  for (const { span } of effectsOf(script, { platform: 'linux/amd64' })) {
    if (!(span.start >= 0 && span.start <= span.end && span.end <= length)) throw new Error('effect outside');
  }
  programsUsed(script);
}

const cases = fileURLToPath(new URL('effects/cases', import.meta.url));

/** Pieces that scripts are made of: what they make together is mostly broken. */
const piece = fc.constantFrom(
  ...(
    'a|b c|&&| || |;|\n| \\\n|$A|${B:-x}|"${A%x}"|$(a b)|`a`|\'|"|sh -c \'|sh -c "|<<E\n|\nE\n|<<-\'X\'\n|X|>f|2>&1|<(x)|' +
    'if |then |else |fi |for i in a b; do |done |case $A in |) |;; |esac |while |{ |} |(|f() { |!|&|cd /x|set -e|export A=1|' +
    'eval "|sudo |env A=1 |xargs |find . -exec |{} \\;|go build -o |-ldflags="|gcc -static x.c |curl -L |apt-get install -y |' +
    'apk add |useradd -u 1 |cp a b |ln -s |tar xzfC |pip install |dotnet publish -p:|[[ $A == b ]]|((1+2))|{a,b}|*|~|#|=|-|--|\\|\u{1f600}|é'
  ).split('|'),
);

describe('no input is too strange', () => {
  test('arbitrary text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        check(parseScript(text, context), text.length);
      }),
      { numRuns: 1_000 },
    );
  });

  test('pieces of scripts in any order', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        check(parseScript(text, context), text.length);
      }),
      { numRuns: 2_000 },
    );
  });

  test('the cases of effects with words taken out, doubled and swapped', () => {
    const scripts = readdirSync(cases).flatMap((file) =>
      readFileSync(`${cases}/${file}`, 'utf8')
        .split('\n')
        .filter((line) => line.startsWith('$ ')),
    );
    const change = fc.record({
      at: fc.nat(),
      kind: fc.constantFrom('drop', 'double', 'swap', 'cut', 'unknown'),
    });
    fc.assert(
      fc.property(fc.constantFrom(...scripts), fc.array(change, { maxLength: 4 }), (line, changes) => {
        const words = line.slice(2).split(' ');
        for (const { at, kind } of changes) {
          const index = at % Math.max(1, words.length);
          const word = words[index] ?? '';
          if (kind === 'drop') words.splice(index, 1);
          if (kind === 'double') words.splice(index, 0, word);
          if (kind === 'swap') words.splice(index, 1, words[0] ?? '', word);
          if (kind === 'cut') words[index] = word.slice(0, at % (word.length + 1));
          if (kind === 'unknown') words[index] = `${word}$NOWHERE`;
        }
        const text = words.join(' ').replaceAll('\\n', '\n');
        check(parseScript(text, context), text.length);
      }),
      { numRuns: 2_000 },
    );
  });

  test('exec form', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.constantFrom('sh', '-c', 'sudo')), { maxLength: 6 }),
        (items) => {
          check(parseExec(items, context), items.join(' ').length);
        },
      ),
    );
  });
});

describe('time', () => {
  test.each<[string, string]>([
    ['a list', 'apt-get install -y curl="$A" && \\\n'],
    ['lines', 'export V=1\ngo build -o /out/$V .\n'],
    ['branches', 'if a; then V=$(b); else V=2; fi; for i in a b; do c $i; done\n'],
    ['or', 'a || V=1\n'],
    ['pipes', 'a | b | c > /x$V\n'],
    ['functions', 'f() { a; V=2; }; f\n'],
    ['long words', 'x'],
    ['quotes', '"a$A\'\'"'],
    ['open braces', '{ '],
    ['open substitutions', '$('],
    ['open quotes in shells', 'sh -c "'],
    ['redirections', '>a <b '],
    ['here-documents', '<<E '],
    ['backslashes', '\\'],
    ['arrays', 'a=('],
    ['functions without end', 'f() {'],
    [
      'a script',
      'export V=$(x) && apt-get install -y "a=$V" || exit 1\nif x; then W=2; fi; cd /a && go build -o $W .\n',
    ],
  ])('%s: time grows as the script does', (_, unit) => {
    const ofBytes = (bytes: number) => `${unit.repeat(Math.ceil(bytes / unit.length))}z`;
    const read = (text: string) => effectsOf(parseScript(text, context), { platform: undefined });
    expect(growthOf(ofBytes, read, 15_000)).toBeLessThan(1.6);
  });
});
