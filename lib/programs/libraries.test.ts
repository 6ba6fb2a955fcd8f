import { describe, expect, test } from 'vitest';
import { answerText, catalog, imageFor, rowsOf } from '../inspection.fixture';
import { programIn } from './image-programs';
import { libraryIn, packageWithLibrary } from './libraries';

describe('a program of an image', () => {
  test.each(
    rowsOf(`
# The shell.
alpine:3.24 → sh → there: image-has alpine:3.24 /bin/sh
alpine:3.24 → bash → missing: no-package-brings alpine:3.24 bash
debian:trixie-slim → dash → there: image-contains-package debian:trixie-slim dash
fedora:44 → bash → not-known: rest-of-image-not-known fedora:44
fedora:44 → sh → not-known: rest-of-image-not-known fedora:44
gcr.io/distroless/base-debian13 → sh → missing: image-has-no gcr.io/distroless/base-debian13:latest shell
gcr.io/distroless/base-debian13 → bash → missing: image-has-no gcr.io/distroless/base-debian13:latest shell
gcr.io/distroless/base-debian13 → ash → missing: image-has-no gcr.io/distroless/base-debian13:latest shell
gcr.io/distroless/base-debian13 → dash → missing: image-has-no gcr.io/distroless/base-debian13:latest shell
gcr.io/distroless/base-debian13 → zsh → missing: no-package-brings gcr.io/distroless/base-debian13:latest zsh
gcr.io/distroless/base-debian13:debug → sh → there: image-has gcr.io/distroless/base-debian13:debug /busybox/sh
# Package managers.
debian:trixie-slim → apt → there: image-has debian:trixie-slim apt
debian:trixie-slim → apt-get → there: image-has debian:trixie-slim apt-get
debian:trixie-slim → aptitude → missing: no-package-brings debian:trixie-slim aptitude
debian:trixie-slim → apk → missing: image-uses-other-managers debian:trixie-slim apk
alpine:3.24 → apk → there: image-has alpine:3.24 apk
alpine:3.24 → apt-get → missing: image-uses-other-managers alpine:3.24 apt-get
amazonlinux:2023 → yum → there, likely: image-has-dnf-as-yum amazonlinux:2023
amazonlinux:2 → dnf → not-known: rest-of-image-not-known amazonlinux:2
registry.access.redhat.com/ubi9/ubi-minimal → dnf → missing: image-uses-other-managers registry.access.redhat.com/ubi9/ubi-minimal:latest dnf
registry.access.redhat.com/ubi9/ubi-minimal → microdnf → there: image-has registry.access.redhat.com/ubi9/ubi-minimal:latest microdnf
gcr.io/distroless/base-debian13 → apt-get → missing: image-has-no gcr.io/distroless/base-debian13:latest package manager
# What it starts.
node:24 → node → there, likely: image-starts node:24-bookworm node
node:24-alpine3.24 → docker-entrypoint.sh → there: image-starts node:24-alpine3.24 docker-entrypoint.sh
nginx:1.31 → nginx → there, likely: image-starts nginx:1.31 nginx
gcr.io/distroless/nodejs24-debian13 → node → missing, likely: not-in-path gcr.io/distroless/nodejs24-debian13:latest /nodejs/bin/node
gcr.io/distroless/java21-debian13 → java → there: image-has gcr.io/distroless/java21-debian13:latest /usr/bin/java
gcr.io/distroless/python3-debian13 → python3.13 → there: image-has gcr.io/distroless/python3-debian13:latest /usr/bin/python3.13
gcr.io/distroless/python3-debian13 → python3 → there, likely: image-of-language gcr.io/distroless/python3-debian13:latest python
gcr.io/distroless/python3-debian13 → python → there, likely: image-of-language gcr.io/distroless/python3-debian13:latest python
python:3.14-slim → python3 → there, likely: image-starts python:3.14-slim-trixie python3
redis:8.10 → redis-server → not-known: rest-of-image-not-known redis:8.10
# Its language.
node:24 → npm → there, likely: image-builds-language node:24-bookworm nodejs
node:24 → yarn → there, likely: image-builds-language node:24-bookworm nodejs
node:24 → corepack → there, likely: image-builds-language node:24-bookworm nodejs
node:25 → corepack → missing, likely: left-out-since Node.js corepack
node:26 → corepack → missing, likely: left-out-since Node.js corepack
cgr.dev/chainguard/node → npx → not-known: whether-image cgr.dev/chainguard/node:latest brings npx
cgr.dev/chainguard/node → npm → there, likely: image-contains-package cgr.dev/chainguard/node:latest npm
python:3.14-slim → pip → there, likely: image-builds-language python:3.14-slim-trixie python
python:3.14-slim → node → missing, likely: no-package-brings python:3.14-slim-trixie node
gcr.io/distroless/python3-debian13 → pip → missing, likely: runtime-alone gcr.io/distroless/python3-debian13:latest pip
ruby:4.0-slim → bundle → there, likely: image-builds-language ruby:4.0-slim-trixie ruby
golang:1.27 → go → there, likely: image-builds-language golang:1.27-trixie go
golang:1.27 → gofmt → there, likely: image-builds-language golang:1.27-trixie go
rust:1.98 → cargo → there, likely: image-builds-language rust:1.98-trixie rust
rust:1.98 → rustc → there, likely: image-builds-language rust:1.98-trixie rust
php:8.5-cli → php → there, likely: image-of-language php:8.5-cli-trixie php
php:8.5-cli → composer → not-known: whether-image php:8.5-cli-trixie brings composer
eclipse-temurin:21-jre → java → there, likely: image-of-language eclipse-temurin:21-jre java
eclipse-temurin:21-jre → javac → not-known: whether-image eclipse-temurin:21-jre brings javac
eclipse-temurin:21-jdk → javac → there, likely: image-builds-language eclipse-temurin:21-jdk java
mcr.microsoft.com/dotnet/aspnet:10.0 → dotnet → there, likely: image-of-language mcr.microsoft.com/dotnet/aspnet:10.0-noble dotnet
mcr.microsoft.com/openjdk/jdk:17-distroless → javac → missing, likely: runtime-alone mcr.microsoft.com/openjdk/jdk:17-distroless javac
# Its packages.
debian:trixie-slim → git → missing: no-package-brings debian:trixie-slim git
debian:trixie-slim → tar → there: image-contains-package debian:trixie-slim tar
debian:trixie-slim → nobody-knows-it → not-known: rest-of-image-not-known debian:trixie-slim
alpine:3.24 → curl → missing: no-package-brings alpine:3.24 curl
node:24 → git → there, likely: image-contains-package node:24-bookworm git
node:24-trixie-slim → git → missing, likely: no-package-brings node:24-trixie-slim git
golang:1.27-alpine3.24 → git → missing, likely: no-package-brings golang:1.27-alpine3.24 git
golang:1.27-alpine3.24 → gcc → missing, likely: no-package-brings golang:1.27-alpine3.24 gcc
python:3.14-alpine3.24 → make → missing, likely: no-package-brings python:3.14-alpine3.24 make
gcr.io/distroless/base-debian13:debug → ls → not-known: rest-of-image-not-known gcr.io/distroless/base-debian13:debug
registry.access.redhat.com/ubi9/ubi-micro → git → missing, likely: image-does-not-bring registry.access.redhat.com/ubi9/ubi-micro:latest git
registry.access.redhat.com/ubi9/ubi → git → missing, likely: image-does-not-bring registry.access.redhat.com/ubi9/ubi:latest git
# What it stands on.
python:3.14-slim → tar → there, likely: image-contains-package python:3.14-slim-trixie tar
nginx:1.31 → useradd → there: ground-brings nginx:1.31 debian:trixie-slim brings
mcr.microsoft.com/dotnet/runtime:10.0-alpine3.24 → ls → there: ground-brings mcr.microsoft.com/dotnet/runtime:10.0-alpine3.24 alpine:3.24 brings
mcr.microsoft.com/dotnet/runtime:10.0-resolute-chiseled → ls → missing, likely: neither-shell-nor-programs mcr.microsoft.com/dotnet/runtime:10.0-resolute-chiseled
dhi.io/python:3.13-debian13-dev → perl → there, likely: image-contains-package dhi.io/python:3.13-debian13-dev perl-base
dhi.io/python:3.13-debian13 → perl → missing, likely: neither-shell-nor-programs dhi.io/python:3.13-debian13
# What its recipe asks for.
dhi.io/python:3.13-debian13 → pip → there, likely: image-contains-package dhi.io/python:3.13-debian13 python3-pip
dhi.io/node:24-alpine3.23 → env → there, likely: image-contains-package dhi.io/node:24-alpine3.23 coreutils-env
dhi.io/node:24-alpine3.23 → ls → missing, likely: neither-shell-nor-programs dhi.io/node:24-alpine3.23
docker.io/ubuntu/go:1.26-26.04_edge → wget → there, likely: image-contains-package docker.io/ubuntu/go:1.26-26.04_edge wget
# What somebody looked for in it.
docker.io/ubuntu/python:3.14-26.04_stable → python3 → there, likely: image-of-language docker.io/ubuntu/python:3.14-26.04_stable python
docker.io/ubuntu/python:3.14-26.04_stable → python → missing, likely: image-does-not-bring docker.io/ubuntu/python:3.14-26.04_stable python
`),
  )('%s: %s', (reference, program, answer) => {
    expect(answerText(programIn(catalog, imageFor(reference), program))).toBe(answer);
  });
});

describe('a library of an image', () => {
  test.each(
    rowsOf(`
debian:trixie-slim → libc.so.6 → there: image-contains debian:trixie-slim libc6
debian:trixie-slim → libstdc++.so.6 → there: image-contains debian:trixie-slim libstdc++6
debian:trixie-slim → libpq.so → missing, likely: no-package-contains debian:trixie-slim libpq.so
debian:trixie-slim → libpq.so.5 → missing, likely: no-package-contains debian:trixie-slim libpq.so.5
debian:trixie-slim → libnobody-knows.so.1 → not-known: whether-image debian:trixie-slim contains libnobody-knows.so.1
debian:trixie-slim with libpq5 → libpq.so → there: library-installed-here libpq.so
debian:trixie-slim with libpq5 → libpq.so.5 → there: library-installed-here libpq.so.5
debian:trixie-slim with libpq5 → libpq.so.4 → not-known: whether-image debian:trixie-slim contains libpq.so.4
debian:trixie-slim with libpq5 → libssl.so.3 → there: image-contains debian:trixie-slim libssl3t64
debian:trixie-slim with curl → libpq.so → missing, likely: no-package-contains debian:trixie-slim libpq.so
debian:trixie-slim with nobody-knows-it → libpq.so → not-known: packages-on-top-not-known
gcr.io/distroless/cc-debian13 → libstdc++.so.6 → there: image-contains gcr.io/distroless/cc-debian13:latest libstdc++6
gcr.io/distroless/base-debian13 → libstdc++.so.6 → missing, likely: no-package-contains gcr.io/distroless/base-debian13:latest libstdc++.so.6
gcr.io/distroless/base-debian13 → libssl.so.3 → there: image-contains gcr.io/distroless/base-debian13:latest libssl3t64
gcr.io/distroless/static-debian13 → libssl.so.3 → missing: image-has-no gcr.io/distroless/static-debian13:latest libraries
alpine:3.24 → libstdc++.so.6 → missing, likely: no-package-contains alpine:3.24 libstdc++.so.6
node:24 → libstdc++.so.6 → there: image-contains node:24-bookworm libstdc++6
nginx:1.31 → libssl.so.3 → there: ground-brings nginx:1.31 debian:trixie-slim contains
dhi.io/python:3.13-debian13-dev → libz.so.1 → there: image-contains dhi.io/python:3.13-debian13-dev zlib1g
mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled → libstdc++.so.6 → there: image-contains mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled libstdc++6
fedora:44 → libssl.so.3 → not-known: whether-image fedora:44 contains libssl.so.3
mcr.microsoft.com/dotnet/runtime-deps:10.0-noble → libstdc++.so.6 → there: ground-brings mcr.microsoft.com/dotnet/runtime-deps:10.0-noble ubuntu:24.04 contains
`),
  )('%s: %s', (where, soname, answer) => {
    const [reference = '', extra] = where.split(' with ');
    const added = extra === undefined ? [] : [extra];
    expect(answerText(libraryIn(catalog, imageFor(reference), soname, added))).toBe(answer);
  });

  test('is in the package that programs need, not in the one to build with', () => {
    const names = ['libpq.so.5', 'libssl.so.3', 'libz.so.1', 'libxml2.so.2', 'libnone.so.1'].map((soname) =>
      packageWithLibrary(catalog.packages.of({ distribution: 'debian', release: '12' }), soname),
    );
    expect(names.join(' ')).toBe('libpq5 libssl3 zlib1g libxml2 ');
    expect(packageWithLibrary(undefined, 'libpq.so.5')).toBeUndefined();
  });
});
