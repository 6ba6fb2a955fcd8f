import { expect, test } from 'vitest';
import { catalog, lastOf, onDebian, rowsOf } from '../inspection.fixture';
import { installedPackages } from './packages';
import { refusedArgumentIn } from './refused-argument';

/** What the last RUN's first program refuses of its arguments, and why. */
function refusedIn(lines: string): string {
  const view = lastOf(onDebian(lines));
  const [command] = view.stage.steps.at(-1)?.run?.script.commands ?? [];
  if (!command || !view.image) return 'not asked';
  const refused = refusedArgumentIn(catalog.options, view.image, command, () => installedPackages(view.end));
  if (!refused) return 'nothing';
  const { code, ...parts } = refused.reason;
  const [host] = refused.source.replace('https://', '').split('/');
  return `${refused.word.written}: ${[code, ...Object.values(parts).flat()].join(' ')} [${host}]${refused.silent ? ', silent' : ''}`;
}

test.each(
  rowsOf(String.raw`
# BusyBox.
FROM alpine:3.24\nRUN grep -P x y → -P: option-of-gnu -P grep [github.com]
FROM alpine:3.24\nRUN grep --perl-regexp x y → --perl-regexp: option-of-gnu --perl-regexp grep [github.com]
FROM alpine:3.24\nRUN grep -oP x y → -oP: option-of-gnu -P grep [github.com]
FROM alpine:3.24\nRUN grep -e -P y → nothing
FROM alpine:3.24\nRUN grep x -P → -P: option-of-gnu -P grep [github.com]
FROM alpine:3.24\nRUN grep -o x y → nothing
FROM alpine:3.24\nRUN grep $X y → nothing
FROM alpine:3.24\nRUN find . -printf x → -printf: option-of-gnu -printf findutils [github.com]
FROM alpine:3.24\nRUN find . -print → nothing
FROM alpine:3.24\nRUN xargs -d x echo → -d: option-of-gnu -d findutils [github.com]
FROM alpine:3.24\nRUN xargs --delimiter=x echo → --delimiter=x: option-of-gnu --delimiter findutils [github.com]
FROM alpine:3.24\nRUN xargs echo -d → nothing
FROM alpine:3.24\nRUN tar --transform=s/a/b/ -xf x → --transform=s/a/b/: option-of-gnu --transform tar [github.com]
FROM alpine:3.24\nRUN tar --transform s/a/b/ -xf x → --transform: option-of-gnu --transform tar [github.com]
FROM alpine:3.24\nRUN tar --transformed -xf x → nothing
FROM alpine:3.24\nRUN tar -xf --sort → --sort: option-of-gnu --sort tar [github.com]
FROM alpine:3.24\nRUN wget --show-progress x → --show-progress: option-of-gnu --show-progress wget [github.com]
FROM alpine:3.24\nRUN wget -q x → nothing
FROM alpine:3.24\nRUN ls --nothing → nothing
FROM alpine:3.24\nRUN apk add grep\nRUN grep -P x y → nothing
FROM alpine:3.24\nRUN apk add tar\nRUN grep -P x y → -P: option-of-gnu -P grep [github.com]
FROM alpine:3.24\nRUN apk add alpine-sdk\nRUN grep -P x y → nothing
FROM alpine:3.24\nRUN apk add abuild\nRUN grep -P x y → nothing
FROM alpine:3.24\nRUN apk add build-tools\nRUN grep -P x y → nothing
FROM alpine:3.24\nRUN apk add bats\nRUN grep -P x y → nothing
FROM alpine:3.24\nRUN apk add toybox\nRUN grep -P x y → nothing
FROM alpine:3.24\nRUN apk add uutils-coreutils\nRUN grep -P x y → nothing
FROM alpine:3.24\nRUN apk add docker-base-x\nRUN grep -P x y → nothing
FROM alpine:3.24\nRUN apk add my-toybox\nRUN grep -P x y → -P: option-of-gnu -P grep [github.com]
FROM alpine:3.24\nRUN apk add bats-core\nRUN grep -P x y → -P: option-of-gnu -P grep [github.com]
FROM cgr.dev/chainguard/wolfi-base\nRUN grep -P x y → nothing
FROM nginx:1.31-alpine\nRUN grep -P x y → nothing
FROM node:24-alpine\nRUN grep -P x y → -P: option-of-gnu -P grep [github.com]
FROM debian:trixie-slim\nRUN grep -P x y → nothing
# Accounts of BusyBox.
FROM alpine:3.24\nRUN adduser -D app → nothing
FROM alpine:3.24\nRUN adduser app → app: busybox-asks-password app [github.com]
FROM alpine:3.24\nRUN adduser -S app → nothing
FROM alpine:3.24\nRUN adduser --system app → nothing
FROM alpine:3.24\nRUN adduser --disabled-password app → nothing
FROM alpine:3.24\nRUN adduser --disabled app → nothing
FROM alpine:3.24\nRUN adduser --sy app → nothing
FROM alpine:3.24\nRUN adduser --empty-password app → nothing
FROM alpine:3.24\nRUN adduser --help → nothing
FROM alpine:3.24\nRUN adduser -h /x app → app: busybox-asks-password app [github.com]
FROM alpine:3.24\nRUN adduser -h /x -D app → nothing
FROM alpine:3.24\nRUN adduser -D --gecos x app → nothing
FROM alpine:3.24\nRUN adduser -D --geco x app → nothing
FROM alpine:3.24\nRUN adduser -D -m app → -m: busybox-option adduser -m [github.com]
FROM alpine:3.24\nRUN adduser -D --create-home app → --create-home: busybox-option adduser --create-home [github.com]
FROM alpine:3.24\nRUN adduser -D -Hm app → -Hm: busybox-option adduser -m [github.com]
FROM alpine:3.24\nRUN adduser -D $X app → nothing
FROM alpine:3.24\nRUN adduser $X → nothing
FROM alpine:3.24\nRUN adduser app group → nothing
FROM alpine:3.24\nRUN yes | adduser app → nothing
FROM alpine:3.24\nRUN adduser app < x → nothing
FROM alpine:3.24\nRUN adduser app <<< x → nothing
FROM alpine:3.24\nRUN addgroup app → nothing
FROM alpine:3.24\nRUN addgroup -S app → nothing
FROM alpine:3.24\nRUN addgroup --gid 1 app → nothing
FROM alpine:3.24\nRUN addgroup -r app → -r: busybox-option addgroup -r [github.com]
FROM cgr.dev/chainguard/wolfi-base\nRUN adduser -m app → -m: busybox-option adduser -m [github.com]
FROM gcr.io/distroless/base-debian13:debug\nRUN adduser -m app → -m: busybox-option adduser -m [github.com]
FROM gcr.io/distroless/base-debian13:debug\nRUN useradd -S app → nothing
# Accounts of Debian.
FROM debian:bookworm\nRUN adduser --disabled-password --gecos "" app → nothing
FROM debian:bookworm\nRUN adduser -D app → -D: debian-ambiguous adduser -D --debug --disabled-login --disabled-password [github.com]
FROM debian:bookworm\nRUN adduser -S app → -S: debian-ambiguous adduser -S --shell --system [github.com]
FROM debian:bookworm\nRUN adduser --no-create-homes app → --no-create-homes: debian-option adduser --no-create-homes [github.com]
FROM debian:bookworm\nRUN adduser --no-create app → nothing
FROM debian:bookworm\nRUN adduser --SYSTEM app → nothing
FROM debian:bookworm\nRUN adduser -system app → nothing
FROM debian:bookworm\nRUN adduser --h app → nothing
FROM debian:bookworm\nRUN adduser -h /x app → nothing
FROM debian:bookworm\nRUN adduser --he app → --he: debian-takes-for-help adduser --he [github.com], silent
FROM debian:bookworm\nRUN adduser --hel app → --hel: debian-takes-for-help adduser --hel [github.com], silent
FROM debian:bookworm\nRUN adduser --help app → nothing
FROM debian:bookworm\nRUN adduser --version → nothing
FROM debian:bookworm\nRUN adduser -H app → -H: debian-takes-for-help adduser -H [github.com], silent
FROM debian:bookworm\nRUN adduser --dis app → --dis: debian-ambiguous adduser --dis --disabled-login --disabled-password [github.com]
FROM debian:bookworm\nRUN adduser --disabled app → --disabled: debian-ambiguous adduser --disabled --disabled-login --disabled-password [github.com]
FROM debian:bookworm\nRUN adduser --e app → nothing
FROM debian:bookworm\nRUN adduser --uid 1 app → nothing
FROM debian:bookworm\nRUN adduser --uid=1 app → nothing
FROM debian:bookworm\nRUN adduser --uid -x app → nothing
FROM debian:bookworm\nRUN adduser -u 1 app → nothing
FROM debian:bookworm\nRUN adduser --f app → --f: debian-ambiguous adduser --f --firstgid --firstuid --force-badname [github.com]
FROM debian:bookworm\nRUN adduser -q app → nothing
FROM debian:bookworm\nRUN adduser -c x app → nothing
FROM debian:bookworm\nRUN adduser -- -x → nothing
FROM debian:bookworm\nRUN adduser -x $Y → -x: debian-option adduser -x [github.com]
FROM debian:bookworm\nRUN adduser $Y -x → nothing
FROM debian:bookworm\nRUN adduser -x --help → nothing
FROM debian:bookworm\nRUN addgroup -S app → -S: debian-ambiguous addgroup -S --shell --system [github.com]
FROM ubuntu:22.04\nRUN adduser -D app → -D: debian-ambiguous adduser -D --debug --disabled-login --disabled-password [github.com]
FROM ubuntu:22.04\nRUN deluser -D app → nothing
# Accounts of shadow.
FROM debian:bookworm\nRUN useradd --disabled-password app → --disabled-password: shadow-option useradd --disabled-password false [man7.org]
FROM debian:bookworm\nRUN useradd --gecos=x app → --gecos=x: shadow-option useradd --gecos false [man7.org]
FROM debian:bookworm\nRUN useradd -m app → nothing
FROM debian:bookworm\nRUN useradd $X -S → -S: shadow-option useradd -S false [man7.org]
FROM debian:bookworm\nRUN groupadd -S app → -S: shadow-option groupadd -S false [man7.org]
FROM debian:bookworm\nRUN groupadd -r app → nothing
FROM fedora:44\nRUN useradd -S app → -S: shadow-option useradd -S false [man7.org]
FROM fedora:44\nRUN adduser --disabled-password app → --disabled-password: shadow-option useradd --disabled-password true [man7.org]
FROM fedora:44\nRUN adduser -D app → nothing
FROM almalinux:9\nRUN adduser -S app → -S: shadow-option useradd -S true [man7.org]
FROM registry.access.redhat.com/ubi9/ubi\nRUN adduser -S app → -S: shadow-option useradd -S true [man7.org]
FROM rockylinux/rockylinux:9\nRUN adduser -S app → -S: shadow-option useradd -S true [man7.org]
FROM oraclelinux:9\nRUN adduser -S app → -S: shadow-option useradd -S true [man7.org]
FROM amazonlinux:2023\nRUN adduser -S app → -S: shadow-option useradd -S true [man7.org]
FROM alpine:3.24\nRUN apk add shadow\nRUN useradd -S app → -S: shadow-option useradd -S false [man7.org]
FROM cgr.dev/chainguard/wolfi-base\nRUN useradd -S app → -S: shadow-option useradd -S false [man7.org]
FROM scratch\nRUN useradd -S app → nothing
`),
)('%s', (lines, refused) => {
  expect(refusedIn(lines)).toBe(refused);
});
