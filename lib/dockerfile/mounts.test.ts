import { describe, expect, test } from 'vitest';
import { type Mount, mountsOf } from './mounts';
import { parseDockerfile } from './parse';

function read(text: string): readonly Mount[] {
  const [, run] = parseDockerfile(text).instructions;
  return run?.keyword === 'run' ? mountsOf(run) : [];
}

describe('mounts', () => {
  test('every option, with its place', () => {
    const text = `FROM a
RUN --mount=type=cache,id=x,target=/c,from=b,source=/d,sharing=locked,mode=0755,uid=1,gid=2,ro \\
    --mount=target=/e,rw \\
    --mount=type=secret,src=f,required,env=G \\
    --mount=type=tmpfs,destination=/h,size=1m true`;
    const mounts = read(text);
    const at = (word: { span: { start: number; end: number } } | undefined) =>
      word && text.slice(word.span.start, word.span.end);
    expect(mounts.map(({ type }) => type)).toEqual(['cache', 'bind', 'secret', 'tmpfs']);
    const [cache, , secret, tmpfs] = mounts;
    expect(
      [cache?.id, cache?.target, cache?.from, cache?.source, cache?.sharing, cache?.mode].map(at),
    ).toEqual(['x', '/c', 'b', '/d', 'locked', '0755']);
    expect([cache?.uid, cache?.gid, secret?.source, secret?.env, tmpfs?.target, tmpfs?.size].map(at)).toEqual(
      ['1', '2', 'f', 'G', '/h', '1m'],
    );
    expect(mounts.map(({ isReadOnly }) => isReadOnly)).toEqual([true, false, undefined, undefined]);
    expect(mounts.map(({ isRequired }) => isRequired)).toEqual([false, false, true, false]);
  });

  test.each<[string, Partial<Record<'type' | 'target' | 'isReadOnly' | 'isRequired', unknown>>]>([
    ['--mount=target=/a', { type: 'bind', target: '/a' }],
    ['--mount=TYPE=Cache,Target=/a', { type: 'cache', target: '/a' }],
    ['--mount=type=$T,target=$A', { type: undefined, target: '$A' }],
    ['--mount=type=what,target=/a', { type: undefined, target: '/a' }],
    ['--mount=target=/a,target=/b', { type: 'bind', target: '/b' }],
    ['--mount="target=/a b"', { type: 'bind', target: '/a b' }],
    ['--mount=\\"target=/a,b\\"', { type: 'bind', target: '/a,b' }],
    ['--mount=target=/a,readonly=false', { type: 'bind', target: '/a', isReadOnly: false }],
    ['--mount=target=/a,rw=false', { type: 'bind', target: '/a', isReadOnly: true }],
    ['--mount=type=secret,required=false', { type: 'secret', target: undefined, isRequired: false }],
  ])('%s', (flag, expected) => {
    const [mount] = read(`FROM a\nRUN ${flag} b`);
    const { type, target, isReadOnly, isRequired } = mount ?? {};
    const shown = { type, target: target?.text, isReadOnly, isRequired };
    expect(shown).toEqual({ isReadOnly: undefined, isRequired: false, ...expected });
  });

  test('places are right behind quotes and escapes', () => {
    const text = 'FROM a\nRUN --mount="type=bind,target=/a b",source=/c\\ d e';
    const [mount] = read(text);
    const spanned = [mount?.target, mount?.source].map(
      (word) => word && text.slice(word.span.start, word.span.end),
    );
    expect(spanned).toEqual(['/a b', '/c\\ d']);
  });

  test('what cannot be told apart is left out', () => {
    expect(read('FROM a\nRUN --mount=a\\"b c')).toEqual([]);
  });
});
