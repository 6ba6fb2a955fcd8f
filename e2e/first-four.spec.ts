import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { findingsOn, paste, summaryOf } from './page-parts';
import { goOn } from './texts';

const root = fileURLToPath(new URL('..', import.meta.url));

type Case = {
  readonly base: string;
  /** Rule, line, and what the sentence has to say. */
  readonly findings: readonly (readonly [rule: string, line: number, says: RegExp])[];
  /** What must not be claimed. */
  readonly silent: readonly string[];
  readonly exitCode: number;
};

const cases: readonly Case[] = [
  {
    base: 'scratch',
    findings: [
      ['dynamic-binary-without-loader', 8, /CGO_ENABLED.*no such file or directory/s],
      ['base-end-of-life', 1, /2022-08-02/],
      ['ca-certificates-missing', 8, /CA certificates/],
      ['runs-as-root', 6, /root/],
    ],
    silent: ['glibc-too-old', 'libc-mismatch', 'base-tag-missing'],
    exitCode: 1,
  },
  {
    base: 'gcr.io/distroless/base-debian11',
    findings: [
      ['base-end-of-life', 1, /2022-08-02/],
      ['base-end-of-life', 6, /2024-09-03/],
      ['runs-as-root', 6, /root/],
    ],
    silent: ['glibc-too-old', 'libc-mismatch', 'dynamic-binary-without-loader', 'ca-certificates-missing'],
    exitCode: 0,
  },
  {
    base: 'registry.access.redhat.com/ubi8/ubi-minimal',
    findings: [
      ['glibc-too-old', 8, /2\.31.*2\.28/s],
      ['base-end-of-life', 1, /2022-08-02/],
    ],
    silent: ['run-without-shell', 'package-manager-not-found', 'dynamic-binary-without-loader'],
    exitCode: 0,
  },
  {
    base: 'wolfi:latest',
    findings: [
      ['base-not-official', 6, /cgr\.dev\/chainguard\/wolfi-base/],
      ['base-end-of-life', 1, /2022-08-02/],
    ],
    silent: ['runs-as-root', 'ca-certificates-missing', 'glibc-too-old', 'dynamic-binary-without-loader'],
    exitCode: 0,
  },
];

type Report = {
  readonly summary: { readonly text: string };
  readonly findings: readonly {
    readonly rule: string;
    readonly message: string;
    readonly range: { readonly start: { readonly line: number } };
  }[];
};

/** The command line as people type it, `npm` aside. */
function plinth(dockerfile: string): { report: Report; exitCode: number } {
  const folder = mkdtempSync(join(tmpdir(), 'plinth-first-'));
  const file = join(folder, 'Dockerfile');
  writeFileSync(file, dockerfile);
  try {
    const script = 'node --import tsx bin/plinth.ts analyze "$1" --format json; code=$?; echo; echo $code';
    const output = execFileSync('sh', ['-c', script, 'sh', file], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, PLINTH_TODAY: '2026-11-23' },
    });
    const at = output.trimEnd().lastIndexOf('\n');
    return { report: JSON.parse(output.slice(0, at)), exitCode: Number(output.slice(at)) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

for (const { base, findings, silent, exitCode } of cases) {
  test(`Go on ${base}: the same true findings by command line, interface and page`, async ({
    page,
    request,
  }) => {
    const dockerfile = goOn(base);
    const { report, exitCode: ended } = plinth(dockerfile);
    expect(ended).toBe(exitCode);
    for (const [rule, line, says] of findings) {
      const found = report.findings.find(
        (finding) => finding.rule === rule && finding.range.start.line === line,
      );
      expect(found?.message, `${rule} on line ${line}`).toMatch(says);
    }
    const rules = report.findings.map(({ rule }) => rule);
    for (const rule of silent) expect(rules).not.toContain(rule);

    expect(await (await request.post('/api/analyze', { data: { dockerfile } })).json()).toEqual(report);

    await page.goto('/analyze');
    await paste(page, dockerfile);
    await expect(summaryOf(page)).toHaveText(report.summary.text.replaceAll('`', ''));
    const expected = report.findings.map(({ rule, range }) => `${rule} ${range.start.line}`);
    expect(await findingsOn(page)).toEqual(expected);
  });
}
