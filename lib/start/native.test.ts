import { expect, test } from 'vitest';
import { inspectionOf, onDebian, rowsOf } from '../inspection.fixture';
import { carriedModules } from './carried-modules';
import type { Executable } from './executable';
import { glibcGap } from './glibc';
import { isGuess } from './native';
import { scriptOf } from './script';

/** A program that is started, what made it and what it is linked to. */
function told(executable: Executable): string {
  const { at, native, of, path, traced } = executable;
  const script = scriptOf(executable);
  const marks = [
    `${of} ${path} at ${at}: ${traced.kind}`,
    script && `script of ${script.interpreters.join(' or ')}${script.named ? ', named' : ''}`,
    native &&
      `${native.linkage}, ${native.certainty}: ${Object.values(native.reason)
        .map((part) => (typeof part === 'string' ? part : part.code))
        .join(' ')}`,
    native && `libc ${native.libc.family} ${native.libc.version} of ${native.builder?.reference}`,
    native && native.libraries.length > 0 && native.libraries.join(' '),
    native?.isSmall && 'small',
    native && isGuess(native) && 'guess',
  ];
  return marks.filter(Boolean).join(', ');
}

const toScratch = (copy: string) => `FROM scratch\nCOPY --from=b ${copy}\nENTRYPOINT ["/x"]`;

/** A stage that builds, and what is copied of it to where it starts. */
test.each(
  rowsOf(String.raw`
FROM golang:1.27 AS b\nRUN go build -o /x . → /x /x → start /x at 0: made, depends, likely: imports-decide cgo-not-disabled, libc glibc 2.41 of golang:1.27-trixie
FROM golang:1.27-alpine AS b\nRUN go build -o /x . → /x /x → start /x at 0: made, static, certain: no-compiler-for-cgo, libc musl 1.2.6 of golang:1.27-alpine3.24
FROM golang:1.27 AS b\nRUN CGO_ENABLED=0 go build -o /x . → /x /x → start /x at 0: made, static, certain: cgo-disabled, libc glibc 2.41 of golang:1.27-trixie
FROM golang:1.27 AS b\nRUN CGO_ENABLED=1 go build -o /x . → /x /x → start /x at 0: made, depends, likely: imports-decide cgo-enabled, libc glibc 2.41 of golang:1.27-trixie
FROM golang:1.27-alpine AS b\nRUN CGO_ENABLED=1 go build -o /x . → /x /x → start /x at 0: made, depends, likely: imports-decide cgo-enabled, libc musl 1.2.6 of golang:1.27-alpine3.24
FROM golang:1.27-alpine AS b\nRUN apk add gcc\nRUN go build -o /x . → /x /x → start /x at 0: made, depends, likely: imports-decide cgo-not-disabled, libc musl 1.2.6 of golang:1.27-alpine3.24
FROM golang:1.19-alpine AS b\nRUN go build -o /x . → /x /x → start /x at 0: made, depends, likely: imports-decide cgo-not-disabled, libc musl undefined of golang:1.19-alpine
FROM golang:1.20-alpine AS b\nRUN go build -o /x . → /x /x → start /x at 0: made, depends, likely: imports-decide cgo-not-disabled, libc musl undefined of golang:1.20-alpine
FROM golang:1.27 AS b\nRUN go build -o /x main.go → /x /x → start /x at 0: made, depends, likely: imports-decide cgo-not-disabled, libc glibc 2.41 of golang:1.27-trixie, small, guess
FROM golang:1.27 AS b\nCOPY main.go go.mod ./\nRUN go build -o /x . → /x /x → start /x at 0: made, depends, likely: imports-decide cgo-not-disabled, libc glibc 2.41 of golang:1.27-trixie, small, guess
FROM golang:1.27 AS b\nCOPY go.sum x/go.mod ./\nCOPY <<EOF main.go\nx\nEOF\nRUN go build -o /x . → /x /x → start /x at 0: made, depends, likely: imports-decide cgo-not-disabled, libc glibc 2.41 of golang:1.27-trixie, small, guess
FROM golang:1.27 AS b\nCOPY main.go src ./\nRUN go build -o /x . → /x /x → start /x at 0: made, depends, likely: imports-decide cgo-not-disabled, libc glibc 2.41 of golang:1.27-trixie
FROM golang:1.27 AS b\nCOPY my-go.mods ./\nRUN go build -o /x . → /x /x → start /x at 0: made, depends, likely: imports-decide cgo-not-disabled, libc glibc 2.41 of golang:1.27-trixie
FROM golang:1.27 AS b\nADD main.go ./\nRUN go build -o /x . → /x /x → start /x at 0: made, depends, likely: imports-decide cgo-not-disabled, libc glibc 2.41 of golang:1.27-trixie, small, guess
FROM golang:1.27 AS a\nCOPY . .\nFROM a AS b\nCOPY main.go ./\nRUN go build -o /x . → /x /x → start /x at 0: made, depends, likely: imports-decide cgo-not-disabled, libc glibc 2.41 of golang:1.27-trixie
FROM golang:1.27 AS b\nCOPY main.go ./\nRUN CGO_ENABLED=1 go build -o /x . → /x /x → start /x at 0: made, depends, likely: imports-decide cgo-enabled, libc glibc 2.41 of golang:1.27-trixie
FROM golang:1.27 AS b\nRUN go build -ldflags "-extldflags -static" -o /x . → /x /x → start /x at 0: made, static, certain: go-static-flags, libc glibc 2.41 of golang:1.27-trixie
FROM rust:1.98 AS b\nRUN cargo build --release && mv target/release/x /x → /x /x → start /x at 0: made
FROM rust:1.98 AS b\nWORKDIR /w\nRUN cargo build --release → /w/target/release/x /x → start /x at 0: made, dynamic, likely: default-target-links glibc dynamically, libc glibc 2.41 of rust:1.98-trixie, libgcc_s.so.1
FROM rust:1.98-alpine AS b\nWORKDIR /w\nRUN cargo build --release → /w/target/release/x /x → start /x at 0: made, static, certain: default-target-links musl statically, libc musl 1.2.6 of rust:1.98-alpine3.24
FROM rust:1.98 AS b\nWORKDIR /w\nRUN cargo build --release --target x86_64-unknown-linux-musl → /w/target/x86_64-unknown-linux-musl/release/x /x → start /x at 0: made, static, certain: target-links-statically x86_64-unknown-linux-musl, libc musl undefined of rust:1.98-trixie
FROM gcc:16 AS b\nRUN gcc -o /x x.c → /x /x → start /x at 0: made, dynamic, certain: linked-without -static, libc glibc 2.41 of gcc:16-trixie
FROM gcc:16 AS b\nRUN gcc -static -o /x x.c → /x /x → start /x at 0: made, static, certain: option -static, libc glibc 2.41 of gcc:16-trixie
FROM gcc:16 AS b\nRUN gcc -o /x x.c -lssl → /x /x → start /x at 0: made, dynamic, certain: linked-without -static, libc glibc 2.41 of gcc:16-trixie, libssl.so
FROM gcc:16 AS b\nRUN g++ -o /x x.cc → /x /x → start /x at 0: made, dynamic, certain: linked-without -static, libc glibc 2.41 of gcc:16-trixie, libstdc++.so.6 libgcc_s.so.1
FROM alpine:3.24 AS b\nRUN gcc -o /x x.c → /x /x → start /x at 0: made, dynamic, certain: linked-without -static, libc musl 1.2.6 of alpine:3.24
FROM example.com/x:1 AS b\nRUN gcc -o /x x.c → /x /x → start /x at 0: made, dynamic, certain: linked-without -static, libc undefined undefined of undefined
FROM example.com/x:alpine AS b\nRUN gcc -o /x x.c → /x /x → start /x at 0: made, dynamic, certain: linked-without -static, libc musl undefined of undefined
FROM example.com/x-musl:1 AS b\nRUN gcc -o /x x.c → /x /x → start /x at 0: made, dynamic, certain: linked-without -static, libc musl undefined of undefined
FROM example.com/x:1-bookworm AS b\nRUN gcc -o /x x.c → /x /x → start /x at 0: made, dynamic, certain: linked-without -static, libc glibc undefined of undefined
FROM example.com/ubuntu:1 AS b\nRUN gcc -o /x x.c → /x /x → start /x at 0: made, dynamic, certain: linked-without -static, libc glibc undefined of undefined
FROM example.com/xubuntux:1 AS b\nRUN gcc -o /x x.c → /x /x → start /x at 0: made, dynamic, certain: linked-without -static, libc undefined undefined of undefined
FROM example.com/ubi9:1 AS b\nRUN gcc -o /x x.c → /x /x → start /x at 0: made, dynamic, certain: linked-without -static, libc glibc undefined of undefined
FROM debian:trixie AS b\nWORKDIR /w\nRUN make install → /usr/local/bin/x /x → start /x at 0: made, depends, likely: own-files-decide make , libc glibc 2.41 of debian:trixie, guess
FROM debian:trixie AS b\nWORKDIR /w\nRUN LDFLAGS=-static make install → /usr/local/bin/x /x → start /x at 0: made, static, certain: static-among-flags, libc glibc 2.41 of debian:trixie
FROM debian:trixie AS b\nENV LDFLAGS="-s -static"\nRUN make install → /usr/local/bin/x /x → start /x at 0: made, static, certain: static-among-flags, libc glibc 2.41 of debian:trixie
FROM debian:trixie AS b\nENV LDFLAGS="-static-libgcc"\nRUN make install → /usr/local/bin/x /x → start /x at 0: made, depends, likely: own-files-decide make , libc glibc 2.41 of debian:trixie, guess
FROM debian:trixie AS b\nRUN ./configure --enable-static-link && make install → /usr/local/bin/x /x → start /x at 0: made, static, certain: build-asks-for-static, libc glibc 2.41 of debian:trixie
FROM debian:trixie AS b\nRUN ./configure --enable-static-linking && make install → /usr/local/bin/x /x → start /x at 0: made, static, certain: build-asks-for-static, libc glibc 2.41 of debian:trixie
FROM debian:trixie AS b\nRUN ./configure --enable-static && make install → /usr/local/bin/x /x → start /x at 0: made, depends, likely: own-files-decide make , libc glibc 2.41 of debian:trixie, guess
FROM debian:trixie AS b\nRUN make LDFLAGS="-all-static" install → /usr/local/bin/x /x → start /x at 0: made, static, certain: build-asks-for-static, libc glibc 2.41 of debian:trixie
FROM debian:trixie AS b\nRUN make LDFLAGS='-static-pie' install → /usr/local/bin/x /x → start /x at 0: made, static, certain: static-among-flags, libc glibc 2.41 of debian:trixie
FROM debian:trixie AS b\nRUN make static install → /usr/local/bin/x /x → start /x at 0: made, static, certain: build-asks-for-static, libc glibc 2.41 of debian:trixie
FROM debian:trixie AS b\nRUN make my-static install → /usr/local/bin/x /x → start /x at 0: made, depends, likely: own-files-decide make , libc glibc 2.41 of debian:trixie, guess
FROM golang:1.27 AS b\nRUN make install → /usr/local/bin/x /x → start /x at 0: made, depends, likely: own-files-decide make , libc glibc 2.41 of golang:1.27-trixie, guess
FROM golang:1.27 AS b\nENV CGO_ENABLED=0\nRUN make install → /usr/local/bin/x /x → start /x at 0: made, static, certain: go-builder-without-cgo, libc glibc 2.41 of golang:1.27-trixie
FROM golang:1.27 AS b\nRUN CGO_ENABLED=0 make install → /usr/local/bin/x /x → start /x at 0: made, static, certain: go-builder-without-cgo, libc glibc 2.41 of golang:1.27-trixie
FROM golang:1.27 AS b\nRUN export CGO_ENABLED="0" && make install → /usr/local/bin/x /x → start /x at 0: made, static, certain: go-builder-without-cgo, libc glibc 2.41 of golang:1.27-trixie
FROM golang:1.27 AS b\nRUN XCGO_ENABLED=0 make install → /usr/local/bin/x /x → start /x at 0: made, depends, likely: own-files-decide make , libc glibc 2.41 of golang:1.27-trixie, guess
FROM golang:1.27 AS b\nRUN CGO_ENABLED=01 make install → /usr/local/bin/x /x → start /x at 0: made, depends, likely: own-files-decide make , libc glibc 2.41 of golang:1.27-trixie, guess
FROM debian:trixie AS b\nENV CGO_ENABLED=0\nRUN make install → /usr/local/bin/x /x → start /x at 0: made, depends, likely: own-files-decide make , libc glibc 2.41 of debian:trixie, guess
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS b\nWORKDIR /w\nRUN dotnet publish --self-contained -r linux-x64 -o /o → /o /x → start /x at 0: made, dynamic, likely: dotnet-runtime-inside, libc glibc undefined of mcr.microsoft.com/dotnet/sdk:10.0-noble, libstdc++.so.6 libgcc_s.so.1; copied /x at -1: made, dynamic, likely: dotnet-runtime-inside, libc glibc undefined of mcr.microsoft.com/dotnet/sdk:10.0-noble, libstdc++.so.6 libgcc_s.so.1
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS b\nWORKDIR /w\nRUN dotnet publish --self-contained -r linux-musl-x64 -o /o → /o/x /x → start /x at 0: made, dynamic, likely: dotnet-runtime-inside, libc musl undefined of mcr.microsoft.com/dotnet/sdk:10.0-noble, libstdc++.so.6 libgcc_s.so.1; copied /x at -1: made, dynamic, likely: dotnet-runtime-inside, libc musl undefined of mcr.microsoft.com/dotnet/sdk:10.0-noble, libstdc++.so.6 libgcc_s.so.1
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS b\nWORKDIR /w\nRUN dotnet publish --self-contained -r linux-arm64 -o /o → /o/x /x → start /x at 0: made, dynamic, likely: dotnet-runtime-inside, libc glibc undefined of mcr.microsoft.com/dotnet/sdk:10.0-noble, libstdc++.so.6 libgcc_s.so.1; copied /x at -1: made, dynamic, likely: dotnet-runtime-inside, libc glibc undefined of mcr.microsoft.com/dotnet/sdk:10.0-noble, libstdc++.so.6 libgcc_s.so.1
FROM eclipse-temurin:21 AS b\nRUN jlink --add-modules x --output /j → /j/bin/java /x → start /x at 0: made, dynamic, likely: jlink-launcher, libc glibc undefined of eclipse-temurin:21; copied /x at -1: made, dynamic, likely: jlink-launcher, libc glibc undefined of eclipse-temurin:21
FROM elixir:1.18 AS b\nWORKDIR /w\nRUN mix release → /w/_build/prod/rel/a/bin/a /x → start /x at 0: not-known, script of sh
FROM ghcr.io/graalvm/native-image-community:25 AS b\nRUN native-image -jar x.jar /x → /x /x → start /x at 0: not-known
FROM debian:trixie AS b\nRUN apt-get install -y curl → /usr/bin/curl /x → start /x at 0: not-known, dynamic, likely: of-installed-package debian:trixie, libc glibc 2.41 of debian:trixie, libcurl.so; copied /x at -1: not-known, dynamic, likely: of-installed-package debian:trixie, libc glibc 2.41 of debian:trixie, libcurl.so
FROM alpine:3.24 AS b\nRUN apk add curl → /usr/bin/curl /x → start /x at 0: not-known, dynamic, likely: of-installed-package alpine:3.24, libc musl 1.2.6 of alpine:3.24, libcurl.so; copied /x at -1: not-known, dynamic, likely: of-installed-package alpine:3.24, libc musl 1.2.6 of alpine:3.24, libcurl.so
FROM node:24 AS b → /usr/local/bin/node /x → start /x at 0: image, dynamic, likely: of-image node:24-bookworm, libc glibc undefined of node:24-bookworm, libstdc++.so.6 libgcc_s.so.1; copied /x at -1: image, dynamic, likely: of-image node:24-bookworm, libc glibc undefined of node:24-bookworm, libstdc++.so.6 libgcc_s.so.1
FROM node:24-alpine AS b → /usr/local/bin/node /x → start /x at 0: image, dynamic, likely: of-image node:24-alpine3.24, libc musl undefined of node:24-alpine3.24, libstdc++.so.6 libgcc_s.so.1; copied /x at -1: image, dynamic, likely: of-image node:24-alpine3.24, libc musl undefined of node:24-alpine3.24, libstdc++.so.6 libgcc_s.so.1
FROM busybox:1.37 AS b → /bin/busybox /x → start /x at 0: image
FROM debian:trixie AS b\nRUN curl -o /x https://example.com/x → /x /x → start /x at 0: not-known
FROM debian:trixie AS b\nCOPY x /x → /x /x → start /x at 0: context
FROM debian:trixie AS b\nCOPY <<EOF /x\n#!/bin/bash\nls\nEOF → /x /x → start /x at 0: here-document, script of bash, named
FROM debian:trixie AS b\nCOPY <<EOF /x\n#!/usr/bin/env python3\nls\nEOF → /x /x → start /x at 0: here-document, script of python3, named
FROM debian:trixie AS b\nCOPY <<EOF /x\n#! /bin/sh -e\nls\nEOF → /x /x → start /x at 0: here-document, script of sh, named
FROM debian:trixie AS b\nCOPY <<EOF /x\nls\nEOF → /x /x → start /x at 0: here-document
FROM gradle:9 AS b\nWORKDIR /w\nRUN gradle installDist → /w/build/install/a/bin/a /x → start /x at 0: not-known, script of sh
FROM gradle:9 AS b\nWORKDIR /w\nRUN gradle installDist → /w/build/install/a/bin/a.bat /x → start /x at 0: not-known
FROM sbtscala/scala-sbt:x AS b\nRUN sbt stage → /w/target/universal/stage/bin/a /x → start /x at 0: not-known, script of bash
FROM maven:3 AS b\nRUN mvn package → /w/target/appassembler/bin/a /x → start /x at 0: not-known, script of sh
FROM maven:3 AS b\nRUN mvn package → /w/target/appassembler/lib/a /x → start /x at 0: not-known
`),
)('%s, COPY %s', (stage, copy, program) => {
  const { target } = inspectionOf(`${stage}\n${toScratch(copy)}\n`);
  expect(target?.executables.map(told).join('; ') || 'nothing').toBe(program);
});

test.each(
  rowsOf(String.raw`
COPY a /usr/bin/a\nCMD ["a"] → start /usr/bin/a at 0: context
COPY a /opt/a\nCMD ["a"] → nothing
COPY a /usr/bin/\nCMD ["a"] → start /usr/bin/a at 0: context
COPY a.sh /a.sh\nCMD ["/a.sh"] → start /a.sh at 0: context, script of sh
COPY a.bash /a.bash\nCMD ["/a.bash"] → start /a.bash at 0: context, script of bash
COPY a.py /a.py\nCMD ["/a.py"] → start /a.py at 0: context, script of python3 or python
COPY a.rb /a.rb\nCMD ["/a.rb"] → start /a.rb at 0: context, script of ruby
COPY a.pl /a.pl\nCMD ["/a.pl"] → start /a.pl at 0: context, script of perl
COPY a.js /a.js\nCMD ["/a.js"] → start /a.js at 0: context, script of node
COPY a.mjs /a.mjs\nCMD ["/a.mjs"] → start /a.mjs at 0: context, script of node
COPY a.php /a.php\nCMD ["/a.php"] → start /a.php at 0: context, script of php
COPY a.txt /a.txt\nCMD ["/a.txt"] → start /a.txt at 0: context
COPY a.sh /a.sh2\nCMD ["/a.sh2"] → start /a.sh2 at 0: context
WORKDIR /w\nCOPY a .\nCMD ["./a"] → start /w/a at 0: context
WORKDIR /w\nCOPY a .\nCMD ["a"] → nothing
ARG W\nWORKDIR $W\nCMD ["./a"] → nothing
CMD ["$A"] → nothing
CMD ["/usr/bin/env"] → start /usr/bin/env at 0: image
CMD ["ls"] → nothing
COPY a /usr/bin/a\nCMD a → start /usr/bin/a at 0: context
COPY a /usr/bin/a\nHEALTHCHECK CMD a → healthcheck /usr/bin/a at 0: context
COPY a /usr/bin/a\nCMD ["tini", "--", "a"] → start /usr/bin/a at 2: context
FROM node:24\nCOPY a /usr/bin/a\nCMD ["a"] → start /usr/bin/a at 1: context
FROM example.com/x:1\nCOPY a /usr/bin/a\nCMD ["a"] → start /usr/bin/a at 0: context
FROM golang:1.27 AS b\nRUN go build -o /x .\nFROM debian:trixie-slim\nCOPY --from=b /x /usr/bin/x → copied /usr/bin/x at -1: made, depends, likely: imports-decide cgo-not-disabled, libc glibc 2.41 of golang:1.27-trixie
FROM golang:1.27 AS b\nRUN go build -o /x .\nFROM debian:trixie-slim\nCOPY --from=b /x /usr/bin/ → nothing
FROM golang:1.27 AS b\nRUN go build -o /x .\nFROM debian:trixie-slim\nCOPY --from=b /x /usr/bin/x\nCMD ["x"] → start /usr/bin/x at 0: made, depends, likely: imports-decide cgo-not-disabled, libc glibc 2.41 of golang:1.27-trixie
`),
)('%s', (lines, programs) => {
  expect(inspectionOf(onDebian(lines)).target?.executables.map(told).join('; ') || 'nothing').toBe(programs);
});

/** What a stage takes of packages installed in another. */
test.each(
  rowsOf(String.raw`
FROM node:24 AS b → COPY --from=b /app/node_modules /x → /app/node_modules: packages of Node with native modules by npm ci on glibc of node:24-bookworm
FROM node:24 AS b → COPY --from=b /app/node_modules/x /x → nothing
FROM node:24-alpine AS b → COPY --from=b /app/my_node_modules /x → nothing
FROM node:24-alpine AS b → COPY --from=b node_modules /x → /node_modules: packages of Node with native modules by npm ci on musl of node:24-alpine3.24
FROM python:3.14 AS b → COPY --from=b /app/.venv /x → /app/.venv: Python packages with compiled parts by pip install on glibc of python:3.14-trixie
FROM python:3.14 AS b → COPY --from=b /venv/lib /x → /venv/lib: Python packages with compiled parts by pip install on glibc of python:3.14-trixie
FROM python:3.14 AS b → COPY --from=b /virtualenv /x → /virtualenv: Python packages with compiled parts by pip install on glibc of python:3.14-trixie
FROM python:3.14 AS b → COPY --from=b /usr/lib/site-packages /x → /usr/lib/site-packages: Python packages with compiled parts by pip install on glibc of python:3.14-trixie
FROM python:3.14 AS b → COPY --from=b /usr/lib/dist-packages /x → /usr/lib/dist-packages: Python packages with compiled parts by pip install on glibc of python:3.14-trixie
FROM python:3.14 AS b → COPY --from=b /myvenv /x → nothing
FROM python:3.14 AS b → COPY --from=b /wheels /x → /wheels: Python wheels with compiled parts by pip wheel on glibc of python:3.14-trixie
FROM python:3.14 AS b → COPY --from=b /wheelhouse/ /x → /wheelhouse: Python wheels with compiled parts by pip wheel on glibc of python:3.14-trixie
FROM python:3.14 AS b → COPY --from=b /wheel/x /x → /wheel/x: Python wheels with compiled parts by pip wheel on glibc of python:3.14-trixie
FROM python:3.14 AS b → COPY --from=b /x.whl /x/ → /x.whl: Python wheels with compiled parts by pip wheel on glibc of python:3.14-trixie
FROM python:3.14 AS b → COPY --from=b /pinwheels /x → nothing
FROM ruby:4.0 AS b → COPY --from=b /usr/local/bundle /x → /usr/local/bundle: gems with native parts by bundle install on glibc of ruby:4.0
FROM ruby:4.0 AS b → COPY --from=b /app/vendor/bundle /x → /app/vendor/bundle: gems with native parts by bundle install on glibc of ruby:4.0
FROM ruby:4.0 AS b → COPY --from=b /usr/gems/x /x → /usr/gems/x: gems with native parts by bundle install on glibc of ruby:4.0
FROM ruby:4.0 AS b → COPY --from=b /bundles /x → nothing
FROM scratch AS b → COPY --from=b /wheels /x → nothing
FROM example.com/x:1 AS b → COPY --from=b /wheels /x → nothing
FROM python:3.14 AS b → COPY wheels /x → nothing
FROM python:3.14 AS b\nWORKDIR /app\nRUN python -m venv env → COPY --from=b /app /x → /app: Python packages with compiled parts by pip install on glibc of python:3.14-trixie
FROM python:3.14 AS b\nWORKDIR /app\nRUN python -m venv env → COPY --from=b /app/env /x → /app/env: Python packages with compiled parts by pip install on glibc of python:3.14-trixie
FROM python:3.14 AS b\nWORKDIR /app\nRUN python -m venv env → COPY --from=b /other /x → nothing
FROM python:3.14 AS b\nWORKDIR /app\nRUN python -m venv env → COPY --from=b / /x → /: Python packages with compiled parts by pip install on glibc of python:3.14-trixie
FROM node:24 AS b\nWORKDIR /app\nRUN npm ci → COPY --from=b /app /x → /app: packages of Node with native modules by npm ci on glibc of node:24-bookworm
FROM ruby:4.0 AS b\nWORKDIR /app\nRUN bundle config path v && bundle install → COPY --from=b /app /x → /app: gems with native parts by bundle install on glibc of ruby:4.0
FROM maven:3-eclipse-temurin-21 AS b\nWORKDIR /app\nRUN mvn package → COPY --from=b /app /x → nothing
FROM python:3.14 AS b → RUN --mount=type=bind,from=b,source=/wheels,target=/w pip install /w/x.whl → /wheels: Python wheels with compiled parts by pip wheel on glibc of python:3.14-trixie
FROM python:3.14 AS b → RUN --mount=type=bind,from=b,source=/venv,target=/w pip install /w/x → nothing
FROM python:3.14 AS b → RUN --mount=type=cache,from=b,source=/wheels,target=/w pip install /w/x.whl → nothing
FROM python:3.14 AS b → RUN --mount=type=bind,from=b,target=/w pip install /w/x.whl → nothing
FROM python:3.14 AS b → RUN --mount=type=bind,source=/wheels,target=/w pip install /w/x.whl → nothing
`),
)('%s, then %s', (stage, taking, modules) => {
  const { target } = inspectionOf(`${stage}\nFROM debian:trixie-slim\n${taking}\n`);
  const found = target && carriedModules(target.view);
  expect(
    found
      ?.map(
        ({ builder, how, libc, path, what }) =>
          `${path}: ${what} by ${how} on ${libc} of ${builder.reference}`,
      )
      .join('; ') || 'nothing',
  ).toBe(modules);
});

test.each(
  rowsOf(String.raw`
FROM golang:1.27-trixie AS b\nRUN CGO_ENABLED=1 go build -o /x . → 2.36 → newer-symbol, possible, built on 2.41
FROM golang:1.27-trixie AS b\nRUN CGO_ENABLED=1 go build -o /x . → 2.31 → linked-since-2.34, likely, built on 2.41
FROM golang:1.27-trixie AS b\nRUN CGO_ENABLED=1 go build -o /x . → 2.34 → newer-symbol, possible, built on 2.41
FROM golang:1.27-trixie AS b\nRUN CGO_ENABLED=1 go build -o /x . → 2.41 → none
FROM golang:1.27-trixie AS b\nRUN CGO_ENABLED=0 go build -o /x . → 2.31 → none
FROM debian:trixie AS b\nRUN make -C /w install && cp /usr/local/bin/x /x → 2.31 → linked-since-2.34, likely, built on 2.41
FROM debian:bullseye AS b\nRUN gcc -o /x x.c → 2.28 → newer-symbol, possible, built on 2.31
FROM alpine:3.24 AS b\nRUN gcc -o /x x.c → 2.28 → none
`),
)('%s on glibc %s', (stage, runtime, gap) => {
  const { target } = inspectionOf(`${stage}\n${toScratch('/x /x')}\n`);
  const native = target?.executables[0]?.native;
  const found = native && glibcGap(native, runtime);
  expect(found ? `${found.gap}, ${found.certainty}, built on ${found.built}` : 'none').toBe(gap);
});
