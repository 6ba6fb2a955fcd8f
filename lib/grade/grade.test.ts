import { describe, expect, test } from 'vitest';
import { Certainty, Consequence, type Finding, Severity } from '../report/report';
import { rules } from '../rules';
import { fc } from '../text/testing/fc';
import { gradeOf, letterOf } from './grade';
import { letterFor, scale, weightOf } from './scale';
import { gradeSentences } from './words';

type Kind = Pick<Finding, 'rule' | 'severity' | 'certainty' | 'consequence'>;

function at(line: number, kind: Kind): Finding {
  const range = { start: { line, column: 1 }, end: { line, column: 9 } };
  return { ...kind, stage: 0, range, message: 'It is.', remedy: 'Mend it.', evidence: [] };
}

function kindOf(rule: string, certainty: Certainty = 'certain', other: Partial<Kind> = {}): Kind {
  const found = rules.find(({ id }) => id === rule);
  if (!found) throw new Error(`no rule ${rule}`);
  return { rule, severity: found.severity, consequence: found.consequence, certainty, ...other };
}

function grade(...findings: readonly Finding[]) {
  const all = gradeOf(findings, findings, undefined);
  if (all.kind !== 'graded') throw new Error('not graded');
  return all;
}

const root = at(12, kindOf('runs-as-root'));
const ended = at(1, kindOf('base-end-of-life'));
const password = at(4, kindOf('secret-in-image', 'likely'));
const gone = at(3, kindOf('package-not-in-release'));

describe('what a file gets', () => {
  test.each([
    ['nothing is found', [], 'A', 100],
    ['only notes', [at(1, kindOf('base-digest-missing')), at(2, kindOf('user-not-numeric'))], 'A', 100],
    ['one thing to look at', [at(9, kindOf('shell-form-command'))], 'A', 92],
    ['root', [root], 'B', 88],
    ['a base that ended', [ended], 'B', 80],
    ['both', [root, ended], 'C', 68],
    ['a password', [password], 'D', 55],
    ['a password on a base that ended', [password, ended], 'E', 35],
    ['and as root', [password, ended, root], 'F', 23],
    ['a check of health that never succeeds', [at(9, kindOf('healthcheck-without-shell'))], 'D', 50],
    ['does not build', [gone], 'F', 20],
    ['does not build, for several reasons', [gone, at(5, kindOf('syntax')), root], 'F', 0],
  ] as const)('%s', (_, findings, letter, points) => {
    expect(grade(...findings)).toMatchObject({ scale: 1, letter, points });
  });

  test('each point that is lost names its finding, the costliest first', () => {
    expect(grade(root, ended, at(2, kindOf('base-digest-missing'))).losses).toEqual([
      { rule: 'base-end-of-life', range: ended.range, points: 20, finding: 1 },
      { rule: 'runs-as-root', range: root.range, points: 12, finding: 0 },
    ]);
  });

  test('a finding that is only counted is named by its line', () => {
    const { losses } = { losses: [], ...gradeOf([root], [], undefined) };
    expect(losses).toEqual([{ rule: 'runs-as-root', range: root.range, points: 12 }]);
  });

  test('the same forty times costs once and a quarter', () => {
    const forty = Array.from({ length: 40 }, (_, index) => at(index + 1, kindOf('base-tag-missing')));
    expect(grade(...forty)).toMatchObject({ points: 90, losses: [{ points: 8 }, { points: 2 }] });
  });

  test('of a rule that is sure of some the surest count', () => {
    const findings = (['possible', 'likely', 'certain'] as const).map((certainty, index) =>
      at(index + 1, kindOf('variable-undefined', certainty, { consequence: 'risk' })),
    );
    expect(grade(...findings).losses.map(({ finding, points }) => [finding, points])).toEqual([
      [2, 8],
      [1, 1],
    ]);
  });
});

describe('where nothing can be judged', () => {
  test.each(['base-not-known', 'windows'] as const)('there is no grade: %s', (because) => {
    const none = gradeOf([root, ended], [root, ended], because);
    expect(none).toEqual({ kind: 'not-graded', scale: 1, because });
    expect(letterOf({ grade: none })).toBeUndefined();
  });

  test('what fails on any base is graded', () => {
    expect(letterOf({ grade: gradeOf([gone], [gone], 'base-not-known') })).toBe('F');
  });

  test('a report made before there were grades has none', () => {
    expect(letterOf({})).toBeUndefined();
  });
});

describe('the scale', () => {
  test('names rules that there are', () => {
    const ids = new Set(rules.map(({ id }) => id));
    expect(Object.keys(scale.named).filter((id) => !ids.has(id))).toEqual([]);
  });

  const kinds = [...Object.keys(scale.named), 'any-other'].flatMap((rule) =>
    Consequence.options.flatMap((consequence) =>
      Severity.options.map((severity) => ({ rule, consequence, severity })),
    ),
  );

  test('costs less the less it is sure of, and a warning less than an error', () => {
    for (const { rule, consequence, severity } of kinds) {
      const { certain, likely, possible } = weightOf(rule, consequence, severity);
      if (certain === 0) expect([likely, possible]).toEqual([0, 0]);
      else expect(certain > likely && likely > possible && possible > 0).toBe(true);
      if (rule !== 'any-other') continue;
      for (const certainty of Certainty.options) {
        const weight = (of: Severity) => weightOf(rule, consequence, of)[certainty];
        expect(weight('error') > weight('warning') && weight('warning') > weight('info')).toBe(true);
      }
    }
  });

  test('leaves only F to what does not build or start, however sure it is', () => {
    for (const consequence of ['will-not-build', 'will-not-start'] as const)
      for (const certainty of Certainty.options) {
        const finding = at(1, { rule: 'syntax', severity: 'error', consequence, certainty });
        expect(grade(finding).letter).toBe('F');
      }
  });
});

const anyKind = fc.record({
  rule: fc.constantFrom(...Object.keys(scale.named), 'syntax', 'variable-undefined', 'listens-on-loopback'),
  severity: fc.constantFrom(...Severity.options),
  certainty: fc.constantFrom(...Certainty.options),
  consequence: fc.constantFrom(...Consequence.options),
});
const anyFinding = fc.tuple(fc.integer({ min: 1, max: 60 }), anyKind).map(([line, kind]) => at(line, kind));
const anyFindings = fc.array(anyFinding, { maxLength: 30 });

describe('whatever is found', () => {
  test('one finding more never raises the grade, whichever it is and wherever it stands', () => {
    fc.assert(
      fc.property(anyFindings, anyFinding, fc.nat(30), (findings, more, place) => {
        const before = grade(...findings);
        const after = grade(...findings.toSpliced(place, 0, more));
        expect(after.points).toBeLessThanOrEqual(before.points);
        expect(after.letter >= before.letter).toBe(true);
      }),
    );
  });

  test('less sure never costs more', () => {
    fc.assert(
      fc.property(anyFindings, anyKind, (findings, kind) => {
        const points = Certainty.options.map(
          (certainty) => grade(...findings, at(1, { ...kind, certainty })).points,
        );
        expect(points).toEqual(points.toSorted((a, b) => a - b));
      }),
    );
  });

  test('the points are what the losses leave of 100, and the letter is that of the points', () => {
    fc.assert(
      fc.property(anyFindings, (findings) => {
        const { points, letter, losses } = grade(...findings);
        const lost = losses.reduce((sum, loss) => sum + loss.points, 0);
        expect(points).toBe(Math.max(0, 100 - lost));
        expect(letter).toBe(letterFor(points));
        for (const { rule, range, finding } of losses)
          expect(findings[finding ?? -1]).toMatchObject({ rule, range });
        expect(new Set(losses.map(({ finding }) => finding)).size).toBe(losses.length);
      }),
    );
  });

  test('the order does not matter', () => {
    fc.assert(
      fc.property(anyFindings, (findings) => {
        expect(grade(...findings.toReversed()).points).toBe(grade(...findings).points);
      }),
    );
  });

  test('its words name every loss with its line', () => {
    fc.assert(
      fc.property(anyFindings, (findings) => {
        const graded = grade(...findings);
        const [line = ''] = gradeSentences(graded);
        expect(line).toContain(`Grade ${graded.letter}: ${graded.points} of 100`);
        for (const { rule, points, range } of graded.losses)
          expect(line).toContain(`−${points} \`${rule}\` (line ${range.start.line})`);
      }),
    );
  });
});

describe('in words', () => {
  test.each([
    [grade(), ['Grade A: 100 of 100; nothing costs points']],
    [
      grade(root, ended),
      [
        'Grade C: 68 of 100; −20 `base-end-of-life` (line 1), −12 `runs-as-root` (line 12)',
        'Most is gained by mending `base-end-of-life` (line 1): grade B, 88 of 100, without it',
      ],
    ],
    [
      gradeOf([], [], 'windows'),
      ['No grade: this builds a Windows image, and what Plinth knows is about Linux images'],
    ],
  ])('%#', (given, words) => {
    expect(gradeSentences(given)).toEqual(words);
  });

  test('two findings of a rule are mended together', () => {
    const tags = [3, 7].map((line) => at(line, kindOf('base-tag-missing')));
    const [, next] = gradeSentences(grade(...tags, at(9, kindOf('workdir-relative'))));
    expect(next).toBe(
      'Most is gained by mending `base-tag-missing` (line 3 and line 7): grade A, 96 of 100, without it',
    );
  });

  test('weights of another time say nothing of what would be gained', () => {
    expect(gradeSentences({ ...grade(root), scale: 0 })).toHaveLength(1);
  });
});
