import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { analyze } from '../analyze';
import { readCatalog } from '../catalog/files';
import { findRule } from '../rules/find-rule';
import { alternativesTo, siblingsOf } from './alternatives';
import { waysToLook } from './debugging';
import { knownIssuesOf } from './known-issues';
import { recipesFor } from './recipes/index';

const catalog = readCatalog(fileURLToPath(new URL('../../data', import.meta.url)));

function image(id: string) {
  const found = catalog.get(id);
  if (found === undefined) throw new Error(`no image ${id} in the catalog`);
  return found;
}

function recipe(id: string, language: string): string {
  const found = recipesFor(image(id), catalog).find((one) => one.language === language);
  return found?.dockerfile ?? '';
}

describe('a Dockerfile for an image', () => {
  it('passes our own analysis without an error, for every image and language', async () => {
    const wrong: string[] = [];
    for (const one of catalog.images) {
      for (const { dockerfile, language } of recipesFor(one, catalog)) {
        const { findings } = await analyze({ dockerfile }, catalog, '2026-11-23');
        const errors = findings.filter(({ severity }) => severity === 'error');
        wrong.push(...errors.map(({ rule, message }) => `${one.id} ${language}: ${rule} ${message}`));
      }
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  it('links statically and brings what scratch lacks', () => {
    const go = recipe('scratch', 'go');
    expect(go).toContain('CGO_ENABLED=0');
    expect(go).toContain('-tags timetzdata');
    expect(go).toContain('COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/');
    expect(go).toContain('USER 65532:65532');
  });

  it('leaves out what the image has already', () => {
    const go = recipe('distroless-static-debian13-nonroot', 'go');
    expect(go).not.toContain('ca-certificates');
    expect(go).not.toContain('timetzdata');
    expect(go).not.toContain('USER');
  });

  it.each([
    [
      'distroless-nodejs24-debian13-nonroot',
      'nodejs',
      'CMD ["server.js"]',
      'FROM node:24-trixie-slim AS build',
    ],
    ['chainguard-node', 'nodejs', 'CMD ["server.js"]', 'FROM cgr.dev/chainguard/node:latest-dev AS build'],
    ['chainguard-python', 'python', 'CMD ["main.py"]', 'FROM cgr.dev/chainguard/python:latest-dev AS build'],
    ['python-3.13-slim-trixie', 'python', 'main.py"]', 'FROM python:3.13-slim-trixie AS build'],
    [
      'eclipse-temurin-21-jre-noble',
      'java',
      'CMD ["java", "-jar", "/app/app.jar"]',
      'FROM eclipse-temurin:21-jdk AS build',
    ],
  ])('%s starts %s the way its entrypoint asks for', (id, language, start, builder) => {
    expect(recipe(id, language)).toContain(start);
    expect(recipe(id, language)).toContain(builder);
  });

  it('is not offered for an image that is no longer made', () => {
    expect(recipesFor(image('distroless-static-debian11'), catalog)).toEqual([]);
  });
});

describe('what stands beside an image', () => {
  it('names variants of the same repository as siblings', () => {
    const ids = siblingsOf(image('distroless-static-debian13'), catalog).map(({ id }) => id);
    expect(ids).toContain('distroless-static-debian13-nonroot');
    expect(ids).not.toContain('distroless-base-debian13');
  });

  it('offers one image a family for the same job, without its own family', () => {
    const found = alternativesTo(image('distroless-static-debian13-nonroot'), catalog);
    const families = found.map(({ family }) => family);
    expect(families).toContain('chainguard');
    expect(families).not.toContain('distroless');
    expect(new Set(families).size).toBe(families.length);
  });
});

describe('looking into a container', () => {
  it('uses the shell only where there is one', () => {
    const without = waysToLook(image('distroless-static-debian13')).map(({ command }) => command);
    expect(without.some((command) => command.startsWith('docker exec'))).toBe(false);
    expect(without).toContain('docker run --rm -it --entrypoint sh gcr.io/distroless/static-debian13:debug');
    expect(waysToLook(image('alpine-3.24'))[0]?.command).toBe('docker exec -it CONTAINER /bin/sh');
  });
});

describe('what people stumble over', () => {
  it('follows from what is known of the image', () => {
    const textsOf = (id: string) =>
      knownIssuesOf(image(id))
        .map(({ text }) => text)
        .join('\n');
    expect(textsOf('scratch')).toMatch(/loader[\s\S]*user list[\s\S]*\/tmp/);
    expect(textsOf('distroless-nodejs24-debian13-nonroot')).toContain('CMD names the file only');
    expect(textsOf('distroless-static-debian13')).not.toContain('may not write');
    expect(textsOf('debian-trixie')).not.toContain('shell form');
  });

  it('names only rules that exist', () => {
    const rules = new Set(
      catalog.images.flatMap((one) => knownIssuesOf(one).flatMap(({ rule }) => rule ?? [])),
    );
    expect([...rules].filter((id) => findRule(id) === undefined)).toEqual([]);
  });
});
