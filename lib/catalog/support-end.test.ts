import { describe, expect, test } from 'vitest';
import { valueOf } from '../fact/fact';
import { factsOf, read, trixie } from './catalog.fixture';
import type { FactEntries } from './family';
import { isPreview } from './support-end';

describe('support ends', () => {
  const onGo = (version: string): FactEntries => ({ language: { value: { name: 'go', version }, ...read } });
  const endsOf = (facts: FactEntries) => valueOf(factsOf(facts).supportEnds);

  test('long-term support counts, and is named', () => {
    expect(endsOf(trixie)).toEqual({
      date: '2030-06-30',
      of: 'distribution',
      what: 'Debian 13 long-term support',
    });
  });

  test('the earliest counts', () => {
    expect(endsOf({ ...trixie, ...onGo('1.17.13') })).toEqual({
      date: '2022-08-02',
      of: 'runtime',
      what: 'Go 1.17',
    });
  });

  test('while one part has no date, the end is not known', () => {
    const { supportEnds } = factsOf({ ...trixie, ...onGo('1.27.1') });
    expect(supportEnds).toMatchObject({
      known: false,
      because: 'not-published',
      note: expect.stringContaining('Go 1.27'),
    });
  });

  test('unless another part had ended before it was looked up', () => {
    const old: FactEntries = { upstream: { value: { distribution: 'debian', release: '11' }, ...read } };
    expect(endsOf({ ...old, ...onGo('1.27') })).toMatchObject({ date: '2024-08-14', of: 'distribution' });
  });

  test('what is rolling has no end, unless it is withdrawn', () => {
    const rolling: FactEntries = { supportEnds: { value: { noEnd: 'rolling' }, ...read } };
    expect(endsOf({ ...trixie, ...onGo('1.17'), ...rolling })).toEqual({ noEnd: 'rolling' });
    const retired: FactEntries = { retired: { value: { since: '2025-01-01', how: 'moved' }, ...read } };
    expect(endsOf({ ...rolling, ...retired })).toMatchObject({ date: '2025-01-01', of: 'image' });
  });

  test('a reason given is kept', () => {
    const rolling: FactEntries = { supportEnds: { notKnown: 'not-published', note: 'rolling' } };
    expect(factsOf({ ...trixie, ...rolling }).supportEnds).toMatchObject({ known: false, note: 'rolling' });
  });

  test.each(['2020-01-01', '2039-01-01'])('what the publisher says of the image counts first: %s', (date) => {
    const own: FactEntries = { supportEnds: { value: { date, of: 'image', what: 'the image' }, ...read } };
    expect(endsOf({ ...trixie, ...onGo('1.17'), ...own })).toMatchObject({ date, of: 'image' });
  });

  test.each([
    ['2039-01-01', '2030-06-30', 'distribution'],
    ['2029-01-01', '2029-01-01', 'runtime'],
  ])('what the publisher says of the runtime alone, %s, leaves the distribution: %s', (date, ends, of) => {
    const own: FactEntries = { supportEnds: { value: { date, of: 'runtime', what: 'Go here' }, ...read } };
    expect(endsOf({ ...trixie, ...onGo('1.17'), ...own })).toMatchObject({ date: ends, of });
  });

  test.each(['11.0-preview', '3.15.0rc2', '1.28rc1', '19beta2', '3.15.0a1', '27-rc-jdk'])(
    '%s is a preview, whatever it stands on',
    (version) => {
      expect(isPreview(version)).toBe(true);
      const { supportEnds } = factsOf({ ...trixie, ...onGo(version) });
      expect(supportEnds).toMatchObject({ known: false, because: 'not-published' });
    },
  );

  test.each(['3.14.7', '8u402-b06', '17.0.1', '2024.1', '11.0-arch', '26-trixie'])(
    '%s is none',
    (version) => {
      expect(isPreview(version)).toBe(false);
    },
  );

  test('a release that nobody has listed has no end', () => {
    expect(factsOf({ ...trixie, ...onGo('1.99') }).supportEnds).toMatchObject({ known: false });
  });
});
