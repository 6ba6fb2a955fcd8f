import { describe, expect, test } from 'vitest';
import { analyze, recommend } from '../analyze';
import { readCatalog } from '../catalog/files';
import { mostPicked } from './pick';

const today = '2026-11-23';
const catalog = readCatalog();

const files = {
  'a static program':
    'FROM golang:1.27 AS b\nRUN CGO_ENABLED=0 go build -o /a\nFROM scratch\nCOPY --from=b /a /a\nCMD ["/a"]\n',
  'a base that does not run it':
    'FROM golang:1.27 AS b\nRUN CGO_ENABLED=1 go build -o /a\nFROM alpine:3.24\nCOPY --from=b /a /a\nCMD ["/a"]\n',
  'a retired base': 'FROM debian:bullseye-slim\nWORKDIR /src\nCOPY . .\nRUN cp a /a\nCMD ["/a"]\n',
  'a package manager': 'FROM debian:13\nRUN apt-get update && apt-get install -y curl\nCMD ["curl", "-V"]\n',
};

describe.each(Object.entries(files))('%s', (_, dockerfile) => {
  test('names few images and counts all, each as the whole list has it', async () => {
    const { recommendations, recommendationCounts } = await analyze({ dockerfile }, catalog, today);
    const whole = recommend({ dockerfile }, catalog, today);
    expect(recommendations.length).toBeLessThanOrEqual(mostPicked);
    const counts = Object.values(recommendationCounts ?? {});
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(catalog.images.length);
    const described = whole.describe(whole.images);
    for (const each of recommendations) expect(described).toContainEqual(each);
  });

  test('the base of the file is among them, and every verdict there is', async () => {
    const { recommendations, recommendationCounts, stages } = await analyze({ dockerfile }, catalog, today);
    const base = stages.find(({ isFinal }) => isFinal)?.base.imageId;
    expect(recommendations.map(({ imageId }) => imageId)).toContain(base);
    const named = new Set<string>(recommendations.map(({ verdict }) => verdict));
    for (const [verdict, count] of Object.entries(recommendationCounts ?? {}))
      expect([verdict, named.has(verdict)]).toEqual([verdict, count > 0]);
  });

  test('what has ended displaces nothing that is alive', () => {
    const { images, picked } = recommend({ dockerfile }, catalog, today);
    for (const { hasEnded, image, verdict } of picked) {
      if (!hasEnded || dockerfile.includes(image.reference)) continue;
      const alive = images.filter((each) => each.verdict === verdict && !each.hasEnded);
      expect(alive.filter((each) => !picked.includes(each))).toEqual([]);
    }
  });
});

test('a list has room for twenty-four, and fills it', async () => {
  const { recommendations } = await analyze({ dockerfile: files['a static program'] }, catalog, today);
  expect(recommendations).toHaveLength(24);
});

test('no family fills the list where others run the file too', () => {
  const { picked } = recommend({ dockerfile: files['a static program'] }, catalog, today);
  const families = new Set(
    picked.filter(({ verdict }) => verdict === 'runs-as-is').map(({ image }) => image.family),
  );
  expect(families.size).toBeGreaterThanOrEqual(8);
});

test('no image with a language stands before a plain one where the file needs no language', () => {
  const { picked, images } = recommend({ dockerfile: files['a package manager'] }, catalog, today);
  const asIs = (list: typeof picked) =>
    list.filter(({ verdict, isBase }) => verdict === 'runs-as-is' && !isBase);
  expect(asIs(images).some(({ purpose }) => purpose === 'runtime')).toBe(true);
  expect(new Set(asIs(picked).map(({ purpose }) => purpose))).toEqual(new Set(['base']));
});
