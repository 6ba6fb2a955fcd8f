import { beforeEach, expect, test, vi } from 'vitest';
import { emptyDraft, loadDraft, saveDraft } from './draft';

function storage(refuses = false) {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (key: string) => items.get(key) ?? null,
    setItem(key: string, value: string) {
      if (refuses) throw new DOMException('', 'QuotaExceededError');
      items.set(key, value);
    },
  };
}

const draft = (text: string) => ({ ...emptyDraft, text });
const newTab = () => vi.stubGlobal('sessionStorage', storage());

beforeEach(() => {
  newTab();
  vi.stubGlobal('localStorage', storage());
});

test('a tab has its own draft, and a new one begins with the last', () => {
  saveDraft('current', draft('FROM first'));
  const tab = sessionStorage;
  newTab();
  expect(loadDraft('current')?.text).toBe('FROM first');
  saveDraft('current', draft('FROM second'));
  expect(loadDraft('current')?.text).toBe('FROM second');
  vi.stubGlobal('sessionStorage', tab);
  expect(loadDraft('current')?.text).toBe('FROM first');
});

test('a tab whose text was put away begins empty, whatever others have', () => {
  saveDraft('current', draft('FROM first'));
  saveDraft('before', draft('FROM first'));
  saveDraft('current', emptyDraft);
  localStorage.setItem('plinth.draft', JSON.stringify(draft('FROM other')));
  expect(loadDraft('current')).toBeUndefined();
  expect(loadDraft('before')?.text).toBe('FROM first');
});

test('one storage is enough, and without any it is said', () => {
  vi.stubGlobal('localStorage', storage(true));
  expect(saveDraft('current', draft('FROM a'))).toBe(true);
  vi.stubGlobal('sessionStorage', storage(true));
  expect(saveDraft('current', draft('FROM a'))).toBe(false);
  expect(loadDraft('current')).toBeUndefined();
});

test('an older draft is taken with no files, and what is none counts as nothing', () => {
  const { files: _, ...older } = draft('FROM old');
  for (const [kept, expected] of [
    [older, draft('FROM old')],
    [
      { ...draft('FROM a'), from: 'x', other: 1 },
      { ...draft('FROM a'), from: 'x' },
    ],
    [
      { ...draft('FROM a'), files: { '.npmrc': 'x' } },
      { ...draft('FROM a'), files: { '.npmrc': 'x' } },
    ],
    [{ ...draft('FROM a'), files: ['x'] }, undefined],
    [{ ...draft('FROM a'), files: { '.npmrc': 1 } }, undefined],
    [{ ...draft('FROM a'), platform: null }, undefined],
    [{ ...draft('FROM a'), from: 1 }, undefined],
    [[draft('FROM a')], undefined],
    ['FROM a', undefined],
  ] as const) {
    sessionStorage.setItem('plinth.draft', JSON.stringify(kept));
    expect(loadDraft('current')).toEqual(expected);
  }
});
