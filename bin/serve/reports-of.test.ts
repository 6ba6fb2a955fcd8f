import { expect, test } from 'vitest';
import { reportsOf } from './reports-of';

test.each([
  ['/r/AbC?findings=2', ['AbC']],
  ['/r/AbC..DeF', ['AbC', 'DeF']],
  ['/r/AbC..DeF?x=1', ['AbC', 'DeF']],
  ['/r/AbC..today', ['AbC']],
  ['/r/AbC/Dockerfile', []],
  ['/rules/AbC..DeF', []],
])('the page at %s needs %j', (url, reports) => expect(reportsOf(url)).toEqual(reports));
