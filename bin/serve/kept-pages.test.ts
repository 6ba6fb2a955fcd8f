import { describe, expect, it } from 'vitest';
import { type KeptPage, KeptPages } from './kept-pages';

function page(size: number, status = 200): KeptPage {
  return { status, headers: {}, body: new Uint8Array(size) };
}

describe('pages that are kept', () => {
  it('are made once, also for those who ask meanwhile', async () => {
    const pages = new KeptPages(10_000);
    let made = 0;
    const make = async () => {
      made += 1;
      return page(10);
    };
    const both = await Promise.all([pages.make('/', 'today', make), pages.make('/', 'today', make)]);
    expect(both[0]).toBe(both[1]);
    expect(pages.find('/', 'today')).toBe(both[0]);
    expect(made).toBe(1);
  });

  it('are none of yesterday, even where one was begun then', async () => {
    const pages = new KeptPages(10_000);
    await pages.make('/', 'yesterday', async () => page(10));
    let finish = (_: KeptPage) => {};
    const late = pages.make('/late', 'yesterday', () => new Promise((resolve) => (finish = resolve)));
    expect(pages.find('/', 'today')).toBeUndefined();
    finish(page(10));
    await late;
    expect(pages.find('/late', 'today')).toBeUndefined();
    expect(pages.bytes).toBe(0);
  });

  it('give way to newer ones, the least used first', async () => {
    const pages = new KeptPages(25_000);
    await pages.make('/a', 'today', async () => page(8_000));
    await pages.make('/b', 'today', async () => page(8_000));
    pages.find('/a', 'today');
    await pages.make('/c', 'today', async () => page(8_000));
    expect(pages.find('/b', 'today')).toBeUndefined();
    expect(pages.find('/a', 'today')).toBeDefined();
    expect(pages.bytes).toBeGreaterThan(16_000);
    expect(pages.bytes).toBeLessThanOrEqual(25_000);
    await pages.make('/large', 'today', async () => page(26_000));
    expect(pages.find('/large', 'today')).toBeUndefined();
  });

  it('count with what is kept around them, however small they are', async () => {
    const pages = new KeptPages(25_000);
    for (let nth = 0; nth < 100; nth += 1)
      await pages.make(`/r/a?lines=${nth}`, 'today', async () => page(1));
    expect(pages.find('/r/a?lines=99', 'today')).toBeDefined();
    expect(pages.find('/r/a?lines=0', 'today')).toBeUndefined();
  });

  it('are found pages only, and can be taken back', async () => {
    const pages = new KeptPages(10_000);
    expect((await pages.make('/no', 'today', async () => page(10, 404))).status).toBe(404);
    expect(pages.find('/no', 'today')).toBeUndefined();
    await expect(pages.make('/bad', 'today', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await pages.make('/r', 'today', async () => page(10));
    pages.forget('/r');
    expect(pages.find('/r', 'today')).toBeUndefined();
    expect(pages.bytes).toBe(0);
  });
});
