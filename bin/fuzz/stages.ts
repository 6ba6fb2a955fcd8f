import { crossed, type Generator, inline, lines } from './generator';

const busy =
  'useradd u && chown u /a && pip install numpy && npm ci && go build -o /x && cp /x /y && ln -s /y /z && mv /z /w && chmod 4755 /w && curl -o /q https://x && sh /q && rm /q && tar xf /t';

/** Stages, what they stand on and take from one another, and what they are named. */
export const stageGenerators: readonly Generator[] = [
  crossed(
    'triggers replayed in many stages',
    'FROM debian:12 AS a',
    (at) => `ONBUILD RUN ${busy} ${at}`,
    '',
    (at) => `FROM a AS c${at}`,
  ),
  crossed(
    'short triggers replayed in many stages',
    'FROM debian:12 AS a',
    () => 'ONBUILD RUN a',
    '',
    () => 'FROM a',
  ),
  crossed(
    'triggers that copy, replayed',
    'FROM debian:12 AS a',
    (at) => `ONBUILD COPY --from=a /x${at} /y`,
    '',
    () => 'FROM a',
  ),
  crossed(
    'triggers that set variables, replayed',
    'FROM debian:12 AS a',
    (at) => `ONBUILD ENV A${at}=$A${at - 1}x`,
    '',
    () => 'FROM a',
  ),
  crossed(
    'replayed triggers that many copies look into',
    'FROM debian:12 AS a',
    (at) => `ONBUILD RUN go build -o /x${at} .`,
    'FROM a AS b\nFROM debian:12',
    (at) => `COPY --from=b /x${at} /x${at}`,
  ),
  lines('bare stages', '', () => 'FROM debian:13'),
  lines('named stages', '', (at) => `FROM debian:13 AS s${at}`),
  lines('stages on one another', 'FROM debian:13 AS s0', (at) => `FROM s${at} AS s${at + 1}`, 'RUN curl x'),
  lines(
    'stages on one another that each run something',
    'FROM debian:13 AS s0',
    (at) => `FROM s${at} AS s${at + 1}\nRUN apt-get install -y p${at} && useradd u${at}`,
    'USER u0\nRUN curl x\nCMD ["curl"]',
  ),
  lines(
    'stages on one another, all named alike',
    'FROM debian:13 AS a',
    () => 'FROM a AS a\nCOPY --from=a /x /x',
    'USER u\nCMD ["/x"]',
  ),
  lines(
    'stages that copy from the one before',
    'FROM golang:1.27 AS s0\nRUN go build -o /x .',
    (at) => `FROM debian:13 AS s${at + 1}\nCOPY --from=s${at} /x /x`,
    'CMD ["/x"]',
  ),
  lines(
    'stages that copy everything from two before',
    'FROM golang:1.27 AS s0\nRUN go build -o /x .\nFROM s0 AS s1',
    (at) => `FROM scratch AS s${at + 2}\nCOPY --from=s${at} / /\nCOPY --from=s${at + 1} / /`,
    'CMD ["/x"]',
  ),
  lines(
    'a last stage that copies from every stage',
    '',
    (at) => `FROM golang:1.27 AS s${at}\nRUN go build -o /x${at} .`,
    (count) =>
      `FROM debian:13\n${Array.from({ length: count }, (_, at) => `COPY --from=s${at} /x${at} /x${at}`).join('\n')}\nCMD ["/x0"]`,
  ),
  lines(
    'a cycle of stages',
    '',
    (at) => `FROM debian:13 AS s${at}\nCOPY --from=s${at + 1} /x /x`,
    (count) => `FROM debian:13 AS s${count}\nCOPY --from=s0 /x /x`,
  ),
  lines(
    'stages that each copy from all that are near',
    '',
    (at) =>
      `FROM debian:13 AS s${at}\n${[1, 2, 3, 4].map((back) => `COPY --from=${Math.max(0, at - back)} /x /x`).join('\n')}`,
  ),
  lines('bases with tags nobody knows', '', (at) => `FROM debian:${at}`),
  lines('bases with tags of one family', '', (at) => `FROM python:3.${at % 20}.${at}-slim-trixie`),
  lines('bases not in the catalog', '', (at) => `FROM example.com/x${at}:1`),
  lines('bases that look like others', '', (at) => `FROM debain${at % 7}:1${at}`),
  lines('bases with digests', '', (at) => `FROM debian@sha256:${String(at).padStart(64, '0')}`),
  lines('copies from images of many names', 'FROM debian:13', (at) => `COPY --from=image-${at} /a /b${at}`),
  lines(
    'copies from many tags',
    'FROM debian:13',
    (at) => `COPY --from=golang:1.${at % 28}.${at} /a /b${at}`,
  ),
  lines('mounts from many images', 'FROM debian:13', (at) => `RUN --mount=from=python:3.${at} a`),
  lines('bases of variables', 'ARG A', (at) => `ARG B${at}=x\nFROM $A-\${B${at}:-$A}`),
  lines(
    'bases of platforms',
    '',
    (at) => `FROM --platform=linux/arm64 debian:13 AS p${at}\nRUN apt-get update`,
  ),
  lines('platforms of variables', 'ARG P', () => 'FROM --platform=$P debian:13'),
  lines('stages that only differ in case', '', (at) => `FROM debian:13 AS ${at % 2 ? 'A' : 'a'}${at >> 1}`),
  lines('stages with reserved names', '', () => 'FROM debian:13 AS scratch'),
  inline('one long base', 'FROM ', 'a/b-'),
  inline('one long tag', 'FROM debian:', '1.'),
  inline('digits for a tag', 'FROM python:', '9'),
  inline('one long name of a stage', 'FROM debian AS ', 'a-'),
  inline('one long platform', 'FROM --platform=', 'linux/', ' debian'),
];
