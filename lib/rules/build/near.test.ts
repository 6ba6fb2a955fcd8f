import { expect, test } from 'vitest';
import { rowsOf } from '../../inspection.fixture';
import { saidBy } from '../near.fixture';

/** Lines a word away from those that a rule is about. */
test.each(
  rowsOf(String.raw`
# package-lists-missing
package-lists-missing → RUN apt-get install -y curl → error certain: apt-get install -y curl
package-lists-missing → RUN apt install -y curl → error certain: apt install -y curl
package-lists-missing → RUN aptitude install -y curl → nothing
package-lists-missing → RUN apt-get install -y tar → nothing
package-lists-missing → RUN apt-get install -y tar curl → error certain: apt-get install -y tar curl
package-lists-missing → RUN apt-get update && apt-get install -y curl → nothing
package-lists-missing → RUN apt update && apt-get install -y curl → nothing
package-lists-missing → RUN nala update && apt-get install -y curl → nothing
package-lists-missing → RUN apt-get install -yU curl → nothing
package-lists-missing → RUN apt-get install -U -y curl → nothing
package-lists-missing → RUN apt-get install --update -y curl → nothing
package-lists-missing → RUN apt-get install --updates -y curl → error certain: apt-get install --updates -y curl
package-lists-missing → RUN if [ "$X" ]; then apt-get update; fi; apt-get install -y curl → nothing
package-lists-missing → RUN apt-get update && rm -rf /var/lib/apt/lists/* && apt-get install -y curl → error certain: apt-get install -y curl
package-lists-missing → RUN apt-get update && rm -rf /var/lib/apt/lists && apt-get install -y curl → error certain: apt-get install -y curl
package-lists-missing → RUN apt-get update && rm -rf /var/lib/apt && apt-get install -y curl → error certain: apt-get install -y curl
package-lists-missing → RUN apt-get update && rm -rf /var/lib/apt/ && apt-get install -y curl → error certain: apt-get install -y curl
package-lists-missing → RUN apt-get update && rm -rf /var/lib/apt/lists/partial && apt-get install -y curl → nothing
package-lists-missing → RUN apt-get update && rm -rf /x/var/lib/apt/lists && apt-get install -y curl → nothing
package-lists-missing → RUN ./setup.sh\nRUN apt-get install -y curl → nothing
package-lists-missing → RUN $X\nRUN apt-get install -y curl → nothing
package-lists-missing → RUN add-apt-repository -y x\nRUN apt-get install -y curl → nothing
package-lists-missing → RUN npx playwright install-deps\nRUN apt-get install -y curl → nothing
package-lists-missing → RUN sh -c ls\nRUN apt-get install -y curl → nothing
package-lists-missing → RUN echo x\nRUN apt-get install -y curl → error certain: apt-get install -y curl
package-lists-missing → COPY lists /var/lib/apt/lists\nRUN apt-get install -y curl → nothing
package-lists-missing → COPY x /var\nRUN apt-get install -y curl → nothing
package-lists-missing → COPY x /\nRUN apt-get install -y curl → nothing
package-lists-missing → COPY x /variable\nRUN apt-get install -y curl → error certain: apt-get install -y curl
package-lists-missing → ADD x /var/lib\nRUN apt-get install -y curl → nothing
package-lists-missing → RUN --mount=type=cache,target=/var/lib/apt apt-get install -y curl → nothing
package-lists-missing → RUN --mount=type=cache,target=/var/cache/apt apt-get install -y curl → nothing
package-lists-missing → RUN --mount=type=cache,target=/root apt-get install -y curl → error certain: apt-get install -y curl
package-lists-missing → RUN apt-get install -y $P → nothing
package-lists-missing → RUN apt-get install -y ./x.deb → nothing
package-lists-missing → RUN apt-get install -y curl ./x.deb → nothing
package-lists-missing → RUN apt-get install -y → nothing
package-lists-missing → RUN apt-get install -y curl || true → nothing
package-lists-missing → RUN apt-get remove -y curl → nothing
package-lists-missing → FROM debian:trixie-slim AS a\nRUN apt-get update\nFROM a\nRUN apt-get install -y curl → nothing
package-lists-missing → FROM debian:trixie-slim AS a\nRUN apt-get update && rm -rf /var/lib/apt/lists/*\nFROM a\nRUN apt-get install -y curl → error certain: apt-get install -y curl
package-lists-missing → FROM debian:trixie-slim AS a\nRUN ls\nFROM a\nRUN apt-get install -y curl → error certain: apt-get install -y curl
package-lists-missing → FROM debian:trixie-slim AS a\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\nFROM a\nRUN apt-get install -y curl → nothing
package-lists-missing → FROM example.com/x:1\nRUN apt-get install -y curl → nothing
package-lists-missing → FROM node:24\nRUN apt-get install -y nano → error certain: apt-get install -y nano
# Nobody says yes.
package-lists-missing → RUN apt-get update && apt-get install git → error likely: apt-get install git
package-lists-missing → RUN apt-get update && apt-get install tar → nothing
package-lists-missing → RUN apt-get update && apt-get install nobody-knows-it → nothing
package-lists-missing → RUN apt-get update && apt-get install libpq-dev → error likely: apt-get install libpq-dev
package-lists-missing → RUN apt-get update && apt-get install python3-pip → error likely: apt-get install python3-pip
package-lists-missing → RUN apt-get update && apt-get install xgit → nothing
package-lists-missing → RUN apt-get update && apt-get install gitx → nothing
package-lists-missing → RUN apt-get update && apt-get install openssh-client → error likely: apt-get install openssh-client
package-lists-missing → RUN apt-get update && apt-get install openssh → nothing
package-lists-missing → RUN apt-get update && apt-get install g++ → error likely: apt-get install g++
package-lists-missing → RUN apt-get update && apt-get install tar git → error likely: apt-get install tar git
package-lists-missing → RUN apt-get update && apt-get install -qy git → nothing
package-lists-missing → RUN apt-get update && apt-get install -qq git → nothing
package-lists-missing → RUN apt-get update && apt-get install -q git → error likely: apt-get install -q git
package-lists-missing → RUN apt-get update && apt-get install --yes git → nothing
package-lists-missing → RUN apt-get update && apt-get install --assume-yes git → nothing
package-lists-missing → RUN apt-get update && apt-get install --force-yes git → nothing
package-lists-missing → RUN apt-get update && apt-get install --dry-run git → nothing
package-lists-missing → RUN apt-get update && apt-get install --simulate git → nothing
package-lists-missing → RUN apt-get update && apt-get install --download-only git → nothing
package-lists-missing → RUN apt-get update && apt-get install --print-uris git → nothing
package-lists-missing → RUN apt-get update && apt-get install -s git → nothing
package-lists-missing → RUN apt-get update && apt-get install -d git → nothing
package-lists-missing → RUN apt-get update && apt-get install --no-install-recommends git → error likely: apt-get install --no-install-recommends git
package-lists-missing → RUN apt-get update && yes | apt-get install git → nothing
package-lists-missing → RUN apt-get update && apt-get install git < x → nothing
package-lists-missing → RUN apt-get update && apt-get install git > x → error likely: apt-get install git > x
package-lists-missing → RUN echo 'APT::Get::Assume-Yes "true";' > /etc/apt/x\nRUN apt-get update && apt-get install git → nothing
package-lists-missing → RUN echo 'APT::Get::AssumeYes=1;' > /etc/apt/x\nRUN apt-get update && apt-get install git → nothing
package-lists-missing → RUN echo 'APT::Get::Assume-Yes "false";' > /etc/apt/x\nRUN apt-get update && apt-get install git → error likely: apt-get install git
package-lists-missing → COPY x.conf /etc/apt/apt.conf.d/x\nRUN apt-get update && apt-get install git → nothing
package-lists-missing → COPY x.conf /etc/apt.conf\nRUN apt-get update && apt-get install git → nothing
package-lists-missing → COPY x.conf /etc/aptitude\nRUN apt-get update && apt-get install git → error likely: apt-get install git
package-lists-missing → COPY x /etc\nRUN apt-get update && apt-get install git → nothing
package-lists-missing → FROM fedora:44\nRUN dnf install httpd → error likely: dnf install httpd
package-lists-missing → FROM fedora:44\nRUN dnf install -y httpd → nothing
package-lists-missing → FROM fedora:44\nRUN yum install httpd → error likely: yum install httpd
package-lists-missing → FROM fedora:44\nCOPY x /etc/dnf/dnf.conf\nRUN dnf install httpd → nothing
package-lists-missing → FROM fedora:44\nRUN microdnf install httpd → nothing
# compiler-missing
compiler-missing → FROM python:3.13-slim\nRUN pip install psycopg2 → error likely: pip install psycopg2 ⇒ RUN apt-get update && apt-get install -y --no-install-recommends gcc libpq-dev && rm -rf /var/lib/apt/lists/*⏎
compiler-missing → FROM python:3.13-slim\nRUN pip install psycopg2 || true → nothing
compiler-missing → FROM python:3.13-slim\nRUN pip install psycopg2-binary → nothing
compiler-missing → FROM python:3.13-slim\nRUN pip install psycopg-c → error likely: pip install psycopg-c ⇒ RUN apt-get update && apt-get install -y --no-install-recommends gcc libpq-dev && rm -rf /var/lib/apt/lists/*⏎
compiler-missing → FROM python:3.13-slim\nRUN pip install mysqlclient → error likely: pip install mysqlclient ⇒ RUN apt-get update && apt-get install -y --no-install-recommends gcc pkg-config default-libmysqlclient-dev && rm -rf /var/lib/apt/lists/*⏎
compiler-missing → FROM python:3.13-slim\nRUN pip install uwsgi → error likely: pip install uwsgi ⇒ RUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev && rm -rf /var/lib/apt/lists/*⏎
compiler-missing → FROM python:3.13-slim\nRUN pip install python-ldap → error likely: pip install python-ldap ⇒ RUN apt-get update && apt-get install -y --no-install-recommends gcc libldap2-dev libsasl2-dev && rm -rf /var/lib/apt/lists/*⏎
compiler-missing → FROM python:3.13-slim\nRUN pip install pycairo → error likely: pip install pycairo ⇒ RUN apt-get update && apt-get install -y --no-install-recommends gcc pkg-config libcairo2-dev && rm -rf /var/lib/apt/lists/*⏎
compiler-missing → FROM python:3.13-slim\nRUN pip install pygraphviz → error likely: pip install pygraphviz
compiler-missing → FROM python:3.13-slim\nRUN pip install pyaudio → error likely: pip install pyaudio ⇒ RUN apt-get update && apt-get install -y --no-install-recommends gcc portaudio19-dev && rm -rf /var/lib/apt/lists/*⏎
compiler-missing → FROM python:3.13-slim\nRUN pip install dlib → error likely: pip install dlib ⇒ RUN apt-get update && apt-get install -y --no-install-recommends g++ cmake && rm -rf /var/lib/apt/lists/*⏎
compiler-missing → FROM python:3.13-slim\nRUN pip install gssapi → error likely: pip install gssapi ⇒ RUN apt-get update && apt-get install -y --no-install-recommends gcc libkrb5-dev && rm -rf /var/lib/apt/lists/*⏎
compiler-missing → FROM python:3.13-slim\nRUN pip install mod-wsgi → error likely: pip install mod-wsgi
compiler-missing → FROM python:3.13-alpine\nRUN pip install psycopg2 → error likely: pip install psycopg2 ⇒ RUN apk add --no-cache gcc musl-dev libpq-dev⏎
compiler-missing → FROM python:3.13-slim\nRUN apt-get update && apt-get install -y gcc\nRUN pip install psycopg2 → error likely: pip install psycopg2 ⇒  libpq-dev
compiler-missing → FROM python:3.13-slim\nRUN apt-get update && apt-get install -y gcc libpq-dev\nRUN pip install psycopg2 → nothing
compiler-missing → FROM python:3.13-slim\nRUN apt-get update && apt-get install -y gcc xlibpq-dev\nRUN pip install psycopg2 → nothing
compiler-missing → FROM python:3.13-alpine\nRUN apk add gcc postgresql17-dev\nRUN pip install psycopg2 → nothing
compiler-missing → FROM python:3.13-alpine\nRUN apk add gcc postgresql-dev\nRUN pip install psycopg-c → nothing
compiler-missing → FROM python:3.13-slim\nRUN apt-get update && apt-get install -y gcc\nRUN pip install uwsgi → nothing
compiler-missing → FROM python:3.13-slim\nRUN apt-get update && apt-get install -y gcc libldap-dev\nRUN pip install python-ldap → nothing
compiler-missing → FROM python:3.13-slim\nRUN apt-get update && apt-get install -y gcc libldap2-dev\nRUN pip install python-ldap → nothing
compiler-missing → FROM python:3.13-alpine\nRUN apk add gcc openldap-dev\nRUN pip install python-ldap → nothing
compiler-missing → FROM python:3.13-alpine\nRUN apk add gcc cairo-dev\nRUN pip install pycairo → nothing
compiler-missing → FROM python:3.13-alpine\nRUN apk add gcc graphviz-dev\nRUN pip install pygraphviz → nothing
compiler-missing → FROM python:3.13-alpine\nRUN apk add gcc portaudio-dev\nRUN pip install pyaudio → nothing
compiler-missing → FROM python:3.13-alpine\nRUN apk add gcc krb5-dev\nRUN pip install gssapi → nothing
compiler-missing → FROM python:3.13-alpine\nRUN apk add gcc apache2-dev\nRUN pip install mod-wsgi → nothing
compiler-missing → FROM python:3.13-alpine\nRUN apk add gcc mariadb-dev\nRUN pip install mysqlclient → nothing
compiler-missing → FROM python:3.13-alpine\nRUN apk add gcc mariadb-devs\nRUN pip install mysqlclient → nothing
compiler-missing → FROM python:3.13\nRUN pip install psycopg2 → nothing
compiler-missing → FROM golang:1.27-alpine\nRUN CGO_ENABLED=1 go build . → error likely: CGO_ENABLED=1 go build . ⇒ RUN apk add --no-cache gcc musl-dev⏎
compiler-missing → FROM golang:1.27-alpine\nRUN CGO_ENABLED=1 go test ./... → error likely: CGO_ENABLED=1 go test ./... ⇒ RUN apk add --no-cache gcc musl-dev⏎
compiler-missing → FROM golang:1.27-alpine\nRUN CGO_ENABLED=1 go vet ./... → nothing
compiler-missing → FROM golang:1.27-alpine\nRUN go test -race ./... → error likely: go test -race ./... ⇒ RUN apk add --no-cache gcc musl-dev⏎
compiler-missing → FROM golang:1.27-alpine\nRUN CGO_ENABLED=0 go build . → nothing
compiler-missing → FROM golang:1.27-alpine\nRUN CC=x CGO_ENABLED=1 go build . → nothing
compiler-missing → FROM golang:1.27-alpine\nRUN apk add clang\nRUN CGO_ENABLED=1 go build . → nothing
compiler-missing → FROM golang:1.27-alpine\nENV CGO_ENABLED=1\nRUN go install . → error likely: go install . ⇒ RUN apk add --no-cache gcc musl-dev⏎
compiler-missing → FROM golang:1.27\nRUN CGO_ENABLED=1 go build . → nothing
# file-not-copied-yet
file-not-copied-yet → FROM python:3.13-slim\nWORKDIR /a\nRUN pip install -r r.txt → error certain: pip install -r r.txt
file-not-copied-yet → FROM python:3.13-slim\nWORKDIR /a\nRUN pip install -r r.txt -r s.txt → nothing
file-not-copied-yet → FROM python:3.13-slim\nWORKDIR /a\nRUN pip install -r https://example.com/r.txt → nothing
file-not-copied-yet → FROM python:3.13-slim\nWORKDIR /a\nRUN pip install -r /dev/stdin → nothing
file-not-copied-yet → FROM python:3.13-slim\nWORKDIR /a\nRUN pip install -r - → nothing
file-not-copied-yet → FROM python:3.13-slim\nWORKDIR /a\nRUN pip install --requirement r.txt → error certain: pip install --requirement r.txt
file-not-copied-yet → FROM python:3.13-slim\nWORKDIR /a\nRUN pip install -c c.txt x → nothing
file-not-copied-yet → FROM python:3.13-slim\nWORKDIR /a\nCOPY r.txt .\nRUN pip install -r r.txt → nothing
file-not-copied-yet → FROM python:3.13-slim\nWORKDIR /a\nRUN echo x > r.txt && pip install -r r.txt → nothing
file-not-copied-yet → FROM python:3.13-slim\nWORKDIR /a\nRUN pip install -r /etc/r.txt → nothing
file-not-copied-yet → FROM python:3.13-slim\nWORKDIR /a\nRUN --mount=type=bind,target=. pip install -r r.txt → nothing
file-not-copied-yet → FROM python:3.13-slim\nWORKDIR /a\nRUN --mount=type=cache,target=/root/.cache pip install -r r.txt → error certain: pip install -r r.txt
file-not-copied-yet → FROM python:3.13-slim\nWORKDIR /a\nRUN --mount=target=.,type=secret pip install -r r.txt → error certain: pip install -r r.txt
file-not-copied-yet → FROM node:24\nWORKDIR /a\nRUN npm ci → error certain: npm ci
file-not-copied-yet → FROM node:24\nWORKDIR /a\nRUN npm run x → error certain: npm run x
file-not-copied-yet → FROM node:24\nWORKDIR /a\nRUN npm install → nothing
file-not-copied-yet → FROM node:24\nWORKDIR /a\nRUN npm ci --prefix /b → nothing
file-not-copied-yet → FROM node:24\nWORKDIR /a\nRUN npm ci -C /b → nothing
file-not-copied-yet → FROM node:24\nWORKDIR /a\nRUN npm ci -w b → nothing
file-not-copied-yet → FROM node:24\nRUN npm i -g pnpm\nWORKDIR /a\nRUN pnpm install → error certain: pnpm install
file-not-copied-yet → FROM ruby:4.0\nWORKDIR /a\nRUN bundle install → error certain: bundle install
file-not-copied-yet → FROM ruby:4.0\nWORKDIR /a\nRUN bundle install --gemfile=x → nothing
file-not-copied-yet → FROM ruby:4.0\nENV BUNDLE_GEMFILE=/x\nWORKDIR /a\nRUN bundle install → nothing
file-not-copied-yet → FROM ruby:4.0\nCOPY Gemfile /\nWORKDIR /a\nRUN bundle install → nothing
file-not-copied-yet → FROM golang:1.27\nWORKDIR /a\nRUN go build . → error certain: go build .
file-not-copied-yet → FROM golang:1.27\nWORKDIR /a\nRUN go mod download → error certain: go mod download
file-not-copied-yet → FROM golang:1.27\nWORKDIR /a\nRUN go mod vendor → error certain: go mod vendor
file-not-copied-yet → FROM golang:1.27\nWORKDIR /a\nRUN go mod init x → nothing
file-not-copied-yet → FROM golang:1.27\nWORKDIR /a\nRUN go install x@latest → nothing
file-not-copied-yet → FROM golang:1.27\nWORKDIR /a\nRUN go build main.go → nothing
file-not-copied-yet → FROM golang:1.27\nWORKDIR /a\nRUN go build -C x → nothing
file-not-copied-yet → FROM golang:1.27\nWORKDIR /a\nRUN GO111MODULE=off go build . → nothing
file-not-copied-yet → FROM golang:1.27\nWORKDIR /a\nRUN GOFLAGS=-x go build . → nothing
file-not-copied-yet → FROM golang:1.15\nWORKDIR /a\nRUN go build . → nothing
file-not-copied-yet → FROM golang:1.27\nCOPY go.mod /\nWORKDIR /a\nRUN go build . → nothing
file-not-copied-yet → FROM rust:1.98\nWORKDIR /a\nRUN cargo build → error certain: cargo build
file-not-copied-yet → FROM rust:1.98\nWORKDIR /a\nRUN cargo fetch → error certain: cargo fetch
file-not-copied-yet → FROM rust:1.98\nWORKDIR /a\nRUN cargo install x → nothing
file-not-copied-yet → FROM rust:1.98\nWORKDIR /a\nRUN cargo build --manifest-path x → nothing
file-not-copied-yet → FROM debian:trixie-slim\nRUN chmod +x /x.sh\nCOPY x.sh / → error certain: chmod +x /x.sh
file-not-copied-yet → FROM debian:trixie-slim\nRUN chmod +x /x.sh /y.sh\nCOPY x.sh / → nothing
file-not-copied-yet → FROM debian:trixie-slim\nRUN chmod +x /*.sh\nCOPY x.sh / → nothing
file-not-copied-yet → FROM debian:trixie-slim\nRUN chmod +x /x.shx\nCOPY x.shx / → nothing
file-not-copied-yet → FROM debian:trixie-slim\nRUN chmod +x x.sh\nCOPY x.sh / → nothing
# git-missing
git-missing → FROM python:3.13-slim\nRUN pip install git+https://example.com/x → error likely: pip install git+https://example.com/x ⇒ RUN apt-get update && apt-get install -y --no-install-recommends git && rm -rf /var/lib/apt/lists/*⏎
git-missing → FROM python:3.13-slim\nRUN pip install -e git+https://example.com/x → error likely: pip install -e git+https://example.com/x ⇒ RUN apt-get update && apt-get install -y --no-install-recommends git && rm -rf /var/lib/apt/lists/*⏎
git-missing → FROM python:3.13-slim\nRUN pip install "x @ git+ssh://example.com/x" → error likely: pip install "x @ git+ssh://example.com/x" ⇒ RUN apt-get update && apt-get install -y --no-install-recommends git && rm -rf /var/lib/apt/lists/*⏎
git-missing → FROM python:3.13-slim\nRUN pip install "x[y]@git+git://example.com/x" → error likely: pip install "x[y]@git+git://example.com/x" ⇒ RUN apt-get update && apt-get install -y --no-install-recommends git && rm -rf /var/lib/apt/lists/*⏎
git-missing → FROM python:3.13-slim\nRUN pip install git+file:///x → nothing
git-missing → FROM python:3.13-slim\nRUN pip install x=git+https://example.com/x → nothing
git-missing → FROM python:3.13-slim\nRUN pip download git+https://example.com/x → nothing
git-missing → FROM python:3.13-slim\nRUN pip wheel git+https://example.com/x → error likely: pip wheel git+https://example.com/x ⇒ RUN apt-get update && apt-get install -y --no-install-recommends git && rm -rf /var/lib/apt/lists/*⏎
git-missing → FROM python:3.13-slim\nRUN pip install git+https://example.com/x || true → nothing
git-missing → FROM node:24-trixie-slim\nRUN npm install git+https://example.com/x → error likely: npm install git+https://example.com/x ⇒ RUN apt-get update && apt-get install -y --no-install-recommends git && rm -rf /var/lib/apt/lists/*⏎
git-missing → FROM node:24-trixie-slim\nRUN npm i git://example.com/x → error likely: npm i git://example.com/x ⇒ RUN apt-get update && apt-get install -y --no-install-recommends git && rm -rf /var/lib/apt/lists/*⏎
git-missing → FROM node:24-trixie-slim\nRUN yarn add git+ssh://example.com/x → error likely: yarn add git+ssh://example.com/x ⇒ RUN apt-get update && apt-get install -y --no-install-recommends git && rm -rf /var/lib/apt/lists/*⏎
git-missing → FROM node:24-trixie-slim\nRUN npm view git+https://example.com/x → nothing
git-missing → FROM python:3.13\nRUN pip install git+https://example.com/x → nothing
git-missing → FROM golang:1.27-alpine\nENV GOPRIVATE=x\nRUN go mod download → warning possible: go mod download ⇒ RUN apk add --no-cache git⏎
git-missing → FROM golang:1.27-alpine\nENV GOPROXY=direct\nRUN go mod tidy → warning possible: go mod tidy ⇒ RUN apk add --no-cache git⏎
git-missing → FROM golang:1.27-alpine\nENV GOPROXY=https://x,direct\nRUN go mod vendor → nothing
git-missing → FROM golang:1.27-alpine\nENV GOPROXY=direct\nRUN go get x → warning possible: go get x ⇒ RUN apk add --no-cache git⏎
git-missing → FROM golang:1.27-alpine\nENV GOPROXY=direct\nRUN go install x@latest → warning possible: go install x@latest ⇒ RUN apk add --no-cache git⏎
git-missing → FROM golang:1.27-alpine\nENV GOPROXY=direct\nRUN go build . → nothing
git-missing → FROM golang:1.27-alpine\nRUN GOPROXY=direct go mod verify → nothing
git-missing → FROM golang:1.27-alpine\nRUN go mod download → nothing
# package-version-vanishes
package-version-vanishes → FROM alpine:3.24\nRUN apk add curl=8.1-r0 → warning likely: curl=8.1-r0
package-version-vanishes → FROM alpine:3.24\nRUN apk add curl=8.1.2-r10 → warning likely: curl=8.1.2-r10
package-version-vanishes → FROM alpine:3.24\nRUN apk add curl~8.1-r0 → warning likely: curl~8.1-r0
package-version-vanishes → FROM alpine:3.24\nRUN apk add curl=8.1 → nothing
package-version-vanishes → FROM alpine:3.24\nRUN apk add curl=8.1-r → nothing
package-version-vanishes → FROM alpine:3.24\nRUN apk add curl=8.1-r0x → nothing
package-version-vanishes → FROM alpine:3.24\nRUN apk add -X https://dl-cdn.alpinelinux.org/x curl=8.1-r0 → warning likely: curl=8.1-r0
package-version-vanishes → FROM alpine:3.24\nRUN apk add -X https://example.com/x curl=8.1-r0 → nothing
package-version-vanishes → FROM alpine:3.24\nRUN apk add --repository=https://example.com/x curl=8.1-r0 → nothing
package-version-vanishes → FROM alpine:3.12\nRUN apk add curl=8.1-r0 → nothing
package-version-vanishes → FROM debian:12\nRUN apt-get update && apt-get install -y curl=7.8-1+deb12u5 → warning likely: curl=7.8-1+deb12u5
package-version-vanishes → FROM debian:12\nRUN apt-get update && apt-get install -y curl=7.8.1-10~deb12u1 → warning likely: curl=7.8.1-10~deb12u1
package-version-vanishes → FROM debian:12\nRUN apt-get update && apt-get install -y curl=7.8-1 → nothing
package-version-vanishes → FROM debian:12\nRUN apt-get update && apt-get install -y curl=7.8-1+debu5 → nothing
package-version-vanishes → FROM debian:12\nRUN apt-get update && apt-get install -y curl=7.8-1+deb12u5x → nothing
package-version-vanishes → FROM ubuntu:24.04\nRUN apt-get update && apt-get install -y curl=8.5.0-2ubuntu10.4 → warning likely: curl=8.5.0-2ubuntu10.4
package-version-vanishes → FROM ubuntu:24.04\nRUN apt-get update && apt-get install -y curl=8.5.0-2ubuntu10 → nothing
package-version-vanishes → FROM ubuntu:24.04\nRUN apt-get update && apt-get install -y curl=8.5.0-2ubuntu10.x → nothing
package-version-vanishes → FROM debian:12\nRUN add-apt-repository x && apt-get update && apt-get install -y curl=7.8-1+deb12u5 → nothing
package-version-vanishes → FROM debian:12\nRUN curl x | bash && apt-get install -y curl=7.8-1+deb12u5 → nothing
package-version-vanishes → FROM debian:12\nRUN apt-get update && apt-get install -y curl=7.8-1+deb12u5\nRUN echo > /etc/apt/x → warning likely: curl=7.8-1+deb12u5
package-version-vanishes → FROM debian:12 AS a\nRUN echo > /etc/apt/x\nFROM a\nRUN apt-get update && apt-get install -y curl=7.8-1+deb12u5 → nothing
# build-tools-missing
build-tools-missing → FROM node:24-trixie-slim\nRUN npx node-gyp rebuild → error likely: npx node-gyp rebuild ⇒ RUN apt-get update && apt-get install -y --no-install-recommends python3 make g++ && rm -rf /var/lib/apt/lists/*⏎
build-tools-missing → FROM node:24-trixie-slim\nRUN npx node-gyp@10 build → error likely: npx node-gyp@10 build ⇒ RUN apt-get update && apt-get install -y --no-install-recommends python3 make g++ && rm -rf /var/lib/apt/lists/*⏎
build-tools-missing → FROM node:24-trixie-slim\nRUN node-gyp configure → error likely: node-gyp configure ⇒ RUN apt-get update && apt-get install -y --no-install-recommends python3 make g++ && rm -rf /var/lib/apt/lists/*⏎
build-tools-missing → FROM node:24-trixie-slim\nRUN npx node-gyp clean → nothing
build-tools-missing → FROM node:24-trixie-slim\nRUN npx node-gyps rebuild → nothing
build-tools-missing → FROM node:24-trixie-slim\nRUN echo node-gyp rebuild → nothing
build-tools-missing → FROM node:24-trixie-slim\nRUN npm ci --build-from-source → error likely: npm ci --build-from-source ⇒ RUN apt-get update && apt-get install -y --no-install-recommends python3 make g++ && rm -rf /var/lib/apt/lists/*⏎
build-tools-missing → FROM node:24-trixie-slim\nRUN npm i --build-from-source=x → error likely: npm i --build-from-source=x ⇒ RUN apt-get update && apt-get install -y --no-install-recommends python3 make g++ && rm -rf /var/lib/apt/lists/*⏎
build-tools-missing → FROM node:24-trixie-slim\nRUN npm rebuild --build-from-source → error likely: npm rebuild --build-from-source ⇒ RUN apt-get update && apt-get install -y --no-install-recommends python3 make g++ && rm -rf /var/lib/apt/lists/*⏎
build-tools-missing → FROM node:24-trixie-slim\nRUN npm clean-install --build-from-source → error likely: npm clean-install --build-from-source ⇒ RUN apt-get update && apt-get install -y --no-install-recommends python3 make g++ && rm -rf /var/lib/apt/lists/*⏎
build-tools-missing → FROM node:24-trixie-slim\nRUN npm test --build-from-source → nothing
build-tools-missing → FROM node:24-trixie-slim\nRUN npm ci --build-from-source=false → nothing
build-tools-missing → FROM node:24-trixie-slim\nRUN npm ci --build-from-sources → nothing
build-tools-missing → FROM node:24-trixie-slim\nRUN yarn install --build-from-source → nothing
build-tools-missing → FROM node:24-trixie-slim\nRUN apt-get update && apt-get install -y make g++\nRUN npm ci --build-from-source → error likely: npm ci --build-from-source ⇒  python3
build-tools-missing → FROM node:24\nRUN npm ci --build-from-source → nothing
# verification-off
verification-off → ENV NODE_TLS_REJECT_UNAUTHORIZED=0 → warning certain: NODE_TLS_REJECT_UNAUTHORIZED=0
verification-off → ENV NODE_TLS_REJECT_UNAUTHORIZED="0" → warning certain: NODE_TLS_REJECT_UNAUTHORIZED="0"
verification-off → ENV NODE_TLS_REJECT_UNAUTHORIZED=1 → nothing
verification-off → ENV GIT_SSL_NO_VERIFY=true → warning certain: GIT_SSL_NO_VERIFY=true
verification-off → ENV GIT_SSL_NO_VERIFY=0 → warning certain: GIT_SSL_NO_VERIFY=0
verification-off → ENV PYTHONHTTPSVERIFY=0 → warning certain: PYTHONHTTPSVERIFY=0
verification-off → ENV PIP_TRUSTED_HOST=pypi.example.com → warning certain: PIP_TRUSTED_HOST=pypi.example.com
verification-off → ENV PIP_TRUSTED_HOST= → nothing
verification-off → ENV PIP_TRUSTED_HOST=$HOST_OF_PIP → nothing
verification-off → RUN GIT_SSL_NO_VERIFY=1 git clone https://example.com/x → warning certain: GIT_SSL_NO_VERIFY=1
verification-off → RUN git config --global http.sslVerify false → warning certain: git config --global http.sslVerify false
verification-off → RUN git -c http.sslVerify=false clone https://example.com/x → warning certain: git -c http.sslVerify=false clone https://example.com/x
verification-off → RUN git config --global http.sslVerify true → nothing
verification-off → RUN zypper --no-gpg-checks install -y vim → warning certain: --no-gpg-checks
verification-off → RUN dnf install -y --no-gpgchecks vim → warning certain: --no-gpgchecks
verification-off → RUN zypper --nogpgcheck install -y vim → nothing
verification-off → RUN yum --setopt=sslverify=no install -y vim → warning certain: yum --setopt=sslverify=no install -y vim
verification-off → RUN npm config set strict-ssl false → warning certain: npm config set strict-ssl false
verification-off → RUN yarn config set strict-ssl false → warning certain: yarn config set strict-ssl false
verification-off → RUN npm config set strict-ssl true → nothing
verification-off → RUN pip install --trusted-host pypi.org x → warning certain: --trusted-host
verification-off → RUN python3 -m pip install --trusted-host=pypi.org x → warning certain: --trusted-host=pypi.org
verification-off → RUN apk add --allow-untrusted x.apk → warning certain: --allow-untrusted
verification-off → RUN apt-get install -y --allow-unauthenticated x → warning certain: --allow-unauthenticated
verification-off → RUN apt-get install --force-yes x → warning certain: --force-yes
verification-off → RUN dnf install -y --nogpgcheck x → warning certain: --nogpgcheck
verification-off → RUN rpm -i --nosignature x.rpm → warning certain: --nosignature
verification-off → RUN yum install -y x → nothing
verification-off → RUN echo --allow-untrusted → nothing
`),
)('%s: %s', async (rule, lines, said) => {
  expect(await saidBy(rule, lines)).toBe(said);
});
