import { expect, test } from 'vitest';
import { rowsOf } from '../../inspection.fixture';
import { saidBy } from '../near.fixture';

/** Lines a word away from those that a rule about bases, users or other stages speaks of. */
test.each(
  rowsOf(String.raw`
base-tag-floating → FROM debian → nothing
base-tag-floating → FROM debian:latest → warning certain: debian:latest
base-tag-floating → FROM debian:stable → warning certain: debian:stable
base-tag-floating → FROM debian:stable-slim → warning certain: debian:stable-slim
base-tag-floating → FROM debian:13 → nothing
base-tag-floating → FROM node:lts-alpine → warning certain: node:lts-alpine
base-tag-floating → FROM node:slim → warning certain: node:slim
base-tag-floating → FROM example.com/x:main → warning certain: example.com/x:main
base-tag-floating → FROM example.com/x:mainly → nothing
base-tag-missing → FROM debian → warning certain: debian
base-tag-missing → FROM example.com/x → warning certain: example.com/x
base-tag-missing → FROM example.com/x:1 → nothing
base-tag-missing → FROM scratch → nothing
copy-from-unknown-stage → COPY --from=nobody /x /x → warning likely: --from=nobody
copy-from-unknown-stage → COPY --from=alpine /x /x → nothing
copy-from-unknown-stage → COPY --from=9 /x /x → nothing
copy-from-unknown-stage → FROM alpine:3.24 AS builder\nFROM scratch\nCOPY --from=bulder /x /x → error likely: --from=bulder ⇒ builder
copy-from-unknown-stage → FROM alpine:3.24 AS builder\nFROM scratch\nCOPY --from=builder /x /x → nothing
copy-from-path-missing → FROM scratch AS b\nCOPY a /a\nFROM scratch\nCOPY --from=b /a /x → nothing
copy-from-path-missing → FROM debian:trixie-slim AS b\nFROM scratch\nCOPY --from=b /app/x /x → error likely: /app/x
copy-from-path-missing → FROM debian:trixie-slim AS b\nFROM scratch\nCOPY --from=b /usr/x /x → nothing
copy-from-path-missing → FROM debian:trixie-slim AS b\nWORKDIR /app\nFROM scratch\nCOPY --from=b /app /x → nothing
copy-from-path-missing → FROM debian:trixie-slim AS b\nRUN ./make.sh\nFROM scratch\nCOPY --from=b /app /x → nothing
copy-source-outside-context → COPY ../a /a → warning certain: ../a
copy-source-outside-context → COPY a/../../b /b → warning certain: a/../../b
copy-source-outside-context → COPY a/../b /b → nothing
copy-source-outside-context → COPY ..a /b → nothing
copy-source-outside-context → ADD https://example.com/../a /b → nothing
copy-source-outside-context → FROM alpine:3.24 AS b\nFROM scratch\nCOPY --from=b ../a /a → nothing
user-not-found → USER nobody-has-it → error likely: nobody-has-it
user-not-found → USER www-data → nothing
user-not-found → USER 1000 → nothing
user-not-found → USER root:nobody-has-it → error likely: root:nobody-has-it
user-not-found → USER 1000:1000 → nothing
user-not-found → RUN useradd app\nUSER app → nothing
user-not-found → USER app\nRUN useradd app → error likely: app
user-not-found → COPY --chown=nobody-has-it a /a → warning likely: --chown=nobody-has-it
user-not-found → COPY --chown=1:2 a /a → nothing
user-not-found → FROM scratch\nUSER app → error certain: app
user-not-found → FROM scratch\nUSER 1 → nothing
user-not-found → FROM alpine:3.24\nUSER nginx → error likely: nginx
user-not-numeric → USER www-data → info certain: www-data ⇒ 33
user-not-numeric → USER 33 → nothing
user-not-numeric → USER root → nothing
user-not-numeric → RUN useradd -u 1001 app\nUSER app → info certain: app ⇒ 1001
user-not-numeric → RUN useradd app\nUSER app → info certain: app
runs-as-root → CMD ["x"] → warning certain: debian:trixie-slim
runs-as-root → USER 0\nCMD ["x"] → warning certain: 0
runs-as-root → USER root\nCMD ["x"] → warning certain: root
runs-as-root → USER 1000\nCMD ["x"] → nothing
runs-as-root → FROM gcr.io/distroless/static-debian13:nonroot\nCMD ["/x"] → nothing
download-without-certificates → RUN curl https://example.com → nothing
download-without-certificates → RUN apt-get update && apt-get install -y curl\nRUN curl https://example.com → nothing
download-without-certificates → RUN apt-get update && apt-get install -y --no-install-recommends curl\nRUN curl https://example.com → error likely: curl https://example.com ⇒  ca-certificates
download-without-certificates → RUN apt-get update && apt-get install -y --no-install-recommends curl ca-certificates\nRUN curl https://example.com → nothing
download-without-certificates → RUN apt-get update && apt-get install -y --no-install-recommends curl\nRUN curl -k https://example.com → nothing
download-without-certificates → RUN apt-get update && apt-get install -y --no-install-recommends curl\nRUN curl http://example.com → nothing
download-without-certificates → RUN apt-get update && apt-get install -y --no-install-recommends wget\nRUN wget https://example.com/x → error likely: wget https://example.com/x ⇒  ca-certificates
download-without-certificates → RUN apt-get update && apt-get install -y --no-install-recommends git\nRUN git clone https://example.com/x → error likely: git clone https://example.com/x ⇒  ca-certificates
download-without-certificates → COPY ca.crt /etc/ssl/certs/ca-certificates.crt\nRUN apt-get update && apt-get install -y --no-install-recommends curl\nRUN curl https://example.com → nothing
download-without-certificates → FROM alpine:3.24\nRUN apk add curl\nRUN curl https://example.com → nothing
unverified-download → RUN curl https://example.com | sh → warning certain: curl https://example.com
unverified-download → RUN curl https://example.com | python3 → warning certain: curl https://example.com
unverified-download → RUN curl https://example.com | cat → nothing
unverified-download → RUN curl -o /x https://example.com → nothing
repository-tool-missing → RUN apt-get update && apt-get install -y software-properties-common && add-apt-repository x → nothing
stage-name-reserved → FROM debian:trixie-slim AS scratch → warning certain: scratch
stage-name-reserved → FROM debian:trixie-slim AS context → warning certain: context
stage-name-reserved → FROM debian:trixie-slim AS base → nothing
# Files that commands read.
file-not-copied-yet → FROM maven:3-eclipse-temurin-21\nWORKDIR /a\nRUN mvn package → error certain: mvn package
file-not-copied-yet → FROM composer:2\nWORKDIR /a\nRUN composer install → nothing
file-not-copied-yet → FROM node:24\nRUN npm i -g pnpm\nWORKDIR /a\nRUN pnpm install x → nothing
file-not-copied-yet → FROM node:24\nRUN npm i -g pnpm\nWORKDIR /a\nRUN pnpm install -g → nothing
file-not-copied-yet → FROM python:3.14\nRUN pip install uv\nWORKDIR /a\nRUN uv sync → error certain: uv sync
file-not-copied-yet → FROM python:3.14\nRUN pip install uv\nWORKDIR /a\nRUN uv sync --project /b → nothing
file-not-copied-yet → FROM python:3.14\nRUN pip install uv\nWORKDIR /a\nRUN uv venv → nothing
file-not-copied-yet → FROM python:3.14\nRUN pip install poetry\nWORKDIR /a\nRUN poetry install → error certain: poetry install
file-not-copied-yet → FROM python:3.14\nRUN pip install poetry\nWORKDIR /a\nRUN poetry install -C /b → nothing
file-not-copied-yet → FROM golang:1.15\nWORKDIR /a\nRUN GO111MODULE=on go build . → error certain: GO111MODULE=on go build .
file-not-copied-yet → FROM golang:1.27\nWORKDIR /a\nRUN GO111MODULE=auto go build . → nothing
file-not-copied-yet → FROM golang:1.27\nWORKDIR /a\nRUN GOWORK=off go build . → nothing
# Certificates.
download-without-certificates → ENV SSL_CERT_FILE=/x\nRUN apt-get update && apt-get install -y --no-install-recommends curl\nRUN curl https://example.com → nothing
download-without-certificates → RUN apt-get update && apt-get install -y --no-install-recommends curl\nCOPY x /usr/local/share/ca-certificates/\nRUN curl https://example.com → nothing
download-without-certificates → RUN apt-get update && apt-get install -y --no-install-recommends curl\nCOPY x /usr/share/pki\nRUN curl https://example.com → nothing
download-without-certificates → RUN apt-get update && apt-get install -y --no-install-recommends curl\nCOPY x /usr/share/x\nRUN curl https://example.com → error likely: curl https://example.com ⇒  ca-certificates
download-without-certificates → RUN apt-get update && apt-get install -y --no-install-recommends curl\nCOPY x /etc\nRUN curl https://example.com → nothing
download-without-certificates → RUN apt-get update && apt-get install -y --no-install-recommends curl\nRUN --mount=type=bind,target=/etc/ssl,source=x curl https://example.com → nothing
download-without-certificates → RUN apt-get update && apt-get install -y --no-install-recommends curl\nRUN --mount=type=bind,dst=/etc/ssl/certs,source=x curl https://example.com → nothing
download-without-certificates → RUN apt-get update && apt-get install -y --no-install-recommends curl\nRUN --mount=type=bind,target=/x,source=x curl https://example.com → error likely: curl https://example.com ⇒  ca-certificates
# Secrets.
secret-variable-declared → ARG API_TOKEN → warning likely: API_TOKEN
secret-variable-declared → ARG API_TOKEN="" → warning likely: API_TOKEN
secret-variable-declared → ARG API_TOKEN=dummy → nothing
secret-variable-declared → ENV DB_PASSWORD= → nothing
secret-variable-declared → ENV TOKEN_FILE=/x → nothing
# Programs and their start.
program-not-in-path → FROM node:24\nRUN ./x.sh\nCMD ["nodemon"] → nothing
program-not-in-path → FROM node:24\nRUN curl x\nCMD ["nodemon"] → nothing
program-not-in-path → FROM node:24\nRUN npm link\nCMD ["nodemon"] → nothing
program-not-in-path → FROM node:24\nWORKDIR /w\nCOPY a.py .\nCMD ["a.py"] → error likely: "a.py"
program-not-in-path → FROM node:24\nWORKDIR /w\nCOPY a.js .\nCMD ["a.js"] → nothing
locale-missing → ENV LC_ALL=C LANG=de_DE.UTF-8 → nothing
user-not-numeric → FROM gcr.io/distroless/static-debian13:nonroot → nothing
user-not-numeric → USER app:app → nothing
user-not-numeric → ARG U=app\nUSER $U → nothing
command-not-found → CMD ["curl"] → error certain: "curl" ⇒ RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*⏎
command-not-found → CMD ["curl -V"] → nothing
command-not-found → CMD curl x → error certain: curl x ⇒ RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*⏎
command-not-found → VOLUME /v\nCMD ["/v/x"] → nothing
command-not-found → CMD ["/v/x"] → warning possible: "/v/x"
command-not-found → COPY x /w/x\nCMD ["/v/x"] → error likely: "/v/x" ⇒ "/w/x"
command-not-found → FROM node:24-trixie-slim\nCMD ["./server"] → nothing
command-not-found → FROM node:24-trixie-slim\nCMD ["git"] → error likely: "git" ⇒ RUN apt-get update && apt-get install -y --no-install-recommends git && rm -rf /var/lib/apt/lists/*⏎
command-not-found → CMD ["tini", "curl"] → error certain: "tini" ⇒ RUN apt-get update && apt-get install -y --no-install-recommends tini && rm -rf /var/lib/apt/lists/*⏎
`),
)('%s: %s', async (rule, lines, said) => {
  expect(await saidBy(rule, lines)).toBe(said);
});
