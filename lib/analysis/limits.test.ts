import { describe, expect, test } from 'vitest';
import { analyze } from '../analyze';
import { readCatalog } from '../catalog/files';
import text from '../render/text';

const catalog = readCatalog();

function lines(count: number, line: (at: number) => string): string {
  return `${Array.from({ length: count }, (_, at) => line(at)).join('\n')}\n`;
}

async function reportOf(dockerfile: string) {
  return analyze({ dockerfile }, catalog, '2026-11-23');
}

test('lists a hundred findings of a kind and counts the others', async () => {
  const report = await reportOf(`FROM debian:13\n${lines(350, (at) => `FOO ${at}`)}`);
  expect(report.findings.filter(({ rule }) => rule === 'syntax')).toHaveLength(100);
  expect(report.findings.at(99)?.range.start.line).toBe(101);
  expect(report.omitted).toEqual([
    { rule: 'syntax', severity: 'error', consequence: 'will-not-build', count: 250 },
  ]);
  expect(report.summary.text).toBe('Will not build: unknown instruction: FOO (line 2), and 349 more');
  expect(
    text.render(report, { file: 'Dockerfile', colour: false, address: undefined, site: undefined }),
  ).toContain('and 250 more of syntax');
});

test('counts what is suppressed too', async () => {
  const report = await reportOf(
    `# plinth global ignore=unverified-download\nFROM debian:13\n${lines(130, (at) => `RUN curl https://example.com/${at} | bash`)}`,
  );
  expect(report.suppressed).toHaveLength(100);
  expect(report.omittedSuppressed?.map(({ count }) => count)).toEqual([30]);
});

test('names twenty places of a need', async () => {
  const report = await reportOf(`FROM debian:13\n${lines(50, () => 'RUN echo x')}`);
  const shell = report.requirements.find(({ kind }) => kind === 'shell');
  expect([shell?.because.length, shell?.more]).toEqual([20, 30]);
});

test('names up to a hundred things that are not known, and the evidence for a finding', async () => {
  const stages = (image: string) =>
    reportOf(
      `${lines(40, (at) => `FROM ${image} AS s${at}`)}FROM ${image}\n${lines(40, (at) => `COPY --from=s${at} /etc/issue /i${at}`)}CMD ["cat", "/i1"]\n`,
    );
  expect((await stages('registry.example.com/base:1')).notKnown.length).toBeGreaterThanOrEqual(41);
  const pinned = (await stages('alpine:3.24')).findings.find(({ rule }) => rule === 'base-digest-missing');
  expect(pinned?.evidence).toHaveLength(20);
});

test('weighs a hundred needs of a kind and says that there are more', async () => {
  const needsOf = async (count: number) => {
    const copies = lines(count, (at) => `COPY --from=deps /app/node_modules /srv/p${at}/node_modules`);
    const report = await reportOf(
      `FROM node:24-trixie AS deps\nWORKDIR /app\nCOPY package.json .\nRUN npm ci\nFROM node:24-trixie-slim\n${copies}CMD ["node", "/srv/a.js"]\n`,
    );
    return report.requirements.filter(({ kind }) => kind === 'native-modules').map(({ value }) => value);
  };
  expect(await needsOf(100)).toHaveLength(100);
  const many = await needsOf(101);
  expect([many.length, many.at(-1)]).toEqual([101, 'more of them']);
});

test('names every package of a release', async () => {
  const report = await reportOf(
    'FROM debian:bookworm-slim\nRUN apt-get update && apt-get install -y libicu72 libssl3=3.0.17 libboost-system1.74.0 libprotobuf32 postgresql-client-15 openjdk-17-jre-headless\nCMD ["java", "-version"]\n',
  );
  const { value } = report.requirements.find(
    ({ because, kind }) => kind === 'installed-package' && because[0]?.text.includes('of one release'),
  ) ?? { value: '' };
  expect(value.split(', ')).toHaveLength(6);
});

describe('never throws and stays small', () => {
  test.each([
    [
      'functions that call functions',
      `FROM debian:13\nRUN ${lines(900, (at) => `f${at}() { f${at - 1}; }; \\`)} f899\n`,
    ],
    ['variables that triple', `FROM debian:13\nRUN A=xxxxxxxx; ${'A=$A$A$A; '.repeat(500)} echo $A\n`],
    [
      'programs by the hundred',
      `FROM golang:1.27 AS b\n${lines(300, (at) => `RUN go build -o /o/a${at} ./a${at}`)}FROM alpine:3.24\n${lines(300, (at) => `COPY --from=b /o/a${at} /b${at}`)}CMD ["/b1"]\n`,
    ],
    ['stages by the thousand', lines(2_000, (at) => `FROM unknown-${at}`)],
  ])('%s', async (_, dockerfile) => {
    expect(JSON.stringify(await reportOf(dockerfile)).length).toBeLessThan(2_000_000);
  });
});

describe('says what is too much to read, and claims nothing of it', () => {
  test('triggers replayed in many stages', async () => {
    const report = await reportOf(
      `FROM debian:13 AS a\n${lines(60, (at) => `ONBUILD RUN useradd u${at} && cp /nowhere/x${at} /y && missing-${at}`)}${lines(600, (at) => `FROM a AS c${at}`)}USER nobody-here\nCMD ["/y"]\n`,
    );
    expect(report.notKnown.map(({ text, range }) => [range?.start.line, text])).toEqual([
      [
        661,
        'The 60 ONBUILD triggers of `a` are not followed here: in all its stages this file replays more than Plinth reads. Nothing is claimed about what this stage contains.',
      ],
    ]);
    expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(report.stages.at(-1)?.uses).toMatchObject([{ stage: 0, kind: 'base' }]);
  });

  test('triggers as people write them are all followed', async () => {
    const report = await reportOf(
      `FROM debian:13 AS a\n${lines(40, (at) => `ONBUILD COPY package-${at}.json /app/`)}${lines(20, (at) => `FROM a AS c${at}`)}RUN curl x\n`,
    );
    expect(report.findings.map(({ rule }) => rule)).toContain('command-not-found');
    expect(report.notKnown.map(({ text }) => text).join()).not.toContain('ONBUILD');
  });

  test('a value that is evaluated again and again', async () => {
    const report = await reportOf(
      `FROM debian:13\nRUN A='${'curl x;'.repeat(300)}'; ${'eval "$A"; '.repeat(300)} git clone x\nRUN xz -d a\n`,
    );
    expect(report.notKnown.map(({ text, range }) => [range?.start.line, text])).toContainEqual([
      2,
      'This script makes more of its variables and nested scripts than Plinth reads: what it does is not known.',
    ]);
    expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('programs that start programs without end', async () => {
    const report = await reportOf(`FROM debian:13\nRUN ${'xargs '.repeat(9_000)} a\n`);
    expect(report.notKnown.map(({ range }) => range?.start.line)).toContain(2);
  });
});

describe('lists the first and counts the others', () => {
  test('of 10,000 stages, and names the one that becomes the image', async () => {
    const report = await reportOf(
      lines(10_000, (at) => (at === 9_999 ? 'FROM debian:13 AS end' : 'FROM debian:13')),
    );
    expect([report.stages.length, report.moreStages]).toEqual([100, 9_900]);
    expect(report.stages.at(-1)).toMatchObject({ index: 9_999, name: 'end', isFinal: true });
    const { source: _, recommendations: __, ...rest } = report;
    expect(JSON.stringify(rest).length).toBeLessThan(200_000);
  }, 60_000);

  test('of a stage that copies from one other a thousand times', async () => {
    const report = await reportOf(
      `FROM debian:13 AS a\nFROM debian:13\n${lines(1_000, (at) => `COPY --from=a /x${at} /y`)}`,
    );
    expect([report.stages[1]?.uses.length, report.stages[1]?.moreUses]).toEqual([50, 950]);
  });

  test('of needs, by the hundred', async () => {
    const report = await reportOf(
      `FROM golang:1.27 AS b\n${lines(300, (at) => `RUN go build -o /x${at} .`)}FROM debian:13\n${lines(300, (at) => `COPY --from=b /x${at} /x${at}`)}CMD /x1; ${Array.from({ length: 300 }, (_, at) => `tool-${at}`).join('; ')}\n`,
    );
    expect(report.requirements.length).toBeLessThanOrEqual(200);
  });

  test('of a name, its beginning', async () => {
    const report = await reportOf(`FROM ${'a'.repeat(60_000)}\n${'F'.repeat(60_000)}\n`);
    const { source: _, recommendations: __, ...rest } = report;
    expect(JSON.stringify(rest).length).toBeLessThan(50_000);
  });
});
