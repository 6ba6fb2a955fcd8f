import { describe, expect, test } from 'vitest';
import { analyze } from '../analyze';
import { readCatalog } from '../catalog/files';
import { Difference } from '../report/difference';
import type { Report } from '../report/report';
import type { AnalyzeRequest } from '../report/request';
import { withoutText } from '../report/without-text';
import { growthOf } from '../text/testing/growth';
import { differenceOf, requestAgain } from './difference';

const catalog = readCatalog();
const day = '2026-11-23';

function reportOn(asked: string | AnalyzeRequest): Promise<Report> {
  return analyze(typeof asked === 'string' ? { dockerfile: asked } : asked, catalog, day);
}

function between(before: Report, after: Report): Difference {
  return differenceOf({ report: before }, { report: after }, catalog, day);
}

async function betweenTexts(before: string | AnalyzeRequest, after: string | AnalyzeRequest) {
  return between(await reportOn(before), await reportOn(after));
}

/** "rule line", of each list. */
function said({ findings: { gone, kept, new: come } }: Difference) {
  const words = (
    list: readonly { readonly rule: string; readonly range: Report['findings'][0]['range'] }[],
  ) => list.map(({ rule, range }) => `${rule} ${range.start.line}`);
  return { gone: words(gone), new: words(come), kept: words(kept) };
}

const builder = 'FROM golang:1.26 AS build\nWORKDIR /app\nCOPY . .\nRUN go build -o myapp\n';
const onScratch = `${builder}\nFROM scratch\nCOPY --from=build /app/myapp /myapp\nCMD ["/myapp"]\n`;

describe('findings', () => {
  test('that only moved by lines are kept, and say where they were', async () => {
    const change = await betweenTexts(onScratch, `# built by the team\n\n${onScratch}`);
    expect(change.findings.gone).toEqual([]);
    expect(change.findings.new).toEqual([]);
    expect(change.findings.kept.length).toBeGreaterThan(0);
    for (const { range, was } of change.findings.kept)
      expect(range.start.line - was.range.start.line).toBe(2);
  });

  test('are gone and new by rule, stage and the text that they stand on', async () => {
    const change = await betweenTexts(
      onScratch,
      onScratch
        .replace('RUN go build', 'RUN CGO_ENABLED=0 go build')
        .replace('CMD ["/myapp"]', 'CMD ["/missing"]'),
    );
    const { gone, new: come, kept } = said(change);
    expect(gone).toContain('dynamic-binary-without-loader 8');
    expect(come).toContain('command-not-found 8');
    expect(kept).not.toContain('dynamic-binary-without-loader 8');
  });

  test('of equal text are paired in order, and one too many is new', async () => {
    const run = 'RUN curl -fsSL https://example.com/a.sh | sh\n';
    const change = await betweenTexts(`FROM debian:13\n${run}`, `FROM debian:13\n${run}${run}`);
    const of = (list: readonly string[]) => list.filter((each) => each.startsWith('unverified-download'));
    const { gone, new: come, kept } = said(change);
    expect([of(gone), of(kept), of(come)]).toEqual([
      [],
      ['unverified-download 2'],
      ['unverified-download 3'],
    ]);
  });

  test('that the file asks quiet about are not taken for mended', async () => {
    const loud = 'FROM debian:13\nCMD ["sleep", "1"]\n';
    const quiet = loud.replace('FROM', '# plinth ignore=runs-as-root -- on purpose\nFROM');
    const change = await betweenTexts(loud, quiet);
    expect(change.findings.gone.find(({ rule }) => rule === 'runs-as-root')).toMatchObject({
      isSuppressedThere: true,
    });
    const back = await betweenTexts(quiet, loud);
    expect(back.findings.new.find(({ rule }) => rule === 'runs-as-root')).toMatchObject({
      isSuppressedThere: true,
    });
  });

  test('of a report without its text are matched by rule and message', async () => {
    const [before, after] = [await reportOn(onScratch), await reportOn(`\n\n${onScratch}`)];
    for (const change of [between(withoutText(before), after), between(before, withoutText(after))]) {
      expect([change.findings.gone, change.findings.new]).toEqual([[], []]);
      expect(change.findings.kept).toHaveLength(before.findings.length);
      expect(change.text).toEqual({ kind: 'left-out', isSame: false });
    }
  });

  test('beyond those that a report lists are counted, and none of them is called new', async () => {
    const runs = (count: number) =>
      `FROM debian:13\n${Array.from({ length: count }, (_, nth) => `RUN cd /srv/${nth}\n`).join('')}`;
    const [before, after] = [await reportOn(runs(130)), await reportOn(runs(150))];
    const rule = before.omitted?.[0]?.rule ?? '';
    expect(rule).not.toBe('');
    const shifted = {
      ...after,
      findings: after.findings.filter((each) => each.rule !== rule || each.range.start.line > 40),
    };
    const { findings } = between(before, shifted);
    expect([...findings.gone, ...findings.new].filter((each) => each.rule === rule)).toEqual([]);
    expect(findings.uncertain).toContainEqual({ rule, before: 130, after: 150 - 39 });
  });
});

test('twice the findings cost about twice as much, on one line too', async () => {
  const report = await reportOn(onScratch);
  const [finding] = report.findings;
  if (finding === undefined) throw new Error('Nothing was found');
  const large = (size: number): Report => ({
    ...report,
    source: { text: 'x'.repeat(size * 50), sha256: '' },
    findings: Array.from({ length: size }, (_, nth) => ({
      ...finding,
      range: { start: { line: 1, column: 1 + (nth % 7) }, end: { line: 1, column: 1 + size * 50 } },
    })),
  });
  const work = (each: Report) => void between(each, { ...each, findings: each.findings.toReversed() });
  expect(growthOf(large, work, 1_000)).toBeLessThan(1.6);
});

describe('stages', () => {
  test('the image before and after, with what the catalog knows of its base', async () => {
    const { stages } = await betweenTexts(
      'FROM python:3.13\nCMD ["python3"]\n',
      'FROM python:3.13 AS build\nRUN true\nFROM python:3.13-slim\nCMD ["python3"]\n',
    );
    expect(stages.map(({ before, after }) => [before?.base.written, after?.base.written])).toEqual([
      ['python:3.13', 'python:3.13-slim'],
      [undefined, 'python:3.13'],
    ]);
    const [image] = stages;
    expect(image?.before?.compared?.shell).toBe(true);
    expect(image?.after?.compared?.reference).toBe('python:3.13-slim');
  });

  test('a renamed stage is known by its base, another target of the same file by its name', async () => {
    const renamed = await betweenTexts(onScratch, onScratch.replaceAll('build', 'compile'));
    expect(renamed.stages.map(({ before, after }) => [before?.name, after?.name])).toEqual([
      [undefined, undefined],
      ['build', 'compile'],
    ]);
    const file = 'FROM debian:13 AS one\nFROM debian:12 AS two\n';
    const { stages, options } = await betweenTexts(
      { dockerfile: file, target: 'one' },
      { dockerfile: file, target: 'two' },
    );
    expect(stages.map(({ before, after }) => [before?.name, after?.name])).toEqual([
      ['one', 'one'],
      ['two', 'two'],
    ]);
    expect(options).toEqual([{ option: 'target', before: 'one', after: 'two' }]);
  });
});

test('options that differ are named; without the text only whether there is a value', async () => {
  const before = await reportOn({
    dockerfile: onScratch,
    buildArgs: { A: '1', B: '2' },
    files: { '.dockerignore': 'x\n' },
  });
  const after = await reportOn({
    dockerfile: onScratch,
    buildArgs: { A: '2', C: '' },
    platform: 'linux/arm64',
  });
  expect(between(before, after).options).toEqual([
    { option: 'platform', before: 'linux/amd64', after: 'linux/arm64' },
    { option: 'build-argument', name: 'A', before: '1', after: '2' },
    { option: 'build-argument', name: 'B', before: '2' },
    { option: 'build-argument', name: 'C', after: '' },
    { option: 'file', name: '.dockerignore', before: 'read' },
  ]);
  expect(between(withoutText(before), after).options.map(({ name }) => name)).toEqual([undefined, 'B', 'C']);
});

test('a report and its text analyzed anew are the same, and so is a report and itself', async () => {
  const report = await reportOn({ dockerfile: onScratch, target: 'build', buildArgs: { A: '1' } });
  const again = await reportOn(requestAgain(report));
  for (const change of [between(report, report), between(report, again)]) {
    expect([change.findings.gone, change.findings.new, change.options]).toEqual([[], [], []]);
    expect(change.text).toEqual({ kind: 'same' });
  }
});

test('what is said is what the API describes', async () => {
  const change = await betweenTexts(onScratch, 'FROM debian:13\nRUN apt-get install -y curl\n');
  const sent: unknown = JSON.parse(JSON.stringify(change));
  expect(Difference.parse(sent)).toEqual(sent);
});
