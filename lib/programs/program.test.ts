import { describe, expect, test } from 'vitest';
import { answerText, lastOf, onDebian, rowsOf } from '../inspection.fixture';
import { pathAt, pathKnownAt, programAt } from './program';

describe('a program', () => {
  test.each(
    rowsOf(String.raw`
# What packages and copies bring.
RUN apt-get install -y curl → curl → there: installed-by-package curl
RUN apt-get install -y curl → git → missing: no-package-brings debian:trixie-slim git true
RUN apt-get install -y $PACKAGES → git → not-known: no-package-brings debian:trixie-slim git
RUN apt-get install -y nobody-knows-it → git → not-known: no-package-brings debian:trixie-slim git
COPY a /usr/local/bin/app → app → there, likely: put-into /usr/local/bin
COPY a /usr/local/bin/app → git → missing: no-package-brings debian:trixie-slim git
COPY a /opt/bin/app → app → not-known: rest-of-image-not-known debian:trixie-slim
ENV PATH=/opt/bin:$PATH\nCOPY a /opt/bin/app → app → there, likely: put-into /opt/bin
COPY app /usr/local/bin/ → app → there, likely: put-into /usr/local/bin
COPY app /usr/local/bin/ → git → missing: no-package-brings debian:trixie-slim git
COPY . /usr/local/bin/ → git → there, likely: put-into /usr/local/bin
COPY ./ /usr/local/bin/ → git → there, likely: put-into /usr/local/bin
COPY bin /usr/local/bin/ → git → there, likely: put-into /usr/local/bin
COPY sbin /usr/local/sbin/ → git → there, likely: put-into /usr/local/sbin
COPY out /usr/sbin/ → git → there, likely: put-into /usr/sbin
COPY dist /usr/bin/ → git → there, likely: put-into /usr/bin
COPY build /sbin/ → git → there, likely: put-into /sbin
COPY release /bin/ → git → there, likely: put-into /bin
COPY x/install /bin/ → git → there, likely: put-into /bin
COPY local /bin/ → git → there, likely: put-into /bin
COPY tool /bin/ → git → there, likely: put-into /bin
COPY tools /bin/ → git → there, likely: put-into /bin
COPY scripts /bin/ → git → there, likely: put-into /bin
COPY usr /bin/ → git → there, likely: put-into /bin
COPY mybin /bin/ → git → missing: no-package-brings debian:trixie-slim git
COPY bins /bin/ → git → missing: no-package-brings debian:trixie-slim git
COPY *.sh /usr/local/bin/ → git → there, likely: put-into /usr/local/bin
COPY x.sh /usr/local/bin/ → x.sh → there, likely: put-into /usr/local/bin
COPY x.sh /usr/local/bin/ → git → missing: no-package-brings debian:trixie-slim git
COPY x.sh /usr/local → git → missing: no-package-brings debian:trixie-slim git
COPY x /usr/local → git → there, likely: put-into /usr/local/sbin
COPY .x /usr/local → git → there, likely: put-into /usr/local/sbin
COPY x.d-1 /usr/local → git → there, likely: put-into /usr/local/sbin
ENV PATH=/opt/bin\nCOPY x /opt/bin/ → git → there, likely: put-into /opt/bin
ENV PATH=/opt/bin\nCOPY x.sh /opt/bin/ → git → missing: no-package-brings debian:trixie-slim git
ENV PATH=/opt/bin\nCOPY x.sh /opt/ → git → missing: no-package-brings debian:trixie-slim git
ENV PATH=/opt/bin\nCOPY x /opt/ → git → there, likely: put-into /opt/bin
ENV PATH=/opt/bin\nCOPY x /srv/ → git → missing: no-package-brings debian:trixie-slim git
ADD a.tar.gz /usr/local → git → there, likely: put-into /usr/local/sbin
ADD a.tar.gz /opt → git → missing: no-package-brings debian:trixie-slim git
ADD https://example.com/x /usr/local/bin/ → git → missing: no-package-brings debian:trixie-slim git
COPY <<EOF /usr/local/bin/x\nhi\nEOF → x → there, likely: put-into /usr/local/bin
COPY <<EOF /usr/local/bin/x\nhi\nEOF → y → not-known: rest-of-image-not-known debian:trixie-slim
RUN curl -o /usr/local/bin/x https://example.com/x → x → there, likely: put-into /usr/local/bin
RUN curl -o /usr/local/bin/x https://example.com/x → y → not-known: rest-of-image-not-known debian:trixie-slim
RUN cp /a /usr/local/bin/x → x → there, likely: put-into /usr/local/bin
RUN cp /a /usr/local/bin/ → a → there, likely: put-into /usr/local/bin
RUN cp /a /usr/local/bin/ → b → not-known: rest-of-image-not-known debian:trixie-slim
ENV PATH=/app/node_modules/.bin:$PATH\nWORKDIR /app\nRUN npm ci → vite → there, likely: put-into /app/node_modules/.bin
RUN tar -xzf /a.tgz -C /usr/local → git → there, likely: put-into /usr/local/sbin
COPY --from=alpine:3.24 /bin /usr/local/bin → git → there, likely: put-into /usr/local/bin
COPY --from=alpine:3.24 /bin/busybox /usr/local/bin/ → busybox → there, likely: put-into /usr/local/bin
COPY --from=alpine:3.24 /bin/busybox /usr/local/bin/ → git → missing: no-package-brings debian:trixie-slim git
FROM golang:1.27 AS b\nRUN go build -o /bin/out .\nFROM debian:trixie-slim\nCOPY --from=b /bin/out /usr/local/bin/ → git → missing: no-package-brings debian:trixie-slim git
FROM golang:1.27 AS b\nRUN go build -o /bin/out .\nFROM debian:trixie-slim\nCOPY --from=b /bin/out /usr/local/bin/ → out → there, likely: put-into /usr/local/bin
FROM golang:1.27 AS b\nRUN go build -o /out/app .\nFROM debian:trixie-slim\nCOPY --from=b /out /usr/local/bin/ → git → there, likely: put-into /usr/local/bin
FROM golang:1.27 AS b\nRUN go build -o /srv/app .\nFROM debian:trixie-slim\nENV PATH=/opt/bin\nCOPY --from=b /srv/app /opt/bin/ → git → missing: no-package-brings debian:trixie-slim git
# A PATH that is not known.
ARG D\nENV PATH=$D/bin:/usr/bin → git → missing: no-package-brings debian:trixie-slim git
ARG D\nENV PATH=$D/bin:/usr/bin\nCOPY a /srv/a → git → not-known: path-not-known
ARG D\nENV PATH=$D/bin:/usr/bin\nCOPY <<EOF /srv/a\nhi\nEOF → git → missing: no-package-brings debian:trixie-slim git
ARG D\nENV PATH=$D/bin:/usr/bin\nCOPY a /usr/local/bin/git → git → there, likely: put-into /usr/local/bin
# Package managers of languages.
RUN pip install gunicorn → gunicorn → there, likely: installed-by-language pip
RUN npm install -g @scope/tool → tool → there, likely: installed-by-language npm
RUN pip install -r requirements.txt → gunicorn → not-known: may-come-by-language
RUN pip install -r requirements.txt → pip → missing: no-package-brings debian:trixie-slim pip
RUN /usr/bin/pip install -r requirements.txt → pip → missing: no-package-brings debian:trixie-slim pip
RUN pip install -r requirements.txt → git → missing: no-package-brings debian:trixie-slim git
RUN python3 -m pip install -r requirements.txt → gunicorn → not-known: script-may-install-anything python3
RUN python3 -m venv /v → gunicorn → not-known: script-may-install-anything python3
RUN python3 x.py -m pip install → gunicorn → not-known: script-may-install-anything python3
RUN pip list → gunicorn → missing: no-package-brings debian:trixie-slim gunicorn
RUN npm ci → vite → not-known: rest-of-image-not-known debian:trixie-slim
RUN pip $DO x → gunicorn → not-known: may-come-by-language
# What may have installed anything.
RUN ./setup.sh → git → not-known: may-install-anything ./setup.sh
RUN /opt/setup → git → not-known: may-install-anything /opt/setup
RUN /usr/bin/setup → git → missing: no-package-brings debian:trixie-slim git
RUN /usr/local/sbin/setup → git → missing: no-package-brings debian:trixie-slim git
RUN /bin/setup → git → missing: no-package-brings debian:trixie-slim git
RUN make install → git → not-known: may-install-anything make
RUN ninja install → git → not-known: may-install-anything ninja
RUN cmake --install . → git → not-known: may-install-anything cmake
RUN $TOOL install → git → not-known: command-not-known
RUN python3 setup.py install → git → not-known: script-may-install-anything python3
RUN python3 --version → git → missing: no-package-brings debian:trixie-slim git
RUN python3 $ARGS → git → not-known: script-may-install-anything python3
RUN bash setup.sh → git → not-known: script-may-install-anything bash
RUN zsh setup.sh → git → not-known: script-may-install-anything zsh
RUN ash setup.sh → git → not-known: script-may-install-anything ash
RUN dash setup.sh → git → not-known: script-may-install-anything dash
RUN sh setup.sh → git → not-known: script-may-install-anything sh
RUN python setup.py → git → not-known: script-may-install-anything python
RUN perl setup.pl → git → not-known: script-may-install-anything perl
RUN ruby setup.rb → git → not-known: script-may-install-anything ruby
RUN node setup.js → git → not-known: script-may-install-anything node
RUN php setup.php → git → not-known: script-may-install-anything php
RUN lua setup.lua → git → missing: no-package-brings debian:trixie-slim git
RUN curl -fsSL https://example.com/x | sh → git → not-known: download-may-install-anything
RUN ./setup.sh\nARG D\nCOPY $D / → git → not-known: may-install-anything ./setup.sh
ARG D\nCOPY $D /\nRUN ./setup.sh → git → not-known: source-not-known
ARG D\nCOPY $D /srv/ → git → missing: no-package-brings debian:trixie-slim git
# The base.
FROM debian:trixie-slim → git → missing: no-package-brings debian:trixie-slim git
FROM debian:trixie-slim → sh → there: image-has debian:trixie-slim /bin/sh
FROM debian:trixie-slim → tar → there: image-contains-package debian:trixie-slim tar
FROM scratch → git → missing, likely: neither-shell-nor-programs scratch
FROM example.com/x:1 → git → not-known: base-not-known
FROM alpine:3.24 → git → missing: no-package-brings alpine:3.24 git
FROM alpine:3.24 → sh → there: image-has alpine:3.24 /bin/sh
FROM debian:trixie-slim AS a\nRUN apt-get install -y curl\nFROM a → curl → there: installed-by-package curl
FROM debian:trixie-slim AS a\nRUN pip install gunicorn\nFROM a → gunicorn → there, likely: installed-by-language pip
FROM debian:trixie-slim AS a\nRUN pip install -r x\nFROM a → gunicorn → not-known: may-come-by-language
FROM debian:trixie-slim AS a\nRUN ./setup.sh\nFROM a → git → not-known: may-install-anything ./setup.sh
FROM debian:trixie-slim AS a\nCOPY git /usr/bin/\nFROM a → git → there, likely: put-into /usr/bin
`),
  )('%s: %s', (lines, program, answer) => {
    expect(answerText(programAt(lastOf(onDebian(lines)).end, program))).toBe(answer);
  });
});

describe('a program by its path', () => {
  test.each(
    rowsOf(String.raw`
FROM debian:trixie-slim → ./git → not-known: relative-path
FROM debian:trixie-slim → /bin/sh → there: shell-of-base
FROM debian:trixie-slim → /usr/bin/git → missing: no-package-brings debian:trixie-slim git
FROM debian:trixie-slim → /usr/bin/tar → there: image-contains-package debian:trixie-slim tar
FROM debian:trixie-slim → /app/x → missing, likely: nothing-puts-it-there debian:trixie-slim
RUN true → /usr/bin/git → missing: no-package-brings debian:trixie-slim git
RUN true → /usr/local/bin/git → missing: no-package-brings debian:trixie-slim git
RUN true → /usr/sbin/git → missing: no-package-brings debian:trixie-slim git
RUN true → /sbin/git → missing: no-package-brings debian:trixie-slim git
RUN true → /bin/git → missing: no-package-brings debian:trixie-slim git
RUN true → /usr/local/git → not-known: made-by-command
RUN true → /opt/usr/bin/git → not-known: made-by-command
COPY a /app/x → /app/x → there, likely: put-there
COPY a /usr/bin/git → /usr/bin/git → there, likely: put-there
COPY <<EOF /app/x\nhi\nEOF → /app/x → there, likely: put-there
RUN go build -o /app/x . → /app/x → there, likely: put-there
RUN curl -o /app/x https://example.com/x → /app/x → not-known: downloaded
RUN curl -o /usr/bin/git https://example.com/x → /usr/bin/git → not-known: downloaded
COPY --from=alpine:3.24 /bin/x /app/x → /app/x → not-known: copied-from-image
COPY a /app/x\nRUN rm /app/x → /app/x → missing, likely: removed-later
FROM scratch → /app/x → missing: scratch-is-empty
FROM scratch → /bin/sh → missing: scratch-is-empty
FROM example.com/x:1 → /usr/bin/git → not-known: base-not-known
FROM example.com/x:1 → /app/x → not-known: base-not-known
FROM example.com/x:1\nRUN true → /usr/bin/git → not-known: made-by-command
FROM gcr.io/distroless/base-debian13:debug → /bin/sh → missing: shell-elsewhere gcr.io/distroless/base-debian13:debug /busybox/sh
FROM gcr.io/distroless/base-debian13:debug → /busybox/sh → there: shell-of-base
FROM gcr.io/distroless/base-debian13:debug → /busybox/ls → not-known: rest-of-image-not-known gcr.io/distroless/base-debian13:debug
FROM gcr.io/distroless/base-debian13 → /bin/sh → missing: image-has-no gcr.io/distroless/base-debian13:latest shell
FROM gcr.io/distroless/nodejs24-debian13 → /nodejs/bin/node → there: started-by-base
FROM gcr.io/distroless/nodejs24-debian13 → /usr/bin/node → not-known: place-not-known
FROM gcr.io/distroless/nodejs24-debian13 → node → missing, likely: not-in-path gcr.io/distroless/nodejs24-debian13:latest /nodejs/bin/node
FROM gcr.io/distroless/nodejs24-debian13 → /bin/sh → missing: image-has-no gcr.io/distroless/nodejs24-debian13:latest shell
FROM node:24 → /usr/local/bin/node → there, likely: image-starts node:24-bookworm node
FROM node:24 → /usr/local/bin/docker-entrypoint.sh → there: image-starts node:24-bookworm docker-entrypoint.sh
FROM node:24 → /app/x → not-known: rest-of-image-not-known node:24-bookworm
`),
  )('%s: %s', (lines, path, answer) => {
    expect(answerText(programAt(lastOf(onDebian(lines)).end, path))).toBe(answer);
  });
});

test.each([
  [
    'RUN apt-get install -y curl',
    'curl',
    'missing: no-package-brings debian:trixie-slim curl; there: installed-by-package curl',
  ],
  [
    'RUN apt-get install -y $PACKAGES',
    'git',
    'missing: no-package-brings debian:trixie-slim git; not-known: no-package-brings debian:trixie-slim git',
  ],
  [
    'RUN pip install gunicorn',
    'gunicorn',
    'missing: no-package-brings debian:trixie-slim gunicorn; there, likely: installed-by-language pip',
  ],
  [
    'RUN pip install -r x',
    'gunicorn',
    'missing: no-package-brings debian:trixie-slim gunicorn; not-known: may-come-by-language',
  ],
  [
    'RUN ./setup.sh',
    'git',
    'missing: no-package-brings debian:trixie-slim git; not-known: may-install-anything ./setup.sh',
  ],
  [
    'COPY git /usr/bin/',
    'git',
    'missing: no-package-brings debian:trixie-slim git; there, likely: put-into /usr/bin',
  ],
  [
    'COPY . /usr/bin/',
    'git',
    'missing: no-package-brings debian:trixie-slim git; there, likely: put-into /usr/bin',
  ],
  [
    'ARG X\nENV PATH=$X\nCOPY a /srv/',
    'git',
    'missing: no-package-brings debian:trixie-slim git; missing: no-package-brings debian:trixie-slim git; missing: no-package-brings debian:trixie-slim git; not-known: path-not-known',
  ],
  [
    'COPY git /opt/\nENV PATH=/opt',
    'git',
    'missing: no-package-brings debian:trixie-slim git; missing: no-package-brings debian:trixie-slim git; there, likely: put-into /opt',
  ],
  [
    'FROM debian:trixie-slim AS a\nENV PATH=/opt\nCOPY git /opt/\nFROM a\nRUN git\nENV PATH=/usr/bin',
    'git',
    'there, likely: put-into /opt; there, likely: put-into /opt; missing: no-package-brings debian:trixie-slim git',
  ],
])('%s: what %s is before a step', (lines, program, answers) => {
  const view = lastOf(onDebian(lines));
  const steps = [...view.stage.steps.keys(), view.stage.steps.length].map((step) => view.before(step));
  expect(steps.map((moment) => answerText(programAt(moment, program))).join('; ')).toBe(answers);
});

test('PATH is that of the image, of ENV, or not known', () => {
  const paths = ['', 'ENV PATH=/a:$PATH', 'ARG D\nENV PATH=$D', 'FROM scratch', 'FROM example.com/x:1'].map(
    (lines) => {
      const { end } = lastOf(onDebian(lines));
      return [pathKnownAt(end), pathAt(end)].join(' or ');
    },
  );
  expect(paths.join('\n')).toBe(
    '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin or /usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\n/a:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin or /a:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\n or /usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\n/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin or /usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\n/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin or /usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  );
  const view = lastOf(onDebian('ENV PATH=/a\nENV PATH=/b'));
  expect([0, 1, 2, 9].map((step) => pathAt(view.before(step))).join(' ')).toBe(
    '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin /a /b /b',
  );
});

test('stages are looked through as far as anybody stacks them', () => {
  const stages = (count: number) =>
    Array.from({ length: count }, (_, at) => `FROM s${at} AS s${at + 1}\n`).join('');
  const ends = [62, 70].map((count) => lastOf(`FROM debian:trixie-slim AS s0\n${stages(count)}`).end);
  expect(ends.map((end) => answerText(programAt(end, 'git'))).join('; ')).toBe(
    'missing: no-package-brings debian:trixie-slim git; there, likely: put-into /usr/local/sbin',
  );
});
