import { describe, expect, it } from 'vitest';
import { readCatalog } from '../catalog/files';
import { findImage } from '../catalog/find';
import type { CatalogImage } from '../catalog/image';
import { valueOf } from '../fact/fact';
import { debianBase, digestOf, observationOf, seen } from './observation.fixture';
import { withMeasured, withObservations } from './overlay';

const catalog = readCatalog();
const today = '2026-11-30';
const team = 'registry.example.com/team/base';

function imageOf(reference: string, of = withMeasured(catalog, [debianBase])): CatalogImage | undefined {
  const found = findImage(of, reference, today);
  return found.kind === 'image' ? found.image : undefined;
}

describe('a catalog with what was measured', () => {
  it('is the same without observations', () => {
    expect(withMeasured(catalog, [])).toBe(catalog);
    expect(withObservations(catalog, [])).toBe(catalog);
  });

  it('has an image that nobody wrote of, by name and by each of its digests', () => {
    expect(findImage(catalog, `${team}:1`, today)).toEqual({ kind: 'not-in-catalog' });
    const image = imageOf(`${team}:1`);
    expect(image).toMatchObject({
      entry: false,
      family: team,
      reference: `${team}:1`,
      traits: { aptLists: 'deleted' },
    });
    expect(image && valueOf(image.facts.supportEnds)).toMatchObject({ of: 'distribution' });
    expect(imageOf(`${team}@${debianBase.digest}`)?.observed?.digest).toBe(debianBase.digest);
    expect(imageOf(`elsewhere.example.com/copy:2@${debianBase.index}`)?.observed?.digest).toBe(
      debianBase.digest,
    );
    expect(imageOf(`${team}:2`)).toBeUndefined();
    expect(imageOf(`${team}:1@${digestOf('0')}`)).toBeUndefined();
  });

  it('gives the same object for the same question', () => {
    const overlay = withMeasured(catalog, [debianBase]);
    expect(imageOf(`${team}:1`, overlay)).toBe(imageOf(`${team}:1`, overlay));
  });

  it('keeps its own images where nothing of them was measured', () => {
    const overlay = withMeasured(catalog, [debianBase]);
    expect(overlay.images).toBe(catalog.images);
    expect(overlay.families).toBe(catalog.families);
    expect(overlay.measured?.changesImages).toBe(false);
    expect(imageOf('debian:trixie-slim', overlay)).toBe(imageOf('debian:trixie-slim', catalog));
  });

  it('is another edition for whoever remembers, and the same data', () => {
    const overlay = withMeasured(catalog, [debianBase]);
    expect(overlay.revision).not.toBe(catalog.revision);
    expect(overlay.measured?.edition).toMatchObject({ revision: catalog.revision, date: catalog.date });
    const data = withObservations(catalog, [debianBase]);
    expect(data.measured?.edition.revision).toBe(data.revision);
    const both = withMeasured(data, [observationOf('other.example.com/x:1')]);
    expect(both.measured?.edition.revision).toBe(data.revision);
    expect(imageOf(`${team}:1`, both)).toBeDefined();
    expect(imageOf('other.example.com/x:1', both)).toBeDefined();
  });

  it('speaks of one platform where one is asked for', () => {
    const arm = observationOf(`${team}:1`, {
      digest: digestOf('5'),
      platform: 'linux/arm64/v8',
      config: { user: 'svc' },
    });
    const overlay = withMeasured(catalog, [debianBase, arm]);
    const both = imageOf(`${team}:1`, overlay);
    expect(both && Object.keys(valueOf(both.facts.compressedSize) ?? {}).sort()).toEqual([
      'linux/amd64',
      'linux/arm64',
    ]);
    expect(both && valueOf(both.facts.user)).toEqual({ name: 'root', uid: 0 });
    const onArm = overlay.measured?.on('linux/arm64');
    const found = onArm && findImage(onArm, `${team}:1`, today);
    expect(found?.kind === 'image' && valueOf(found.image.facts.user)).toEqual({ name: 'svc', uid: 1500 });
    expect(overlay.measured?.on('linux/s390x')).toBe(catalog);
    expect(overlay.measured?.on('linux/arm64')).toBe(onArm);
  });

  it('takes the newer of two observations', () => {
    const older = observationOf(`${team}:1`, { digest: digestOf('6'), observed: '2026-11-01' });
    for (const observations of [
      [debianBase, older],
      [older, debianBase],
    ])
      expect(imageOf(`${team}:1`, withMeasured(catalog, observations))?.observed?.digest).toBe(
        debianBase.digest,
      );
  });
});

describe('an image of the catalog, measured', () => {
  const silent = catalog.images.find(({ facts }) => !facts.unpackedSize.known && facts.digest.known);
  if (silent === undefined) throw new Error('Every unpacked size is published');
  const overlay = withMeasured(catalog, [
    observationOf(silent.reference, {
      config: { user: '4711' },
      facts: { certificates: seen({ count: 3 }, '/x') },
    }),
  ]);
  const image = overlay.get(silent.id);

  it('is measured where nobody says anything, and what somebody says stays', () => {
    expect(image?.entry).toBe(true);
    expect(image && valueOf(image.facts.unpackedSize)).toEqual({ 'linux/amd64': 118_204_118 });
    expect(image?.facts.unpackedSize).toMatchObject({ sources: [{ kind: 'image', observed: '2026-11-20' }] });
    expect(image?.facts.digest).toEqual(silent.facts.digest);
    for (const fact of ['publisher', 'purpose', 'tags', 'documentation'] as const)
      expect(image?.facts[fact]).toEqual(silent.facts[fact]);
  });

  it('is so wherever it is asked for', () => {
    expect(overlay.images).toContain(image);
    expect(overlay.family(silent.family)?.images).toContain(image);
    expect(overlay.images.length).toBe(catalog.images.length);
    expect(imageOf(silent.reference, overlay)).toBe(image);
  });

  it('adds a platform to sizes that are published for others', () => {
    const sized = catalog.images.find(
      ({ facts }) =>
        valueOf(facts.compressedSize)?.['linux/arm64'] === undefined && facts.compressedSize.known,
    );
    if (sized === undefined) return;
    const arm = observationOf(sized.reference, { platform: 'linux/arm64' });
    const fact = withMeasured(catalog, [arm]).get(sized.id)?.facts.compressedSize;
    expect(fact && valueOf(fact)).toEqual({
      ...valueOf(sized.facts.compressedSize),
      'linux/arm64': 32_300_000,
    });
  });
});

describe('a name that the catalog understands without an entry', () => {
  it('is what was measured, and not what its tag lets expect', () => {
    const reference = 'python:3.12.4-slim-bookworm';
    const plain = imageOf(reference, catalog);
    expect(plain?.entry).toBe(false);
    const image = imageOf(reference, withMeasured(catalog, [observationOf(reference)]));
    expect(image && valueOf(image.facts.libc)).toEqual({ family: 'glibc', version: '2.36' });
    expect(image?.family).toBe('python');
    expect(image?.id).not.toBe(plain?.id);
  });

  it('stays discontinued, and what somebody mistakes it for stays said', () => {
    const gone = 'java:8';
    const image = imageOf(gone, withMeasured(catalog, [observationOf(gone)]));
    expect(image && valueOf(image.facts.retired)).toMatchObject({ how: 'discontinued' });
    const alike = findImage(withMeasured(catalog, [observationOf('wolfi:latest')]), 'wolfi:latest', today);
    expect(alike).toEqual(findImage(catalog, 'wolfi:latest', today));
  });
});
