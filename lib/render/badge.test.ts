import { describe, expect, test } from 'vitest';
import { reportFixture } from '../report/report.fixture';
import { verdictWord } from '../report/words';
import badge from './badge';
import { widthOf } from './badge-width';
import { readXml } from './read-xml.fixture';

const setting = { file: 'Dockerfile', colour: false, address: undefined, site: undefined };

function badgeOf(summary: Partial<typeof reportFixture.summary>): string {
  return badge.render({ ...reportFixture, summary: { ...reportFixture.summary, ...summary } }, setting);
}

const verdicts = ['will-not-build', 'will-not-start', 'may-fail', 'no-failure-found', 'not-known'] as const;

describe.each(verdicts)('the badge of %s', (verdict) => {
  const svg = badgeOf({ verdict });

  test('says it in words, in a field that is wide enough for them', () => {
    const [, whole = ''] = /<svg[^>]* width="(\d+)"/.exec(svg) ?? [];
    const texts = [...svg.matchAll(/<text x="(\d+)"[^>]* textLength="(\d+)"[^>]*>([^<]*)</g)];
    expect(texts.map(([, , , words]) => words)).toEqual(['Plinth', verdictWord({ verdict })]);
    for (const [, , length, words = ''] of texts)
      expect(Number(length)).toBeGreaterThanOrEqual(widthOf(words) * 11);
    const [, x, length] = texts[1] ?? [];
    expect(Number(x) + Number(length)).toBeLessThan(Number(whole));
  });

  test('asks for nothing that a content policy could refuse', () => {
    expect(svg).not.toMatch(/<style|<script|<image|href|style=|url\(/);
  });
});

test('whoever cannot see the badge is told the whole sentence', () => {
  const sentence = 'Will not build: RUN needs /bin/sh, and scratch has no shell (line 15)';
  expect(badgeOf({})).toContain(`<title>Plinth: ${sentence}</title>`);
  expect(badgeOf({})).toContain(`aria-label="Plinth: ${sentence}"`);
});

test('names from a file are text in a badge', () => {
  const svg = badgeOf({ text: 'May fail: `</title><script x="1">&` is not known' });
  expect(svg).not.toContain('<script');
  expect(svg).toContain('&lt;script x=&quot;1&quot;&gt;&amp;');
});

test('a badge of a file with what XML cannot hold is one that a browser draws', () => {
  const title = readXml(badgeOf({ text: 'May fail: `\uffff\ud800\u0000`' })).children[0];
  expect(title).toMatchObject({ name: 'title', text: 'Plinth: May fail: \ufffd\ufffd\u2400' });
});
