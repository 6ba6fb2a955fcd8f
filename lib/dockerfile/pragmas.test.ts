import { describe, expect, test } from 'vitest';
import { parseDockerfile } from './parse';
import { readPragmas } from './pragmas';

function pragmasOf(text: string) {
  return readPragmas(parseDockerfile(text)).map(({ tool, ids, scope, reason }) => [tool, ids, scope, reason]);
}

describe('comments that ask to ignore findings', () => {
  test.each<[string, readonly (readonly [string, readonly string[], string, string | undefined])[]]>([
    ['# plinth ignore=libc-mismatch', [['plinth', ['libc-mismatch'], 'next-instruction', undefined]]],
    ['# plinth ignore=a,b -- we know', [['plinth', ['a', 'b'], 'next-instruction', 'we know']]],
    ['# plinth ignore = a , b -- we know', [['plinth', ['a', 'b'], 'next-instruction', 'we know']]],
    ['#plinth ignore=a', [['plinth', ['a'], 'next-instruction', undefined]]],
    ['# Plinth ignore=a', [['plinth', ['a'], 'next-instruction', undefined]]],
    ['# plinth global ignore=a -- why', [['plinth', ['a'], 'file', 'why']]],
    ['# plinth ignore=all', [['plinth', ['all'], 'next-instruction', undefined]]],
    ['# plinth ignore=', []],
    ['# plinth ignore', []],
    ['# plinth ignores=a', []],
    ['# plinthignore=a', []],
    ['# hello plinth ignore=a', []],
    ['# hadolint ignore=DL3008', [['hadolint', ['DL3008'], 'next-instruction', undefined]]],
    ['# hadolint ignore=DL3008,SC2046', [['hadolint', ['DL3008', 'SC2046'], 'next-instruction', undefined]]],
    [
      '# hadolint ignore=DL3008 pinned elsewhere',
      [['hadolint', ['DL3008'], 'next-instruction', 'pinned elsewhere']],
    ],
    ['# hadolint global ignore=DL3003,DL3006', [['hadolint', ['DL3003', 'DL3006'], 'file', undefined]]],
    ['# hadolint shell=bash', []],
    ['# trivy:ignore:DS-0002', [['trivy', ['DS-0002'], 'next-instruction', undefined]]],
    ['#trivy:ignore:AVD-DS-0002', [['trivy', ['AVD-DS-0002'], 'next-instruction', undefined]]],
    [
      '# trivy:ignore:DS-0001:exp:2026-01-01 trivy:ignore:DS-0002',
      [['trivy', ['DS-0001', 'DS-0002'], 'next-instruction', undefined]],
    ],
    ['# trivy:ignore:', []],
    ['# checkov:skip=CKV_DOCKER_2:no health here', [['checkov', ['CKV_DOCKER_2'], 'file', 'no health here']]],
    [
      '# checkov:skip=CKV_DOCKER_3: The user is set elsewhere',
      [['checkov', ['CKV_DOCKER_3'], 'file', 'The user is set elsewhere']],
    ],
    ['# checkov:skip=CKV_DOCKER_2', [['checkov', ['CKV_DOCKER_2'], 'file', undefined]]],
    ['# checkov:skip=', []],
  ])('%s', (comment, expected) => {
    expect(pragmasOf(`# first\n${comment}\nFROM a`)).toEqual(expected);
  });

  test.each<[string, readonly (readonly [string, readonly string[], string])[]]>([
    ['# check=skip=JSONArgsRecommended\nFROM a', [['buildkit', ['JSONArgsRecommended'], 'file']]],
    ['# check=skip=A,B;error=true\nFROM a', [['buildkit', ['A', 'B'], 'file']]],
    ['# check=skip=all\nFROM a', [['buildkit', ['all'], 'file']]],
    ['# check=error=true\nFROM a', []],
    ['# check=skip=A, B\nFROM a', [['buildkit', ['A'], 'file']]],
    ['# check=nonsense\nFROM a', []],
    ['FROM a\n# check=skip=A\nCMD b', [['buildkit', ['A'], 'next-instruction']]],
    ['FROM a\n# check = skip=A,B\nCMD b', [['buildkit', ['A', 'B'], 'next-instruction']]],
    ['FROM a\n# checks=skip=A\nCMD b', []],
    ['FROM a\n# check this=skip\nCMD b', []],
  ])('BuildKit: %s', (text, expected) => {
    expect(pragmasOf(text)).toEqual(expected.map((each) => [...each, undefined]));
  });

  test('those between continued lines count, with their place', () => {
    const text = 'FROM a\nRUN b && \\\n  # hadolint ignore=DL3001\n  c\n';
    const [pragma] = readPragmas(parseDockerfile(text));
    expect(pragma && text.slice(pragma.span.start, pragma.span.end)).toBe('# hadolint ignore=DL3001');
  });

  test('a line in a here-document is no comment', () => {
    expect(pragmasOf('FROM a\nRUN <<E\n# plinth ignore=a\nE\n')).toEqual([]);
  });
});
