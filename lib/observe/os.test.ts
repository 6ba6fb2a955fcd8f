import { expect, test } from 'vitest';
import { assignments } from './os';
import { observedFiles } from './testing/source';

test.each([
  ['ID=debian', 'debian'],
  ['  ID=debian  ', 'debian'],
  ['ID="debian"', 'debian'],
  ["ID='debian'", 'debian'],
  ['ID="a \\"b\\" \\$c \\`d\\` \\\\e \\f"', 'a "b" $c `d` \\e \\f'],
  ["ID='a \\n b'", 'a \\n b'],
  ['ID=a\\ b', 'a b'],
  ['ID=a"b"\'c\'', 'abc'],
  ['ID=', ''],
  ['ID="open', 'open'],
  ['ID=\\', ''],
  ['ID=a\r', 'a'],
  ['ID=a\nID=b', 'b'],
  ['#ID=a', undefined],
  ['=a', undefined],
  ['ID', undefined],
  [`ID=${'a'.repeat(501)}`, undefined],
])('%j names %j', (text, value) => {
  expect(assignments(text).get('ID')).toBe(value);
});

test('the file in /usr/lib is read where a link leads to it, and where there is no other', async () => {
  const file = { path: 'usr/lib/os-release', content: 'NAME=Fedora\nVERSION_ID=42\n' };
  const value = { id: 'linux', version: '42', name: 'Fedora' };
  const seen = { known: true, value, paths: ['/usr/lib/os-release'] };
  const linked = await observedFiles([[file, { path: 'etc/os-release', symlink: '../usr/lib/os-release' }]]);
  expect(linked.facts.os).toEqual(seen);
  expect((await observedFiles([[file]])).facts.os).toEqual(seen);
});

test('none is none, one that is too large is not read, and of one that may be covered nothing is said', async () => {
  expect((await observedFiles([[]])).facts.os).toEqual({ known: true, value: 'none', paths: [] });
  const large = { path: 'etc/os-release', content: 'ID=a\n'.repeat(20_000) };
  expect((await observedFiles([[large]])).facts.os).toEqual({ known: false, because: 'too-large' });
  const file = { path: 'etc/os-release', content: 'ID=a' };
  const unread = { known: false, because: 'layer-not-read' };
  expect((await observedFiles([[file], 'wrong'])).facts.os).toEqual(unread);
  expect((await observedFiles(['wrong'])).facts.os).toEqual(unread);
});

test('what stands above a layer that was not read is told', async () => {
  const { facts } = await observedFiles(['wrong', [{ path: 'etc/os-release', content: 'ID=a' }]]);
  expect(facts.os).toEqual({ known: true, value: { id: 'a' }, paths: ['/etc/os-release'] });
  expect(facts.files).toEqual({ known: false, because: 'layer-not-read' });
});
