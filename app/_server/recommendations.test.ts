import { expect, test, vi } from 'vitest';
import { analyze } from '@/lib/analyze';
import { readCatalog } from '@/lib/catalog/files';
import { RecommendRequest } from '@/lib/report/recommend-request';
import { readAsked } from './analyze-body';
import { listRecommendations } from './recommendations';

vi.mock('server-only', () => ({}));

const today = '2026-11-23';
const catalog = readCatalog();
const dockerfile = 'FROM debian:13\nRUN apt-get update && apt-get install -y curl\nCMD ["curl", "-V"]\n';

test('the parts together are the whole catalog, and say of an image what the report says', async () => {
  const parts = [];
  for (let offset = 0; offset < catalog.images.length; offset += 200)
    parts.push(...listRecommendations({ dockerfile, offset, limit: 200 }, catalog, today).recommendations);
  expect(new Set(parts.map(({ imageId }) => imageId)).size).toBe(catalog.images.length);
  const report = await analyze({ dockerfile }, catalog, today);
  for (const each of report.recommendations) expect(parts).toContainEqual(each);
});

test('by verdict and family, with the counts of all', () => {
  const page = listRecommendations(
    { dockerfile, verdict: 'runs-with-changes', family: 'alpine' },
    catalog,
    today,
  );
  expect(page.total).toBeGreaterThan(0);
  expect(page.total).toBe(page.recommendations.length);
  for (const { imageId, verdict } of page.recommendations) {
    expect(verdict).toBe('runs-with-changes');
    expect(catalog.get(imageId)?.family).toBe('alpine');
  }
  const sum = Object.values(page.counts).reduce((total, count) => total + count, 0);
  expect(sum).toBe(catalog.images.length);
});

function asked(body: string, type: string, query = '') {
  const headers = { 'content-type': type };
  const request = new Request(`http://localhost/api/recommendations${query}`, {
    method: 'POST',
    body,
    headers,
  });
  return readAsked(request, RecommendRequest);
}

test('the part is asked for in the body, or in the address of a bare file', async () => {
  const part = { verdict: 'runs-as-is', family: 'debian', offset: 20, limit: 10 };
  const json = JSON.stringify({ dockerfile, ...part });
  expect(await asked(json, 'application/json')).toEqual({ dockerfile, ...part });
  const query = '?verdict=runs-as-is&family=debian&offset=20&limit=10';
  expect(await asked(dockerfile, 'text/plain', query)).toEqual({ dockerfile, ...part });
});

test.each([
  ['limit=0', '`limit` must be at least 1.'],
  ['limit=201', '`limit` must be at most 200.'],
  ['offset=-1', '`offset` must be of type number.'],
  ['verdict=best', '`verdict` must be one of runs-as-is, runs-with-changes, does-not-run, not-known.'],
])('%s is refused in words', async (query, message) => {
  await expect(asked(dockerfile, 'text/plain', `?${query}`)).rejects.toThrow(message);
});
