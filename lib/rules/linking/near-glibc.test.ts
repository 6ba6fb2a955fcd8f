import { expect, test } from 'vitest';
import { rowsOf } from '../../inspection.fixture';
import { saidBy } from '../near.fixture';

/** Lines a word away from those that the rule is about. */
test.each(
  rowsOf(String.raw`
program-needs-newer-glibc → FROM amazonlinux:2\nCOPY --from=node:22 /usr/local/bin /usr/local/bin → error likely: COPY --from=node:22 /usr/local/bin /usr/local/bin
program-needs-newer-glibc → FROM amazonlinux:2\nCOPY --from=node:22 /usr/local /usr/local → error likely: COPY --from=node:22 /usr/local /usr/local
program-needs-newer-glibc → FROM amazonlinux:2\nCOPY --from=node:22 /usr/local/lib/node_modules /n → nothing
program-needs-newer-glibc → FROM amazonlinux:2\nCOPY --from=node:22 /app /app → nothing
program-needs-newer-glibc → FROM amazonlinux:2\nCOPY --from=node:16 /usr/local/bin/node /usr/bin/ → nothing
program-needs-newer-glibc → FROM amazonlinux:2\nCOPY --from=node:22-alpine /usr/local/bin/node /usr/bin/ → nothing
program-needs-newer-glibc → FROM amazonlinux:2023\nCOPY --from=node:22 /usr/local/bin/node /usr/bin/ → nothing
program-needs-newer-glibc → FROM centos:7\nCOPY --from=node:18-slim /usr/local/bin/node /usr/bin/ → error likely: COPY --from=node:18-slim /usr/local/bin/node /usr/bin/
program-needs-newer-glibc → FROM node:20-slim AS js\nWORKDIR /app\nCOPY . .\nRUN npm ci\nFROM ubuntu:18.04\nCOPY --from=js /usr/local/bin/node /usr/local/bin/node → error likely: COPY --from=js /usr/local/bin/node /usr/local/bin/node
program-needs-newer-glibc → FROM node:20-slim AS js\nFROM debian:buster\nCOPY --from=js /usr/local/bin/node /usr/local/bin/node → nothing
program-needs-newer-glibc → FROM debian:bookworm AS js\nRUN make\nFROM ubuntu:18.04\nCOPY --from=js /usr/local/bin/node /usr/local/bin/node → nothing
program-needs-newer-glibc → FROM public.ecr.aws/lambda/python:3.9\nCOPY --from=node:20 /usr/local/bin/node /usr/local/bin/node → error likely: COPY --from=node:20 /usr/local/bin/node /usr/local/bin/node
program-needs-newer-glibc → FROM amazonlinux:2\nRUN curl -fsSL https://rpm.nodesource.com/setup_18.x | bash - && yum install -y nodejs → error likely: curl -fsSL https://rpm.nodesource.com/setup_18.x
program-needs-newer-glibc → FROM amazonlinux:2\nRUN curl -fsSL https://rpm.nodesource.com/setup_16.x | bash - && yum install -y nodejs → nothing
program-needs-newer-glibc → FROM amazonlinux:2023\nRUN curl -fsSL https://rpm.nodesource.com/setup_20.x | bash - && dnf install -y nodejs → nothing
program-needs-newer-glibc → FROM centos:7\nRUN curl -O https://nodejs.org/dist/v20.1.0/node-v20.1.0-linux-x64.tar.gz → error likely: curl -O https://nodejs.org/dist/v20.1.0/node-v20.1.0-linux-x64.tar.gz
program-needs-newer-glibc → FROM centos:7\nRUN curl -O https://nodejs.org/dist/v20.1.0/node-v20.1.0.tar.gz → nothing
program-needs-newer-glibc → FROM centos:7\nRUN curl -O https://nodejs.org/dist/v20.1.0/SHASUMS256.txt → nothing
program-needs-newer-glibc → FROM centos:7 AS a\nRUN curl https://nodejs.org/dist/v20.1.0/node-v20.1.0-linux-x64.tar.gz | tar xz\nFROM debian:bookworm\nCOPY --from=a /node /node → nothing
program-needs-newer-glibc → FROM centos:7 AS a\nRUN curl https://rpm.nodesource.com/setup_18.x | bash - && yum install -y nodejs && npm ci\nFROM debian:bookworm\nCOPY --from=a /app /app → error likely: curl https://rpm.nodesource.com/setup_18.x
program-needs-newer-glibc → FROM amazonlinux:2\nCOPY --from=node:22 / /opt/rootfs → nothing
program-needs-newer-glibc → FROM amazonlinux:2\nCOPY --from=node:22 /usr /usr → nothing
program-needs-newer-glibc → FROM centos:7\nRUN curl -O https://unofficial-builds.nodejs.org/download/release/v20.1.0/node-v20.1.0-linux-x64-glibc-217.tar.gz → nothing
program-needs-newer-glibc → FROM centos:7\nARG V\nRUN curl -O https://nodejs.org/dist/v$V/node-v$V-linux-x64.tar.gz → nothing
program-needs-newer-glibc → FROM centos:7\nARG V=18.20.0\nRUN curl -O https://nodejs.org/dist/v$V/node-v$V-linux-x64.tar.gz → error likely: curl -O https://nodejs.org/dist/v$V/node-v$V-linux-x64.tar.gz
program-needs-newer-glibc → FROM debian:bullseye\nCOPY --from=python:3.13-bookworm /usr/local /usr/local → error likely: COPY --from=python:3.13-bookworm /usr/local /usr/local
program-needs-newer-glibc → FROM debian:bullseye\nCOPY --from=python:3.13-bullseye /usr/local /usr/local → nothing
program-needs-newer-glibc → FROM debian:bookworm\nCOPY --from=python:3.13-trixie /usr/local /usr/local → nothing
program-needs-newer-glibc → FROM debian:bullseye\nCOPY --from=golang:1.27-trixie /usr/local/go /usr/local/go → nothing
program-needs-newer-glibc → FROM alpine:3.24\nCOPY --from=node:22 /usr/local/bin/node /usr/bin/node → nothing
program-needs-newer-glibc → FROM example.com/x:1\nCOPY --from=node:22 /usr/local/bin/node /usr/bin/node → nothing
`),
)('%s: %s', async (rule, lines, expected) => {
  expect(await saidBy(rule, lines)).toBe(expected);
});
