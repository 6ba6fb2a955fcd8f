import { describe, expect, it } from 'vitest';
import type { ReportStage } from '@/lib/report/report';
import { reportFixture } from '@/lib/report/report.fixture';
import { compareAddress, groupFits } from './fit-groups';
import { previewFix } from './fix-preview';
import { layOutGraph } from './graph-layout';
import { listingMarks } from './listing-marks';

function place(line: number, column: number) {
  return { line, column };
}

describe('the address of a comparison', () => {
  const [first] = reportFixture.recommendations;
  const report = (count: number, change = {}) => ({
    ...reportFixture,
    recommendations: Array.from({ length: count }, (_, at) => ({
      ...(first ?? expect.fail()),
      imageId: `image-${at}`,
      reference: `image:${at}`,
      ...change,
    })),
  });

  it.each([
    [1, undefined],
    [3, { href: '/compare?with=image-0,image-1,image-2', count: 3, isAll: true }],
    [9, { href: '/compare?with=image-0,image-1,image-2,image-3,image-4', count: 5, isAll: false }],
  ])('of %i bases', (count, address) => {
    expect(compareAddress(report(count), 'runs-as-is')).toEqual(address);
  });

  it('names neither what has no page nor what has another verdict', () => {
    expect(compareAddress(report(4, { entry: false }), 'runs-as-is')).toBeUndefined();
    expect(compareAddress(report(4), 'does-not-run')).toBeUndefined();
  });
});

describe('the preview of a fix', () => {
  const text = 'FROM a\nRUN one\nRUN two\nRUN three\n';

  it.each([
    [
      'words within a line',
      [{ range: { start: place(2, 5), end: place(2, 8) }, newText: 'zero' }],
      [{ line: 2, removed: ['RUN one'], added: ['RUN zero'] }],
    ],
    [
      'a new line',
      [{ range: { start: place(3, 1), end: place(3, 1) }, newText: 'USER 1\n' }],
      [{ line: 3, removed: [], added: ['USER 1'] }],
    ],
    [
      'a line taken out',
      [{ range: { start: place(2, 1), end: place(3, 1) }, newText: '' }],
      [{ line: 2, removed: ['RUN one'], added: [] }],
    ],
    [
      'at the end of the text',
      [{ range: { start: place(5, 1), end: place(5, 1) }, newText: 'CMD ["a"]\n' }],
      [{ line: 5, removed: [], added: ['CMD ["a"]'] }],
    ],
    [
      'two places far apart',
      [
        { range: { start: place(4, 1), end: place(4, 4) }, newText: 'ENV' },
        { range: { start: place(1, 6), end: place(1, 7) }, newText: 'b' },
      ],
      [
        { line: 1, removed: ['FROM a'], added: ['FROM b'] },
        { line: 4, removed: ['RUN three'], added: ['ENV three'] },
      ],
    ],
  ])('%s', (_, edits, expected) => {
    expect(previewFix(text, { safety: 'safe', edits })).toEqual(expected);
  });
});

describe('the stage graph', () => {
  function stage(index: number, ...uses: (readonly [number, 'base' | 'copy' | 'mount'])[]): ReportStage {
    const range = { start: place(1, 1), end: place(1, 1) };
    return {
      index,
      name: undefined,
      line: index + 1,
      isFinal: false,
      isReachable: true,
      base: { kind: 'scratch', written: 'scratch', reference: 'scratch', imageId: undefined },
      uses: uses.map(([from, kind]) => ({ stage: from, kind, range })),
    };
  }

  it('draws one edge for each pair, of the strongest kind', () => {
    const { edges } = layOutGraph([stage(0), stage(1, [0, 'mount'], [0, 'copy'], [0, 'copy'])]);
    expect(edges).toEqual([{ from: 0, to: 1, kind: 'copy', lane: 0, isBuilt: true }]);
  });

  it('lets edges share a lane only where they do not overlap', () => {
    const { edges, lanes } = layOutGraph([
      stage(0),
      stage(1, [0, 'base']),
      stage(2, [1, 'copy']),
      stage(3, [0, 'copy'], [2, 'copy']),
    ]);
    expect(lanes).toBe(2);
    for (const a of edges) {
      for (const b of edges) {
        if (a === b || a.lane !== b.lane) continue;
        expect(a.to <= b.from || b.to <= a.from).toBe(true);
      }
    }
  });

  it('leaves out uses of stages that are not there, and of itself', () => {
    expect(layOutGraph([stage(0, [0, 'copy'], [7, 'copy'])]).edges).toEqual([]);
  });
});

describe('bases by reason', () => {
  const base = { stage: 0, verdict: 'runs-with-changes', hazards: [] } as const;

  it('puts those with the same reason together and says it once', () => {
    const groups = groupFits(
      [
        { ...base, imageId: 'a', reference: 'a', reasons: ['No loader'], hazards: [{ text: 'no loader' }] },
        { ...base, imageId: 'b', reference: 'b', reasons: ['no shell'] },
        { ...base, imageId: 'c', reference: 'c', reasons: ['no loader'], hazards: [{ text: 'no loader' }] },
        { ...base, imageId: 'd', reference: 'd', reasons: [], verdict: 'not-known' },
      ],
      'runs-with-changes',
    );
    expect(
      groups.map(({ reasons, hazards, items }) => [reasons, hazards, items.map(({ imageId }) => imageId)]),
    ).toEqual([
      [[], [{ text: 'No loader' }], ['a', 'c']],
      [['No shell'], [], ['b']],
    ]);
  });

  it('takes images together whose reasons differ only by their names', () => {
    const has = (reference: string) => ({
      ...base,
      imageId: reference,
      reference,
      reasons: [`node does not start: \`${reference}\` has it as /nodejs/bin/node`],
    });
    expect(
      groupFits([has('a:1'), has('b:2')], 'runs-with-changes').map(({ reasons, items }) => [
        reasons,
        items.length,
      ]),
    ).toEqual([[['Node does not start: the image has it as /nodejs/bin/node'], 2]]);
  });
});

describe('the listing', () => {
  it('shows the worst severity of each line, and every message', () => {
    const { lineMarks } = listingMarks(reportFixture);
    expect(lineMarks.get(1)?.severity).toBe('warning');
    expect(lineMarks.get(14)?.severity).toBe('error');
    expect([...lineMarks.keys()].sort((a, b) => a - b)).toEqual([1, 9, 14, 15, 16]);
  });
});
