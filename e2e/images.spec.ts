import { expect, test } from '@playwright/test';
import { z } from 'zod';

const Exported = z.object({ images: z.array(z.object({ id: z.string() })) });
const atOnce = 8;

test('every image of the catalog has its page', async ({ request }) => {
  test.setTimeout(300_000);
  const { images } = Exported.parse(await (await request.get('/catalog.json')).json());
  expect(images.length).toBeGreaterThanOrEqual(600);
  const failed: string[] = [];
  for (let start = 0; start < images.length; start += atOnce) {
    const answers = await Promise.all(
      images
        .slice(start, start + atOnce)
        .map(async ({ id }) => ({ id, status: (await request.get(`/images/${id}`)).status() })),
    );
    for (const { id, status } of answers) if (status !== 200) failed.push(`${id}: ${status}`);
  }
  expect(failed).toEqual([]);
});
