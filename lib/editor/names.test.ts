import { expect, test } from 'vitest';
import { graphOf } from '../stages/graph.fixture';
import { applyEdits } from '../text/edit';
import { growthOf } from '../text/testing/growth';
import { namesIn } from './names';
import { refusalText, rename } from './rename';

/** `▮` is where the cursor is; all places of what it names are put in `[…]`, declarations in `{…}`. */
function marked(written: string): string {
  const offset = written.indexOf('▮');
  const text = written.replace('▮', '');
  const found = namesIn(graphOf(text)).at(offset);
  const edits = (found?.thing.sites ?? []).map(({ span, isDeclaration }) => {
    const inside = text.slice(span.start, span.end);
    return { span, newText: isDeclaration ? `{${inside}}` : `[${inside}]` };
  });
  return applyEdits(text, edits);
}

function renamed(written: string, to: string): string {
  const offset = written.indexOf('▮');
  const text = written.replace('▮', '');
  const answer = rename(graphOf(text), offset, to);
  if (answer.kind === 'refused')
    return refusalText(answer.because, (at) => text.slice(0, at).split('\n').length);
  return applyEdits(text, answer.edits);
}

test.each([
  [
    'a stage by name, by number and in a mount',
    'FROM golang AS bui▮ld\nFROM scratch\nCOPY --from=build /a /\nCOPY --from=0 /b /\nRUN --mount=from=build,target=/x ls',
    'FROM golang AS {build}\nFROM scratch\nCOPY --from=[build] /a /\nCOPY --from=[0] /b /\nRUN --mount=from=[build],target=/x ls',
  ],
  [
    'a stage that another takes the name of',
    'FROM a AS x\nFROM x AS x\nFROM ▮x\nCOPY --from=x /a /',
    'FROM a AS x\nFROM x AS {x}\nFROM [x]\nCOPY --from=[x] /a /',
  ],
  [
    'an ARG before FROM, and where a stage takes it over',
    'ARG V▮=1\nFROM node:$V\nRUN echo $V\nARG V\nRUN echo ${V} "$V"\nFROM b\nARG V=2\nRUN echo $V',
    'ARG {V}=1\nFROM node:[V]\nRUN echo $V\nARG {V}\nRUN echo ${[V]} "$[V]"\nFROM b\nARG V=2\nRUN echo $V'.replace(
      'node:[V]',
      'node:$[V]',
    ),
  ],
  [
    'an ARG of a stage alone',
    'ARG V=1\nFROM a\nARG V=2\nRUN echo $V▮\nFROM b\nARG V=3\nRUN echo $V',
    'ARG V=1\nFROM a\nARG {V}=2\nRUN echo $[V]\nFROM b\nARG V=3\nRUN echo $V',
  ],
  [
    'ENV that a stage inherits',
    'FROM a AS b\nENV HOME_OF=/a X=$HOME_OF\nFROM b\nWORKDIR $HOME▮_OF\nCMD echo $HOME_OF',
    'FROM a AS b\nENV {HOME_OF}=/a X=$HOME_OF\nFROM b\nWORKDIR $[HOME_OF]\nCMD echo $[HOME_OF]',
  ],
  [
    'what a script sets itself is another',
    'FROM a\nENV V▮=1\nRUN echo $V && V=2 && echo $V # $V\nRUN echo \\$V $$V',
    'FROM a\nENV {V}=1\nRUN echo $[V] && V=2 && echo $V # $V\nRUN echo \\$V $$V',
  ],
  [
    'words of COPY, here-documents, defaults within uses',
    "FROM a\nARG D▮=x\nCOPY --chown=$D ${E:-$D} '$D' /\nCOPY <<A <<'B' /\n$D\nA\n$D\nB\n",
    "FROM a\nARG {D}=x\nCOPY --chown=$[D] ${E:-$[D]} '$D' /\nCOPY <<A <<'B' /\n$[D]\nA\n$D\nB\n",
  ],
])('all places of %s', (_, written, expected) => {
  expect(marked(written)).toBe(expected);
});

test.each([
  ['FROM a AS b▮\nFROM b\nCOPY --from=0 /a /', 'base', 'FROM a AS base\nFROM base\nCOPY --from=0 /a /'],
  ['FROM a AS b▮\nFROM c', 'c', 'c is named in this file already.'],
  [
    'FROM a AS b▮\nFROM c AS d',
    'D',
    'D is no name for a stage: write a small letter, then small letters, digits, -, _ and .',
  ],
  [
    'ARG B=x\nFROM a AS x▮\nFROM $B',
    'y',
    'Line 3 names it through a variable or in pieces: change that line first.',
  ],
  ['FROM a\nARG V▮=1\nENV W=$V', 'U', 'FROM a\nARG U=1\nENV W=$U'],
  ['FROM a\nARG V▮=1\nRUN echo $W', 'W', 'W is named in this file already.'],
  ['FROM a\nARG V▮=1', '1V', '1V is no name for a variable: write letters, digits and _, no digit first.'],
  [
    'FROM a\nARG TARGETARCH▮\nRUN echo $TARGETARCH',
    'ARCH',
    'The builder gives TARGETARCH its value by this name.',
  ],
  ['FROM a\nRUN echo $NOBODY▮', 'X', 'Here is no name of a stage or of a variable that the file sets.'],
  ['FROM a\nRUN ec▮ho', 'X', 'Here is no name of a stage or of a variable that the file sets.'],
])('renamed: %j to %s', (written, to, expected) => {
  expect(renamed(written, to)).toBe(expected);
});

test.each([
  ['uses', (n: number) => `FROM a\nENV V=1\n${'RUN echo $V && V=2 && echo $V\n'.repeat(n)}`],
  ['one script', (n: number) => `FROM a\nENV V=1\nRUN ${'V=2; echo $V; '.repeat(n)}`],
  ['pairs', (n: number) => `FROM a\nENV ${'A=$B '.repeat(n)}`],
  ['stages', (n: number) => `${'FROM a AS b\nCOPY --from=b /a /\n'.repeat(n)}`],
])('costs no more than the file is long: %s', (_, make) => {
  expect(growthOf((n) => graphOf(make(n)), namesIn, 60)).toBeLessThan(1.6);
});
