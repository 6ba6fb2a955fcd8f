import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { valueOf } from '../fact/fact';
import { readCatalog } from './files';
import { findImage } from './find';
import type { CatalogImage } from './image';
import { references } from './references.fixture';

const catalog = readCatalog(fileURLToPath(new URL('../../data', import.meta.url)));
const today = '2026-11-23';

function imageFor(reference: string, day = today): CatalogImage {
  const found = findImage(catalog, reference, day);
  if (found.kind !== 'image' && found.kind !== 'scratch') throw new Error(`${reference} is ${found.kind}`);
  return found.image;
}

function libcText({ facts }: CatalogImage): string {
  const libc = valueOf(facts.libc);
  if (libc === undefined) return '?';
  return libc.version === undefined ? libc.family : `${libc.family} ${libc.version}`;
}

function upstreamText({ facts }: CatalogImage): string {
  const upstream = valueOf(facts.upstream);
  if (upstream === undefined) return '?';
  if (upstream === 'none') return 'none';
  return upstream.release === undefined
    ? upstream.distribution
    : `${upstream.distribution} ${upstream.release}`;
}

function languageText({ facts }: CatalogImage): string {
  const language = valueOf(facts.language);
  if (language === undefined) return '?';
  return language === 'none' ? 'none' : `${language.name} ${language.version ?? ''}`.trim();
}

describe('what references mean', () => {
  test.each(references)('%s is %s: %s on %s with %s', (reference, family, language, upstream, libc) => {
    const image = imageFor(reference);
    expect([image.family, languageText(image), upstreamText(image), libcText(image)]).toEqual([
      family,
      language,
      upstream,
      libc,
    ]);
  });
});

describe('entries', () => {
  test.each([
    ['scratch', 'scratch'],
    ['gcr.io/distroless/static', 'distroless-static-debian13'],
    ['gcr.io/distroless/static:nonroot-amd64', 'distroless-static-debian13-nonroot'],
    ['gcr.io/distroless/base-debian11', 'distroless-base-debian11'],
    ['registry.access.redhat.com/ubi8/ubi-minimal', 'ubi8-minimal'],
    ['registry.access.redhat.com/ubi8-minimal', 'ubi8-minimal'],
    ['registry.redhat.io/ubi9/ubi', 'ubi9-standard'],
    ['redhat/ubi9-micro', 'ubi9-micro'],
    ['docker.io/redhat/ubi10', 'ubi10-standard'],
    ['cgr.dev/chainguard/wolfi-base', 'wolfi-base'],
    ['chainguard/wolfi-base', 'wolfi-base'],
    ['cgr.dev/chainguard/python:latest-dev', 'chainguard-python-dev'],
    ['chainguard/node', 'chainguard-node'],
    ['golang', 'golang-1.27-trixie'],
    ['golang:1', 'golang-1.27-trixie'],
    ['golang:1.27-alpine', 'golang-1.27-alpine3.24'],
    ['node:24-slim', 'node-24-bookworm-slim'],
    ['node:jod-slim', 'node-22-bookworm-slim'],
    ['mirror.gcr.io/library/debian', 'debian-trixie'],
    ['mirror.gcr.io/debian:12-slim', 'debian-bookworm-slim'],
    ['public.ecr.aws/docker/library/python:3.12-slim-bookworm', 'python-3.12-slim-bookworm'],
    ['docker.io/library/alpine:3.24', 'alpine-3.24'],
    ['debian:oldstable-slim', 'debian-bookworm-slim'],
    ['ubuntu:noble', 'ubuntu-24.04'],
    ['amazonlinux', 'amazon-linux-2023'],
    ['busybox:musl', 'busybox-1.38-musl'],
    ['dhi.io/python:3.13-debian13-dev', 'dhi-python-3.13-debian13-dev'],
    ['mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra', 'dotnet-aspnet-10.0-noble-chiseled-extra'],
    ['mcr.microsoft.com/dotnet/aspnet:10.0', 'dotnet-aspnet-10.0-noble'],
    ['registry.suse.com/bci/bci-micro:15.7', 'suse-bci-micro-15.7'],
    ['public.ecr.aws/ubuntu/jre:21-24.04_stable', 'ubuntu-chiselled-jre-21-24.04'],
    ['quay.io/almalinuxorg/9-micro', 'almalinux-9-micro'],
  ])('%s is the entry %s', (reference, id) => {
    const image = imageFor(reference);
    expect(image.id).toBe(id);
    expect(image.entry).toBe(true);
  });

  test('every entry is found by its own reference', () => {
    for (const image of catalog.images) expect(imageFor(image.reference).id, image.reference).toBe(image.id);
  });

  test('every listed tag leads into its own repository', () => {
    for (const image of catalog.images) {
      const repository = image.reference.slice(0, image.reference.lastIndexOf(':'));
      for (const tag of valueOf(image.facts.tags) ?? [])
        expect(imageFor(`${repository}:${tag}`).family, `${repository}:${tag}`).toBe(image.family);
    }
  });

  test('a digest leads to the entry it belongs to, whatever the tag', () => {
    const node = imageFor('node:24-trixie-slim');
    const digest = valueOf(node.facts.digest) ?? '';
    expect(imageFor(`node@${digest}`).id).toBe(node.id);
    expect(imageFor(`node:26-alpine3.24@sha256:${'0'.repeat(64)}`).id).toBe('node-26-alpine3.24');
  });
});

test('an unknown digest alone claims no version', () => {
  const image = imageFor(`node@sha256:${'0'.repeat(64)}`);
  expect(image.entry).toBe(false);
  expect(image.family).toBe('node');
  expect(languageText(image)).toBe('?');
  expect(libcText(image)).toBe('?');
  expect(valueOf(image.facts.compressedSize)).toBeUndefined();
  expect(valueOf(image.facts.user)).toEqual({ name: 'root', uid: 0 });
});

describe('names that mean something else', () => {
  test.each([
    ['wolfi:latest', 'wolfi-base'],
    ['wolfi', 'wolfi-base'],
    ['distroless/static', 'distroless-static-debian13'],
    ['distroless/base-debian12:nonroot', 'distroless-base-debian12'],
    ['ubi9', 'ubi9-standard'],
    ['ubi8-minimal', 'ubi8-minimal'],
    ['ubi9/ubi-micro', 'ubi9-micro'],
    ['go:1.22', 'golang-1.27-trixie'],
    ['nodejs', undefined],
    ['bitnami/node:20', undefined],
  ])('%s was probably meant as %s', (reference, meant) => {
    const found = findImage(catalog, reference, today);
    expect(found.kind).toBe('look-alike');
    if (found.kind !== 'look-alike') return;
    if (meant !== undefined) expect(found.meant?.id).toBe(meant);
    expect(found.because).not.toBe('');
    expect(found.source).toMatch(/^https:\/\//);
  });
});

describe('what nobody knows', () => {
  test.each([
    'acme/app:1.0',
    'ghcr.io/acme/app',
    'registry:5000/node:20',
    'localhost:5000/alpine',
    'quay.io/acme/python:3.12',
    'cgr.dev/acme.com/secret-app:1',
    'gcr.io/acme/static',
    'dhi.io/kafka:4',
    'racket:8.11',
    'Node:20',
    'node:20:30',
    '',
  ])('%j stays unknown', (reference) => {
    expect(findImage(catalog, reference, today).kind).toBe('not-in-catalog');
  });

  test.each([
    ['node:20-windowsservercore', 'node'],
    ['golang:1.99', 'golang'],
    ['golang:banana', 'golang'],
    ['python:3.13-slim-banana', 'python'],
    ['gcr.io/distroless/static-debian12:1.2', 'distroless'],
    ['registry.access.redhat.com/ubi9:8.4', 'ubi'],
    ['gcr.io/distroless/java', 'distroless'],
    ['gcr.io/distroless/erlang', 'distroless'],
    ['maven:3-banana', 'maven'],
    ['debian:bookwurm', 'debian'],
    ['alpine:3.99', 'alpine'],
  ])('the tag of %s is unknown', (reference, family) => {
    const found = findImage(catalog, reference, today);
    expect(found.kind).toBe('tag-unknown');
    if (found.kind === 'tag-unknown')
      expect([found.family, found.because]).toEqual([family, expect.any(String)]);
  });
});

describe('by date', () => {
  test.each([
    ['2026-11-23', '13'],
    ['2026-02-01', '12'],
    ['2024-01-01', '11'],
  ])('on %s gcr.io/distroless/cc meant Debian %s', (day, release) => {
    expect(upstreamText(imageFor('gcr.io/distroless/cc', day))).toBe(`debian ${release}`);
  });

  test('node:lts moves on with the release schedule', () => {
    expect(languageText(imageFor('node:lts', '2026-10-27'))).toMatch(/^nodejs 24/);
    expect(languageText(imageFor('node:lts', '2026-10-28'))).toMatch(/^nodejs 26/);
  });

  test('a tag is retired only from the day it left the list', () => {
    expect(valueOf(imageFor('golang:1.17', '2022-08-01').facts.retired)).toBeUndefined();
    expect(valueOf(imageFor('golang:1.17').facts.retired)).toMatchObject({ since: '2022-08-02' });
    expect(valueOf(imageFor('golang:1.17').facts.supportEnds)).toMatchObject({ date: '2022-08-02' });
    expect(valueOf(imageFor('golang:1.20-buster').facts.retired)).toMatchObject({ since: '2023-06-14' });
  });
});

test('what is derived says from what', () => {
  const { facts } = imageFor('golang:1.17');
  expect(facts.libc.known && facts.libc.sources.map(({ kind }) => kind)).toEqual(['derived', 'derived']);
  expect(facts.upstream.known && facts.upstream.sources[0]).toMatchObject({
    kind: 'derived',
    from: expect.arrayContaining(['golang:1.17']),
  });
});

test('hardened and distroless images take nothing from a distribution’s own image', () => {
  for (const reference of ['dhi.io/python:3.11.2-alpine3.22', 'gcr.io/distroless/cc-debian12'])
    expect(valueOf(imageFor(reference).facts.packageManagers) ?? []).toEqual([]);
});

test('figures of a build are not handed to another build', () => {
  const { facts } = imageFor('node:24.3.0-bookworm-slim');
  expect(facts.compressedSize.known || facts.digest.known || facts.built.known).toBe(false);
  expect(valueOf(facts.packages)?.filter(({ version }) => version !== undefined) ?? []).toEqual([]);
});

test('answers are remembered', () => {
  expect(findImage(catalog, 'node:20', today)).toBe(findImage(catalog, 'node:20', today));
});

describe('entrypoints', () => {
  test.each([
    ['python:3.12-slim', []],
    ['golang:1.26', []],
    ['node:22', ['docker-entrypoint.sh']],
    ['registry.access.redhat.com/ubi9/nodejs-22', ['container-entrypoint']],
    ['registry.access.redhat.com/ubi8/ubi-init', undefined],
  ])('%s starts with %j', (reference, entrypoint) => {
    expect(valueOf(imageFor(reference).facts.entrypoint)).toEqual(entrypoint);
  });
});

describe('what an image without an entry takes from those that have one', () => {
  test('of the same release the packages, never size, build, or what was signed', () => {
    const { facts, entry } = imageFor('python:3.12.3-slim-bookworm');
    expect(entry).toBe(false);
    expect(valueOf(facts.packages)?.map(({ name }) => name)).toContain('libc6');
    for (const fact of [facts.compressedSize, facts.unpackedSize, facts.built, facts.digest])
      expect(fact.known).toBe(false);
    for (const fact of [facts.sbom, facts.signature, facts.provenance]) expect(fact.known).toBe(false);
  });

  test('of another release what the distribution’s own image holds, or nothing', () => {
    const { facts } = imageFor('python:3.9.0-slim-buster');
    const names = valueOf(facts.packages)?.map(({ name }) => name) ?? [];
    expect(names.filter((name) => name.endsWith('t64'))).toEqual([]);
    expect(facts.caCertificates.known).toBe(false);
    expect(valueOf(facts.shell)).toMatchObject({ path: '/bin/sh' });
    expect(valueOf(facts.packageManagers)).toContain('apt');
  });
});
