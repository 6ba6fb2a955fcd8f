import { afterEach, expect, test, vi } from 'vitest';
import { expand } from './expand';
import { parseDockerfile } from './parse';

afterEach(() => {
  vi.restoreAllMocks();
});

/** Counts the characters looked at, by whichever way strings are looked at, instead of asking the clock. */
function costOf(work: () => void): number {
  let cost = 0;
  const { charCodeAt, indexOf, includes, startsWith, slice } = String.prototype;
  vi.spyOn(String.prototype, 'charCodeAt').mockImplementation(function (this: string, at: number) {
    cost++;
    return charCodeAt.call(this, at);
  });
  vi.spyOn(String.prototype, 'indexOf').mockImplementation(function (this: string, wanted: string, from = 0) {
    const found = indexOf.call(this, wanted, from);
    cost += (found === -1 ? this.length : found) - from;
    return found;
  });
  vi.spyOn(String.prototype, 'includes').mockImplementation(function (
    this: string,
    wanted: string,
    from = 0,
  ) {
    cost += this.length - from;
    return includes.call(this, wanted, from);
  });
  vi.spyOn(String.prototype, 'startsWith').mockImplementation(function (
    this: string,
    wanted: string,
    from = 0,
  ) {
    cost += wanted.length;
    return startsWith.call(this, wanted, from);
  });
  vi.spyOn(String.prototype, 'slice').mockImplementation(function (this: string, from?: number, to?: number) {
    cost++;
    return slice.call(this, from, to);
  });
  work();
  vi.restoreAllMocks();
  return cost;
}

const families: readonly (readonly [string, (n: number) => string])[] = [
  ['plain instructions', (n) => `FROM a\n${'RUN b\n'.repeat(n)}`],
  ['one long line', (n) => `FROM a\nRUN ${'b '.repeat(n)}`],
  ['continued lines', (n) => `FROM a\nRUN b${' \\\n  b'.repeat(n)}`],
  ['comments and empty lines in between', (n) => `FROM a\nRUN b \\\n${'# c\n\n'.repeat(n)} d`],
  ['words without =', (n) => `FROM a\nARG ${'a '.repeat(n)}`],
  ['pairs', (n) => `FROM a\nENV ${'a=b '.repeat(n)}`],
  ['continued pairs', (n) => `FROM a\nENV a=b${' \\\n a=b'.repeat(n)}`],
  ['flags', (n) => `FROM a\nRUN ${'--mount=type=cache '.repeat(n)}b`],
  ['quoted flags', (n) => `FROM a\nRUN --mount="${'a=b,'.repeat(n)}" b`],
  ['JSON', (n) => `FROM a\nCMD [${'"a", '.repeat(n)}"b"]`],
  ['JSON that is none', (n) => `FROM a\n${'CMD ["a", "b"\n'.repeat(n)}`],
  ['here-documents', (n) => `FROM a\n${'RUN <<E\nb\nE\n'.repeat(n)}`],
  ['here-documents without end', (n) => Array.from({ length: n }, (_, i) => `RUN <<E${i}\nb\n`).join('')],
  ['many in one line without end', (n) => `FROM a\nCOPY ${'<<E '.repeat(n)}/x\n`],
  ['<< that open nothing', (n) => `FROM a\n${'CMD b <<E\n'.repeat(n)}`],
  ['a late << and many lines', (n) => `FROM a\n${'RUN b\n'.repeat(n)}RUN <<E\nE\n`],
  ['ONBUILD in ONBUILD', (n) => `FROM a\n${'ONBUILD '.repeat(n)}RUN b`],
  ['unknown instructions', (n) => `FROM a\n${'FOOBAR x\n'.repeat(n)}`],
  ['one long word', (n) => `FROM a\n${'F'.repeat(n)}\nRUN ${'$'.repeat(n)}`],
  ['open quotes', (n) => `FROM a\n${'ENV a="b\n'.repeat(n)}`],
  ['directives', (n) => '# syntax=x\n'.repeat(n)],
];

test.each(families)('reading costs no more than linearly: %s', (_, make) => {
  const small = costOf(() => parseDockerfile(make(300)));
  const large = costOf(() => parseDockerfile(make(1200)));
  expect(large / small).toBeLessThan(4.8);
});

const expansions: readonly (readonly [string, (n: number) => string])[] = [
  ['variables', (n) => '$A'.repeat(n)],
  ['quotes', (n) => '"$A"\'b\''.repeat(n)],
  ['open quotes', (n) => '\\"'.repeat(n)],
  ['defaults', (n) => '${N:-x}'.repeat(n)],
  ['nesting', (n) => `${'${N:-'.repeat(n)}${'}'.repeat(n)}`],
  ['patterns', (n) => '${A#*a*a*a*b}'.repeat(n)],
  ['a long pattern', (n) => `\${A##${'*a'.repeat(n)}b}`],
  ['replacements', (n) => '${A//*a/b}'.repeat(n)],
];

test.each(expansions)('expansion costs no more than linearly: %s', (_, make) => {
  const lookup = (name: string) => (name === 'A' ? { value: 'a'.repeat(40) } : undefined);
  const small = costOf(() => expand(make(100), lookup, '\\'));
  const large = costOf(() => expand(make(400), lookup, '\\'));
  expect(large / small).toBeLessThan(4.8);
});
