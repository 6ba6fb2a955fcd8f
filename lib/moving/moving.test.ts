import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readCatalog } from '../catalog/files';
import { findImage } from '../catalog/find';
import { facets } from '../facets/index';
import { movingFrom } from './moving';

const catalog = readCatalog(fileURLToPath(new URL('../../data', import.meta.url)));

function moved(from: string, to: string) {
  const [a, b] = [from, to].map((reference) => findImage(catalog, reference, '2026-11-23'));
  if (a?.kind !== 'image' || b?.kind !== 'image') throw new Error('one is not known');
  return movingFrom(catalog, a.image, b.image, facets);
}

test('from glibc to musl, with another user', () => {
  const { changes } = moved('debian:trixie-slim', 'alpine:3.24');
  const of = (id: string) => changes.find(({ facet }) => facet.id === id);
  expect(of('libc')).toMatchObject({ from: 'glibc 2.41', to: 'musl 1.2.6' });
  expect(of('package-managers')).toMatchObject({ to: 'apk' });
});

test('packages come and go by name where both lists are whole', () => {
  const { packages } = moved('debian:bookworm-slim', 'debian:trixie-slim');
  expect(packages?.gone).not.toContain('libc6');
  expect(packages?.added).toContain('libssl3t64');
});

test('programs come and go where it is known of both', () => {
  const { programs } = moved('debian:trixie-slim', 'alpine:3.24');
  expect(programs.gone).toEqual(expect.arrayContaining(['bash', 'apt-get', 'useradd', 'perl']));
  expect(programs.added).toEqual(expect.arrayContaining(['apk', 'wget', 'vi']));
  expect([...programs.gone, ...programs.added]).not.toContain('ls');
  const bare = moved('debian:trixie-slim', 'gcr.io/distroless/static-debian13:nonroot').programs;
  expect(bare.added).toEqual([]);
  expect(bare.gone).toEqual(expect.arrayContaining(['bash', 'ls', 'apt-get']));
});

test('a list that is taken over from a like image is compared with none', () => {
  expect(moved('python:3.12-slim', 'python:3.14-slim-trixie').packages).toBeUndefined();
});
