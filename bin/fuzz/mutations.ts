import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { rules } from '../../lib/rules';
import { readExample } from '../../lib/rules/example';

const folder = fileURLToPath(new URL('../../e2e/cases', import.meta.url));

/** Files as people write them: the cases and the examples of the rules. */
export const realFiles: readonly string[] = [
  ...readdirSync(folder).map((name) => readFileSync(join(folder, name, 'Dockerfile'), 'utf8')),
  ...rules.flatMap(({ examples }) =>
    [...examples.bad, ...examples.good].map(({ dockerfile }) => readExample(dockerfile).text),
  ),
];

/** What parts files: tokens are what stands between. */
const seam = /(\s+|[=,:;&|/"'$(){}[\]<>@-])/;

const strange = fc.constantFrom(
  ...(
    'constructor|__proto__|toString|$A|${A:-|${A#*|"|\'|`|$(|)|{a,b}|<<E|\\|\\\n|\n|\r\n|\0|\u001b[31m|\ufeff|\u{1f600}|\ud800|é|*|**|[a-|?|~|../|//|' +
    '#|=|:|@|@sha256:|--from=|--mount=|--platform=|--chown=|--|-|;|&&|||| |\t|0|-1|9999999999|1e9|FROM |ONBUILD |COPY |RUN |ARG |ENV |SHELL |CMD [|scratch|AS '
  ).split('|'),
);

type Change = {
  readonly at: number;
  readonly kind: 'drop' | 'double' | 'swap' | 'repeat' | 'insert' | 'cut' | 'borrow' | 'byte';
  readonly other: string;
  readonly strange: string;
  readonly bytes: string;
};

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(),
  kind: fc.constantFrom('drop', 'double', 'swap', 'repeat', 'insert', 'cut', 'borrow', 'byte'),
  other: fc.constantFrom(...realFiles),
  strange,
  bytes: fc.string({ unit: 'binary', maxLength: 12 }),
});

/** Real files with tokens and bytes taken out, doubled, swapped, put in, and lines borrowed from other files. */
export const mutatedFile: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...realFiles), fc.array(change, { maxLength: 6 }))
  .map(([file, changes]) => {
    const tokens = file.split(seam);
    for (const each of changes) apply(tokens, each);
    return tokens.join('');
  });

function apply(tokens: string[], { at, kind, other, strange: put, bytes }: Change): void {
  const index = at % Math.max(1, tokens.length);
  const token = tokens[index] ?? '';
  switch (kind) {
    case 'drop':
      tokens.splice(index, 1 + (at % 7));
      return;
    case 'double':
      tokens.splice(index, 0, ...tokens.slice(index, index + (at % 20)));
      return;
    case 'swap': {
      const [first] = tokens.splice(index, 1, tokens[(at >> 3) % Math.max(1, tokens.length)] ?? '');
      tokens.splice((at >> 3) % Math.max(1, tokens.length), 1, first ?? '');
      return;
    }
    case 'repeat':
      tokens[index] = token.repeat(at % 300);
      return;
    case 'insert':
      tokens.splice(index, 0, put);
      return;
    case 'cut':
      tokens[index] = token.slice(0, at % (token.length + 1));
      return;
    case 'borrow': {
      const lines = other.split('\n');
      const from = at % lines.length;
      tokens.splice(
        index,
        0,
        '\n',
        ...lines
          .slice(from, from + 5)
          .join('\n')
          .split(seam),
        '\n',
      );
      return;
    }
    case 'byte':
      tokens.splice(index, 0, bytes);
      return;
    default:
      kind satisfies never;
  }
}
