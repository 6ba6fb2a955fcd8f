import { describe, expect, test, vi } from 'vitest';
import { formAsked } from './report-forms';

vi.mock('server-only', () => ({}));

function asked(path: string, accept?: string) {
  const request = new Request(`http://localhost${path}`, { headers: accept ? { accept } : {} });
  const form = formAsked(request);
  return form && `${form.id} ${form.format.id}`;
}

describe('the form of a report that an address asks for', () => {
  test.each([
    ['/r/abc_-9.json', undefined, 'abc_-9 json'],
    ['/r/abc.sarif', undefined, 'abc sarif'],
    ['/r/abc.md', undefined, 'abc markdown'],
    ['/r/abc.txt', 'text/html', 'abc text'],
    ['/r/abc.svg', 'image/avif,image/webp,*/*;q=0.8', 'abc badge'],
    ['/r/abc.svg?from=readme', undefined, 'abc badge'],
    ['/r/abc', 'application/json', 'abc json'],
    ['/r/abc', 'application/sarif+json', 'abc sarif'],
    ['/r/abc', 'text/markdown, text/html;q=0.9', 'abc markdown'],
    ['/r/abc?findings=2', 'text/plain', 'abc text'],
    ['/r/abc', 'image/avif,image/webp,image/svg+xml,image/*,*/*;q=0.8', 'abc badge'],
  ])('%s with Accept %s is %s', (path, accept, form) => {
    expect(asked(path, accept)).toBe(form);
  });

  test.each([
    ['/r/abc', undefined],
    ['/r/abc', '*/*'],
    ['/r/abc', 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'],
    ['/r/abc', 'text/plain, text/html'],
    ['/r/abc', 'application/pdf'],
    ['/r/abc.pdf', 'application/json'],
    ['/r/abc..def', 'application/json'],
    ['/r/abc..json', 'application/json'],
    ['/r/abc/Dockerfile', 'text/plain'],
    ['/r/abc/delete.json', undefined],
    ['/r/.json', undefined],
    ['/rules/abc.json', undefined],
    [`/r/${'a'.repeat(65)}.json`, undefined],
  ])('%s with Accept %s is none', (path, accept) => {
    expect(asked(path, accept)).toBeUndefined();
  });
});
