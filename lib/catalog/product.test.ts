import { expect, test } from 'vitest';
import { readCatalog } from './files';
import { findImage } from './find';
import { productOf } from './product';

const catalog = readCatalog();

function spoken(reference: string): string {
  const found = findImage(catalog, reference, '2026-11-23');
  const product = found.kind === 'image' ? productOf(found.image) : undefined;
  return product ? [product.name, product.version, product.kind].filter(Boolean).join(' ') : 'none';
}

test.each([
  ['node:22.1-slim', 'nodejs 22.1'],
  ['php:8.4-apache', 'php 8.4 apache'],
  ['php:8.4', 'php 8.4 cli'],
  ['php:8.3-fpm-alpine', 'php 8.3 fpm'],
  ['mcr.microsoft.com/dotnet/aspnet:9.0', 'dotnet 9.0.19 aspnet'],
  ['mcr.microsoft.com/dotnet/runtime-deps:9.0', 'none'],
  ['eclipse-temurin:17-jre', 'java 17 jre'],
  ['eclipse-temurin:17', 'java 17 jdk'],
  ['maven:3-eclipse-temurin-21', 'java 21.0.12+8 maven'],
  ['registry.access.redhat.com/ubi9/openjdk-21-runtime:1.24', 'java 21 jre'],
  ['registry.access.redhat.com/ubi9/openjdk-21:1.24', 'java 21 jdk'],
  ['gcr.io/distroless/java21-debian13', 'java 21.0.12.1 jre'],
  ['gcr.io/distroless/java21-debian13:debug-nonroot', 'java 21.0.12.1 jdk'],
  ['postgres:17', 'postgresql 17'],
  ['dhi.io/postgres:17-alpine3.24', 'postgresql'],
  ['httpd:2.4-bookworm', 'httpd 2.4'],
  ['mysql:8.4-bookworm', 'mysql 8.4'],
  ['debian:trixie-slim', 'none'],
  ['scratch', 'none'],
])('%s is for %s', (reference, product) => {
  expect(spoken(reference)).toBe(product);
});
