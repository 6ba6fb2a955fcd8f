import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { themeScript } from '../../components/site/theme';
import { scriptsOf } from './scripts';

const hash = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
const page = (...scripts: string[]) =>
  `<!DOCTYPE html><html><head>${scripts.map((text) => `<script>${text}</script>`).join('')}</head></html>`;

test.each([
  themeScript,
  '(self.__next_f=self.__next_f||[]).push([0])',
  'self.__next_f.push([1,"1:\\"$Sreact.fragment\\"\\n\\u003cscript>alert(1)\\u003c/script>"])',
  '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":["static/chunks/a.js"]});',
])('%s may run', (text) => {
  expect(scriptsOf(page(text))).toEqual({ hashes: [hash(text)], unknown: 0 });
});

test.each([
  'alert(1)',
  `${themeScript};alert(1)`,
  'self.__next_f.push([1,"a"]);alert(1)',
  'self.__next_f.push([1,alert(1)])',
  'self.__next_f.push([1,"a"].concat(alert(1)))',
  'self.__next_f.push([1,`${alert(1)}`])',
  'self.__next_f.push(',
  '',
])('%s may not', (text) => {
  expect(scriptsOf(page(text))).toEqual({ hashes: [], unknown: 1 });
});

test('files and data are no inline scripts; what stands twice is named once', () => {
  const push = 'self.__next_f.push([1,"a"])';
  const html = page(push, push).replace(
    '</head>',
    '<script src="/_next/a.js" async=""></script><script type="application/ld+json">{}</script></head>',
  );
  expect(scriptsOf(html)).toEqual({ hashes: [hash(push)], unknown: 0 });
});

test('a script with other attributes is one, and one that does not end is none', () => {
  const push = 'self.__next_f.push([1,"a"])';
  expect(scriptsOf(`<script id="_R_">${push}</script><script>${push}`).hashes).toEqual([hash(push)]);
});
