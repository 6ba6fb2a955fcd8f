import { describe, expect, test } from 'vitest';
import { describeDockerfile } from './describe';
import { copyFlags } from './flags';
import { parseDockerfile } from './parse';

function flagsOf(line: string, before = '') {
  const [, instruction] = parseDockerfile(`${before}FROM a\n${line}`).instructions;
  return {
    flags: instruction?.flags.map(({ name, value }) => (value === undefined ? name : `${name}=${value}`)),
    rest: instruction?.rest.text,
  };
}

describe('flags', () => {
  test.each<[string, readonly string[], string]>([
    ['RUN a --b=c', [], 'a --b=c'],
    ['RUN --network=none a', ['network=none'], 'a'],
    ['RUN --network=none', ['network=none'], ''],
    [
      'RUN --mount=type=cache,target=/a --mount=type=tmpfs,target=/b c',
      ['mount=type=cache,target=/a', 'mount=type=tmpfs,target=/b'],
      'c',
    ],
    ['RUN   --network=none    a', ['network=none'], 'a'],
    ['RUN - a', [], '- a'],
    ['RUN -x a', [], '-x a'],
    ['RUN -- a', [], 'a'],
    ['RUN --network=none -- --x', ['network=none'], '--x'],
    ['RUN --', [], ''],
    ['RUN --network=none \\\n  a', ['network=none'], 'a'],
    ['RUN \\\n  --network=none \\\n  --security=sandbox \\\n  a', ['network=none', 'security=sandbox'], 'a'],
    ['RUN --mount="type=bind,source=a b,target=/c" d', ['mount=type=bind,source=a b,target=/c'], 'd'],
    ["RUN --mount='type=bind,target=/c' d", ['mount=type=bind,target=/c'], 'd'],
    ['RUN --mount=type=bind,target=/a\\ b c', ['mount=type=bind,target=/a b'], 'c'],
    ['RUN --mount=type=bind,target=/c"d e"f g', ['mount=type=bind,target=/cd ef'], 'g'],
    ['COPY --link a /b', ['link'], 'a /b'],
    ['COPY --link=false a /b', ['link=false'], 'a /b'],
    [
      'COPY --from=x --chown=1:2 --chmod=644 --link --parents --exclude=a --exclude=b c /d',
      ['from=x', 'chown=1:2', 'chmod=644', 'link', 'parents', 'exclude=a', 'exclude=b'],
      'c /d',
    ],
    ['COPY --chown= a /b', ['chown='], 'a /b'],
    [
      'ADD --checksum=sha256:aa --keep-git-dir=true --unpack https://x/y /z',
      ['checksum=sha256:aa', 'keep-git-dir=true', 'unpack'],
      'https://x/y /z',
    ],
    ['HEALTHCHECK --interval=1s CMD a', ['interval=1s'], 'CMD a'],
    ['CMD -- ["a"]', [], '["a"]'],
  ])('%s', (line, flags, rest) => {
    expect(flagsOf(line)).toEqual({ flags, rest });
  });

  test('the escape directive counts in them', () => {
    expect(flagsOf('RUN --mount=target=C:\\a` b c', '# escape=`\n')).toEqual({
      flags: ['mount=target=C:\\a b'],
      rest: 'c',
    });
  });

  test('they are shown as written', () => {
    const text = 'FROM a\nRUN --mount="type=bind,target=/a" --network=none b';
    expect(describeDockerfile(parseDockerfile(text)).instructions[1]?.flags).toEqual([
      '--mount="type=bind,target=/a"',
      '--network=none',
    ]);
  });

  test('spans of the flag and of its value', () => {
    const text = 'FROM a\nCOPY --chown="1:2" --link b /c';
    const flags = parseDockerfile(text).instructions[1]?.flags ?? [];
    const at = (span: { start: number; end: number } | undefined) => span && text.slice(span.start, span.end);
    expect(flags.map(({ span, valueSpan }) => [at(span), at(valueSpan)])).toEqual([
      ['--chown="1:2"', '"1:2"'],
      ['--link', undefined],
    ]);
  });
});

describe('copyFlags', () => {
  test('reads what COPY and ADD know', () => {
    const text =
      'FROM a\nCOPY --from=x --chown=u --chmod=644 --link --parents --exclude=p --exclude=q a /b\n' +
      'ADD --unpack=false --keep-git-dir --checksum=sha256:1 https://x/y /z\nCOPY --link=False a /b';
    const [, copy, add, last] = parseDockerfile(text).instructions;
    if (copy?.keyword !== 'copy' || add?.keyword !== 'add' || last?.keyword !== 'copy')
      throw new Error('not read');
    const read = copyFlags(copy);
    expect([read.from?.value, read.chown?.value, read.chmod?.value, read.link, read.parents]).toEqual([
      'x',
      'u',
      '644',
      true,
      true,
    ]);
    expect(read.exclude.map(({ value }) => value)).toEqual(['p', 'q']);
    expect(read.unpack).toBeUndefined();
    expect(copyFlags(add)).toMatchObject({ unpack: false, keepGitDir: true, link: false, parents: false });
    expect(copyFlags(add).checksum?.value).toBe('sha256:1');
    expect(copyFlags(last).link).toBe(false);
  });
});
