import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { gradeOf } from '@/lib/grade/grade';
import { editWords, groupEdits, leftWords, planTitle, proofFirst } from '@/lib/render/plan-words';
import type { Finding, Grade } from '@/lib/report/report';
import type { Compared, Edit, Plan } from '@/lib/report/rewrite';
import { withKeep } from './address';
import { checklistFor } from './checklist';
import { PlanCard } from './plan-card';

function place(line: number) {
  return { line, column: 1 };
}

function edit(id: string, line: number, safety: Edit['safety'] = 'safe'): Edit {
  return {
    id,
    range: { start: place(line), end: place(line) },
    newText: '',
    safety,
    because: id,
    rules: [id],
  };
}

function graded(...findings: readonly Finding[]): Grade {
  return gradeOf(findings, findings, undefined);
}

const root: Finding = {
  rule: 'runs-as-root',
  severity: 'warning',
  certainty: 'certain',
  consequence: 'risk',
  range: { start: place(1), end: place(1) },
  message: 'It runs as root.',
  remedy: 'Set USER.',
  evidence: [],
};

const before: Compared = {
  reference: 'node:20',
  compressedSize: 1_100_000_000,
  shell: true,
  packageManagers: ['apt'],
  libc: 'glibc',
  user: { name: 'root', uid: 0 },
  access: 'anonymous',
};
const after: Compared = {
  reference: 'example.org/node:24',
  compressedSize: 68_000_000,
  shell: false,
  packageManagers: [],
  libc: 'glibc',
  user: { uid: 65532 },
  supportEnds: '2029-06-30',
  access: 'login',
};

function plan(change: Partial<Plan> = {}): Plan {
  const counts = { errors: 0, warnings: 0, infos: 0 };
  return {
    kind: 'in-place',
    base: { reference: after.reference },
    wishes: ['smallest', 'same-publisher'],
    compared: { before, after },
    edits: [edit('base:x', 1, 'review'), edit('packages', 4), edit('packages', 7), edit('packages', 7)],
    text: '',
    left: [],
    proof: {
      before: counts,
      after: { ...counts, infos: 3 },
      grades: { before: graded(root), after: graded() },
      isProved: true,
    },
    ...change,
  };
}

function said(markup: string): string {
  return markup.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
}

test('edits of one id are one, with their lines', () => {
  expect(groupEdits(plan().edits).map(({ id, lines }) => [id, lines])).toEqual([
    ['base:x', [1]],
    ['packages', [4, 7]],
  ]);
});

test.each<[Partial<Plan>, string]>([
  [{}, '2 edits, 1 to review'],
  [{ edits: [edit('a', 1, 'review')] }, '1 edit to review'],
  [{ edits: [edit('a', 1), edit('b', 2)] }, '2 edits'],
])('%#: %s', (change, words) => {
  expect(editWords(plan(change))).toBe(words);
});

test('a card says what the base is for, what changes, and what stays', () => {
  const text = said(renderToStaticMarkup(<PlanCard plan={plan()} />));
  for (const words of [
    'Smallest, same publisher',
    '1.10 GB → 68.0 MB',
    'Shell yes → none',
    'C library glibc ',
    'Fixes until 2029-06-30',
    'Pulled with a login',
    'To do 2 edits, 1 to review',
    'Stays 3 notes',
    'Grade B → A',
  ])
    expect(text).toContain(words);
  expect(text).not.toContain('Not proved');
});

test('what is not known is said so; what is not proved says why, and comes last', () => {
  const open = plan({
    compared: { before, after: { reference: 'example.org/x' } },
    caveats: ['Nothing is known of it.'],
    proof: {
      ...plan().proof,
      grades: { before: graded(), after: gradeOf([], [], 'base-not-known') },
      isProved: false,
    },
  });
  const text = said(renderToStaticMarkup(<PlanCard plan={open} />));
  expect(text).toContain('Not proved');
  expect(text).toContain('Size – not known');
  expect(text).toContain('Grade – not known');
  expect(text).toContain('Nothing is known of it.');
  expect(proofFirst([open, plan()]).map(({ proof }) => proof.isProved)).toEqual([true, false]);
  const bare = { reference: 'b', shell: false };
  const compared = { before: { reference: 'a' }, after: bare };
  expect(planTitle(plan({ wishes: ['smallest'], compared }))).toBe('Without a shell');
  const sized = { ...compared, after: { ...bare, compressedSize: 1 } };
  expect(planTitle(plan({ wishes: ['smallest'], compared: sized }))).toBe('Smallest');
  expect([planTitle(plan({ wishes: ['ubi'] })), leftWords(open)]).toEqual(['ubi', '3 notes']);
});

test('the checklist follows from what changes between the bases', () => {
  const kinds = (one: Plan) => checklistFor(one).map(({ text }) => text.split(/[ ,:]/)[0]);
  expect(kinds(plan())).toEqual(['Give', 'Look', 'Probes', 'Unless', 'Nothing']);
  expect(kinds(plan({ compared: { before: after, after } }))).toEqual(['Give']);
  expect(kinds(plan({ compared: { before, after: { reference: 'x' } } }))).toEqual([]);
});

test.each([
  ['/analyze', ['glibc'], '/analyze?keep=glibc'],
  [
    '/analyze?example=go&keep=musl#v1.x',
    ['publisher=Red Hat'],
    '/analyze?example=go&keep=publisher%3DRed+Hat#v1.x',
  ],
  ['/analyze?keep=musl', [], '/analyze'],
])('the address %s with what is kept', (path, words, address) => {
  expect(withKeep(path, words)).toBe(address);
});
