import { describe, expect, it, test } from 'vitest';
import { graphOf, image, type Setup } from './graph.fixture';
import { referenceAt, stageAt, variableAt } from './variables-at';

/** Takes the `|` out of a text and says where it stood. */
function marked(text: string): { readonly text: string; readonly offset: number } {
  const offset = text.indexOf('|');
  return { text: text.replace('|', ''), offset };
}

/** `name=value kind (where it was set)`. */
function variable(written: string, setup: Setup = {}): string | undefined {
  const { text, offset } = marked(written);
  const found = variableAt(graphOf(text, setup), offset);
  if (found === undefined) return undefined;
  expect(text.slice(found.span.start, found.span.end)).toBe(found.name);
  const place = found.setAt ? text.slice(found.setAt.start, found.setAt.end) : 'nowhere';
  return `${found.name}=${found.value} ${found.kind} (${place})`;
}

describe('variableAt', () => {
  test.each<[string, string, string | undefined]>([
    ['in FROM', 'ARG V=1\nFROM alpine:$|V', 'V=1 global-arg (V=1)'],
    ['in --platform', 'FROM --platform=$BUILD|PLATFORM x', 'BUILDPLATFORM=linux/amd64 platform (nowhere)'],
    ['a global ARG where it is declared', 'ARG |V=1\nFROM x', 'V=1 global-arg (V=1)'],
    ['in a global default', 'ARG A=1\nARG B=$|A\nFROM x', 'A=1 global-arg (A=1)'],
    ['undeclared in FROM', 'FROM $|NOPE', 'NOPE= undeclared (nowhere)'],
    ['on the dollar', 'FROM scratch\nENV A=1\nUSER |$A', 'A=1 env (A=1)'],
    ['on the brace', 'FROM scratch\nENV A=1\nUSER $|{A}', 'A=1 env (A=1)'],
    ['behind the name', 'FROM scratch\nENV A=1\nUSER ${A|}', 'A=1 env (A=1)'],
    ['with a default', 'FROM scratch\nENV A=1\nUSER ${|A:-x}', 'A=1 env (A=1)'],
    ['as it is before the line', 'FROM scratch\nENV A=1\nENV A=2 B=$|A', 'A=1 env (A=1)'],
    ['where ENV sets it', 'FROM scratch\nENV A=1\nENV |A=2 B=$A', 'A=2 env (A=2)'],
    ['where ARG declares it', 'ARG V=1\nFROM scratch\nARG |V', 'V=1 global-arg (V=1)'],
    ['not known', 'FROM scratch\nARG V\nUSER $|V', 'V=undefined arg (V)'],
    ['undeclared', 'FROM scratch\nUSER $|V', 'V= undeclared (nowhere)'],
    ['undeclared on an unknown base', 'FROM x\nUSER $|V', 'V=undefined undeclared (nowhere)'],
    ['in RUN', 'FROM scratch\nENV A=1\nRUN echo $|A', 'A=1 env (A=1)'],
    ['in a continued RUN', 'FROM scratch\nENV A=1\nRUN true && \\\n echo "$|{A}"', 'A=1 env (A=1)'],
    ['in a here-document of RUN', 'FROM scratch\nARG A=1\nRUN <<E\necho $|A\nE', 'A=1 arg (A=1)'],
    ['set by the script', 'FROM scratch\nENV A=1\nRUN A=2; echo $|A', 'A=2 shell (nowhere)'],
    ['in CMD: ENV only', 'FROM scratch\nENV A=1\nARG B=1\nCMD echo $|A', 'A=1 env (A=1)'],
    ['in CMD: no ARG', 'FROM scratch\nARG B=1\nCMD echo $|B', 'B=undefined undeclared (nowhere)'],
    ['in COPY', 'FROM scratch\nENV A=1\nCOPY a /$|A', 'A=1 env (A=1)'],
    ['in --chown', 'FROM scratch\nENV A=1\nCOPY --chown=$|A a b', 'A=1 env (A=1)'],
    ['in a here-document of COPY', 'FROM scratch\nENV A=1\nCOPY <<E /a\n$|A\nE', 'A=1 env (A=1)'],
    ['in a LABEL', 'FROM scratch\nENV A=1\nLABEL x="$|A"', 'A=1 env (A=1)'],
    ['in a later stage', 'FROM scratch AS a\nENV A=1\nFROM a\nUSER $|A', 'A=1 env (A=1)'],
    ['not in a quoted here-document', "FROM scratch\nENV A=1\nCOPY <<'E' /a\n$|A\nE", undefined],
    ['not in single quotes', "FROM scratch\nENV A=1\nENV B='$|A'", undefined],
    ['not escaped', 'FROM scratch\nENV A=1\nENV B=\\$|A', undefined],
    ['an escaped escape', 'FROM scratch\nENV A=1\nENV B=\\\\$|A', 'A=1 env (A=1)'],
    ['not in --from', 'ARG A=1\nFROM scratch\nCOPY --from=$|A a b', undefined],
    ['not in ONBUILD', 'FROM scratch\nENV A=1\nONBUILD USER $|A', undefined],
    ['not in a comment', 'FROM scratch\nENV A=1\n# $|A', undefined],
    ['not a word', 'FROM scratch\nENV A=1\nUSER |A', undefined],
    ['not a keyword', 'FROM scratch\n|ENV A=1', undefined],
    ['nothing in an empty file', '|', undefined],
  ])('%s', (_title, text, expected) => {
    expect(variable(text)).toBe(expected);
  });

  it('shows what the build gives', () => {
    expect(variable('FROM scratch\nARG V=1\nUSER $|V', { buildArgs: { V: '2' } })).toBe(
      'V=2 build-arg (V=1)',
    );
  });

  it('shows what the base gives', () => {
    const images = { x: image({ environment: { HOME: '/home/app' } }) };
    expect(variable('FROM x\nWORKDIR $|HOME', { images })).toBe('HOME=/home/app base (nowhere)');
  });
});

describe('referenceAt', () => {
  function reference(written: string): unknown {
    const { text, offset } = marked(written);
    const found = referenceAt(graphOf(text), offset);
    return found && [found.use, text.slice(found.span.start, found.span.end), found.source.kind];
  }

  test.each([
    ['FROM an image', 'FROM alp|ine AS a', ['base', 'alpine', 'image']],
    ['FROM a stage', 'FROM alpine AS a\nFROM |a', ['base', 'a', 'stage']],
    ['FROM scratch', 'FROM scratch|', ['base', 'scratch', 'scratch']],
    ['an unresolved FROM', 'ARG A\nFROM $|A', ['base', '$A', 'unresolved']],
    ['the name of a stage', 'FROM alpine AS bu|ild', ['name', 'build', 'stage']],
    ['--from a stage', 'FROM x AS a\nFROM y\nCOPY --from=|a b c', ['copy', 'a', 'stage']],
    ['--from an image', 'FROM y\nCOPY --from=ngi|nx:1 b c', ['copy', 'nginx:1', 'image']],
    ['a mount', 'FROM x AS a\nFROM y\nRUN --mount=type=bind,from=|a,target=/a true', ['mount', 'a', 'stage']],
    ['a path', 'FROM x AS a\nFROM y\nCOPY --from=a |b c', undefined],
    ['before the first stage', '|ARG A\nFROM x', undefined],
  ])('%s', (_title, text, expected) => {
    expect(reference(text)).toEqual(expected);
  });
});

test.each([
  ['ARG A|\nFROM x\nRUN a\nFROM y\nRUN b', undefined],
  ['ARG A\n|FROM x\nRUN a\nFROM y\nRUN b', 0],
  ['ARG A\nFROM x\nRUN a|\nFROM y\nRUN b', 0],
  ['ARG A\nFROM x\nRUN a\nFROM y|\nRUN b', 1],
  ['ARG A\nFROM x\nRUN a\nFROM y\nRUN b|', 1],
])('stageAt %j is %s', (written, expected) => {
  const { text, offset } = marked(written);
  expect(stageAt(graphOf(text), offset)?.index).toBe(expected);
});
