import { expect, test } from 'vitest';
import { readPair, readReportId, writePair } from './pair';

const [a, b] = ['AbCdEfGhIjKlMnOpQrStUvWx', '-_CdEfGhIjKlMnOpQrStUv01'];

test('two ids make one address, and it makes the two again', () => {
  expect(readPair(writePair({ before: a, after: b }))).toEqual({ before: a, after: b });
  expect(readPair(`${a}..today`)).toEqual({ before: a, after: 'today' });
});

test.each([
  a,
  '',
  '..',
  `${a}..`,
  `..${a}`,
  `${a}...${b}`,
  `${a}..${b}..${a}`,
  `${a}.${b}`,
  `today..${a}`,
  `${a}..x y`,
])('%j is no pair', (text) => expect(readPair(text)).toBeUndefined());

test.each([
  a,
  ` ${a}\n`,
  `/r/${a}`,
  `https://plinth.example/r/${a}`,
  `https://plinth.example/r/${a}?keep=glibc#L12`,
  `http://127.0.0.1:3000/r/${a}/Dockerfile`,
  `https://plinth.example/api/reports/${a}`,
  `[Will not start](https://plinth.example/r/${a}.md)`,
])('the report in %j is found', (given) => expect(readReportId(given)).toBe(a));

test.each([
  '',
  'today',
  'https://plinth.example/analyze',
  '/r/',
  'a report',
  `${a}..${b}`,
  `https://plinth.example/r/${a}..${b}`,
])('no single report is named by %j', (given) => expect(readReportId(given)).toBeUndefined());
