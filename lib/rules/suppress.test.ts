import { expect, test } from 'vitest';
import { analyze } from '../analyze';
import { readCatalog } from '../catalog/files';

const catalog = readCatalog();

async function rulesOf(dockerfile: string) {
  const report = await analyze({ dockerfile }, catalog, '2026-11-23');
  return {
    found: report.findings.map(({ rule }) => rule),
    suppressed: report.suppressed.map(({ rule, suppressedBy }) => `${rule}: ${suppressedBy.reason ?? ''}`),
  };
}

const final = 'FROM debian:trixie-slim\nCMD ["sleep", "1"]\n';

test.each([
  ['our id, with a reason', `# plinth ignore=runs-as-root -- batch job\n${final}`, 'runs-as-root: batch job'],
  ['several of ours', `# plinth ignore=base-digest-missing,runs-as-root\n${final}`, 'runs-as-root: '],
  ["hadolint's id", `# hadolint ignore=DL3002\n${final}`, 'runs-as-root: '],
  ["trivy's id", `# trivy:ignore:DS-0002\n${final}`, 'runs-as-root: '],
  ["checkov's id, with a reason", `# checkov:skip=CKV_DOCKER_3:one shot\n${final}`, 'runs-as-root: one shot'],
])('%s silences the rule and says so', async (_, dockerfile, expected) => {
  const { found, suppressed } = await rulesOf(dockerfile);
  expect(found).not.toContain('runs-as-root');
  expect(suppressed).toContain(expected);
});

test('what is silenced keeps its place, and names the comment', async () => {
  const dockerfile = `# syntax=docker/dockerfile:1\n\n# plinth ignore=runs-as-root -- batch job\n\n${final}`;
  const { suppressed } = await analyze({ dockerfile }, catalog, '2026-11-23');
  expect(
    suppressed.map(({ range, rule, suppressedBy }) => [
      rule,
      range.start.line,
      suppressedBy.range.start.line,
    ]),
  ).toEqual([['runs-as-root', 5, 3]]);
});

test("the builder's own directive skips its checks", async () => {
  const dockerfile = '# check=skip=JSONArgsRecommended\nFROM debian:trixie-slim\nUSER 1000\nCMD sleep 1\n';
  expect((await rulesOf(dockerfile)).found).not.toContain('shell-form-command');
  expect((await rulesOf(dockerfile.replace(/^.*\n/, ''))).found).toContain('shell-form-command');
});

test('a comment speaks of the instruction below it alone', async () => {
  const dockerfile =
    'FROM debian:trixie-slim AS a\n# plinth ignore=base-digest-missing\nFROM debian:trixie-slim\nUSER 1000\nCMD ["sleep", "1"]\n';
  expect((await rulesOf(dockerfile)).suppressed).toEqual(['base-digest-missing: ']);
  const above = '# plinth ignore=runs-as-root\nARG X=1\nFROM debian:trixie-slim\nCMD ["sleep", "1"]\n';
  expect((await rulesOf(above)).found).toContain('runs-as-root');
});

test('what the builder refuses cannot be ignored', async () => {
  const { found } = await rulesOf('FROM debian:trixie-slim\n# plinth ignore=syntax,all\nFOO bar\n');
  expect(found).toContain('syntax');
});
