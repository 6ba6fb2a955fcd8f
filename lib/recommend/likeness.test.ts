import { describe, expect, test } from 'vitest';
import { catalog, imageFor, rowsOf, today } from '../inspection.fixture';
import { isAlike, isSpecial, lineOf, unlikeness } from './likeness';
import { rankImages } from './rank';

test.each(
  rowsOf(`
node:24 → node debian
node:24-trixie-slim → node debian slim
node:24-alpine3.24 → node alpine
debian:trixie-slim → debian debian slim
gcr.io/distroless/static-debian13:nonroot → gcr.io/distroless/static-debian debian distroless nonroot
gcr.io/distroless/base-debian13:debug → gcr.io/distroless/base-debian debian distroless
mcr.microsoft.com/dotnet/aspnet:10.0 → mcr.microsoft.com/dotnet/aspnet aspnet micro ubuntu
mcr.microsoft.com/dotnet/runtime-deps:11.0-preview-resolute-chiseled → mcr.microsoft.com/dotnet/runtime-deps chiseled micro preview ubuntu, special
mcr.microsoft.com/dotnet/aspnet:9.0-azurelinux3.0-distroless-composite → mcr.microsoft.com/dotnet/aspnet aspnet azurelinux distroless micro, special
dhi.io/python:3.13-alpine3.22-dev → dhi.io/python alpine dev
dhi.io/node:24-debian13-sfw-ent-dev → dhi.io/node debian dev, special
registry.access.redhat.com/ubi9/ubi-minimal → registry.access.redhat.com/ubi/ubi-minimal minimal rhel
registry.access.redhat.com/ubi9/ubi-micro → registry.access.redhat.com/ubi/ubi-micro micro rhel
nginx:1.31-alpine → nginx alpine
php:8.5-fpm → php debian fpm
eclipse-temurin:21-jre → eclipse-temurin jre ubuntu
cgr.dev/chainguard/python:latest-dev → cgr.dev/chainguard/python dev wolfi
`),
)('%s is of the line', (reference, line) => {
  const image = imageFor(reference);
  expect(`${lineOf(image)}${isSpecial(image) ? ', special' : ''}`).toBe(line);
});

test.each(
  rowsOf(`
node:24 → node:24-bookworm → 0, alike
node:24 → node:24-trixie → 0
node:24 → node:22-bookworm → 0
node:24-trixie → node:22-trixie → 0
node:24-trixie → node:24-trixie-slim → 1
node:24-trixie-slim → node:24-alpine3.24 → 3
node:24-trixie-slim → python:3.14-slim-trixie → 0
node:24-trixie → dhi.io/node:24-debian13-sfw-ent-dev → 2001
dhi.io/node:24-debian13-sfw-ent-dev → node:24-trixie → 1
gcr.io/distroless/base-debian13:nonroot → gcr.io/distroless/base-debian13:debug-nonroot → 1000, alike
gcr.io/distroless/base-debian13:debug-nonroot → gcr.io/distroless/base-debian13:nonroot → 0, alike
gcr.io/distroless/base-debian13:nonroot → gcr.io/distroless/base-debian12:nonroot → 0
gcr.io/distroless/base-debian13:latest → gcr.io/distroless/cc-debian13:latest → 0
debian:trixie → debian:bookworm → 0
debian:trixie → ubuntu:24.04 → 2
mcr.microsoft.com/dotnet/runtime-deps:10.0-noble → mcr.microsoft.com/dotnet/runtime-deps:9.0-noble → 0
mcr.microsoft.com/dotnet/aspnet:10.0-noble → mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled → 1
`),
)('%s and %s', (one, other, likeness) => {
  const [mine, its] = [imageFor(one), imageFor(other)];
  expect(`${unlikeness(mine, its)}${isAlike(mine, its) ? ', alike' : ''}`).toBe(likeness);
});

/** Few enough to be read, with something to tell each from the next. */
const chosen = new Set(
  `alpine:3.22 alpine:3.23 alpine:3.24 debian:bookworm debian:bookworm-slim debian:trixie debian:trixie-slim debian:bullseye-slim
ubuntu:22.04 ubuntu:24.04 ubuntu:26.04 fedora:44 scratch
registry.access.redhat.com/ubi9/ubi-minimal:latest registry.access.redhat.com/ubi10/ubi-minimal:latest
gcr.io/distroless/static-debian13:latest gcr.io/distroless/static-debian13:nonroot gcr.io/distroless/static-debian13:debug
gcr.io/distroless/static-debian12:nonroot gcr.io/distroless/base-debian13:nonroot
node:18-slim node:22-bookworm-slim node:24-trixie-slim node:24-bookworm-slim node:24-alpine3.24 node:26-trixie-slim node:24-trixie
gcr.io/distroless/nodejs24-debian13:latest gcr.io/distroless/nodejs22-debian12:nonroot cgr.dev/chainguard/node:latest
python:3.12-slim-trixie python:3.13-slim-trixie python:3.14-slim-trixie python:3.14-alpine3.24
golang:1.26-trixie golang:1.27-trixie golang:1.27-alpine3.24 nginx:1.31
mcr.microsoft.com/dotnet/runtime-deps:10.0-noble mcr.microsoft.com/dotnet/runtime-deps:9.0-noble-chiseled
mcr.microsoft.com/dotnet/runtime-deps:11.0-preview-resolute-chiseled
dhi.io/node:24-debian13-sfw-ent-dev dhi.io/node:24-debian13 dhi.io/static:20260611-musl-alpine3.22`.split(
    /\s+/,
  ),
);
const few = { ...catalog, images: catalog.images.filter(({ reference }) => chosen.has(reference)) };

describe('the order where nothing is needed', () => {
  test.each([
    ['no base', undefined, []],
    ['debian:trixie-slim', 'debian:trixie-slim', []],
    ['debian:trixie-slim', 'debian:trixie-slim', ['package-manager']],
    ['alpine:3.23', 'alpine:3.23', ['package-manager']],
    ['node:24-bookworm-slim', 'node:24-bookworm-slim', ['runtime']],
    ['node:18-slim', 'node:18-slim', []],
    ['python:3.13-slim-trixie', 'python:3.13-slim-trixie', ['runtime']],
    ['gcr.io/distroless/static-debian13:nonroot', 'gcr.io/distroless/static-debian13:nonroot', []],
    ['golang:1.27-alpine3.24', 'golang:1.27-alpine3.24', []],
    [
      'mcr.microsoft.com/dotnet/runtime-deps:9.0-noble-chiseled',
      'mcr.microsoft.com/dotnet/runtime-deps:9.0-noble-chiseled',
      [],
    ],
  ] as const)('on %s', (_, reference, kinds) => {
    const needs = kinds.map((kind) => ({
      kind,
      value: { code: 'more' } as const,
      certainty: 'certain' as const,
      because: [],
      meets: () => ({ answer: 'yes' }) as const,
    }));
    const ranked = rankImages(few, needs, reference && imageFor(reference), today, 'linux/amd64');
    const names = ranked
      .filter(({ image }) => chosen.has(image.reference))
      .map(
        ({ hasEnded, image, isBase }) =>
          `${image.reference}${hasEnded ? ' (ended)' : ''}${isBase ? ' (base)' : ''}`,
      );
    expect(names.join('\n')).toMatchSnapshot();
  });
});
