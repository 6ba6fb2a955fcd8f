import { expect, test } from 'vitest';
import type { Judged } from '../report/judged';
import { reportFixture } from '../report/report.fixture';
import { fc } from '../text/testing/fc';
import { visible } from '../text/visible';
import { asWritten, hostileFiles, plainSetting } from './hostile.fixture';
import junit from './junit';
import { type Read, readXml } from './read-xml.fixture';
import { asInXml } from './xml.fixture';

/**
 * The suites as GitLab and Jenkins look for them: counts that are true, and cases that are told apart by class and name,
 * with at most one outcome each.
 */
function readSuites(document: string): readonly Read[] {
  const root = readXml(document);
  expect([root.name, root.attributes.name]).toEqual(['testsuites', 'Plinth']);
  expectCounts(
    root,
    root.children.flatMap(({ children }) => children),
  );
  for (const suite of root.children) {
    expect(suite.name).toBe('testsuite');
    expectCounts(suite, suite.children);
    expect(suite.children.length).toBeGreaterThan(0);
    for (const { attributes, children, name } of suite.children) {
      expect([name, attributes.classname, attributes.file]).toEqual([
        'testcase',
        suite.attributes.name,
        suite.attributes.name,
      ]);
      expect(children.length).toBeLessThan(2);
    }
    const names = suite.children.map(({ attributes }) => attributes.name);
    expect(new Set(names).size).toBe(names.length);
  }
  return root.children;
}

function expectCounts({ attributes }: Read, cases: readonly Read[]): void {
  const count = (name: string) => cases.filter(({ children }) => children[0]?.name === name).length;
  expect(attributes).toMatchObject({
    tests: String(cases.length),
    failures: String(count('failure')),
    skipped: String(count('skipped')),
    errors: '0',
  });
}

function casesOf(judged: Judged): readonly Read[] {
  return readSuites(junit.renderAll([judged], plainSetting))[0]?.children ?? [];
}

const judgedFixture: Judged = { file: 'api/Dockerfile', report: reportFixture, suppressed: [] };

test('errors and warnings fail, notes pass, what is suppressed is skipped', () => {
  const [finding] = reportFixture.findings;
  if (finding === undefined) throw new Error('There is no finding');
  const because = { kind: 'configuration', reason: 'built elsewhere', until: '2027-01-01' } as const;
  const cases = casesOf({ ...judgedFixture, suppressed: [{ finding, because }] });
  expect(cases.map(({ children: [child] }) => [child?.name, child?.attributes.type])).toEqual([
    ['failure', 'error'],
    ['failure', 'error'],
    ['failure', 'warning'],
    ['failure', 'warning'],
    ['system-out', undefined],
    ['skipped', undefined],
    ['skipped', undefined],
  ]);
  expect(cases.slice(-2).map(({ children: [child] }) => child?.text)).toEqual([
    'Suppressed in the file: the platform sets a user',
    'built elsewhere (until 2027-01-01)',
  ]);
});

test('a case says where, what and what to do', () => {
  const [first] = casesOf(judgedFixture);
  expect(first?.attributes.name).toBe(
    'run-without-shell: RUN in shell form needs /bin/sh; scratch has no shell.',
  );
  expect(first?.children[0]?.text.split('\n')).toEqual([
    'Line 15, column 59',
    'RUN in shell form needs /bin/sh; scratch has no shell.',
    'Copy the certificates from the stage that has them instead.',
    '- scratch is empty',
    '- The shell of this stage is the default one (line 12)',
    'https://plinth.example/rules/run-without-shell',
  ]);
});

test('a file without findings is a case that passes', () => {
  const report = { ...reportFixture, findings: [], suppressed: [] };
  expect(casesOf({ ...judgedFixture, report })).toMatchObject([
    { attributes: { name: 'No findings' }, children: [] },
  ]);
});

test('cases that are alike are numbered, and moved lines name none anew', () => {
  const twice = [...reportFixture.findings, ...reportFixture.findings];
  const names = (findings: typeof twice) =>
    casesOf({ ...judgedFixture, report: { ...reportFixture, findings } }).map(
      ({ attributes }) => attributes.name,
    );
  expect(names(twice)[twice.length / 2]).toBe(`${names(twice)[0]} (2)`);
  const lower = ({ line, column }: { line: number; column: number }) => ({ line: line + 3, column });
  const moved = twice.map((finding) => ({
    ...finding,
    range: { start: lower(finding.range.start), end: lower(finding.range.end) },
  }));
  expect(names(moved)).toEqual(names(twice));
  const alike = ['a', 'a', 'a (2)', 'a'].flatMap((message) =>
    twice.slice(0, 1).map((finding) => ({ ...finding, message })),
  );
  expect(new Set(names(alike).slice(0, 4)).size).toBe(4);
});

test('whatever a finding says, the reader gets the same words', () => {
  const words = (text: string) => asInXml(asWritten(visible(text.replaceAll('`', ''))));
  fc.assert(
    fc.property(hostileFiles, (judged) => {
      const suites = readSuites(junit.renderAll(judged, plainSetting));
      expect(suites.map(({ attributes }) => attributes.name)).toEqual(
        judged.map(({ file }) => asInXml(file)),
      );
      for (const [at, { report, suppressed }] of judged.entries()) {
        const cases = suites[at]?.children ?? [];
        for (const [index, { message, remedy }] of report.findings.entries())
          expect(cases[index]?.children[0]?.text.split('\n').slice(1, 3)).toEqual([
            words(message),
            words(remedy),
          ]);
        const skipped = cases.filter(({ children }) => children[0]?.name === 'skipped');
        expect(skipped.map(({ children }) => children[0]?.text)).toEqual(
          suppressed.map(({ because }) => ('reason' in because ? words(because.reason) : '')),
        );
      }
    }),
  );
});
