import type { Range } from '../text/span';
import type { Report } from './report';

function at(line: number, from: number, to: number, lastLine = line): Range {
  return { start: { line, column: from }, end: { line: lastLine, column: to } };
}

const text = `FROM golang:1.17 AS builder
WORKDIR /app
COPY . .
RUN go build -o myapp

FROM builder AS test
RUN go test ./...

FROM alpine:3.24 AS certificates
RUN apk add --no-cache ca-certificates

FROM scratch
# plinth ignore=runs-as-root -- the platform sets a user
COPY --from=builder /app/myapp /myapp
RUN --mount=from=certificates,source=/etc/ssl,target=/mnt cp -r /mnt /etc/ssl
ENV TZ=Europe/Berlin
CMD ["/myapp"]
`;

/** A report with something in every part of it, for tests of the pages. */
export const reportFixture: Report = {
  schemaVersion: 1,
  engine: { version: '0.1.0', catalogRevision: '4f1c9e2a', catalogDate: '2026-11-20' },
  source: { text, sha256: '0'.repeat(64) },
  options: { target: undefined, buildArgs: {}, platform: 'linux/amd64' },
  summary: {
    verdict: 'will-not-build',
    text: 'Will not build: RUN needs `/bin/sh`, and `scratch` has no shell (line 15)',
    finding: 0,
  },
  stages: [
    {
      index: 0,
      name: 'builder',
      line: 1,
      isFinal: false,
      isReachable: true,
      base: {
        kind: 'image',
        written: 'golang:1.17',
        reference: 'docker.io/library/golang:1.17',
        imageId: 'golang-1.17',
      },
      uses: [],
    },
    {
      index: 1,
      name: 'test',
      line: 6,
      isFinal: false,
      isReachable: false,
      base: { kind: 'stage', written: 'builder', reference: undefined, imageId: undefined },
      uses: [{ stage: 0, kind: 'base', range: at(6, 6, 13) }],
    },
    {
      index: 2,
      name: 'certificates',
      line: 9,
      isFinal: false,
      isReachable: true,
      base: {
        kind: 'image',
        written: 'alpine:3.24',
        reference: 'docker.io/library/alpine:3.24',
        imageId: 'alpine-3.24',
      },
      uses: [],
    },
    {
      index: 3,
      name: undefined,
      line: 12,
      isFinal: true,
      isReachable: true,
      base: { kind: 'scratch', written: 'scratch', reference: 'scratch', imageId: 'scratch' },
      uses: [
        { stage: 0, kind: 'copy', range: at(14, 6, 20) },
        { stage: 2, kind: 'mount', range: at(15, 5, 57) },
      ],
    },
  ],
  requirements: [
    {
      kind: 'libc',
      value: 'glibc 2.31 or newer',
      certainty: 'likely',
      because: [
        {
          text: '`go build` without `CGO_ENABLED=0` links against the glibc of Debian 11',
          range: at(4, 5, 22),
        },
        { text: 'that file becomes `/myapp`', range: at(14, 6, 38) },
      ],
    },
    {
      kind: 'time-zone-data',
      value: 'time zones',
      certainty: 'possible',
      because: [{ text: '`TZ` is set', range: at(16, 5, 21) }],
    },
  ],
  findings: [
    {
      rule: 'run-without-shell',
      severity: 'error',
      certainty: 'certain',
      consequence: 'will-not-build',
      stage: 3,
      range: at(15, 59, 78),
      message: 'RUN in shell form needs `/bin/sh`; `scratch` has no shell.',
      remedy: 'Copy the certificates from the stage that has them instead.',
      evidence: [
        { text: '`scratch` is empty', source: 'https://docs.docker.com/build/building/base-images/' },
        { text: 'The shell of this stage is the default one', range: at(12, 1, 13) },
      ],
      fix: {
        safety: 'review',
        edits: [{ range: at(15, 1, 78), newText: 'COPY --from=certificates /etc/ssl/certs /etc/ssl/certs' }],
      },
    },
    {
      rule: 'dynamic-binary-without-loader',
      severity: 'error',
      certainty: 'likely',
      consequence: 'will-not-start',
      stage: 3,
      range: at(14, 1, 38),
      message:
        '`/myapp` is linked against glibc when it imports `net` or `os/user`, and `scratch` has no loader.',
      remedy: 'Build with `CGO_ENABLED=0`, or use a base with glibc 2.31 or newer.',
      evidence: [{ text: '`CGO_ENABLED` is not set in stage builder', range: at(4, 5, 22) }],
      fix: { safety: 'safe', edits: [{ range: at(4, 5, 5), newText: 'CGO_ENABLED=0 ' }] },
    },
    {
      rule: 'time-zone-data-missing',
      severity: 'warning',
      certainty: 'possible',
      consequence: 'may-fail',
      stage: 3,
      range: at(16, 5, 21),
      message: '`TZ` names a time zone, and `scratch` has no time-zone data.',
      remedy: 'Copy `/usr/share/zoneinfo`, or build with `-tags timetzdata`.',
      evidence: [],
    },
    {
      rule: 'base-end-of-life',
      severity: 'warning',
      certainty: 'certain',
      consequence: 'choice-of-base',
      stage: 0,
      range: at(1, 6, 17),
      message: 'Go 1.17 has had no fixes since 2022-08-02.',
      remedy: 'Move to a Go that is supported.',
      evidence: [
        { text: 'Go 1.17 ended on 2022-08-02', source: 'https://github.com/docker-library/official-images' },
      ],
    },
    {
      rule: 'base-digest-missing',
      severity: 'info',
      certainty: 'certain',
      consequence: 'choice-of-base',
      stage: 2,
      range: at(9, 6, 17),
      message: '`alpine:3.24` can change under the same tag.',
      remedy: 'Add the digest if builds must be repeatable.',
      evidence: [],
    },
  ],
  suppressed: [
    {
      rule: 'runs-as-root',
      severity: 'warning',
      certainty: 'certain',
      consequence: 'risk',
      stage: 3,
      range: at(12, 1, 13),
      message: 'The image runs as root.',
      remedy: 'Add `USER 65532`.',
      evidence: [],
      suppressedBy: { range: at(13, 1, 57), reason: 'the platform sets a user' },
    },
  ],
  recommendations: [
    {
      stage: 3,
      imageId: 'distroless-base-debian13-nonroot',
      reference: 'gcr.io/distroless/base-debian13:nonroot',
      verdict: 'runs-as-is',
      reasons: ['glibc 2.41 is newer than the 2.31 it needs', 'CA certificates and time zones are inside'],
      hazards: [],
    },
    {
      stage: 3,
      imageId: 'debian-13-slim',
      reference: 'debian:13-slim',
      verdict: 'runs-with-changes',
      reasons: ['glibc 2.41 is newer than the 2.31 it needs'],
      hazards: [{ text: 'No time-zone data', range: at(16, 5, 21) }],
    },
    {
      stage: 3,
      imageId: 'alpine-3.24',
      reference: 'alpine:3.24',
      verdict: 'does-not-run',
      reasons: [],
      hazards: [{ text: 'musl, but `/myapp` is linked against glibc', range: at(14, 1, 38) }],
    },
    {
      stage: 3,
      imageId: 'ubi-10-micro',
      reference: 'registry.access.redhat.com/ubi10/ubi-micro',
      verdict: 'not-known',
      reasons: ['Whether it has time-zone data is not known'],
      hazards: [],
    },
  ],
  checklist: [],
  notKnown: [
    {
      text: 'Whether the program imports `net` or `os/user`: its source is not in the Dockerfile.',
      range: at(4, 5, 22),
    },
  ],
};
