import type { Judged } from '../report/judged';
import type { Finding } from '../report/report';
import { visible } from '../text/visible';
import { defineFormat, rulePage, type Setting } from './format';
import { plain } from './plain';
import { suppressionWords } from './suppression-words';
import { type XmlElement, xmlDocument } from './xml';

/**
 * Test results as GitLab (https://docs.gitlab.com/ci/testing/unit_test_reports/) and Jenkins
 * (https://github.com/jenkinsci/xunit-plugin) read them: a suite for each file, a case for each finding.
 */
export default defineFormat({
  id: 'junit',
  title: 'JUnit',
  mediaType: 'application/xml',
  fileName: 'plinth-junit.xml',
  renderAll,
});

/** A case with what came of it: errors and warnings fail, what is suppressed is skipped, a note is a case that passes. */
type Case = {
  readonly name: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  readonly child?: XmlElement;
};

function renderAll(judged: readonly Judged[], setting: Setting): string {
  const suites = judged.map((one) => ({ file: one.file, cases: casesOf(one, setting) }));
  return xmlDocument({
    name: 'testsuites',
    attributes: { name: 'Plinth', ...countsOf(suites.flatMap(({ cases }) => cases)) },
    children: suites.map(({ file, cases }) => ({
      name: 'testsuite',
      attributes: { name: file, ...countsOf(cases) },
      children: cases.map(({ name, child }) => ({
        name: 'testcase',
        attributes: { classname: file, name, file },
        ...(child && { children: [child] }),
      })),
    })),
  });
}

function countsOf(cases: readonly Case[]) {
  const count = (outcome: Case['outcome']) => cases.filter((each) => each.outcome === outcome).length;
  return { tests: cases.length, failures: count('failed'), errors: 0, skipped: count('skipped') };
}

/** A file without findings is one case that passes: it would not be listed otherwise. */
function casesOf({ report, suppressed }: Judged, setting: Setting): readonly Case[] {
  const nameOf = names();
  const cases = [
    ...report.findings.map((finding) => foundCase(nameOf(finding), finding, setting)),
    ...report.suppressed.map((finding) =>
      skippedCase(
        nameOf(finding),
        `Suppressed in the file: ${finding.suppressedBy.reason ?? 'no reason given'}`,
      ),
    ),
    ...suppressed.map(({ finding, because }) => skippedCase(nameOf(finding), suppressionWords(because))),
  ];
  return cases.length > 0 ? cases : [{ name: 'No findings', outcome: 'passed' }];
}

/**
 * Readers know a case by its name, before and after a change, and take the first of several that are alike: so it has
 * no line in it, and a number from the second of its kind on.
 */
function names(): (finding: Finding) => string {
  const counts = new Map<string, number>();
  const used = new Set<string>();
  return ({ rule, message }) => {
    const name = `${rule}: ${shown(message)}`;
    let count = counts.get(name) ?? 1;
    const numbered = () => (count === 1 ? name : `${name} (${count})`);
    while (used.has(numbered())) count += 1;
    counts.set(name, count);
    used.add(numbered());
    return numbered();
  };
}

function foundCase(name: string, finding: Finding, setting: Setting): Case {
  const { severity, message } = finding;
  const text = detailsOf(finding, setting);
  if (severity === 'info') return { name, outcome: 'passed', child: { name: 'system-out', text } };
  const attributes = { message: shown(message), type: severity };
  return { name, outcome: 'failed', child: { name: 'failure', attributes, text } };
}

/** GitLab reads why from the content, Jenkins from the attribute. */
function skippedCase(name: string, because: string): Case {
  const text = shown(because);
  return { name, outcome: 'skipped', child: { name: 'skipped', attributes: { message: text }, text } };
}

function detailsOf({ evidence, message, range, remedy, rule }: Finding, setting: Setting): string {
  const page = rulePage(rule, setting);
  return [
    `Line ${range.start.line}, column ${range.start.column}`,
    shown(message),
    shown(remedy),
    ...evidence.map(({ text, range: where }) =>
      shown(`- ${text}${where ? ` (line ${where.start.line})` : ''}`),
    ),
    ...(page === undefined ? [] : [page]),
  ].join('\n');
}

function shown(text: string): string {
  return visible(plain(text));
}
