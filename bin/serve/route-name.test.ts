import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../build';
import { routeName } from './route-name';

/** Addresses that the app has, with `x` for whatever a part of them may be. */
function addresses(folder: string, path: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const isOpen = !entry.name.startsWith('_') && !entry.name.startsWith('[...');
    if (entry.isDirectory() && isOpen)
      return addresses(join(folder, entry.name), `${path}/${entry.name.replace(/^\[.*\]$/, 'x')}`);
    return /^(?:page|route)\.tsx?$/.test(entry.name) ? [path || '/'] : [];
  });
}

test('every address of the app has a name, in which nothing of a particular one is', () => {
  const all = addresses('app', '');
  expect(all.length).toBeGreaterThan(25);
  for (const address of all) {
    const name = routeName(`${address}?query=hidden`);
    expect([address, name]).not.toEqual([address, 'other']);
    expect(name).not.toMatch(/hidden|\bx\b/);
  }
});

test.each([
  ['/r/AbC', '/r/:id'],
  ['/r/AbC?findings=2', '/r/:id'],
  ['/r/AbC..DeF', '/r/:id..:id'],
  ['/r/AbC.sarif', '/r/:id.:form'],
  ['/r/AbC.csv', '/r/:id.:form'],
  ['/r/AbC.svg?from=readme', '/r/:id.:form'],
  ['/r/AbC.pdf', '/r/:id'],
  ['/r/AbC/opengraph-image?0f', '/r/:id/opengraph-image'],
  ['/r/AbC/Dockerfile', '/r/:id/Dockerfile'],
  ['/r/AbC/delete?token=AbC', '/r/:id/delete'],
  ['/_next/static/chunks/a.js', '/_next/*'],
  ['/wp-login.php', 'other'],
  ['/images/a/b/c', 'other'],
])('%s is %s', (address, name) => {
  expect(routeName(address)).toBe(name);
});
