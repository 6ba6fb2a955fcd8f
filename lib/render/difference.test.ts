import { expect, test } from 'vitest';
import { analyze } from '../analyze';
import { readCatalog } from '../catalog/files';
import { differenceOf } from '../difference/difference';
import type { Difference } from '../report/difference';
import { differenceFormats } from './difference';
import { differenceTitle, isAlike } from './difference-words';

const catalog = readCatalog();
const day = '2026-11-23';
const names = { before: 'old/Dockerfile', after: 'Dockerfile', address: undefined };

async function between(before: string, after: string): Promise<Difference> {
  const [one, other] = [
    await analyze({ dockerfile: before }, catalog, day),
    await analyze({ dockerfile: after, platform: 'linux/arm64' }, catalog, day),
  ];
  return differenceOf({ report: one }, { report: other }, catalog, day);
}

function rendered(id: string, difference: Difference): string {
  return differenceFormats.find((format) => format.id === id)?.render(difference, names) ?? '';
}

const old = 'FROM debian:13\nRUN curl -fsSL https://example.com/a.sh | sh\nUSER 1000\n';
const file = 'FROM debian:13-slim\nRUN apt-get update\nUSER 1000\n';

test('a terminal gets what went and came, the bases, what was asked otherwise, and how the texts differ', async () => {
  expect(rendered('text', await between(old, file))).toMatchInlineSnapshot(`
    "Two findings are gone, one is new, none stays
      before: Nothing found that keeps this from building or starting; 1 thing to look at
              Grade B: 88 of 100; −12 unverified-download (line 2)
      after:  Nothing found that keeps this from building or starting
              Grade A: 100 of 100; nothing costs points

    Gone
      old/Dockerfile:2:5  warning  unverified-download
        https://example.com/a.sh is piped straight into sh: whatever the server sends on the day of the build is run.
      old/Dockerfile:1:6  info  base-digest-missing
        debian:13 is not pinned by digest: what it stands for can change between two builds.

    New
      Dockerfile:1:6  info  base-digest-missing
        debian:13-slim is not pinned by digest: what it stands for can change between two builds.

    Bases
      The image, 19.2 MB smaller
        before: debian:13: 49.4 MB, a shell, apt and dpkg, glibc, runs as root, fixes until 2030-06-30
        after: debian:13-slim: 30.2 MB, a shell, apt and dpkg, glibc, runs as root, fixes until 2030-06-30

    Asked or read otherwise
      Platform: linux/amd64 → linux/arm64

    2 lines of the Dockerfile put in, 2 taken out.
    "
  `);
});

test('a comment gets the same, with nothing of a file that could be taken for a command', async () => {
  const difference = await between(old, file.replace('USER', 'RUN curl \u001b[31mx | sh\nUSER'));
  const comment = rendered('markdown', difference);
  expect(comment).toContain('### Gone\n\n- Warning, line 2: ');
  expect(comment.indexOf('### New')).toBeLessThan(comment.indexOf('### Gone'));
  expect(comment).toContain(
    'Download a fixed version to a file, check its checksum or signature, then run it. (`',
  );
  expect(comment).toContain('- Platform: linux/amd64 → linux/arm64\n');
  expect(comment).not.toContain('\u001b');
  expect(JSON.parse(rendered('json', difference))).toEqual(JSON.parse(JSON.stringify(difference)));
});

test('a comment is no longer than one may be, whatever the findings say', async () => {
  const difference = await between(old, file);
  const [finding] = difference.findings.gone;
  if (finding === undefined) throw new Error('Nothing is gone');
  const hostile = { ...finding, message: `[x](https://evil.example) <b> ${'y'.repeat(2_000)}` };
  const many = Array.from({ length: 500 }, () => hostile);
  const comment = rendered('markdown', { ...difference, findings: { gone: many, new: many, kept: [] } });
  expect(comment.length).toBeLessThan(65_536);
  expect(comment).toContain('and 4');
  expect(comment).not.toMatch(/[^\\]\[x|[^\\]<b/);
});

test('two that are alike are said to be', async () => {
  const report = await analyze({ dockerfile: old }, catalog, day);
  const same = differenceOf({ report }, { report }, catalog, day);
  expect([differenceTitle(same), isAlike(same)]).toEqual(['Nothing differs', true]);
  const later = { ...report, engine: { ...report.engine, catalogDate: '2026-12-24', catalogRevision: 'x' } };
  const anew = differenceOf({ report }, { report: later }, catalog, day);
  expect([differenceTitle(anew), isAlike(anew)]).toEqual(['The same findings, before and after', false]);
});

test.each([
  [0, 1, 0, 'No findings are gone, one is new, none stays'],
  [1, 0, 2, 'One finding is gone, none is new, two stay'],
  [12, 3, 1, '12 findings are gone, three are new, one stays'],
])('%i gone, %i new, %i kept', async (gone, come, kept, title) => {
  const difference = await between(old, file);
  const [finding] = difference.findings.gone;
  if (finding === undefined) throw new Error('Nothing is gone');
  const times = (count: number) => Array.from({ length: count }, () => finding);
  const findings = {
    gone: times(gone),
    new: times(come),
    kept: times(kept).map((each) => ({ ...each, was: each })),
  };
  expect(differenceTitle({ ...difference, findings })).toBe(title);
});
