import { describe, expect, test } from 'vitest';
import { readCatalog } from '../catalog/files';
import { findImage } from '../catalog/find';
import { isPublished } from '../fact/fact';
import { programIn } from './image-programs';

const catalog = readCatalog();
const today = '2026-11-23';

function answerFor(reference: string, program: string) {
  const found = findImage(catalog, reference, today);
  return found.kind === 'image' ? programIn(catalog, found.image, program).is : found.kind;
}

describe('what an image does not bring', () => {
  test('is told by lists that somebody published, never by those we put together', () => {
    const derived = catalog.images.filter(
      ({ facts }) => facts.packages.known && !isPublished(facts.packages),
    );
    expect(derived.length).toBeGreaterThan(0);
    for (const image of derived)
      for (const program of ['git', 'unzip', 'adduser', 'ps', 'sudo', 'dumb-init'])
        expect(programIn(catalog, image, program).reason.code).not.toBe('no-package-brings');
  });

  test.each([
    ['python:3.14-slim', 'adduser', 'there'],
    ['python:3.13-slim-trixie', 'addgroup', 'there'],
    ['python:3.12-slim-trixie', 'adduser', 'there'],
    ['node:26-slim', 'adduser', 'there'],
    ['node:24-trixie-slim', 'adduser', 'there'],
    ['debian:13-slim', 'adduser', 'missing'],
    ['python:3.14-slim', 'git', 'missing'],
    ['node:24-trixie-slim', 'git', 'missing'],
    ['debian:bookworm', 'sudo', 'missing'],
    ['ruby:4.0-slim-trixie', 'git', 'not-known'],
    ['cgr.dev/chainguard/node:latest-dev', 'corepack', 'there'],
    ['node:26-alpine', 'corepack', 'missing'],
    ['node:25', 'corepack', 'missing'],
    ['node:24-alpine3.24', 'corepack', 'there'],
    ['oraclelinux:7-slim', 'yum', 'not-known'],
    ['oraclelinux:9-slim', 'yum', 'missing'],
  ])('%s and %s: %s', (reference, program, is) => {
    expect(answerFor(reference, program)).toBe(is);
  });
});
