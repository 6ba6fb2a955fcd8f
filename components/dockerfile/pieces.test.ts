import { describe, expect, it } from 'vitest';
import { parseDockerfile } from '@/lib/dockerfile/parse';
import { tokensOf } from '@/lib/editor/tokens';
import { gallery } from '@/lib/examples';
import { fc } from '@/lib/text/testing/fc';
import { piecesByLine } from './pieces';

function painted(text: string): readonly string[] {
  return tokensOf(parseDockerfile(text)).map(
    ({ kind, span }) => `${kind} ${text.slice(span.start, span.end)}`,
  );
}

const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ['a base', 'FROM golang:1.17 AS build', ['keyword FROM', 'image golang:1.17', 'keyword AS', 'stage build']],
  [
    'a variable in a base',
    `FROM node:$V-slim`,
    ['keyword FROM', 'image node:', 'variable $V', 'image -slim'],
  ],
  [
    'flags',
    'FROM a\nCOPY --from=build --link /a /b',
    ['keyword FROM', 'image a', 'keyword COPY', 'flag --from', 'stage build', 'flag --link'],
  ],
  [
    'a script over two lines with a comment inside',
    'FROM a\nRUN echo "x $HOME" \\\n# why\n  && echo \'$HOME\'',
    [
      'keyword FROM',
      'image a',
      'keyword RUN',
      'string "x ',
      'variable $HOME',
      'string "',
      'comment # why',
      "string '$HOME'",
    ],
  ],
  [
    'exec form expands nothing',
    'FROM a\nCMD ["/app", "$PORT"]',
    ['keyword FROM', 'image a', 'keyword CMD', 'string "/app"', 'string "$PORT"'],
  ],
  [
    'a here-document',
    'FROM a\nRUN <<EOF\necho $A\nEOF\n',
    ['keyword FROM', 'image a', 'keyword RUN', 'delimiter <<EOF', 'variable $A', 'delimiter EOF'],
  ],
  [
    'settings',
    'ARG A=1\nFROM a\nENV B=$A C="x"',
    [
      'keyword ARG',
      'name A',
      'keyword FROM',
      'image a',
      'keyword ENV',
      'name B',
      'variable $A',
      'name C',
      'string "x"',
    ],
  ],
  ['an unknown instruction', 'FROM a\nRUM x', ['keyword FROM', 'image a', 'invalid RUM']],
  [
    'a directive',
    '# syntax=docker/dockerfile:1\nFROM a',
    ['directive # syntax=docker/dockerfile:1', 'keyword FROM', 'image a'],
  ],
];

describe('the colours of a Dockerfile', () => {
  it.each(cases)('%s', (_, text, expected) => {
    expect(painted(text)).toEqual(expected);
  });

  it.each(gallery.map(({ id, dockerfile }) => [id, dockerfile] as const))(
    '%s is shown byte for byte',
    (_, text) => {
      const shown = piecesByLine(text).map((line) => line.map((piece) => piece.text).join(''));
      expect(shown.join('\n')).toBe(text);
    },
  );

  it('loses no text and never overlaps, whatever is typed', () => {
    const fragment = fc.constantFrom(
      'FROM a\n',
      'RUN <<E\n',
      'E\n',
      '"',
      "'",
      '$',
      '{',
      '}',
      '\\\n',
      '# x\n',
      'COPY --from=b ',
      'ENV A=',
      'x ',
      '\n',
      '[',
      ']',
      'ONBUILD ',
    );
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        const tokens = tokensOf(parseDockerfile(text));
        for (const [index, { span }] of tokens.entries()) {
          expect(span.start).toBeLessThan(span.end);
          expect(span.end).toBeLessThanOrEqual(tokens[index + 1]?.span.start ?? text.length);
        }
        expect(
          piecesByLine(text)
            .map((line) => line.map((piece) => piece.text).join(''))
            .join('\n'),
        ).toBe(text);
      }),
    );
  });

  it('marks exactly what was asked for', () => {
    const text = 'FROM golang:1.17\nCMD x';
    const marked = piecesByLine(text, [{ span: { start: 5, end: 16 }, severity: 'error' }])
      .flat()
      .filter(({ mark }) => mark === 'error');
    expect(marked.map((piece) => piece.text).join('')).toBe('golang:1.17');
  });
});
