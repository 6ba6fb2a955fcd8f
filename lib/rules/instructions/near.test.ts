import { expect, test } from 'vitest';
import { rowsOf } from '../../inspection.fixture';
import { saidBy } from '../near.fixture';

/** Lines a word away from those that a rule is about. */
test.each(
  rowsOf(String.raw`
# variable-out-of-scope
variable-out-of-scope → FROM alpine:3.24 AS a\nARG V=1\nFROM debian:trixie-slim\nRUN git checkout v$V → warning certain: $V ⇒ ARG V=1⏎
variable-out-of-scope → FROM alpine:3.24 AS a\nARG V=1\nFROM golang:1.27\nRUN git checkout v$V → warning certain: $V ⇒ ARG V=1⏎
variable-out-of-scope → FROM alpine:3.24 AS a\nARG APP_VERSION\nFROM python:3.14-slim-trixie\nRUN pip install app=="${'$'}{APP_VERSION}" → warning certain: ${'$'}{APP_VERSION} ⇒ ARG APP_VERSION⏎
variable-out-of-scope → FROM alpine:3.24 AS a\nARG V=1\nFROM example.com/x:1\nRUN git checkout v$V → nothing
variable-out-of-scope → FROM alpine:3.24 AS a\nARG V=1\nFROM a\nRUN git checkout v$V → nothing
variable-out-of-scope → FROM alpine:3.24 AS a\nENV V=1\nFROM a\nRUN git checkout v$V → nothing
variable-out-of-scope → FROM alpine:3.24 AS a\nENV V=1\nFROM alpine:3.24\nRUN git checkout v$V → warning certain: $V
variable-out-of-scope → ARG JAVA_HOME=/x\nFROM eclipse-temurin:21\nRUN echo $JAVA_HOME → nothing
variable-out-of-scope → ARG NGINX_VERSION=1.2\nFROM nginx:1.31\nRUN echo $NGINX_VERSION → nothing
variable-out-of-scope → ARG UID=1000\nFROM debian:trixie-slim\nRUN useradd -u $UID app → nothing
variable-out-of-scope → ARG APP_UID=1000\nFROM debian:trixie-slim\nRUN useradd -u $APP_UID app → warning certain: $APP_UID ⇒ ARG APP_UID⏎
variable-out-of-scope → ARG V=1\nFROM debian:trixie-slim\nRUN . /etc/os-release && echo $V → nothing
variable-out-of-scope → ARG V=1\nFROM debian:trixie-slim\nRUN for V in a b; do echo $V; done → nothing
variable-out-of-scope → ARG V=1\nFROM debian:trixie-slim\nRUN read V < /v && echo $V → nothing
variable-out-of-scope → ARG V=1\nFROM debian:trixie-slim\nRUN f() { V=2; }; f; echo $V → nothing
variable-out-of-scope → ARG V=1\nFROM debian:trixie-slim\nRUN if [ -n "$V" ]; then echo $V; fi → nothing
variable-out-of-scope → ARG V=1\nFROM debian:trixie-slim\nRUN echo ${'$'}{V:-2} $V → nothing
variable-out-of-scope → ARG V=1\nFROM debian:trixie-slim\nRUN echo \\$V '$V' "\\$V" → nothing
variable-out-of-scope → ARG V=1\nFROM debian:trixie-slim\nRUN ["echo", "$V"] → nothing
variable-out-of-scope → ARG V=1\nFROM debian:trixie-slim\nSHELL ["/bin/bash", "-lc"]\nRUN echo $V → nothing
variable-out-of-scope → ARG V=1\nFROM debian:trixie-slim\nRUN V=$V make → warning certain: $V ⇒ ARG V⏎
variable-out-of-scope → ARG V=1\nFROM debian:trixie-slim\nRUN sh -c "echo $V" → warning certain: $V ⇒ ARG V⏎
variable-out-of-scope → ARG V=1\nFROM debian:trixie-slim\nRUN echo "$(cat /v)" > /x-$V → warning certain: $V ⇒ ARG V⏎
variable-out-of-scope → ARG V=1\nFROM debian:trixie-slim\nRUN echo $V $V && echo $V → warning certain: $V ⇒ ARG V⏎
variable-out-of-scope → ARG V=1\nFROM debian:trixie-slim\nRUN <<EOF\necho $V\nEOF → warning certain: $V ⇒ ARG V⏎
variable-out-of-scope → RUN echo $V\nARG V=1 → warning certain: $V
variable-out-of-scope → RUN echo $NOWHERE → nothing
variable-out-of-scope → RUN wget https://example.com/x-$TARGETARCH → warning certain: $TARGETARCH ⇒ ARG TARGETARCH⏎
variable-out-of-scope → ARG TARGETARCH\nRUN wget https://example.com/x-$TARGETARCH → nothing
variable-out-of-scope → ARG P=8080\nCMD serve -p $P → warning likely: serve -p $P
variable-out-of-scope → ARG P=8080\nCMD serve -p ${'$'}{P:-80} → nothing
variable-out-of-scope → ARG P=8080\nENV P=$P\nCMD serve -p $P → nothing
variable-out-of-scope → ARG P\nCMD serve -p $P → nothing
variable-out-of-scope → ARG P=8080\nCMD ["serve", "-p", "$P"] → nothing
variable-out-of-scope → ARG P=8080\nHEALTHCHECK CMD curl -f http://localhost:$P\nCMD ["serve"] → warning likely: curl -f http://localhost:$P
# variable-undefined: the same where BuildKit fills in
variable-undefined → FROM alpine:3.24 AS a\nARG UI_VERSION=1\nFROM debian:trixie-slim\nCOPY ui-$UI_VERSION.zip / → warning likely: $UI_VERSION
variable-undefined → FROM alpine:3.24 AS a\nARG UI_VERSION=1\nFROM debian:trixie-slim\nENV UI=$UI_VERSION → warning likely: $UI_VERSION
variable-undefined → ENV UI=$UI_VERSION → nothing
# platform-argument-default
platform-argument-default → ARG TARGETARCH=amd64\nCOPY tool-$TARGETARCH /tool → warning certain: TARGETARCH=amd64 ⇒ nothing
platform-argument-default → ARG TARGETARCH=arm64\nCOPY tool-$TARGETARCH /tool → warning certain: TARGETARCH=arm64 ⇒ nothing
platform-argument-default → ARG TARGETARCH="amd64"\nRUN echo $TARGETARCH → warning certain: TARGETARCH="amd64" ⇒ nothing
platform-argument-default → ARG TARGETARCH=\nCOPY tool-$TARGETARCH /tool → warning certain: TARGETARCH= ⇒ nothing
platform-argument-default → ARG TARGETOS=linux TARGETARCH=amd64\nRUN echo $TARGETARCH → warning certain: TARGETARCH=amd64 ⇒ nothing
platform-argument-default → ARG TARGETPLATFORM=linux/amd64\nRUN case $TARGETPLATFORM in linux/amd64) echo ;; esac → warning certain: TARGETPLATFORM=linux/amd64 ⇒ nothing
platform-argument-default → ARG TARGETARCH=${'$'}{TARGETARCH:-amd64}\nRUN echo $TARGETARCH → warning certain: TARGETARCH=${'$'}{TARGETARCH:-amd64} ⇒ nothing
platform-argument-default → ARG TARGETARCH\nARG TARGETARCH=${'$'}{TARGETARCH:-amd64}\nRUN echo $TARGETARCH → nothing
platform-argument-default → ARG TARGETARCH=${'$'}{TARGETARCH:-amd64}\nFROM debian:trixie-slim\nARG TARGETARCH\nRUN echo $TARGETARCH → nothing
platform-argument-default → ARG TARGETARCH=amd64\nFROM alpine:3.24\nARG TARGETARCH\nRUN echo $TARGETARCH → warning certain: TARGETARCH=amd64 ⇒ nothing
platform-argument-default → ARG TARGETARCH=$BUILDARCH\nRUN echo $TARGETARCH → nothing
platform-argument-default → ARG TARGETARCH=amd64\nRUN ls → nothing
platform-argument-default → ARG TARGETARCH\nRUN echo $TARGETARCH → nothing
platform-argument-default → ARG BUILDPLATFORM=linux/amd64\nFROM --platform=$BUILDPLATFORM debian:trixie-slim → nothing
platform-argument-default → ARG TARGETVARIANT=\nRUN echo $TARGETVARIANT → nothing
platform-argument-default → ARG ARCH=amd64\nRUN echo $ARCH → nothing
platform-argument-default → FROM --platform=linux/arm64 alpine:3.24\nARG TARGETARCH=arm64\nRUN echo $TARGETARCH → nothing
platform-argument-default → ENV TARGETARCH=amd64\nRUN echo $TARGETARCH → nothing
platform-argument-default → ARG TARGETARCH=amd64\nRUN echo $TARGETARCHIVE → nothing
# run-effect-lost
run-effect-lost → RUN cd /app → warning certain: cd /app ⇒ WORKDIR /app
run-effect-lost → RUN cd app → warning certain: cd app
run-effect-lost → RUN cd /app && cd b → warning certain: cd /app
run-effect-lost → RUN cd /app && make → nothing
run-effect-lost → RUN make && cd .. → nothing
run-effect-lost → RUN export A=b → warning certain: export A=b ⇒ ENV A=b
run-effect-lost → RUN export PATH="$PATH:/x" → warning certain: export PATH="$PATH:/x"
run-effect-lost → RUN make && export A=b → warning likely: export A=b
run-effect-lost → RUN export A=b && make → nothing
run-effect-lost → RUN export → nothing
run-effect-lost → RUN if [ -f /x ]; then export A=b; fi → nothing
run-effect-lost → RUN source /opt/venv/bin/activate → warning certain: source /opt/venv/bin/activate
run-effect-lost → RUN . ~/.bashrc → warning certain: . ~/.bashrc
run-effect-lost → RUN . ./install.sh → nothing
run-effect-lost → RUN . /opt/venv/bin/activate && pip install x → nothing
run-effect-lost → RUN alias ll="ls -l" → warning certain: alias ll="ls -l"
run-effect-lost → RUN umask 077 → warning certain: umask 077
run-effect-lost → RUN ulimit -n 65535 → warning certain: ulimit -n 65535
run-effect-lost → RUN ulimit -n → nothing
run-effect-lost → RUN cd /tmp && export A=b → warning certain: cd /tmp
run-effect-lost → RUN service mysql start → warning certain: service mysql start
run-effect-lost → RUN /etc/init.d/postgresql start → warning certain: /etc/init.d/postgresql start
run-effect-lost → RUN service mysql start && mysql -e x → nothing
run-effect-lost → RUN apt-get update && service mysql start → warning likely: service mysql start
run-effect-lost → RUN (cd /app) → warning certain: cd /app
run-effect-lost → RUN ["cd", "/app"] → nothing
run-effect-lost → RUN echo "export A=b" >> /etc/profile → nothing
# tilde-not-expanded
tilde-not-expanded → COPY a ~/b → warning certain: ~/b ⇒ /root
tilde-not-expanded → USER 1000\nCOPY a ~/b → warning certain: ~/b
tilde-not-expanded → ADD a "~/b" → warning certain: "~/b" ⇒ /root
tilde-not-expanded → WORKDIR ~/app → warning certain: ~/app ⇒ /root
tilde-not-expanded → ENV A=~/b → warning likely: ~/b ⇒ /root
tilde-not-expanded → ENV PATH="~/.local/bin:$PATH" → warning likely: "~/.local/bin:$PATH" ⇒ /root
tilde-not-expanded → VOLUME ~/data → warning certain: ~/data ⇒ /root
tilde-not-expanded → CMD ["node", "~/app.js"] → warning certain: "~/app.js" ⇒ /root
tilde-not-expanded → CMD ["sh", "-c", "~/app"] → nothing
tilde-not-expanded → CMD ~/app → nothing
tilde-not-expanded → RUN mkdir ~/x → nothing
tilde-not-expanded → COPY a~/b /c → nothing
tilde-not-expanded → ENV A=/x~/b → nothing
# shell-syntax-as-words
shell-syntax-as-words → COPY a b || true → error certain: ||
shell-syntax-as-words → COPY a b 2>/dev/null || true → error certain: 2>/dev/null
shell-syntax-as-words → COPY a b && echo done → error certain: &&
shell-syntax-as-words → COPY a b # note → error certain: # note ⇒ nothing
shell-syntax-as-words → COPY a b # a longer note → error certain: # a longer note ⇒ nothing
shell-syntax-as-words → COPY a b # → error certain: # ⇒ nothing
shell-syntax-as-words → COPY a #b → nothing
shell-syntax-as-words → COPY "a" "b" → nothing
shell-syntax-as-words → ADD a b ; true → error certain: ;
shell-syntax-as-words → COPY ["a", "||", "/b/"] → nothing
shell-syntax-as-words → WORKDIR /app # here → warning certain: /app # here ⇒ nothing
shell-syntax-as-words → WORKDIR /a#b → nothing
shell-syntax-as-words → CMD ["a", "&&", "b"] → warning likely: "&&"
shell-syntax-as-words → CMD ["cut", "-d", "|", "-f", "1"] → nothing
shell-syntax-as-words → CMD ["a", "-v", "&&", "b"] → warning likely: "&&"
shell-syntax-as-words → CMD ["tmux", "new", ";", "split"] → nothing
shell-syntax-as-words → CMD ["sh", "-c", "a", "&&", "b"] → warning likely: "&&"
shell-syntax-as-words → CMD ["sh", "-c", "a && b"] → nothing
shell-syntax-as-words → CMD ["a", ">", "/log"] → warning likely: ">"
shell-syntax-as-words → CMD ["find", "-exec", "x", ";"] → nothing
shell-syntax-as-words → ENTRYPOINT ["a", "||", "true"] → warning likely: "||"
shell-syntax-as-words → CMD a && b → nothing
# path-without-base
path-without-base → ENV PATH=/opt/bin → warning likely: PATH=/opt/bin ⇒ :$PATH
path-without-base → ENV PATH="/opt/bin" → warning likely: PATH="/opt/bin"
path-without-base → ENV PATH /opt/bin → warning likely: PATH /opt/bin ⇒ :$PATH
path-without-base → ENV A=b PATH=/opt/bin → warning likely: PATH=/opt/bin ⇒ :$PATH
path-without-base → ENV PATH=/opt/bin:$PATH → nothing
path-without-base → ENV PATH=${'$'}{PATH}:/opt/bin → nothing
path-without-base → ENV PATH=/opt/bin:/usr/bin:/bin → nothing
path-without-base → ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin → nothing
path-without-base → ENV PATH=$MORE → nothing
path-without-base → ENV GOPATH=/go → nothing
path-without-base → FROM scratch\nENV PATH=/app → nothing
path-without-base → FROM gcr.io/distroless/static-debian13\nENV PATH=/app → nothing
path-without-base → FROM gcr.io/distroless/python3-debian13\nENV PATH=/app → warning likely: PATH=/app ⇒ :$PATH
path-without-base → FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nENV PATH="C:/app;C:/Windows" → nothing
path-without-base → FROM example.com/x:1\nENV PATH=/app → warning likely: PATH=/app ⇒ :$PATH
path-without-base → FROM example.com/x:1\nENV PATH=/app:/usr/bin → nothing
path-without-base → FROM golang:1.27\nENV PATH=/app:/usr/local/bin:/usr/bin:/bin → warning likely: PATH=/app:/usr/local/bin:/usr/bin:/bin
path-without-base → FROM golang:1.27\nENV PATH=/go/bin:/usr/local/go/bin:/usr/bin:/bin → nothing
path-without-base → FROM eclipse-temurin:21\nENV PATH=/app:/usr/bin:/bin → warning likely: PATH=/app:/usr/bin:/bin
path-without-base → RUN export PATH=/opt/bin && ls → nothing
# volume-over-system
volume-over-system → VOLUME /etc → warning certain: /etc
volume-over-system → VOLUME ["/usr"] → warning certain: "/usr"
volume-over-system → VOLUME /data /usr/local/bin/ → warning certain: /usr/local/bin/
volume-over-system → VOLUME / → warning certain: /
volume-over-system → VOLUME /var/lib/app → nothing
volume-over-system → VOLUME /etc/app → nothing
volume-over-system → VOLUME /var → nothing
volume-over-system → VOLUME $DATA → nothing
volume-over-system → VOLUME /home /root /srv /opt /tmp → nothing
`),
)('%s: %s', async (rule, lines, expected) => {
  expect(await saidBy(rule ?? '', lines ?? '')).toBe(expected);
});
