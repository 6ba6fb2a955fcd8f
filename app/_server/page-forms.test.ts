import { describe, expect, test, vi } from 'vitest';
import { pageAsked } from './page-forms';

vi.mock('server-only', () => ({}));

function asked(path: string, accept?: string) {
  const request = new Request(`http://localhost${path}`, { headers: accept ? { accept } : {} });
  const page = pageAsked(request);
  return page && `${page.shelf} ${page.id}`;
}

describe('the Markdown that an address asks for', () => {
  test.each([
    ['/rules/runs-as-root.md', undefined, 'rules runs-as-root'],
    ['/images/alpine-3.23.md?x=1', 'text/html', 'images alpine-3.23'],
    ['/guides/scratch', 'text/markdown', 'guides scratch'],
    ['/families/ubi', 'text/markdown, text/html;q=0.9', 'families ubi'],
    ['/rules.md', undefined, 'rules undefined'],
    ['/images.md', undefined, 'images undefined'],
    ['/rules', 'text/markdown', 'rules undefined'],
    ['/rules/%zz.md', undefined, 'rules %zz'],
  ])('%s with Accept %s is %s', (path, accept, page) => {
    expect(asked(path, accept)).toBe(page);
  });

  test.each([
    ['/rules/runs-as-root', undefined],
    ['/rules/runs-as-root', '*/*'],
    ['/rules/runs-as-root', 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'],
    ['/rules/runs-as-root', 'text/markdown, text/html'],
    ['/rules/runs-as-root/opengraph-image', 'text/markdown'],
    ['/families.md', undefined],
    ['/r/abc.md', undefined],
    ['/', 'text/markdown'],
    [`/images/${'a'.repeat(300)}.md`, undefined],
  ])('%s with Accept %s is none', (path, accept) => {
    expect(asked(path, accept)).toBeUndefined();
  });
});
