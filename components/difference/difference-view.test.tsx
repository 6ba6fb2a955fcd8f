import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { analyze } from '@/lib/analyze';
import { readCatalog } from '@/lib/catalog/files';
import { differenceOf } from '@/lib/difference/difference';
import type { Difference } from '@/lib/report/difference';
import { DifferenceView } from './difference-view';
import type { SideLinks } from './side-links';

const catalog = readCatalog();
const day = '2026-11-23';

async function between(before: string, after: string): Promise<Difference> {
  const [one, other] = [
    await analyze({ dockerfile: before }, catalog, day),
    await analyze({ dockerfile: after }, catalog, day),
  ];
  return differenceOf(
    { report: one, id: 'first', createdAt: `${day}T12:00:00.000Z` },
    { report: other },
    catalog,
    day,
  );
}

const both: SideLinks = { before: '/r/first', after: '/r/first' };

function drawn(difference: Difference, links: SideLinks = both): string {
  return renderToStaticMarkup(<DifferenceView difference={difference} links={links} catalogDate={day} />);
}

const old = 'FROM debian:13\nRUN curl -fsSL https://example.com/a.sh | sh\nCMD ["sleep", "1"]\n';

test('findings lead to their lines, where there are lines to be seen', async () => {
  const difference = await between(old, `# new\n${old.replace(/RUN .*\n/, '')}`);
  const html = drawn(difference);
  expect(html).toContain('One finding is gone');
  expect(html).toContain('href="/r/first?lines=2#L2"');
  expect(html).toContain(', was ');
  expect(drawn(difference, { before: undefined, after: undefined })).not.toContain('#L2');
});

test('what somebody wrote into a file is text', async () => {
  const html = drawn(await between(old, `${old}LABEL a="<script>alert(1)</script>\u202e"\n`));
  expect(html).toContain('&lt;script&gt;');
  expect(html).not.toContain('\u202e');
});

test('of thousands of findings the first hundred are drawn and the others counted', async () => {
  const difference = await between(old, old.replace('FROM debian:13', 'FROM debian:12'));
  const [finding] = difference.findings.gone;
  if (finding === undefined) throw new Error('Nothing is gone');
  const gone = Array.from({ length: 5_000 }, () => finding);
  const html = drawn({ ...difference, findings: { ...difference.findings, gone } });
  expect(html).toContain('and 4,900 more');
  expect(html.length).toBeLessThan(150_000);
});
