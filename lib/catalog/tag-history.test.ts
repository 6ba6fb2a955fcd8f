import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { IsoDate } from '../fact/fact';
import { presentIn } from '../fact/fact';
import { readCatalog } from './files';
import { findImage } from './find';
import { upstreamOf } from './grammar/suites';
import { understand } from './grammar/understand';
import { isListed, spanOn, splitTag, type TagHistory } from './tag-history';
import { hashOf, rowsOf, type TagRow } from './tag-rows';

const folder = fileURLToPath(new URL('../../data', import.meta.url));
const { tags, releases, ...catalog } = readCatalog(folder);
const today = '2026-11-23';
const repositories = readdirSync(`${folder}/tag-history`).map((name) => name.replace('.json', ''));

function historyOf(repository: string): TagHistory {
  const history = tags.history(repository);
  if (history === undefined) throw new Error(`${repository} has no history`);
  return history;
}

/** What a tag means on a day: a distribution with its release, `windows`, or `-` where no release is claimed. */
function meant(repository: string, tag: string, day: IsoDate): string {
  const meaning = understand(`docker.io/library/${repository}`, tag, { releases, tags, today: day });
  if (meaning === undefined) return 'nothing';
  if ('unknown' in meaning) return meaning.unknown.endsWith('a Windows image') ? 'windows' : 'nothing';
  const { distribution, release } = meaning.upstream ?? {};
  return release === undefined ? '-' : `${distribution} ${release}`;
}

function expected({ distribution }: TagRow): string {
  if (distribution === 'windows') return 'windows';
  const { distribution: name, release } = upstreamOf(distribution) ?? {};
  return `${name} ${release}`;
}

/** Tags that moved on after the last day of the history, as the schedule of the language says. */
const movedSince: ReadonlySet<string> = new Set(['node lts', 'node lts-slim']);

describe('every row of the history of tags', () => {
  test('is kept, of every repository', () => {
    expect(repositories).toHaveLength(53);
    const counts = repositories.map((repository) => {
      const rows = rowsOf(historyOf(repository));
      return { repository, rows: rows.length, hash: hashOf(rows) };
    });
    expect(counts).toEqual(repositories.map((repository) => ({ repository, ...tags.read(repository) })));
    expect(counts.reduce((sum, { rows }) => sum + rows, 0)).toBe(131_687);
  });

  test.each(repositories)('%s: a tag means what it stood on that day', (repository) => {
    const wrong: unknown[] = [];
    for (const row of rowsOf(historyOf(repository))) {
      // A span that began and ended on one day was replaced before anybody could see it.
      if (row.from === row.until || row.distribution.startsWith('-')) continue;
      const isMoved = row.until === '' && movedSince.has(`${repository} ${row.tag}`);
      const day = row.until === '' && !isMoved ? today : row.from;
      const found = meant(repository, row.tag, day);
      if (found !== expected(row)) wrong.push([row.tag, day, found, expected(row)]);
    }
    expect(wrong).toEqual([]);
  });

  test.each(repositories)('%s: every tag there ever was is an image today', (repository) => {
    const history = historyOf(repository);
    const whole = { ...catalog, tags, releases };
    const wrong: unknown[] = [];
    for (const [at, tag] of [...history.tags()].entries()) {
      const last = history.spans(tag).at(-1);
      if (at % 23 > 0 || last === undefined || last.distribution === 'windows') continue;
      if (movedSince.has(`${repository} ${tag}`)) continue;
      const found = findImage(whole, `${repository}:${tag}`, today);
      const image = found.kind === 'image' ? found.image : undefined;
      const upstream = image === undefined ? undefined : presentIn(image.facts.upstream);
      const wanted = upstreamOf(last.distribution);
      if (wanted !== undefined && JSON.stringify(upstream) !== JSON.stringify(wanted))
        wrong.push([tag, found.kind, upstream, wanted]);
    }
    expect(wrong).toEqual([]);
  });
});

test.each([
  ['3.12.4-slim', '3.12.4', '-slim'],
  ['latest', 'latest', ''],
  ['21-jdk-alpine-3.24', '21-jdk-alpine-3.24', ''],
  ['bookworm-20240110-slim', 'bookworm-20240110', '-slim'],
  ['slim-bookworm', 'slim', '-bookworm'],
  ['27-ea-13-jdk-oracle', '27-ea-13', '-jdk-oracle'],
])('%s is cut into %s and %s', (tag, base, ending) => {
  expect(splitTag(tag)).toEqual([base, ending]);
});

test('a tag is listed from its first day to the day before its last', () => {
  const spans = historyOf('python').spans('3.9-slim');
  expect(spanOn(spans, '2025-08-12')?.distribution).toBe('debian 13');
  expect(spanOn(spans, '2025-08-11')?.distribution).toBe('debian 12');
  expect(isListed(spans, '2025-11-02')).toBe(true);
  expect(isListed(spans, '2025-11-03')).toBe(false);
  expect(spanOn(spans, '2026-11-23')?.distribution).toBe('debian 13');
});
