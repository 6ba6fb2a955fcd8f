import { describe, expect, test } from 'vitest';
import { contains, type Span } from '../text/span';
import { fc } from '../text/testing/fc';
import { describeDockerfile } from './describe';
import { expand, expandHeredoc, expandWords } from './expand';
import { expandedWords } from './expanded-words';
import { copyFlags } from './flags';
import { mountsOf } from './mounts';
import { parseDockerfile } from './parse';
import { readPragmas } from './pragmas';
import type { Dockerfile, Instruction, MappedText } from './syntax';

const pieces = [
  'FROM ',
  'RUN ',
  'COPY ',
  'ADD ',
  'ENV ',
  'ARG ',
  'LABEL ',
  'CMD ',
  'ONBUILD ',
  'HEALTHCHECK ',
  'SHELL ',
  'EXPOSE ',
  'VOLUME ',
  'USER ',
  'from ',
  'FOO ',
  '--mount=type=cache,',
  '--from=',
  '--',
  '-- ',
  '["a", "b"]',
  '["a",',
  ']',
  '[1]',
  '\\',
  '\\\n',
  '\\ \n',
  '`',
  '`\n',
  '\n',
  '\n\n',
  '\r\n',
  ' ',
  '\t',
  '# ',
  '#',
  '# escape=`\n',
  '# check=skip=x\n',
  '<<EOF',
  '<<-EOF',
  "<<'EOF'",
  '<<',
  '3<<A ',
  'EOF\n',
  '\tEOF\n',
  'EOF',
  '"',
  "'",
  '=',
  'a=b',
  '$',
  '${',
  '}',
  '$A',
  '${A:-',
  '${A#*',
  '${A//x/',
  ' AS ',
  'x',
  'é',
  '😀',
  '\ud800',
  '\ufeff',
  '\u00a0',
  '\u2028',
  '\v',
  '\f',
  '\0',
  '/',
  ',',
];

const start = `# syntax=docker/dockerfile:1
ARG V=1.2
FROM --platform=$BUILDPLATFORM golang:\${V} AS build
ENV A="b c" D='e' \\
    # inside

    F=\${V%.*}
RUN --mount=type=cache,target=/c <<-EOF && \\
    echo x
	body $A
	EOF
COPY --from=build --chown=1:2 ["/a b", "/c"]
HEALTHCHECK --interval=5s CMD ["x", "y"]
ONBUILD COPY <<A <<B /z
a
A
b
B
EXPOSE 80 90/udp
CMD ["x"]
`;

const mutated = fc
  .array(fc.tuple(fc.nat(start.length), fc.nat(8), fc.constantFrom(...pieces)), { maxLength: 6 })
  .map((edits) =>
    edits.reduce((text, [at, cut, piece]) => text.slice(0, at) + piece + text.slice(at + cut), start),
  );
const assembled = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join(''));
const anything = fc.oneof(
  { weight: 3, arbitrary: assembled },
  { weight: 3, arbitrary: mutated },
  fc.string({ unit: 'binary', maxLength: 200 }),
);

function check(property: (text: string) => void): void {
  fc.assert(fc.property(anything, property), { numRuns: 1500 });
}

/** Every span in a value, wherever it hides. */
function spansIn(value: unknown, found: Span[] = []): readonly Span[] {
  if (typeof value !== 'object' || value === null) return found;
  if (
    'start' in value &&
    'end' in value &&
    typeof value.start === 'number' &&
    typeof value.end === 'number'
  ) {
    found.push({ start: value.start, end: value.end });
  }
  for (const each of Object.values(value)) spansIn(each, found);
  return found;
}

function mappedIn(instruction: Instruction): readonly MappedText[] {
  const found = [instruction.rest];
  for (const { mappedValue } of instruction.flags) if (mappedValue !== undefined) found.push(mappedValue);
  if ('command' in instruction && instruction.command?.form === 'shell')
    found.push(instruction.command.script);
  if (instruction.keyword === 'onbuild') found.push(...mappedIn(instruction.trigger));
  return found;
}

/** What stands at the top of the file, in order: directives, comments outside instructions, instructions. */
function topOf({ directives, comments, instructions }: Dockerfile): readonly Span[] {
  const whole = instructions.map(({ span }) => span);
  const outside = comments.filter(({ span }) => !whole.some((each) => contains(each, span)));
  return [...directives, ...outside]
    .map(({ span }) => span)
    .concat(whole)
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

describe('any text', () => {
  test('is read without a throw, as is all that is asked of the tree', () => {
    check((text) => {
      const dockerfile = parseDockerfile(text);
      describeDockerfile(dockerfile);
      readPragmas(dockerfile);
      for (const instruction of dockerfile.instructions) {
        if (instruction.keyword === 'run') mountsOf(instruction);
        if (instruction.keyword === 'copy') copyFlags(instruction);
        for (const word of expandedWords(instruction)) expand(word.text, () => undefined, dockerfile.escape);
      }
    });
  });

  test('has spans that lie in the text, and in the instruction they belong to', () => {
    check((text) => {
      const dockerfile = parseDockerfile(text);
      const whole = { start: 0, end: text.length };
      for (const span of spansIn(dockerfile)) {
        expect(span.start).toBeLessThanOrEqual(span.end);
        expect(contains(whole, span)).toBe(true);
      }
      for (const instruction of dockerfile.instructions) {
        for (const span of spansIn(instruction)) expect(contains(instruction.span, span)).toBe(true);
        if (instruction.keyword !== 'onbuild') continue;
        for (const span of spansIn(instruction.trigger))
          expect(contains(instruction.trigger.span, span)).toBe(true);
      }
    });
  });

  test('comes back byte for byte from its tree, only white space between the nodes', () => {
    check((text) => {
      const parts: string[] = [];
      let at = 0;
      for (const { start: from, end } of topOf(parseDockerfile(text))) {
        const gap = text.slice(at, from);
        expect(gap.replace(/[\s\u0085\ufeff]/g, '')).toBe('');
        parts.push(gap, text.slice(from, end));
        at = end;
      }
      parts.push(text.slice(at));
      expect(text.slice(at).replace(/[\s\u0085\ufeff]/g, '')).toBe('');
      expect(parts.join('')).toBe(text);
    });
  });

  test('has put-together texts whose every character stands where the map says', () => {
    check((text) => {
      for (const instruction of parseDockerfile(text).instructions) {
        for (const { text: put, pieces: map } of mappedIn(instruction)) {
          map.forEach(({ at, offset }, i) => {
            const end = map[i + 1]?.at ?? put.length;
            expect(text.slice(offset, offset + end - at)).toBe(put.slice(at, end));
          });
        }
      }
    });
  });

  test('is expanded without a throw, references within it', () => {
    const values = fc.dictionary(fc.constantFrom('A', 'V', 'x', ''), fc.string({ maxLength: 20 }));
    fc.assert(
      fc.property(anything, values, fc.boolean(), (text, known, backtick) => {
        const lookup = (name: string) => {
          const value = Object.hasOwn(known, name) ? known[name] : undefined;
          return value === undefined ? undefined : { value };
        };
        const results = [
          expand(text, lookup, backtick ? '`' : '\\'),
          expandWords(text, lookup, '\\', { quotes: 'keep', keepEscapes: true, keepUnset: true }),
          expandHeredoc(text, lookup),
        ];
        for (const { references } of results) {
          for (const { name, start: from, end } of references) {
            expect(text.slice(from, end).startsWith('$')).toBe(true);
            expect(text.slice(from, end)).toContain(name);
          }
        }
      }),
      { numRuns: 1500 },
    );
  });

  test('without dollar, quote or escape is not changed by expansion', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!/[$"'\\]/.test(text));
        expect(expand(text, () => undefined, '\\')).toMatchObject({ kind: 'value', value: text });
      }),
    );
  });
});
