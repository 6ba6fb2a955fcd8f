import { expect, test } from 'vitest';
import { trace } from '../contents/trace';
import { lastOf, rowsOf } from '../inspection.fixture';
import { packageProgramOf } from './package-programs';

/** What a program that a COPY brings to /x is known to need of where it comes from. */
test.each(
  rowsOf(String.raw`
# Installed by the distribution.
FROM debian:trixie-slim AS a\nRUN apt-get install -y curl → --from=a /usr/bin/curl → /usr/bin/curl of debian:trixie-slim, packaged: libcurl.so
FROM debian:trixie-slim AS a\nRUN apt-get install -y curl → --from=a /usr/local/bin/curl → nothing
FROM debian:trixie-slim AS a\nRUN apt-get install -y curl → --from=a /opt/bin/curl → nothing
FROM debian:trixie-slim AS a\nRUN apt-get install -y curl → --from=a /usr/bin/*curl → nothing
FROM debian:trixie-slim AS a\nRUN apt-get install -y curl → --from=a /x/usr/bin/curl → nothing
FROM debian:trixie-slim AS a\nRUN apt-get install -y postgresql-client → --from=a /usr/bin/psql → /usr/bin/psql of debian:trixie-slim, packaged: libpq.so
FROM debian:trixie-slim AS a\nRUN apt-get install -y git → --from=a /usr/bin/git → /usr/bin/git of debian:trixie-slim, packaged: libpcre2-8.so libz.so /usr/lib/git-core
FROM debian:trixie-slim AS a\nRUN apt-get install -y python3 → --from=a /usr/bin/python3 → /usr/bin/python3 of debian:trixie-slim, packaged:
FROM debian:trixie-slim AS a\nRUN apt-get install -y nodejs → --from=a /usr/bin/node → /usr/bin/node of debian:trixie-slim, packaged:
FROM alpine:3.24 AS a\nRUN apk add curl → --from=a /usr/bin/curl → /usr/bin/curl of alpine:3.24, packaged: libcurl.so
FROM alpine:3.24 AS a\nRUN apk add bash → --from=a /bin/bash → /bin/bash of alpine:3.24, packaged:
FROM debian:trixie-slim AS a\nCOPY curl /usr/bin/curl\nRUN apt-get install -y curl → --from=a /usr/bin/curl → nothing
FROM debian:trixie-slim AS b\nCOPY curl /usr/bin/curl\nFROM b AS a\nRUN apt-get install -y curl → --from=a /usr/bin/curl → nothing
FROM debian:trixie-slim AS a\nARG S\nCOPY $S /\nRUN apt-get install -y curl → --from=a /usr/bin/curl → nothing
FROM debian:trixie-slim AS a\nARG S\nCOPY $S /srv\nRUN apt-get install -y curl → --from=a /usr/bin/curl → /usr/bin/curl of debian:trixie-slim, packaged: libcurl.so
FROM debian:trixie-slim AS a → --from=a /usr/bin/curl → nothing
FROM debian:trixie-slim AS a → --from=a /usr/bin/perl → nothing
FROM debian:trixie-slim AS a → --from=a /bin/bash → nothing
FROM debian:trixie-slim AS a → --from=a /usr/bin/tar → nothing
FROM example.com/x:1 AS a\nRUN apt-get install -y curl → --from=a /usr/bin/curl → nothing
FROM scratch AS a → --from=a /usr/bin/curl → nothing
# What an official image is made for.
FROM node:24 AS a → --from=a /usr/local/bin/node → /usr/local/bin/node of node:24-bookworm: libstdc++.so.6 libgcc_s.so.1
FROM node:24 AS a → --from=a /usr/local/bin/npm → /usr/local/bin/npm of node:24-bookworm: /usr/local/lib/node_modules
FROM node:24 AS a → --from=a /usr/local/bin/npx → /usr/local/bin/npx of node:24-bookworm: /usr/local/lib/node_modules
FROM node:24 AS a → --from=a /usr/local/bin/corepack → /usr/local/bin/corepack of node:24-bookworm: /usr/local/lib/node_modules
FROM node:24 AS a → --from=a /usr/local/bin/yarn → nothing
FROM node:24 AS a → --from=a /usr/local/binary/node → nothing
FROM node:24 AS a → --from=a /opt/node → nothing
FROM node:24 AS a\nCOPY node /usr/local/bin/node → --from=a /usr/local/bin/node → nothing
FROM python:3.14 AS a → --from=a /usr/local/bin/python → /usr/local/bin/python of python:3.14-trixie: /usr/local/lib
FROM python:3.14 AS a → --from=a /usr/local/bin/python3 → /usr/local/bin/python3 of python:3.14-trixie: /usr/local/lib
FROM python:3.14 AS a → --from=a /usr/local/bin/python3.14 → /usr/local/bin/python3.14 of python:3.14-trixie: /usr/local/lib/python3.14
FROM python:3.14 AS a → --from=a /usr/local/bin/pip → nothing
FROM postgres:18 AS a → --from=a /usr/bin/psql → /usr/bin/psql of postgres:18: libpq.so
FROM postgres:18 AS a → --from=a /usr/lib/postgresql/18/bin/psql → nothing
FROM scratch AS a → --from=node:24 /usr/local/bin/node → /usr/local/bin/node of node:24-bookworm: libstdc++.so.6 libgcc_s.so.1
FROM scratch AS a → --from=node:24-alpine /usr/local/bin/npm → /usr/local/bin/npm of node:24-alpine3.24: /usr/local/lib/node_modules
FROM scratch AS a → --from=python:3.14 /usr/local/bin/python3.14 → /usr/local/bin/python3.14 of python:3.14-trixie: /usr/local/lib/python3.14
FROM scratch AS a → --from=debian:trixie-slim /usr/bin/perl → nothing
FROM scratch AS a → --from=debian:trixie-slim /usr/bin/curl → nothing
FROM scratch AS a → --from=node:24 /usr/bin/curl → /usr/bin/curl of node:24-bookworm, packaged: libcurl.so
FROM scratch AS a → --from=node:24 /usr/bin/git → /usr/bin/git of node:24-bookworm, packaged: libpcre2-8.so libz.so /usr/lib/git-core
FROM scratch AS a → --from=example.com/x:1 /usr/bin/curl → nothing
# Other files.
FROM scratch AS a → curl → nothing
FROM golang:1.27 AS a\nRUN go build -o /usr/bin/curl . → --from=a /usr/bin/curl → nothing
`),
)('%s, COPY %s', (stage, copy, needs) => {
  const view = lastOf(`${stage}\nFROM debian:trixie-slim\nCOPY ${copy} /x\n`);
  const found = packageProgramOf(trace(view.end, '/x'));
  const told = found && [
    `${found.path} of ${found.image.reference}${found.packaged ? ', packaged' : ''}:`,
    ...found.needs.libraries,
    ...found.needs.companions,
  ];
  expect(told?.join(' ') ?? 'nothing').toBe(needs);
});
