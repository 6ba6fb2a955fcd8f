import { describe, expect, test } from 'vitest';
import { analyze, judge } from './analyze';
import { readCatalog } from './catalog/files';
import { baselineOf, baselineText, countsByFile, goneFrom } from './policy/baseline';
import type { Configuration } from './policy/configuration';
import { noSettings, settingsFor } from './policy/settings';
import type { Asked } from './policy/settle';
import type { Judged } from './report/judged';
import { Report } from './report/report';

const catalog = readCatalog();
const today = '2026-11-23';

function judged(dockerfile: string, configuration: Configuration, asked: Asked = {}): Promise<Judged> {
  const settings = settingsFor(configuration, 'Dockerfile');
  return judge('Dockerfile', { dockerfile }, { settings, asked }, catalog, today);
}

function findingsOf({ report }: Judged): readonly string[] {
  return report.findings.map(({ rule, severity, range }) => `${severity} ${rule} ${range.start.line}`);
}

function suppressedOf({ suppressed }: Judged): readonly string[] {
  return suppressed.map(({ finding, because }) =>
    [
      finding.rule,
      finding.range.start.line,
      because.kind,
      ...(because.kind === 'configuration' ? [because.reason] : []),
    ].join(' '),
  );
}

/** The places that the headline and the grade name: what they speak of has to stand there. */
function namedOf({ report: { findings, grade, summary } }: Judged): readonly (string | undefined)[] {
  const places = [
    summary.finding,
    ...(summary.concerns ?? []).map(({ finding }) => finding),
    ...(grade?.kind === 'graded' ? grade.losses.map(({ finding }) => finding) : []),
  ];
  return places.map((at) => (at === undefined ? undefined : findings[at]?.rule));
}

function lossesOf({ report: { grade } }: Judged) {
  if (grade?.kind !== 'graded') throw new Error('not graded');
  return grade.losses.map(({ points, range, rule }) => `${rule} ${range.start.line} ${points}`).sort();
}

const ended = 'FROM node:18\nWORKDIR /app\nCOPY . .\nRUN apk add curl\nCMD ["node", "a.js"]\n';

describe('what a project settles', () => {
  test('nothing leaves the report as it is', async () => {
    const one = await judge('a/Dockerfile', { dockerfile: ended }, { settings: noSettings }, catalog, today);
    expect(one).toEqual({
      file: 'a/Dockerfile',
      report: await analyze({ dockerfile: ended }, catalog, today),
      suppressed: [],
    });
    expect(findingsOf(one)).toEqual([
      'error package-manager-not-found 4',
      'warning base-end-of-life 1',
      'warning runs-as-root 1',
    ]);
  });

  test('without bases all is the same but what it needs and could stand on', async () => {
    const dockerfile = 'FROM node:18\nRUN apk add curl\nCMD ["node", "a.js"]\n';
    const whole = await judged(dockerfile, {});
    const weights = { settings: noSettings, withBases: false };
    const { report } = await judge('Dockerfile', { dockerfile }, weights, catalog, today);
    const { recommendationCounts: counts, ...rest } = whole.report;
    expect(counts && Object.values(counts).some((count) => count > 0)).toBe(true);
    expect(report).toEqual({ ...rest, recommendations: [], requirements: [], checklist: [] });
  });

  test('levels change what fails a pipeline, and neither headline nor grade', async () => {
    const before = await judged(ended, {});
    const one = await judged(ended, {
      rules: { 'runs-as-root': 'error', 'package-manager-not-found': 'info', 'base-digest-missing': 'off' },
    });
    expect(findingsOf(one)).toEqual([
      'info package-manager-not-found 4',
      'error runs-as-root 1',
      'warning base-end-of-life 1',
    ]);
    expect(one.report.summary.text).toBe(before.report.summary.text);
    expect(one.report.grade).toMatchObject({ letter: 'F', points: 0 });
    expect(namedOf(one)).toEqual([
      'package-manager-not-found',
      'base-end-of-life',
      'package-manager-not-found',
      'base-end-of-life',
      'runs-as-root',
    ]);
    expect(Report.safeParse(one.report).error).toBeUndefined();
  });

  test('what is ignored is gone as if the file said so, and kept with its reason', async () => {
    const one = await judged(ended, {
      ignore: [
        { rule: 'package-manager-not-found', reason: 'the mirror has apk' },
        { rule: 'base-end-of-life', reason: 'until we move', until: '2026-11-23' },
        { rule: 'runs-as-root', reason: 'of another file', paths: ['other/'] },
      ],
    });
    expect(findingsOf(one)).toEqual(['warning runs-as-root 1']);
    expect(suppressedOf(one)).toEqual([
      'package-manager-not-found 4 configuration the mirror has apk',
      'base-end-of-life 1 configuration until we move',
    ]);
    expect(one.report.summary.text).toBe(
      'Nothing found that keeps this from building or starting; 1 thing to look at',
    );
    expect(one.report.grade).toMatchObject({ letter: 'B', points: 88 });
    expect(one.notes).toBeUndefined();
  });

  test('an entry whose last day is over counts no more, and is named', async () => {
    const one = await judged(ended, {
      rules: { 'runs-as-root': { severity: 'off', reason: 'for the demo', until: '2026-11-22' } },
      ignore: [
        { rule: 'base-tag-floating', reason: 'not in this file', until: '2026-01-01' },
        { rule: 'base-end-of-life', reason: 'until we move', until: '2026-11-01' },
      ],
    });
    expect(findingsOf(one)).toHaveLength(3);
    expect(one.notes).toEqual([
      { kind: 'expired', entry: 'ignore[1]', rule: 'base-end-of-life', until: '2026-11-01' },
      { kind: 'expired', entry: 'rules.runs-as-root', rule: 'runs-as-root', until: '2026-11-22' },
    ]);
  });

  test('an entry for a base counts in stages on it, through stages too', async () => {
    const text =
      'FROM node:18 AS base\nFROM base AS b\nRUN echo\nFROM node:16\nCOPY --from=b /a /a\nUSER node\nCMD ["a"]\n';
    const one = await judged(text, {
      ignore: [{ rule: 'base-end-of-life', reason: 'only builds', base: 'node:18' }],
    });
    expect(suppressedOf(one)).toEqual(['base-end-of-life 1 configuration only builds']);
    expect(findingsOf(one)).toContain('warning base-end-of-life 4');
  });

  test('build arguments and target count where the request has none', async () => {
    const dockerfile =
      'ARG BASE=node:18\nFROM ${BASE} AS app\nUSER node\nCMD ["node"]\nFROM scratch\nRUN x\n';
    const settings = settingsFor({ buildArgs: { BASE: 'node:16' }, target: 'app' }, 'Dockerfile');
    const options = async (request: { readonly buildArgs?: Record<string, string> }) =>
      (await judge('D', { dockerfile, ...request }, { settings }, catalog, today)).report;
    const settled = await options({});
    expect([settled.options.target, settled.stages[0]?.base.reference]).toEqual(['app', 'node:16']);
    expect((await options({ buildArgs: { BASE: 'node:24' } })).stages[0]?.base.reference).toBe('node:24');
  });
});

describe('a policy', () => {
  const policy = { reason: 'docs/images.md', endedBases: 'forbid', nonroot: 'require' } as const;
  const text = 'FROM golang:1.17 AS b\nRUN go build -o /a .\nFROM nginx:1.29-alpine\nCOPY --from=b /a /a\n';

  test('makes errors of ended bases and of root, cites itself, and leaves headline and grade alone', async () => {
    const before = await judged(text, {});
    const one = await judged(text, { policy });
    expect(findingsOf(one)).toEqual(
      expect.arrayContaining([
        'error base-end-of-life 1',
        'error base-end-of-life 3',
        'error runs-as-root 3',
      ]),
    );
    const said = one.report.findings.map(({ rule, evidence }) => `${rule}: ${evidence.at(-1)?.text}`);
    expect(said).toContain(
      'base-end-of-life: The policy of the project has `endedBases: forbid`: docs/images.md',
    );
    expect(said).toContain('runs-as-root: The policy of the project has `nonroot: require`: docs/images.md');
    expect(one.report.summary.text).toBe(before.report.summary.text);
    expect(lossesOf(one)).toEqual(lossesOf(before));
  });

  test('says an error, and the level that the project gives a rule is kept', async () => {
    const one = await judged(text, { policy, rules: { 'runs-as-root': 'warning' } });
    expect(findingsOf(one)).toContain('warning runs-as-root 3');
  });

  test('is lifted by an override', async () => {
    const one = await judged(text, {
      policy,
      overrides: [{ paths: ['*'], policy: { endedBases: 'allow' } }],
    });
    expect(findingsOf(one)).toContain('warning base-end-of-life 3');
    expect(findingsOf(one)).toContain('error runs-as-root 3');
  });
});

describe('one run', () => {
  test('asks for some rules or for what is sure; headline and grade stay those of the file', async () => {
    const only = await judged(ended, {}, { only: new Set(['runs-as-root']) });
    expect(findingsOf(only)).toEqual(['warning runs-as-root 1']);
    expect(only.report.summary).toMatchObject({ verdict: 'will-not-build', finding: undefined });
    expect(only.report.grade).toMatchObject({ letter: 'F' });
    expect(namedOf(only).filter((rule) => rule !== undefined)).toEqual(['runs-as-root']);
    const without = await judged(ended, {}, { without: new Set(['package-manager-not-found']) });
    expect(findingsOf(without)).toEqual(['warning base-end-of-life 1', 'warning runs-as-root 1']);
    expect(without.report.summary.verdict).toBe('will-not-build');
    const unsure = 'FROM node:24-trixie-slim\nUSER node\nENV API_TOKEN=abc\nCMD ["node", "a.js"]\n';
    const all = await judged(unsure, {});
    const sure = await judged(unsure, { minCertainty: 'certain' });
    expect(all.report.findings.map(({ certainty }) => certainty)).not.toEqual(
      sure.report.findings.map(({ certainty }) => certainty),
    );
    expect(new Set(sure.report.findings.map(({ certainty }) => certainty))).toEqual(new Set(['certain']));
    expect(
      findingsOf(await judged(unsure, { minCertainty: 'certain' }, { minCertainty: 'possible' })),
    ).toEqual(findingsOf(all));
  });
});

describe('a baseline', () => {
  const moved = ended.replace('WORKDIR', '# a comment\n\nWORKDIR').replace('RUN apk', 'RUN  apk');

  const unread = (lines: string) => `FROM debian:trixie-slim\n${lines}USER 1000\nCMD ["sleep", "1"]\n`;

  async function written(dockerfile: string) {
    return baselineOf([await judged(dockerfile, {}, { baseline: 'everything' })]);
  }

  test('takes out what was there before, wherever its line stands now', async () => {
    const before = await written(ended);
    const one = await judged(moved, {}, { baseline: countsByFile(before).get('Dockerfile') ?? new Map() });
    expect(findingsOf(one)).toEqual([]);
    expect(suppressedOf(one)).toEqual([
      'package-manager-not-found 6 baseline',
      'base-end-of-life 1 baseline',
      'runs-as-root 1 baseline',
    ]);
    expect(one.report.summary.verdict).toBe('will-not-build');
    expect(goneFrom(before, [one])).toBe(0);
  });

  test('leaves what is new: another such line, and the same once more', async () => {
    const before = await written(unread('FOO a\n'));
    const baseline = countsByFile(before).get('Dockerfile') ?? new Map();
    const one = await judged(unread('FOO a\nFOO a\nFOO b\n'), {}, { baseline });
    expect(findingsOf(one)).toEqual(['error syntax 3', 'error syntax 4']);
    expect(suppressedOf(one)).toContain('syntax 2 baseline');
    const other = await judged(
      unread('FOO a\n'),
      {},
      { baseline: countsByFile(before).get('other') ?? new Map() },
    );
    expect(findingsOf(other)).toContain('error syntax 2');
  });

  test('knows how much of it is gone, of files that were looked at', async () => {
    const before = await written(ended);
    const fixed = await judged(
      ended.replace('RUN apk add curl\n', ''),
      {},
      { baseline: countsByFile(before).get('Dockerfile') ?? new Map() },
    );
    expect(goneFrom(before, [fixed])).toBe(1);
    expect(goneFrom(before, [])).toBe(0);
  });

  test('is the same text however often it is written, and when written with one in force', async () => {
    const before = await written(ended);
    const again = await judged(ended, {}, { baseline: countsByFile(before).get('Dockerfile') ?? new Map() });
    expect(baselineText(baselineOf([again]))).toBe(baselineText(before));
    expect(baselineText(before).split('\n')).toHaveLength(9);
    expect(JSON.parse(baselineText(before))).toEqual(before);
    expect(baselineText(baselineOf([]))).toBe('{\n  "version": 1,\n  "findings": []\n}\n');
  });

  test('holds all of a fault that stands in more places than a report lists', async () => {
    const many = unread('FOO a\n'.repeat(150));
    const before = await written(many);
    expect(before.findings).toContainEqual(expect.objectContaining({ rule: 'syntax', count: 150 }));
    const one = await judged(many, {}, { baseline: countsByFile(before).get('Dockerfile') ?? new Map() });
    expect([findingsOf(one), one.report.omitted]).toEqual([[], undefined]);
  });
});
