import { describe, expect, it } from 'vitest';
import type { Judged } from '../report/judged';
import type { Report } from '../report/report';
import { reportFixture } from '../report/report.fixture';
import { growthOf } from '../text/testing/growth';
import markdown, { markdownFindings, markdownLink } from './markdown';
import { escapedWords } from './markdown-words';

describe('what is copied', () => {
  const url = 'https://plinth.example/r/abc';

  it('is a link that says what is wrong', () => {
    expect(markdownLink(url, reportFixture)).toBe(
      '[Will not build: RUN needs /bin/sh, and scratch has no shell (line 15)](https://plinth.example/r/abc)',
    );
  });

  it('is every finding with its line, by consequence', () => {
    const text = markdownFindings(url, reportFixture);
    expect(text).toContain(
      '### Will not build\n\n- Error, line 15: RUN in shell form needs `/bin/sh`; `scratch` has no shell. Copy the certificates from the stage that has them instead. (`run-without-shell`)',
    );
    expect(text.match(/^- /gm)).toHaveLength(reportFixture.findings.length);
    expect(text).toContain(`[The whole report](${url})`);
  });
});

describe('many files', () => {
  const setting = { colour: false, address: undefined, site: undefined };
  const nothing: Report = {
    ...reportFixture,
    summary: { verdict: 'no-failure-found', text: 'Nothing found', finding: undefined },
    findings: [],
    suppressed: [],
  };
  const file = (name: string, report: Report): Judged => ({ file: name, report, suppressed: [] });

  it('are a table, the worst first, and what was found in each', () => {
    const text = markdown.renderAll([file('a', nothing), file('b|`c', reportFixture)], setting);
    expect(text.split('\n').slice(0, 8)).toEqual([
      '| File | | Findings |',
      '|---|---|---|',
      '| ``b\\|`c`` | Will not build: RUN needs `/bin/sh`, and `scratch` has no shell (line 15) | 2 errors, 2 warnings, 1 note |',
      '| `a` | Nothing found | none |',
      '',
      '### ``b|`c``',
      '',
      '**Will not build: RUN needs `/bin/sh`, and `scratch` has no shell (line 15)**',
    ]);
    expect(text.match(/^- /gm)).toHaveLength(reportFixture.findings.length);
  });

  it('are never more than a comment takes, and what is left out is counted', () => {
    const many = Array.from({ length: 900 }, (_, at) => file(`${at}/Dockerfile`, reportFixture));
    const text = markdown.renderAll(many, setting);
    expect(text.length).toBeLessThan(65_536);
    const [, files = ''] = /^and ([\d,]+) more files$/m.exec(text) ?? [];
    expect(text.match(/^\| `/gm)).toHaveLength(900 - Number(files));
    expect(text).toMatch(/^and [\d,]+ more files have findings$/m);
  });

  it('none are a sentence', () => {
    expect(markdown.renderAll([], setting)).toBe('No files.\n');
  });
});

describe('words of a file', () => {
  it.each([
    ['`a` is not there', '`a` is not there'],
    ['![x](https://evil.example)', '!\\[x\\](https://evil.example)'],
    ['<img src=x>', '\\<img src=x\\>'],
    ['`a` <b> `c <d>`', '`a` \\<b\\> `c <d>`'],
    ['`[a](b)``', '`\\[a\\](b)``'],
    ['``[a](b)` `', '``\\[a\\](b)` `'],
    ['``a` [b]``', '``a` [b]``'],
    ['a \\`[b]', 'a \\\\`\\[b\\]'],
  ])('%s can be no Markdown but code', (words, escaped) => {
    expect(escapedWords(words)).toBe(escaped);
  });

  it('cost in proportion, whatever backticks are in them', () => {
    expect(growthOf((size) => '`a``b'.repeat(size), escapedWords, 2_000)).toBeLessThan(1.6);
    expect(
      growthOf(
        (size) => Array.from({ length: Math.sqrt(size) * 4 }, (_, at) => '`'.repeat(at)).join('a'),
        escapedWords,
        2_000,
      ),
    ).toBeLessThan(1.6);
  });
});
