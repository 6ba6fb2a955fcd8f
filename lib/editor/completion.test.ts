import { expect, test } from 'vitest';
import { readCatalog } from '../catalog/files';
import { completionsAt } from './completion';
import { openDocument, type Surroundings } from './document';

const surroundings: Surroundings = {
  options: { target: undefined, buildArgs: {}, platform: 'linux/amd64' },
  today: '2026-11-30',
  catalog: readCatalog,
};

/** `▮` is where the cursor is. */
function offered(written: string) {
  const offset = written.indexOf('▮');
  const text = written.replace('▮', '');
  const found = completionsAt(openDocument(text, surroundings), offset, surroundings);
  return {
    replaced: found && text.slice(found.span.start, found.span.end),
    texts: found?.items.map((item) => item.text) ?? [],
    items: found?.items ?? [],
    isWhole: found?.isWhole,
  };
}

test.each([
  ['▮', '', 'FROM'],
  ['FROM a\nCO▮', 'CO', 'COPY'],
  ['FROM a\n▮\nRUN x', '', 'RUN'],
  ['FROM a\nONBUILD ▮', '', 'COPY'],
  ['FROM a\nCOPY --ch▮ . .', '--ch', '--chown='],
  ['FROM a\nCOPY --link --▮', '--', '--parents'],
  ['FROM --▮', '--', '--platform='],
  ['FROM --platform=li▮ a', 'li', 'linux/arm64'],
  ['FROM a\nHEALTHCHECK --▮ CMD x', '--', '--start-period='],
  ['FROM a AS build\nFROM b\nCOPY --from=bu▮ /a /', 'bu', 'build'],
  ['FROM a AS build\nFROM b\nRUN --mount=type=bind,from=▮,target=/x ls', '', 'build'],
  ['FROM a\nRUN --mount=▮', '', 'type=cache'],
  ['FROM a AS build\nFROM ▮', '', 'build'],
  ['FROM node ▮', '', 'AS'],
  ['ARG V=1\nFROM node:$▮', '', 'V'],
  ['ARG V=1\nFROM a\nENV WIDE=1 W2=2\nRUN echo ${W▮} x', 'W', 'WIDE'],
  ['FROM a\nENV WIDE=1\nCMD echo $▮', '', 'WIDE'],
])('%j: %j gives way to %s among others', (written, replaced, text) => {
  const found = offered(written);
  expect(found.replaced).toBe(replaced);
  expect(found.texts).toContain(text);
});

test.each([
  ['a comment', '# FR▮'],
  ['a here-document', 'FROM a\nRUN <<A\n▮\nA\n'],
  ['a line that goes on', 'FROM a\nRUN x \\\n▮'],
  ['an escaped dollar', 'FROM a\nENV A=1 B=\\$▮'],
  ['a command', 'FROM a\nRUN app▮'],
  ['arguments of no instruction', 'FROMM ▮'],
])('nothing is offered in %s', (_, written) => {
  expect(offered(written).texts).toEqual([]);
});

test('what a stage does not see is not offered', () => {
  expect(offered('ARG GLOBAL=1\nFROM a\nARG OWN=1\nRUN echo $▮\nARG LATER=1').texts).toEqual(
    expect.not.arrayContaining(['GLOBAL', 'LATER']),
  );
  expect(offered('FROM a\nARG OWN=1\nCMD echo $▮').texts).not.toContain('OWN');
  expect(offered('FROM a\nCOPY --chown=1 --▮').texts).not.toContain('--chown=');
  expect(offered('FROM ▮ \nFROM a AS later').texts).not.toContain('later');
});

test('tags of a repository: those that get fixes come first, and ended ones are marked', () => {
  const { items, replaced } = offered('FROM node:▮');
  expect(replaced).toBe('node:');
  const firstEnded = items.findIndex(({ isEnded }) => isEnded);
  expect(items.slice(0, 20).every(({ isEnded, text }) => !isEnded && text.startsWith('node:'))).toBe(true);
  if (firstEnded !== -1) expect(items.slice(firstEnded).every(({ isEnded }) => isEnded)).toBe(true);
  const older = offered('FROM node:20-al▮').items;
  expect(older[0]).toMatchObject({ text: 'node:20-alpine', isEnded: true });
  expect(older[0]?.detail).toContain('Node.js 20 ended on 2026-04-30');
});

test('images are found by any part of their names', () => {
  const { texts } = offered('FROM distroless/static▮');
  expect(texts[0]).toMatch(/^gcr\.io\/distroless\/static/);
});
