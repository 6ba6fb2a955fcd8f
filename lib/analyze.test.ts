import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { analyze, recommend } from './analyze';
import { readCatalog } from './catalog/files';
import { judgedText } from './judged.fixture';
import { Policy } from './report/policy';
import { rules } from './rules';

const today = '2026-11-23';
const catalog = readCatalog();
const folder = join(process.cwd(), 'e2e', 'cases');
/** Of a report on a file as people write it. */
const mostBytes = 24_000;

const Expected = z.strictObject({
  /** What really happens, and where that was seen. */
  because: z.string(),
  options: z
    .strictObject({
      target: z.string().optional(),
      platform: z.string().optional(),
      buildArgs: z.record(z.string(), z.string()).optional(),
      /** Beside the Dockerfile, by their paths in the build context. */
      files: z.record(z.string(), z.string()).optional(),
      /** What the project decides about its images. */
      policy: Policy.optional(),
    })
    .optional(),
  /** Every finding, as `severity rule line`, in the order of the report. */
  findings: z.array(z.string()),
  /** The message of the first finding of a rule, where the case is about words. */
  messages: z.record(z.string(), z.string()).optional(),
  /** The sentence the report opens with, likewise. */
  summary: z.string().optional(),
  /** What the report says it does not know, where the case is about that. */
  notKnown: z.array(z.string()).optional(),
  /** The verdict on other bases, by reference, where the case is about that. */
  verdicts: z.record(z.string(), z.string()).optional(),
});

const cases = readdirSync(folder).map((name) => ({
  name,
  dockerfile: readFileSync(join(folder, name, 'Dockerfile'), 'utf8'),
  expected: Expected.parse(JSON.parse(readFileSync(join(folder, name, 'expected.json'), 'utf8'))),
}));

/** What a verdict and a grade can say beside one another. */
const gradesOf = {
  'will-not-build': ['F'],
  'will-not-start': ['F'],
  'may-fail': ['A', 'B', 'C', 'D', 'E', 'F', 'none'],
  'no-failure-found': ['A', 'B', 'C', 'D', 'E', 'F'],
  'not-known': ['none'],
};

/** Of every image of the catalog, by reference. */
function verdictsOf(dockerfile: string, options: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(
    recommend({ dockerfile, ...options }, catalog, today).images.map(
      ({ image, verdict }) => [image.reference, verdict] as const,
    ),
  );
}

describe('whole Dockerfiles: exactly these findings', () => {
  test('there is a case for each folder', () => {
    expect(cases.length).toBeGreaterThanOrEqual(4);
    for (const { name } of cases) expect(existsSync(join(folder, name, 'expected.json'))).toBe(true);
  });

  test('every rule speaks in two of them at least', () => {
    const spoken = cases.flatMap(({ expected: { findings } }) => [
      ...new Set(findings.map((finding) => finding.split(' ')[1])),
    ]);
    const rare = rules.filter(({ id }) => spoken.filter((rule) => rule === id).length < 2);
    expect(rare.map(({ id }) => id)).toEqual([]);
  });

  for (const { name, dockerfile, expected } of cases) {
    test(name, async () => {
      const options = Object.fromEntries(
        Object.entries(expected.options ?? {}).filter(([, value]) => value !== undefined),
      );
      const report = await analyze({ dockerfile, ...options }, catalog, today);
      const found = report.findings.map(
        ({ severity, rule, range }) => `${severity} ${rule} ${range.start.line}`,
      );
      expect(found.sort()).toEqual([...expected.findings].sort());
      const letter = report.grade?.kind === 'graded' ? report.grade.letter : 'none';
      expect(report.summary.otherFile ? ['none'] : gradesOf[report.summary.verdict]).toContain(letter);
      for (const [rule, message] of Object.entries(expected.messages ?? {}))
        expect(report.findings.find((finding) => finding.rule === rule)?.message).toBe(message);
      if (expected.summary !== undefined) expect(report.summary.text).toBe(expected.summary);
      if (expected.verdicts) expect(verdictsOf(dockerfile, options)).toMatchObject(expected.verdicts);
      expect(JSON.stringify(report).length).toBeLessThan(mostBytes);
      await expect(
        judgedText(report, recommend({ dockerfile, ...options }, catalog, today)),
      ).toMatchFileSnapshot(join(folder, name, 'judged.txt'));
      if (expected.notKnown) expect(report.notKnown.map(({ text }) => text)).toEqual(expected.notKnown);
    });
  }
});

describe('any text', () => {
  test('thousands of stages on one another, named alike, are judged without a fault', async () => {
    const chain = 'FROM a AS a\nCOPY --from=a /x /x\n'.repeat(3000);
    const dockerfile = `FROM alpine:3.24 AS a\n${chain}RUN curl x\nUSER nobody-here\nCMD ["/x"]\n`;
    const report = await analyze({ dockerfile }, catalog, today);
    expect([report.stages.length, report.moreStages]).toEqual([100, 2901]);
    expect(
      report.findings.filter(({ rule }) => rule === 'user-not-found' || rule === 'command-not-found'),
    ).toEqual([]);
  });

  test('the report says what it was made from', async () => {
    const report = await analyze({ dockerfile: 'FROM scratch\n', platform: 'linux/arm64' }, catalog, today);
    expect(report.schemaVersion).toBe(1);
    expect(report.source.sha256).toBe('bb57c7da220a8753d7bdabac0d3afdb6efa742e4c736c5bc93ab40dfd5e23b9b');
    expect(report.options).toEqual({ target: undefined, buildArgs: {}, platform: 'linux/arm64' });
    expect(report.engine.catalogRevision).toBe(catalog.revision);
  });
});
