import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readCatalog } from './files';
import { neverListed } from './never-listed';

const { releases, tags } = readCatalog(fileURLToPath(new URL('../../data', import.meta.url)));

function never(reference: string, today = '2026-11-23') {
  const [repository = '', tag = 'latest'] = reference.split(':');
  return neverListed(repository, tag, { releases, tags, today });
}

describe('tags that never existed', () => {
  test.each([
    ['node:22-slim-bookworm', '22-bookworm-slim'],
    ['node:22-alpine3.99', '22-alpine3.24'],
    ['node:22-slm', '22-slim'],
    ['node:18.99.0', undefined],
    ['node:23-bookwrm', '23-bookworm'],
    ['node:latest-alpine', undefined],
    ['python:3.8-slim-trixie', undefined],
    ['python:3.14-buster', '3.14-trixie'],
    ['python:3.9-slim-forky', '3.9-slim-trixie'],
    ['php:8.4-fpm-alpine3.17', '8.4-fpm-alpine3.24'],
    ['openjdk:17-jre', '17-jdk'],
    ['openjdk:11-jdk-alpine', '11-jdk-slim'],
    ['debian:bookworm-20240111', undefined],
    ['golang:1.22.99', undefined],
    ['ibm-semeru-runtimes', undefined],
  ])('%s: such as %s', (reference, near) => {
    const found = never(reference);
    expect(found?.sure).toBe(true);
    expect(found?.nearest()).toHaveLength(near === undefined ? (found?.nearest().length ?? 0) : 3);
    if (near !== undefined) expect(found?.nearest()).toContain(near);
    for (const tag of found?.nearest() ?? [])
      expect(tags.history(reference.split(':')[0] ?? '')?.spans(tag)).not.toEqual([]);
  });

  test.each(['node:22-foo', 'python:3.12-slim-foo', 'php:8.4-fpm-nginx', 'postgres:17-slim', 'ubuntu:natty'])(
    '%s is not sure: the word may be new',
    (reference) => {
      expect(never(reference)?.sure).toBe(false);
    },
  );
});

describe('what is not called unknown', () => {
  test.each([
    ['listed', 'node:22-bookworm-slim'],
    ['listed once', 'python:3.6.1-alpine3.6'],
    ['newer than the newest', 'node:99'],
    ['newer than the newest of its line', 'python:3.12.99-slim'],
    ['released since', 'python:3.15-slim'],
    ['released since', 'python:3.15.1-slim'],
    ['older than the oldest', 'python:2.0'],
    ['a release of Alpine that may have come', 'node:22-alpine3.25'],
    ['a release of Debian the line has not seen', 'redis:7.2-trixie'],
    ['a later Java', 'maven:3.9-eclipse-temurin-27'],
    ['a later Java', 'gradle:8-jdk27'],
    ['a later day', 'debian:bookworm-20260930'],
    ['for an architecture', 'node:20-amd64'],
    ['Windows', 'golang:1.22-windowsservercore-ltsc2025'],
    ['no list is known', 'cassandra:1.99'],
  ])('%s: %s', (_, reference) => {
    expect(never(reference)).toBeUndefined();
  });

  test('a year later two more releases of Alpine', () => {
    expect(never('node:22-alpine3.26')?.sure).toBe(true);
    expect(never('node:22-alpine3.26', '2027-07-01')).toBeUndefined();
  });
});
