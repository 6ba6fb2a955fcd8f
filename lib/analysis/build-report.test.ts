import { expect, test } from 'vitest';
import { analyze } from '../analyze';
import { readCatalog } from '../catalog/files';

const catalog = readCatalog();
const pages = new Set(catalog.images.map(({ id }) => id));

test.each(['alpine:3.19', 'node:25-alpine', 'debian:bookworm-20240612-slim', 'alpine:3.24'])(
  'of %s, only ids that have a page are called so',
  async (reference) => {
    const { recommendations, stages } = await analyze(
      { dockerfile: `FROM ${reference}\nCOPY app /app\nCMD ["/app"]\n` },
      catalog,
      '2026-11-23',
    );
    for (const { base } of stages) expect(base.imageId === undefined || pages.has(base.imageId)).toBe(true);
    for (const { entry, imageId } of recommendations)
      expect([imageId, entry ?? true]).toEqual([imageId, pages.has(imageId)]);
    const own = recommendations.find((each) => each.reference === reference);
    expect(own).toBeDefined();
  },
);

test.each([
  ['an account', `USER ${'u'.repeat(60_000)}\nRUN touch /etc/x\nCMD ["sleep", "1"]`],
  ['a program', `CMD ["${'p'.repeat(60_000)}"]`],
  ['a platform', `FROM --platform=${'l/'.repeat(30_000)} debian:13`],
])('%s with a name of 60,000 characters is named by its beginning for every base', async (_what, lines) => {
  const { recommendations } = await analyze(
    { dockerfile: `FROM debian:13\n${lines}\n` },
    catalog,
    '2026-11-23',
  );
  const said = recommendations.flatMap(({ reasons, hazards }) => [
    ...reasons,
    ...hazards.map(({ text }) => text),
  ]);
  expect(said.some((text) => text.includes('…'))).toBe(true);
  expect(Math.max(...said.map((text) => text.length))).toBeLessThan(600);
});
