import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCatalog, readObservations } from '../catalog/files';
import { notLookedUp, valueOf } from '../fact/fact';
import { problemsOfObservations } from './file';
import { alpineBase, observationOf } from './observation.fixture';

const families = new Set(['debian', 'alpine']);
const today = '2026-11-30';

function problemsOf(name: string, content: unknown): readonly string[] {
  return problemsOfObservations([{ name, content }], families, today).map(({ what }) => what);
}

describe('a file of observations', () => {
  const good = observationOf('debian:trixie');

  it('holds what was measured of a family', () => {
    expect(problemsOf('debian.json', { family: 'debian', observations: [good] })).toEqual([]);
    expect(
      problemsOf(
        'debian.json',
        JSON.parse(JSON.stringify({ family: 'debian', observations: [good, alpineBase] })),
      ),
    ).toEqual([]);
  });

  it.each<[string, string, unknown, string]>([
    ['another name', 'alpine.json', { family: 'debian', observations: [] }, 'is of the family debian'],
    ['no such family', 'nobody.json', { family: 'nobody', observations: [] }, 'there is no family nobody'],
    [
      'a day to come',
      'debian.json',
      { family: 'debian', observations: [{ ...good, observed: '2026-12-01' }] },
      'was measured on 2026-12-01',
    ],
    [
      'a platform it is not for',
      'debian.json',
      { family: 'debian', observations: [{ ...good, platform: 'linux/s390x' }] },
      'was measured on a platform that it is not for',
    ],
    ['the same twice', 'debian.json', { family: 'debian', observations: [good, good] }, 'is there twice'],
    [
      'a folder on a disk',
      'debian.json',
      { family: 'debian', observations: [{ ...good, reference: 'oci:folder' }] },
      'is not named by a tag',
    ],
    [
      'a digest that is none',
      'debian.json',
      { family: 'debian', observations: [{ ...good, digest: 'sha256:12' }] },
      'Invalid string: must match pattern /^sha256:[0-9a-f]{64}$/',
    ],
    [
      'a fact that nobody knows',
      'debian.json',
      { family: 'debian', observations: [{ ...good, facts: { ...good.facts, weather: 1 } }] },
      'Unrecognized key: "weather"',
    ],
  ])('%s is told', (_, name, content, problem) => {
    expect(problemsOf(name, content)).toContain(problem);
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
    const file = { family: 'debian', observations: [observationOf('debian:trixie')] };
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
