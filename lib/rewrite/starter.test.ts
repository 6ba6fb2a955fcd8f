import { describe, expect, test } from 'vitest';
import { analyze } from '../analyze';
import { readCatalog } from '../catalog/files';
import { rewrite } from './index';
import { releasesFor, starters, starterText } from './starter';

const catalog = readCatalog();
const today = '2026-11-29';

describe.each(starters)('$title', (starter) => {
  const releases = releasesFor(starter, catalog, today);

  test('has maintained releases, the newest first', () => {
    expect(releases.length).toBeGreaterThan(0);
    expect([...releases].sort((a, b) => b.localeCompare(a, undefined, { numeric: true }))).toEqual(releases);
  });

  test('its file fails nowhere and runs as nobody in particular', async () => {
    for (const release of releases) {
      const report = await analyze({ dockerfile: starterText(starter, release, false) }, catalog, today);
      const rules = report.findings.map(({ rule, severity }) => `${severity} ${rule}`);
      expect(rules.filter((each) => each.startsWith('error'))).toEqual([]);
      expect(rules).not.toContain('warning runs-as-root');
    }
  });

  test('there is a smaller base to stand on', async () => {
    const dockerfile = starterText(starter, releases[0] ?? '', false);
    const { plans } = await rewrite({ dockerfile, to: 'smallest' }, catalog, today);
    expect(plans[0]?.proof).toMatchObject({ isProved: true, after: { errors: 0 } });
  });
});

test('Go that calls C stays on a base with its C library', async () => {
  const go = starters.find(({ id }) => id === 'go');
  if (go === undefined) throw new Error('there is no Go');
  const dockerfile = starterText(go, '1.27', true);
  const { plans } = await rewrite({ dockerfile, to: 'smallest' }, catalog, today);
  expect(plans[0]).toMatchObject({ kind: 'split', compared: { after: { libc: 'glibc' } } });
});
