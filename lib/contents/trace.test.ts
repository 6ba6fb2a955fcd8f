import { describe, expect, test } from 'vitest';
import { analyze } from '../analyze';
import { referenceOf } from '../bases/base';
import { catalog, lastOf, onDebian, rowsOf, today } from '../inspection.fixture';
import type { Moment } from './contents';
import { type Traced, trace } from './trace';

/** A program that goes from stage to stage, so many times. */
function handedOn(times: number): string {
  const stages = Array.from(
    { length: times - 1 },
    (_, at) => `FROM scratch AS s${at + 1}\nCOPY --from=s${at} /app /app\n`,
  );
  return `FROM golang:1.27 AS s0\nRUN CGO_ENABLED=0 go build -o /app .\n${stages.join('')}FROM alpine:3.24\nCOPY --from=s${times - 1} /app /app\nUSER 1000\nCMD ["/app"]\n`;
}

async function needs(dockerfile: string): Promise<readonly string[]> {
  const { requirements } = await analyze({ dockerfile }, catalog, today);
  return requirements.filter(({ kind }) => kind === 'libc').map(({ value }) => value);
}

describe('a program that is handed on from stage to stage', () => {
  test.each([1, 2, 3, 11, 12])('%i times: its compiler is found', async (times) => {
    expect(await needs(handedOn(times))).toEqual(['none: /app is static']);
  });

  test.each([13, 40])('%i times: it is followed no further, and nothing is claimed', async (times) => {
    expect(await needs(handedOn(times))).toEqual([]);
  });
});

/** `context a.txt, 1 hop`. */
function told(moment: Moment, path: string): string {
  const traced = trace(moment, path);
  const { length } = traced.hops;
  return `${toldEnd(traced)}, ${length} ${length === 1 ? 'hop' : 'hops'}`;
}

function toldEnd(traced: Traced): string {
  switch (traced.kind) {
    case 'made':
      return `made by ${traced.effect.kind} of stage ${traced.view.stage.index}, ${traced.certainty}`;
    case 'context':
      return `context ${traced.path}`;
    case 'here-document':
      return `document ${JSON.stringify(traced.content)}`;
    case 'image':
      return `image ${referenceOf(traced.base)} ${traced.path}`;
    case 'not-known':
      return `not known: ${traced.reason.code}`;
    case 'missing':
      return `missing, ${traced.certainty}: ${traced.reason.code}`;
    default:
      return traced satisfies never;
  }
}

test.each(
  rowsOf(String.raw`
# The context.
COPY a /x → /x → context a, 1 hop
COPY a /x → /x/y → context a/y, 1 hop
COPY a.txt /x → /x → context a.txt, 1 hop
COPY *.js /x → /x → context *.js, 1 hop
COPY a /x → /y → missing, likely: nothing-puts-it-there, 0 hops
COPY a /x/ → /x/a → context a, 1 hop
COPY a /x/ → /x/y → context a/y, 1 hop
COPY a /x/ → /x → missing, likely: nothing-puts-it-there, 0 hops
COPY a.bin /x/ → /x/a.bin → context a.bin, 1 hop
COPY a.bin /x/ → /x/y → missing, likely: nothing-puts-it-there, 0 hops
COPY a.bin /x → /x/y → context a.bin/y, 1 hop
COPY a.longer-ending /x/ → /x/y → context a.longer-ending/y, 1 hop
COPY .bin /x/ → /x/y → context .bin/y, 1 hop
COPY src/Makefile /x/ → /x/y → missing, likely: nothing-puts-it-there, 0 hops
COPY Makefile /x/ → /x/y → missing, likely: nothing-puts-it-there, 0 hops
COPY Dockerfile /x/ → /x/y → missing, likely: nothing-puts-it-there, 0 hops
COPY Gemfile /x/ → /x/y → missing, likely: nothing-puts-it-there, 0 hops
COPY LICENSE /x/ → /x/y → missing, likely: nothing-puts-it-there, 0 hops
COPY .npmrc /x/ → /x/y → missing, likely: nothing-puts-it-there, 0 hops
COPY .yarn .yarnrc.yml /x/ → /x/.yarnrc.yml → context .yarnrc.yml, 1 hop
COPY go.mod /x/ → /x/y → missing, likely: nothing-puts-it-there, 0 hops
COPY go.sum /x/ → /x/y → missing, likely: nothing-puts-it-there, 0 hops
COPY MyMakefile /x/ → /x/y → context MyMakefile/y, 1 hop
COPY Makefiles /x/ → /x/y → context Makefiles/y, 1 hop
COPY a.sh /x → /x/y → missing, likely: nothing-puts-it-there, 0 hops
COPY a.sh /x → /x/y/z → context a.sh/y/z, 1 hop
COPY .sh /x → /x/y → context .sh/y, 1 hop
COPY a.shx /x → /x/y → context a.shx/y, 1 hop
COPY a.SH /x → /x/y → missing, likely: nothing-puts-it-there, 0 hops
COPY *.js /x/ → /x/a.js → context a.js, 1 hop
COPY *.js /x/ → /x/a.ts → missing, likely: nothing-puts-it-there, 0 hops
COPY . /x → /x/a → context a, 1 hop
COPY ./ /x/ → /x/a/b → context a/b, 1 hop
COPY . /x\nRUN make → /x/a → not known: made-by-command, 1 hop
RUN make\nCOPY . /x → /x/a → context a, 1 hop
COPY a /x\nRUN make → /x → context a, 1 hop
COPY . /x\nUSER app → /x/a → context a, 1 hop
COPY a /x\nCOPY b /x → /x → context b, 1 hop
COPY b/app /srv/app\nCOPY . /srv → /srv/app → context b/app, 1 hop
COPY b/app /srv/\nCOPY . /srv → /srv/app → context b/app, 1 hop
COPY b/app /srv/\nCOPY . /srv → /srv/b → context b, 1 hop
COPY . /srv\nCOPY c /srv/app → /srv/app/x → context c/x, 1 hop
COPY b/a c/a /d/ → /d/a → context c/a, 1 hop
COPY a.bin /x/\nRUN make → /x/y → not known: made-by-command, 0 hops
COPY b/app /srv/\nCOPY . /srv → /srv/app/x → context b/app/app/x, 1 hop
COPY --from=alpine:3.24 /x /srv\nCOPY . /srv → /srv/a → image alpine:3.24 /x/a, 1 hop
# Here-documents, downloads and archives.
COPY <<EOF /f\nhi\nEOF → /f → document "hi\\n", 1 hop
COPY <<EOF /f\nhi\nEOF → /f/x → missing, likely: nothing-puts-it-there, 0 hops
ADD https://example.com/f /f → /f → not known: downloaded, 1 hop
RUN curl -fsSL -o /f https://example.com/f → /f → not known: downloaded, 1 hop
ADD a.tar.gz /d → /d/x → not known: from-archive, 1 hop
ADD a.tar.gz /d/ → /d → missing, likely: nothing-puts-it-there, 0 hops
RUN tar -xf /a.tar -C /d → /d/x → not known: from-archive, 1 hop
RUN tar -xf /a.tar -C /d → /d → not known: made-by-command, 0 hops
# Commands.
RUN echo hi > /f → /f → made by file-written of stage 0, certain, 1 hop
RUN [ -e /x ] && echo hi > /f → /f → made by file-written of stage 0, certain, 1 hop
RUN mkdir /d → /d → not known: made-by-command, 0 hops
RUN mkdir /d → /d/x → not known: made-by-command, 0 hops
RUN touch /f\nRUN rm /f → /f → missing, likely: removed-later, 0 hops
RUN touch /f && rm /f → /f → made by file-written of stage 0, certain, 1 hop
COPY a /f\nRUN rm -f /f → /f → missing, likely: removed-later, 0 hops
COPY a /f\nRUN rm -f /f\nCOPY b /f → /f → context b, 1 hop
RUN rm -f /f\nCOPY a /f\nRUN rm -f /f → /f → missing, likely: removed-later, 0 hops
COPY a /a\nRUN mv /a /b → /b → context a, 2 hops
COPY d /d\nRUN cp -r /d /e → /e/x → not known: made-by-command, 2 hops
RUN make install → /usr/local/bin/x → made by executable-built of stage 0, likely, 0 hops
RUN pip install x\nRUN make install → /usr/local/bin/x → not known: made-by-command, 0 hops
RUN npm install -g x\nRUN make install → /usr/local/bin/x → not known: made-by-command, 0 hops
RUN gem install x\nRUN make install → /usr/local/bin/x → not known: made-by-command, 0 hops
RUN apt-get install -y x\nRUN make install → /usr/local/bin/x → made by executable-built of stage 0, likely, 0 hops
RUN make install\nRUN pip install x → /usr/local/bin/x → not known: made-by-command, 0 hops
FROM golang:1.27\nRUN go install ./... → /go/bin/tool → made by executable-built of stage 0, likely, 0 hops
FROM golang:1.27\nRUN pip install x\nRUN go install ./... → /go/bin/tool → made by executable-built of stage 0, likely, 0 hops
FROM golang:1.27\nRUN go install ./... → /go/bin/tool.txt → not known: made-by-command, 0 hops
FROM golang:1.27\nRUN go install ./... → /go/bin/tool.bin → made by executable-built of stage 0, likely, 0 hops
FROM golang:1.27\nRUN go install ./... → /go/bin/tool.exe → made by executable-built of stage 0, likely, 0 hops
FROM golang:1.27\nRUN go install ./... → /go/bin/a.out → made by executable-built of stage 0, likely, 0 hops
FROM golang:1.27\nRUN go install ./... → /go/bin/a.elf → made by executable-built of stage 0, likely, 0 hops
FROM golang:1.27\nRUN go install ./... → /go/bin/a.bin.d → not known: made-by-command, 0 hops
FROM golang:1.27\nRUN go install ./... → /go/bin/*.x → made by executable-built of stage 0, likely, 0 hops
FROM golang:1.27\nRUN go install ./... → /go/bin/a-1.2_b → made by executable-built of stage 0, likely, 0 hops
FROM golang:1.27\nRUN go install ./...\nCOPY a /go/bin/tool → /go/bin/tool → context a, 1 hop
FROM golang:1.27\nCOPY a /go/bin/tool\nRUN go install ./... → /go/bin/tool → made by executable-built of stage 0, likely, 0 hops
FROM golang:1.27\nCOPY a /go/bin/other\nRUN go install ./... → /go/bin/tool → made by executable-built of stage 0, likely, 0 hops
# Images.
COPY --from=alpine:3.24 /bin/busybox /b → /b → image alpine:3.24 /bin/busybox, 1 hop
COPY --from=alpine:3.24 /bin /b → /b/sh → image alpine:3.24 /bin/sh, 1 hop
COPY --from=alpine:3.24 /bin/sh /b/ → /b/sh → image alpine:3.24 /bin/sh, 1 hop
COPY --from=alpine:3.24 /lib/*.so /b/ → /b/x.so → image alpine:3.24 /lib/x.so, 1 hop
COPY --from=alpine:3.24 /lib/*.so /b → /b → image alpine:3.24 /lib/*.so, 1 hop
# Stages.
FROM golang:1.27 AS b\nRUN go build -o /app .\nFROM scratch\nCOPY --from=b /app /app → /app → made by executable-built of stage 0, certain, 2 hops
FROM golang:1.27 AS b\nRUN go build -o /app .\nFROM scratch\nCOPY --from=b /app /bin/ → /bin/app → made by executable-built of stage 0, certain, 2 hops
FROM golang:1.27 AS b\nRUN go build -o /out/app .\nFROM scratch\nCOPY --from=b /out /o → /o/app → made by executable-built of stage 0, certain, 2 hops
FROM golang:1.27 AS b\nRUN go build -o /out/app .\nFROM scratch\nCOPY --from=b /out/ap* /o/ → /o/app → made by executable-built of stage 0, certain, 2 hops
FROM golang:1.27 AS b\nRUN go build -o /srv/app/app .\nFROM scratch\nCOPY --from=b /srv/app /o → /o/app → made by executable-built of stage 0, certain, 2 hops
FROM scratch AS b\nCOPY x /srv/app/app\nFROM scratch\nCOPY --from=b /srv/app /o → /o/app → context x, 2 hops
FROM scratch AS b\nADD x.tar /srv/app\nFROM scratch\nCOPY --from=b /srv/app /o → /o/app → not known: from-archive, 2 hops
FROM scratch AS b\nCOPY x /y\nFROM scratch\nCOPY --from=b /srv/app /o → /o/app → missing, certain: scratch-is-empty, 1 hop
FROM golang:1.27 AS b\nRUN go build -o /app .\nFROM b → /app → made by executable-built of stage 0, certain, 1 hop
FROM debian:trixie-slim AS b\nCOPY . /x\nFROM b → /x/y → context y, 1 hop
FROM debian:trixie-slim AS b\nCOPY . /x\nFROM b\nRUN make → /x/y → not known: made-by-command, 1 hop
FROM debian:trixie-slim AS b\nCOPY y /x/y\nFROM b\nRUN make → /x/y → context y, 1 hop
FROM debian:trixie-slim AS b\nCOPY src/y /x/\nFROM b\nRUN make → /x/y → context src/y, 1 hop
FROM debian:trixie-slim AS b\nCOPY --from=alpine:3.24 /x /x\nFROM b\nRUN make → /x/y → image alpine:3.24 /x/y, 1 hop
FROM debian:trixie-slim AS b\nFROM b\nRUN make → /x/y → missing, likely: nothing-puts-it-there, 0 hops
FROM scratch AS b\nCOPY x.sh /srv/app\nFROM scratch\nCOPY --from=b /srv/app /o/ → /o/app → context x.sh, 2 hops
FROM scratch AS b\nCOPY x /srv/app\nFROM scratch\nCOPY --from=b /srv/app /o/ → /o/app → context x, 2 hops
FROM debian:trixie-slim AS b\nCOPY src/z /x/y\nFROM b\nRUN make → /x/y → context src/z, 1 hop
# What is there from the start.
FROM debian:trixie-slim → /app → missing, likely: nothing-puts-it-there, 0 hops
FROM debian:trixie-slim → /usr → image debian:trixie-slim /usr, 0 hops
FROM debian:trixie-slim → /usrx → missing, likely: nothing-puts-it-there, 0 hops
FROM debian:trixie-slim → /x/usr → missing, likely: nothing-puts-it-there, 0 hops
FROM debian:trixie-slim → /bin/x → image debian:trixie-slim /bin/x, 0 hops
FROM debian:trixie-slim → /sbin/x → image debian:trixie-slim /sbin/x, 0 hops
FROM debian:trixie-slim → /lib/x → image debian:trixie-slim /lib/x, 0 hops
FROM debian:trixie-slim → /lib64/x → image debian:trixie-slim /lib64/x, 0 hops
FROM debian:trixie-slim → /etc/x → image debian:trixie-slim /etc/x, 0 hops
FROM debian:trixie-slim → /opt/x → image debian:trixie-slim /opt/x, 0 hops
FROM debian:trixie-slim → /var/x → image debian:trixie-slim /var/x, 0 hops
FROM debian:trixie-slim → /root/x → image debian:trixie-slim /root/x, 0 hops
FROM debian:trixie-slim → /home/x → image debian:trixie-slim /home/x, 0 hops
FROM debian:trixie-slim → /nix/x → image debian:trixie-slim /nix/x, 0 hops
FROM debian:trixie-slim → /srv/x → image debian:trixie-slim /srv/x, 0 hops
RUN true → /app → not known: made-by-command, 0 hops
FROM node:24 → /app → image node:24 /app, 0 hops
FROM scratch → /usr/x → missing, certain: scratch-is-empty, 0 hops
FROM scratch\nRUN ["/x"] → /usr/x → not known: made-by-command, 0 hops
FROM example.com/x:1 → /usr/x → not known: base-not-known, 0 hops
ARG S\nCOPY $S / → /x → not known: source-not-known, 0 hops
ARG S\nCOPY $S /d/ → /e/x → missing, likely: nothing-puts-it-there, 0 hops
ARG S\nCOPY $S /d/ → /d/x → not known: source-not-known, 0 hops
ARG S\nCOPY a /d/x\nCOPY $S /d/ → /d/x → context a, 1 hop
`),
)('%s: %s', (lines, path, end) => {
  expect(told(lastOf(onDebian(lines)).end, path)).toBe(end);
});

test.each(
  'sh bash envsh py rb pl php js mjs cjs ts json yaml yml toml ini cfg conf xml properties txt md lock jar war crt pem key'.split(
    ' ',
  ),
)('a file that ends in .%s is no directory', (ending) => {
  expect(told(lastOf(onDebian(`COPY a.${ending} /x`)).end, '/x/y')).toBe(
    'missing, likely: nothing-puts-it-there, 0 hops',
  );
});

test('what a step and those behind it bring does not count', () => {
  const view = lastOf(onDebian('COPY a /x\nRUN rm /x\nRUN go build -o /bin/app .\nCOPY b /x'));
  expect([0, 1, 2, 3, 4].map((step) => told(view.before(step), '/x')).join('; ')).toBe(
    'missing, likely: nothing-puts-it-there, 0 hops; context a, 1 hop; missing, likely: removed-later, 0 hops; missing, likely: removed-later, 0 hops; context b, 1 hop',
  );
  expect([2, 3].map((step) => told(view.before(step), '/bin/app')).join('; ')).toBe(
    'not known: made-by-command, 0 hops; made by executable-built of stage 0, certain, 1 hop',
  );
  const made = lastOf(onDebian('RUN make install\nRUN pip install x'));
  expect([1, 2].map((step) => told(made.before(step), '/usr/local/bin/x')).join('; ')).toBe(
    'made by executable-built of stage 0, likely, 0 hops; not known: made-by-command, 0 hops',
  );
  const unknown = lastOf(onDebian('ARG S\nCOPY $S /'));
  expect([1, 2].map((step) => told(unknown.before(step), '/x')).join('; ')).toBe(
    'missing, likely: nothing-puts-it-there, 0 hops; not known: source-not-known, 0 hops',
  );
  const installs = lastOf('FROM golang:1.27\nRUN go install ./...\nRUN true\n');
  expect([0, 1].map((step) => told(installs.before(step), '/go/bin/tool')).join('; ')).toBe(
    'image golang:1.27 /go/bin/tool, 0 hops; made by executable-built of stage 0, likely, 0 hops',
  );
});

test('stages are followed as far as anybody stacks them', () => {
  const stages = (count: number) =>
    Array.from({ length: count }, (_, at) => `FROM s${at} AS s${at + 1}\n`).join('');
  const [deep, deeper] = [62, 70].map(
    (count) => lastOf(`FROM scratch AS s0\nCOPY a /x\n${stages(count)}`).end,
  );
  expect(deep && told(deep, '/x')).toBe('context a, 1 hop');
  expect(deeper && told(deeper, '/x')).toBe('not known: too-long-to-follow, 0 hops');
});
