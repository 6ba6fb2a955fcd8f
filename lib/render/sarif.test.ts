import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
import { Ajv } from 'ajv';
import type { Log, Result, Run } from 'sarif';
import { describe, expect, test } from 'vitest';
import { analyze } from '../analyze';
import { readCatalog } from '../catalog/files';
import type { Report } from '../report/report';
import { reportFixture } from '../report/report.fixture';
import { withoutText } from '../report/without-text';
import { rules } from '../rules';
import { readExample } from '../rules/example';
import type { FileSetting } from './format';
import sarif from './sarif';

const setting = { file: 'Dockerfile', colour: false, address: undefined, site: 'https://plinth.example' };

function logOf(report: Report, difference: Partial<FileSetting> = {}): Log {
  return JSON.parse(sarif.render(report, { ...setting, ...difference }));
}

function runOf(report: Report, difference: Partial<FileSetting> = {}): Run {
  const [run] = logOf(report, difference).runs;
  if (run === undefined) throw new Error('There is no run');
  return run;
}

function resultOf(rule: string, report: Report = reportFixture): Result {
  const result = runOf(report).results?.find(({ ruleId }) => ruleId === rule);
  if (result === undefined) throw new Error(`There is no result of ${rule}`);
  return result;
}

const catalog = readCatalog();
/** Of the others it depends on the day whether they report. */
const shown = rules.filter(({ examples }) => examples.bad.length > 0);

/** The schema is of draft 4, of which only the names of two keywords differ here. */
function validator() {
  const { $schema: _draft, id: _id, ...plain } = schema;
  const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
  ajv.addFormat('uri', (text: string) => URL.canParse(text));
  ajv.addFormat('uri-reference', (text: string) => /^[\w.~%/:?#@!$&'()*+,;=-]*$/.test(text));
  ajv.addFormat('date-time', () => false);
  const validate = ajv.compile(plain);
  return (value: unknown) => {
    validate(value);
    return validate.errors ?? [];
  };
}

describe('the standard’s own schema', () => {
  const errorsOf = validator();

  test('refuses what is wrong', () => {
    const log = logOf(reportFixture);
    expect(errorsOf({ ...log, version: '2.0.0' })).not.toEqual([]);
    expect(errorsOf({ ...log, runs: [{ ...log.runs[0], results: [{ message: 'no object' }] }] })).not.toEqual(
      [],
    );
  });

  test.each([
    ['with everything in it', reportFixture, {}],
    ['without its text', withoutText(reportFixture), {}],
    ['of no known address', reportFixture, { site: undefined }],
    ['of a file with an odd name', reportFixture, { file: './a b/Dockerfile für "x" %20\u202e' }],
    [
      'of an absolute path',
      reportFixture,
      { file: '/srv/app/Dockerfile', address: 'https://plinth.example/r/a' },
    ],
    [
      'that names a rule which is gone',
      { ...reportFixture, findings: reportFixture.findings.map((one) => ({ ...one, rule: 'gone' })) },
      {},
    ],
    [
      'that lists only some',
      { ...reportFixture, omitted: [{ rule: 'a', severity: 'error', consequence: 'risk', count: 3 }] },
      {},
    ],
  ] satisfies [string, Report, Partial<FileSetting>][])('takes a report %s', (_, report, difference) => {
    expect(errorsOf(logOf(report, difference))).toEqual([]);
  });

  test.each(shown.map((rule) => [rule.id, rule] as const))(
    'takes what %s reports',
    async (id, { examples }) => {
      const [example] = examples.bad;
      const dockerfile = readExample(example?.dockerfile ?? '').text;
      const request = { dockerfile, ...(example?.files && { files: example.files }) };
      const log = logOf(await analyze(request, catalog, '2026-06-01'));
      expect(errorsOf(log)).toEqual([]);
      expect(log.runs[0]?.tool.driver.rules).toContainEqual(expect.objectContaining({ id }));
    },
  );
});

describe('a finding', () => {
  test('has its rule, its level, its words and its place', () => {
    const run = runOf(reportFixture);
    const result = resultOf('run-without-shell');
    expect(run.tool.driver.rules?.[result.ruleIndex ?? -1]?.id).toBe('run-without-shell');
    expect(result).toMatchObject({
      level: 'error',
      message: {
        text: 'RUN in shell form needs /bin/sh; scratch has no shell. Copy the certificates from the stage that has them instead.',
      },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'Dockerfile' },
            region: {
              startLine: 15,
              startColumn: 59,
              endLine: 15,
              endColumn: 78,
              snippet: { text: 'cp -r /mnt /etc/ssl' },
            },
          },
        },
      ],
      relatedLocations: [{ physicalLocation: { region: { startLine: 12 } } }],
    });
    expect(resultOf('base-digest-missing').level).toBe('note');
    expect(run.columnKind).toBe('utf16CodeUnits');
  });

  test('brings its fix as an edit of the file', () => {
    expect(resultOf('dynamic-binary-without-loader').fixes).toEqual([
      {
        description: { text: 'An edit that keeps the meaning' },
        artifactChanges: [
          {
            artifactLocation: { uri: 'Dockerfile', uriBaseId: '%SRCROOT%', index: 0 },
            replacements: [
              {
                deletedRegion: { startLine: 4, startColumn: 5, endLine: 4, endColumn: 5 },
                insertedContent: { text: 'CGO_ENABLED=0 ' },
              },
            ],
          },
        ],
      },
    ]);
    expect(resultOf('base-digest-missing').fixes).toBeUndefined();
  });

  test('that the file suppresses says so, with the reason given', () => {
    expect(resultOf('runs-as-root').suppressions).toMatchObject([
      {
        kind: 'inSource',
        justification: 'the platform sets a user',
        location: { physicalLocation: { region: { startLine: 13 } } },
      },
    ]);
    expect(resultOf('run-without-shell').suppressions).toEqual([]);
  });

  test('is neither quoted nor mended where the text was left out', () => {
    const text = JSON.stringify(runOf(withoutText(reportFixture)));
    expect(text).not.toMatch(/"snippet"|"fixes"/);
    expect(text).toContain('"startLine":15');
  });
});

test('a rule is described with its page, where the address of the server is known', () => {
  const described = (site: string | undefined) =>
    runOf(reportFixture, { site }).tool.driver.rules?.find(({ id }) => id === 'runs-as-root');
  expect(described('https://plinth.example')).toMatchObject({
    name: 'RunsAsRoot',
    shortDescription: { text: expect.stringMatching(/\w/) },
    fullDescription: { text: expect.stringMatching(/\w/) },
    help: { text: expect.stringContaining('What to do: '), markdown: expect.stringContaining('](https://') },
    helpUri: 'https://plinth.example/rules/runs-as-root',
    defaultConfiguration: { level: 'warning' },
  });
  expect(described(undefined)).not.toHaveProperty('helpUri');
});

test('files have categories of their own, so that one upload does not hide another', () => {
  const category = (file: string) => runOf(reportFixture, { file }).automationDetails?.id;
  expect(category('./api/Dockerfile')).toBe('plinth/api/Dockerfile/');
  expect(category('web/Dockerfile')).toBe('plinth/web/Dockerfile/');
});

test('what is not listed, and what is not known, is said', () => {
  const omitted = [
    { rule: 'shell-form-command', severity: 'warning', consequence: 'risk', count: 2 } as const,
  ];
  const notes = runOf({ ...reportFixture, omitted }).invocations?.[0]?.toolExecutionNotifications ?? [];
  expect(notes.map(({ message }) => message.text)).toEqual([
    '2 warnings more of shell-form-command are not listed.',
    'Whether the program imports net or os/user: its source is not in the Dockerfile.',
  ]);
});

describe('fingerprints', () => {
  const body =
    'FROM debian:bookworm\nRUN apt-get install -y curl\nRUN  apt-get install -y curl\nCMD sleep 1\n';

  async function fingerprints(dockerfile: string) {
    const { results = [] } = runOf(await analyze({ dockerfile }, catalog, '2026-06-01'));
    expect(results.length).toBeGreaterThan(2);
    return results.map(({ ruleId, partialFingerprints }) => [
      ruleId,
      partialFingerprints?.primaryLocationLineHash,
    ]);
  }

  test('tell every finding from the others', async () => {
    const all = (await fingerprints(body)).map(([, print]) => print);
    expect(new Set(all).size).toBe(all.length);
  });

  test('stay when lines move and when blanks change', async () => {
    const moved = `# A comment\n\nARG UNUSED=1\n${body.replace('CMD sleep', 'CMD   sleep')}`;
    const before = await fingerprints(body);
    const after = await fingerprints(moved);
    for (const one of before) expect(after).toContainEqual(one);
  });

  test('differ where the line says something else', async () => {
    const [before, after] = [await fingerprints(body), await fingerprints(body.replaceAll('curl', 'wget'))];
    const of = (all: typeof before) => all.filter(([rule]) => rule === 'package-lists-missing');
    expect(of(before)).toHaveLength(1);
    expect(of(before)).not.toEqual(of(after));
  });
});
