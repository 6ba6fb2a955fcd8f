import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCatalog, readObservations } from '../catalog/files';
import { notLookedUp, valueOf } from '../fact/fact';
import type { Observation } from '../observe/observation';
import { observationFileText, observationsOf, problemsOfObservations } from './file';
import { alpineBase, observationOf, seen, unread } from './observation.fixture';
import { inTheHand, packed } from './packed';

const families = new Set(['debian', 'alpine']);
const today = '2026-11-30';

function fileOf(family: string, observations: readonly Observation[]) {
  return { family, observations: observations.map(packed) };
}

function problemsOf(name: string, content: unknown): readonly string[] {
  return problemsOfObservations([{ name, content }], families, today).map(({ what }) => what);
}

describe('a file of observations', () => {
  const good = observationOf('debian:trixie');

  it('holds what was measured of a family', () => {
    expect(problemsOf('debian.json', fileOf('debian', [good]))).toEqual([]);
    expect(
      problemsOf('debian.json', JSON.parse(JSON.stringify(fileOf('debian', [good, alpineBase])))),
    ).toEqual([]);
  });

  it.each<[string, string, unknown, string]>([
    ['another name', 'alpine.json', fileOf('debian', []), 'is of the family debian'],
    ['no such family', 'nobody.json', fileOf('nobody', []), 'there is no family nobody'],
    [
      'a day to come',
      'debian.json',
      fileOf('debian', [{ ...good, observed: '2026-12-01' }]),
      'was measured on 2026-12-01',
    ],
    [
      'a platform it is not for',
      'debian.json',
      fileOf('debian', [{ ...good, platform: 'linux/s390x' }]),
      'was measured on a platform that it is not for',
    ],
    ['the same twice', 'debian.json', fileOf('debian', [good, good]), 'is there twice'],
    [
      'a folder on a disk',
      'debian.json',
      fileOf('debian', [{ ...good, reference: 'oci:folder' }]),
      'is not named by a tag',
    ],
    [
      'a digest that is none',
      'debian.json',
      fileOf('debian', [{ ...good, digest: 'sha256:12' }]),
      'Invalid string: must match pattern /^sha256:[0-9a-f]{64}$/',
    ],
    [
      'a fact that nobody knows',
      'debian.json',
      { family: 'debian', observations: [{ ...packed(good), facts: { ...packed(good).facts, weather: 1 } }] },
      'Unrecognized key: "weather"',
    ],
    [
      'a program without a place',
      'debian.json',
      {
        family: 'debian',
        observations: [
          {
            ...packed(good),
            facts: { ...packed(good).facts, programs: { known: true, value: 'git', paths: [] } },
          },
        ],
      },
      'Invalid string: must start with "/"',
    ],
  ])('%s is told', (_, name, content, problem) => {
    expect(problemsOf(name, content)).toContain(problem);
  });

  it('gives back what was written, whatever files are called', () => {
    const odd = observationOf('debian:sid', {
      facts: {
        programs: seen([
          { name: 'a b', path: '/usr/bin/a b' },
          { name: 'tab\tline\nback\\slash\\t', path: '/usr/bin/x', target: '/opt/ x ' },
        ]),
        libraries: unread,
        busybox: seen([]),
      },
    });
    const text = observationFileText('debian', [good, odd]);
    const back = observationsOf(JSON.parse(text)).map(inTheHand);
    expect(back).toEqual([odd, good]);
    expect(observationFileText('debian', back)).toBe(text);
  });

  it('is as it should be in the data', () => {
    const folder = join(process.cwd(), 'data');
    const known = new Set(readCatalog().families.map(({ id }) => id));
    expect(problemsOfObservations(readObservations(folder), known, '9999-12-31')).toEqual([]);
  });
});

describe('a data folder with observations', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'plinth-data-'));
    for (const name of ['families', 'releases', 'tags'])
      cpSync(join(process.cwd(), 'data', name), join(folder, name), { recursive: true });
    mkdirSync(join(folder, 'observations'));
    const file = fileOf('debian', [observationOf('debian:trixie')]);
    writeFileSync(join(folder, 'observations', 'debian.json'), JSON.stringify(file));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is a catalog of another edition in which they count', () => {
    const catalog = readCatalog(folder);
    const plain = readCatalog();
    const image = catalog.get('debian-trixie');
    expect(image?.observed?.observed).toBe('2026-11-20');
    expect(image?.facts.unpackedSize).toMatchObject({ known: true, sources: [{ kind: 'image' }] });
    expect(image && valueOf(image.facts.compressedSize)).toEqual(
      valueOf(plain.get('debian-trixie')?.facts.compressedSize ?? notLookedUp),
    );
    expect(catalog.measured?.edition.revision).toBe(catalog.revision);
    expect(catalog.measured?.below.revision).not.toBe(catalog.revision);
  });
});
