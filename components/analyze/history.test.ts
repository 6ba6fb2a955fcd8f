import { beforeEach, describe, expect, test, vi } from 'vitest';
import { emptyDraft } from './draft';
import {
  type Analysis,
  analysisAt,
  analysisPath,
  bounded,
  clearAnalyses,
  isContinued,
  keepAnalysis,
  removeAnalysis,
} from './history';
import { hasSecret } from './secret-in';

let stored: Map<string, string>;

beforeEach(() => {
  stored = new Map();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
  });
});

function analysis(id: string, text: string): Analysis {
  const draft = { ...emptyDraft, text };
  return { id, at: '2026-11-23T10:00:00.000Z', draft, title: 'Builds', verdict: 'runs-as-is' };
}

const ids = () => JSON.parse(stored.get('plinth.analyses') ?? '[]').map(({ id }: Analysis) => id);

describe('what is kept', () => {
  test('the newest comes first, and takes the place of the same text and of its own id', () => {
    keepAnalysis(analysis('a', 'FROM a'));
    keepAnalysis(analysis('b', 'FROM b'));
    expect(ids()).toEqual(['b', 'a']);
    keepAnalysis(analysis('a', 'FROM a:1'));
    expect(ids()).toEqual(['a', 'b']);
    keepAnalysis(analysis('c', 'FROM b'));
    expect(ids()).toEqual(['c', 'a']);
    removeAnalysis('c');
    expect(ids()).toEqual(['a']);
    clearAnalyses();
    expect(ids()).toEqual([]);
  });

  test('is bounded in number and size, and one that is too large is passed over', () => {
    for (let at = 0; at < 40; at++) keepAnalysis(analysis(String(at), `FROM a${at}`));
    expect(ids()).toHaveLength(30);
    expect(ids()[0]).toBe('39');
    keepAnalysis(analysis('large', 'x'.repeat(200_000)));
    expect(ids()[0]).toBe('39');
    const large = Array.from({ length: 10 }, (_, at) => analysis(String(at), 'x'.repeat(150_000)));
    expect(bounded(large).map(({ id }) => id)).toEqual(['0', '1', '2', '3', '4', '5']);
  });

  test('is found by its address', () => {
    const one = analysis('a', 'FROM a');
    keepAnalysis(one);
    const { hash } = new URL(analysisPath(one), 'https://plinth.example');
    expect(analysisAt(hash)).toEqual(one);
    expect(analysisAt('#analysis-b')).toBe('gone');
    expect(analysisAt('#v1.abc')).toBeUndefined();
  });

  test('what stands there and is none of ours counts as nothing', () => {
    stored.set('plinth.analyses', '[{"id":1}]');
    expect(analysisAt('#analysis-1')).toBe('gone');
    stored.set('plinth.analyses', '{');
    expect(analysisAt('#analysis-1')).toBe('gone');
  });
});

test.each([
  ['FROM a\nRUN b\n', 'FROM a\nRUN b\nCMD c\n', true],
  ['FROM a\nRUN b\nCMD c\n', 'FROM a:1\nRUN b\nCMD c\n', true],
  ['FROM a\nRUN b\nCMD c\n', 'FROM a\n', true],
  ['', 'FROM a', true],
  ['FROM golang:1.27\nRUN go build\n', 'FROM node:22\nCMD ["node"]\n', false],
  ['aaaa', 'aaaaaaaa', true],
])('%j, then %j: worked on %s', (before, after, is) => {
  expect(isContinued(before, after)).toBe(is);
});

test('a secret is seen in the text and in the value of a build argument', () => {
  const token = `ghp_${'a1B2'.repeat(9)}`;
  expect(hasSecret({ text: 'FROM debian:13\n', buildArgs: 'GO=1.27' })).toBe(false);
  expect(hasSecret({ text: `FROM debian:13\nENV A=${token}\n`, buildArgs: '' })).toBe(true);
  expect(hasSecret({ text: 'FROM debian:13\n', buildArgs: `TOKEN=${token}` })).toBe(true);
});
