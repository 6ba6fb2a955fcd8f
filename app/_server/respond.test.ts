import { describe, expect, test, vi } from 'vitest';
import { StoreError } from '@/lib/store/store-error';
import { problems, RequestError } from './problem';
import { publicUrl, respond } from './respond';

vi.mock('server-only', () => ({}));

describe('answers', () => {
  test.each([
    [new Error('secret path /var/lib at line 3'), 500, 'internal'],
    ['a bare text', 500, 'internal'],
    [new StoreError('unavailable', 'cannot open /var/lib/x'), 503, 'unavailable'],
    [new StoreError('full', 'x'), 507, 'full'],
    [new StoreError('corrupt', 'x'), 500, 'corrupt'],
    [new StoreError('damaged', 'x'), 503, 'damaged'],
    [new StoreError('locked', 'x'), 503, 'locked'],
    [new RequestError('too-large'), 413, 'too-large'],
  ])('%s becomes a problem document without insides', async (error, status, code) => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const response = await respond(() => Promise.reject(error));
    log.mockRestore();
    const text = await response.text();
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(JSON.parse(text)).toMatchObject({ code, status, type: 'about:blank' });
    expect(text).not.toMatch(/at .*:\d|\/var\/lib/);
  });

  test('every code has a title and a sentence', () => {
    for (const { status, title, detail } of Object.values(problems)) {
      expect(status).toBeGreaterThanOrEqual(400);
      expect(title).toMatch(/^[A-Z]/);
      expect(detail).toMatch(/^[A-Z].*\.$/);
    }
  });

  test('the address of a report names no host that nobody has configured', () => {
    expect(publicUrl('/r/x')).toBe('/r/x');
  });
});
