import { expect, test } from 'vitest';
import { findSecrets } from './find';
import { type HardCase, hardCases } from './hard-cases.fixture';
import { hardOthers } from './hard-others.fixture';
import { hardTexts } from './hard-texts.fixture';
import { lookAlikes } from './look-alikes.fixture';
import { redact } from './redact';

const all: readonly HardCase[] = [...hardCases, ...hardTexts, ...hardOthers];

test('the table is a large one', () => {
  expect(all.length).toBeGreaterThanOrEqual(200);
  expect(all.filter(({ secrets }) => secrets.length === 0)).toEqual([]);
});

test.each(all)('$text', ({ text, secrets }) => {
  const found = findSecrets(text);
  expect(found.map(({ span }) => text.slice(span.start, span.end))).toEqual(secrets);
  const clean = redact(text, found);
  for (const secret of secrets) expect(clean).not.toContain(secret);
  expect(findSecrets(clean).filter(({ redacted }) => !redacted)).toEqual([]);
});

test('as many look-alikes', () => {
  expect(lookAlikes.length).toBeGreaterThanOrEqual(150);
});

test.each(lookAlikes)('nothing in %j', (text) => {
  expect(findSecrets(text).map(({ span }) => text.slice(span.start, span.end))).toEqual([]);
});
