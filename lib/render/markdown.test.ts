import { describe, expect, it } from 'vitest';
import { reportFixture } from '../report/report.fixture';
import { markdownFindings, markdownLink } from './markdown';

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
