import { expect, test } from 'vitest';
import { lastOf, onDebian, rowsOf } from '../inspection.fixture';
import { ownedText } from './owned.fixture';
import { ownedAt } from './ownership';

/** Who owns a path at the end, whether it is there, and its mode where that is known. */
test.each(
  rowsOf(String.raw`
# More of the base.
FROM debian:trixie-slim → /usr/local/bin → yes root 755
FROM debian:trixie-slim → /usr/bin → yes root 755
FROM debian:trixie-slim → /usr/bin/x → perhaps root 755
FROM debian:trixie-slim → /usr/src/x → no
FROM debian:trixie-slim → /var/tmp → yes root 1777
FROM debian:trixie-slim → /home → yes root 755
FROM debian:trixie-slim → /home/x → no
FROM debian:trixie-slim → /proc/x → perhaps ?
FROM debian:trixie-slim → /var/mail → perhaps ?
FROM debian:trixie-slim → /opt → yes root 755
FROM alpine:3.24 → /root → yes root 700
FROM alpine:3.24 → /app → no
FROM ubuntu:24.04 → /home/ubuntu → perhaps ?
FROM ubuntu:24.04 → /home/ubuntu/x → perhaps ?
FROM scratch → / → yes root 755
FROM scratch → /tmp → no
FROM node:24 → /usr/local/lib/node_modules → perhaps root 755
FROM node:24 → /usr/local/bin → yes root 755
FROM golang:1.27 → /usr/local/go → perhaps root 755
FROM golang:1.27 → /go → perhaps ?
FROM python:3.14 → /usr/local/lib/python3.14 → perhaps root 755
FROM python:3.14 → /app → no
FROM nginx:1.31 → /var/cache/nginx → perhaps ?
FROM nginx:1.31 → /app → perhaps ?
FROM postgres:18 → /var/lib/postgresql → perhaps ?
FROM fedora:44 → /root → yes root 550
FROM fedora:44 → /app → no
FROM mcr.microsoft.com/dotnet/aspnet:10.0 → /app → no
FROM mcr.microsoft.com/dotnet/aspnet:6.0 → /home/app → perhaps ?
FROM mcr.microsoft.com/dotnet/sdk:8.0 → /home/app → yes app
FROM registry.access.redhat.com/ubi9/ubi → /app → no
FROM registry.access.redhat.com/ubi9/ubi → /root → yes root 550
FROM gcr.io/distroless/static-debian13 → /home/nonroot → yes nonroot
FROM gcr.io/distroless/base-debian13:debug → /app → no
# What COPY brings.
COPY a /d → /d → yes root 755
COPY a /d → /d/x → perhaps root 755
COPY a /d/ → /d → yes root 755
COPY a /d/ → /d/a → perhaps root 755
COPY a.txt /d/ → /d/a.txt → yes root 755
COPY a.txt /d/ → /d/b.txt → no
COPY --chown=app a.txt /d/ → /d/a.txt → yes app 755
COPY --chown=app a.txt /d/ → /d → yes app 755
COPY --chown=app a /d → /d → yes app 755
COPY --chown=app a /d/e → /d → yes app 755
COPY --chown=app a b.txt /d/ → /d/b.txt → yes app 755
COPY --chown=app a b.txt /d/ → /d/a → perhaps app 755
COPY --chown=app:app --chmod=600 a.txt /d/ → /d/a.txt → yes app 600
COPY --chmod=755 a.txt /d/ → /d/a.txt → yes root 755
COPY --chmod=775 a.txt /d/ → /d/a.txt → yes root
COPY --chmod=757 a.txt /d/ → /d/a.txt → yes root
COPY --chmod=0755 a.txt /d/ → /d/a.txt → yes root 755
COPY --chmod=75 a.txt /d/ → /d/a.txt → yes root
COPY --chmod=00755 a.txt /d/ → /d/a.txt → yes root
COPY --chmod=u+x a.txt /d/ → /d/a.txt → yes root
COPY --chmod=755x a.txt /d/ → /d/a.txt → yes root
RUN mkdir -p /d && chown app /d\nCOPY a.txt /d/ → /d → yes app 755
RUN mkdir -p /d && chown app /d\nCOPY a.txt /d/ → /d/a.txt → yes root 755
RUN mkdir -p /d && chown app /d\nCOPY --link a.txt /d/ → /d → yes ?
RUN mkdir /d && chown app /d\nCOPY --link . /d → /d → yes ?
COPY --parents --chown=app a/b.txt /d/ → /d → yes ?
COPY --parents --chown=app a/b.txt /d/ → /e → no
COPY --parents a / → /e → perhaps ?
ARG S\nCOPY $S /d/ → /d → perhaps ?
ARG S\nCOPY $S /d/ → /e → perhaps ?
ARG S\nCOPY $S b.txt /d/ → /d → perhaps ?
ARG S\nCOPY rootfs $S / → /e → perhaps ?
COPY rootfs / → /e → perhaps root 755
COPY rootfs / → /etc → yes root 755
COPY . / → /e → perhaps root 755
ADD a.tar.gz /d → /d/x → perhaps ?
ADD a.tar.gz / → /e → perhaps ?
ADD https://example.com/x /d/ → /d → yes root 755
ADD --chown=app https://example.com/x.bin /d/ → /d/x.bin → perhaps app 755
COPY <<A <<B /d/\na\nA\nb\nB → /d/B → yes root 755
COPY --chown=app <<A /d/\na\nA → /d/A → yes app 755
COPY .. /d → /d/x → perhaps root 755
COPY --chown=app ./ /d → /d → yes app 755
COPY --chown=app ./ /d → /d/x → perhaps app 755
COPY --chown=app src/. /d → /d/x → perhaps app 755
COPY --chown=app src/.. /d → /d/x → perhaps app 755
COPY --chown=app a.b /d → /d → yes app 755
COPY --chown=app *.b /d/ → /d/c.b → perhaps app 755
COPY --chown=app s*/c.b /d/ → /d/c.b → yes app 755
COPY --chown=app x*y /d/ → /d/xay → perhaps app 755
COPY --chown=app x*y /d/ → /d/z → perhaps app 755
COPY --from=alpine:3.24 /x.txt /d/ → /d/x.txt → perhaps ?
COPY --from=alpine:3.24 --chown=app /x.txt /d/ → /d/x.txt → yes app 755
COPY --from=alpine:3.24 /x /d → /d → yes ?
COPY --from=alpine:3.24 /x /d → /d/y → perhaps ?
COPY --from=alpine:3.24 --chown=app /x /d → /d/y → perhaps app 755
# Between stages.
FROM alpine:3.24 AS a\nRUN mkdir -p /s/d && touch /s/f.txt && chown -R app /s\nFROM alpine:3.24\nCOPY --from=a /s /t → /t → yes root 755
FROM alpine:3.24 AS a\nRUN mkdir -p /s/d && touch /s/f.txt && chown -R app /s\nFROM alpine:3.24\nCOPY --from=a /s /t → /t/d → perhaps app 755
FROM alpine:3.24 AS a\nRUN mkdir -p /s/d && touch /s/f.txt && chown -R app /s\nFROM alpine:3.24\nCOPY --from=a /s /t → /t/f.txt → perhaps app 755
FROM alpine:3.24 AS a\nRUN mkdir -p /s/d && touch /s/f.txt && chown -R app /s\nFROM alpine:3.24\nCOPY --from=a /s/f.txt /t/ → /t/f.txt → perhaps app 755
FROM alpine:3.24 AS a\nRUN mkdir -p /s/d && touch /s/f.txt && chown -R app /s\nFROM alpine:3.24\nCOPY --from=a /s/*.txt /t/ → /t/f.txt → perhaps app 755
FROM alpine:3.24 AS a\nRUN mkdir -p /s/d && touch /s/f.txt && chown -R app /s\nFROM alpine:3.24\nCOPY --from=a /s/*.txt /t/ → /t/g → no
FROM alpine:3.24 AS a\nRUN mkdir -p /s/d && touch /s/f.txt && chown -R app /s\nFROM alpine:3.24\nCOPY --from=a --chown=other /s /t → /t/d → perhaps other 755
FROM alpine:3.24 AS a\nRUN mkdir -p /s/d.e && chown -R app /s\nFROM alpine:3.24\nCOPY --from=a /s/d.e /t/ → /t/x → no
FROM alpine:3.24 AS a\nRUN mkdir -p /s/d && chown -R app /s\nFROM alpine:3.24\nCOPY --from=a / /t → /t/s → perhaps app 755
FROM alpine:3.24 AS a\nRUN mkdir -p /s/d && chown -R app /s\nFROM alpine:3.24\nCOPY --from=a /s/d /t/u → /t → yes root 755
FROM alpine:3.24 AS a\nFROM alpine:3.24\nRUN mkdir /t && chown app /t\nCOPY --from=a /s.x /t/ → /t/s.x → no
FROM scratch AS a\nFROM alpine:3.24\nCOPY --from=a /s /t → /t/x → no
# Commands that make things.
RUN mkdir -p /a/b → /a → yes root 755
RUN mkdir --parents /a/b → /a → yes root 755
RUN mkdir -vp /a/b → /a → yes root 755
RUN mkdir /a || true → /a → yes root 755
RUN if true; then mkdir /a; fi → /a → yes root 755
USER app\nRUN if true; then mkdir /tmp/a; fi → /tmp/a → yes app 755
RUN install -d /a/b → /a → yes root 755
RUN install -d -o app /a/b → /a/b → yes app 755
RUN install -d $X /a → /a → perhaps ?
RUN install -D /x /a/b/c → /a/b → yes root 755
RUN install /x /a/b/c → /a/b → no
RUN install -o app -m 600 /x /a/c → /a/c → yes app 600
RUN echo x > /a → /a → yes root 644
RUN curl -o /a https://example.com → /a → yes root 644
RUN cp /x /a → /a → yes root 644
RUN cp /x /a → /a/y → perhaps root 755
RUN cp -p /x /a → /a → perhaps ?
RUN cp -rp /x /a → /a → perhaps ?
RUN cp -r /x /a → /a → yes root 644
RUN cp --archive /x /a → /a → perhaps ?
RUN cp --preserve=owner /x /a → /a → perhaps ?
RUN cp --no-preserve /x /a → /a → yes root 644
RUN rsync /x /a → /a → perhaps ?
USER app\nRUN cp /x /tmp/a → /tmp/a → yes ?
RUN mkdir /a && chown app /a && mv /a /b → /b → perhaps ?
RUN mkdir /a && mv /a /b → /a → perhaps ?
RUN mkdir /a && rm -r /a → /a → no
RUN mkdir /a && rm -r /a/* → /a → yes root 755
RUN mkdir -p /a/b && rm -r /a/* → /a/b → perhaps ?
RUN mkdir /a\nRUN if [ -n "$X" ]; then rm -r /a; fi → /a → perhaps ?
RUN tar -xf x.tar -C /a → /a/b → perhaps ?
RUN mkdir /a && unzip /x.zip -d /a → /a → yes root 755
USER app\nRUN mkdir /tmp/a && tar -xf /x.tar -C /tmp/a → /tmp/a → yes app 755
RUN mkdir /a\nUSER app\nRUN tar -xf /x.tar -C /a → /a → yes root 755
RUN cd $X && tar -xf x.tar → /a → perhaps ?
RUN apt-get install -y x → /var/lib/x → perhaps ?
RUN apt-get install -y x → /etc/x → perhaps ?
RUN apt-get install -y x → /run/x → perhaps ?
RUN apt-get install -y x → /usr/share/x → perhaps ?
RUN apt-get install -y x → /usr/lib/x → perhaps ?
RUN apt-get install -y x → /var/cache/x → perhaps ?
RUN apt-get install -y x → /var/log/x → perhaps ?
RUN apt-get install -y x → /var/spool/x → perhaps ?
RUN apt-get install -y x → /var/www/x → perhaps ?
RUN apt-get install -y x → /usr/bin/x → perhaps root 755
RUN apt-get install -y x → /opt/x → no
RUN apt-get install -y ./x.deb → /opt/x → perhaps ?
RUN apt-get install -y ./x.deb → /srv/x → perhaps ?
RUN apt-get install -y ./x.deb → /x → perhaps ?
RUN apt-get install -y https://example.com/x → /opt/x → perhaps ?
RUN dpkg -i x → /opt/x → perhaps ?
FROM fedora:44\nRUN dnf install -y ./x.rpm → /opt/x → perhaps ?
FROM fedora:44\nRUN rpm -i x → /opt/x → perhaps ?
FROM alpine:3.24\nRUN apk add ./x.apk → /opt/x → perhaps ?
FROM alpine:3.24\nRUN apk add x → /opt/x → no
FROM alpine:3.24\nRUN apk add --root /r x → /r/y → perhaps ?
RUN pip install --root /r x → /r/y → perhaps ?
RUN pip install x → /var/lib/x → perhaps root 755
RUN npm install -g x → /var/lib/x → perhaps root 755
RUN yarn global add x → /var/lib/x → perhaps root 755
RUN gem install x → /var/lib/x → perhaps root 755
RUN cargo install x → /var/lib/x → perhaps root 755
RUN go install x@latest → /var/lib/x → perhaps root 755
RUN composer require x → /var/lib/x → perhaps root 755
WORKDIR /a\nRUN go build -o /a/x . → /a/x → yes root 644
WORKDIR /a\nRUN npm ci → /a/node_modules → yes root 755
RUN mkdir /a && chown app /a\nWORKDIR /a\nRUN npm ci → /a/node_modules → yes ?
RUN mkdir /a && chown app /a\nWORKDIR /a\nRUN yarn install → /a/node_modules → yes root 755
# Homes.
RUN useradd -m app → /home/app/x → no
RUN useradd -m -d /srv/app app → /srv/app → yes app 700
RUN useradd -m -d / app → / → yes root 755
RUN useradd -r -m app → /home/app → yes app 700
RUN useradd --create-home app → /home/app → yes app 700
FROM fedora:44\nRUN useradd app → /home/app → perhaps ?
FROM fedora:44\nRUN useradd -M app → /home/app → no
FROM fedora:44\nRUN useradd --no-create-home app → /home/app → no
FROM fedora:44\nRUN useradd --system app → /home/app → no
FROM fedora:44\nRUN useradd -rM app → /home/app → no
FROM alpine:3.24\nRUN adduser -D app → /home/app → yes app 700
FROM alpine:3.24\nRUN mkdir -p /home/app && adduser -D app → /home/app → yes app 755
FROM alpine:3.24\nRUN adduser -D -H app → /home/app → no
FROM alpine:3.24\nRUN adduser -D -h /srv/app app → /srv/app → yes app 700
RUN mkdir -p /home/app && useradd -m app → /home/app → yes root 755
RUN adduser --disabled-password app → /home/app → yes app 700
RUN usermod -d /srv/x www-data → /srv/x → perhaps ?
RUN usermod -aG x www-data → /home/www-data → no
# chown, chgrp and chmod.
RUN mkdir /a && chown app:app /a → /a → yes app 755
RUN mkdir /a && chown :app /a → /a → yes root 755
RUN mkdir /a && chown .app /a → /a → yes root 755
RUN mkdir /a && chown $U /a → /a → yes ?
RUN mkdir /a && chown --reference=/b /a → /a → perhaps ?
RUN mkdir /a && chown --from=x app /a → /a → perhaps ?
RUN mkdir -p /a/b && chown app /a → /a/b → yes root 755
RUN mkdir -p /a/b && chown --recursive app /a → /a/b → yes app 755
RUN mkdir -p /a/b && chown app /a/b* → /a/b → perhaps ?
RUN mkdir -p /a/b && chown app /a/b* → /a → perhaps ?
RUN mkdir -p /a/b && chown app /a/* → /a/b → yes app 755
RUN mkdir -p /a/b && chown app '/a/b c' → /a/b → yes root 755
WORKDIR /a\nRUN chown app . → /a → yes app 755
WORKDIR /a\nRUN mkdir b && chown app b → /a/b → yes app 755
RUN mkdir -p ~/b && chown app ~/b → /root/b → perhaps ?
ENV HOME=/h\nRUN mkdir -p /h/b && chown app ~ → /h → yes app 755
RUN mkdir /a && chown app /a || true → /a → yes ?
RUN mkdir /a\nUSER x\nRUN chown app /a → /a → yes root 755
RUN --mount=type=cache,target=/a chown app /a → /a → no
RUN --mount=type=cache,target=a mkdir /a → /a → no
RUN --mount=type=secret,id=x mkdir /run/secrets/x → /run/secrets/x → perhaps ?
ARG T\nRUN --mount=type=cache,target=$T mkdir /a → /a → perhaps ?
ARG W\nWORKDIR $W\nRUN --mount=type=cache,target=x mkdir /a → /a → perhaps ?
RUN mkdir /a && chmod 700 /a → /a → yes root 700
RUN mkdir /a && chmod -x /a → /a → yes root 644
RUN mkdir /a && chmod a-w,u+w /a → /a → yes root 755
RUN mkdir -p /a/b && chmod -R 770 /a → /a/b → yes root 770
RUN mkdir -p /a/b && chmod 770 /a → /a/b → yes root 755
RUN mkdir /a && if [ $X ]; then chmod 777 /a; fi → /a → yes root
RUN umask 002 && mkdir /a → /a → yes root
RUN umask 0022 && mkdir /a → /a → yes root 755
RUN umask 027 && mkdir /a → /a → yes root 755
RUN umask 020 && mkdir /a → /a → yes root
RUN umask 22; mkdir /a → /a → yes root 755
RUN umask 222; mkdir /a → /a → yes root 755
RUN umask; mkdir /a → /a → yes root
RUN umask u=rwx,g=rx; mkdir /a → /a → yes root
RUN umask 022x; mkdir /a → /a → yes root
# What may do anything.
SHELL ["/usr/bin/python3", "-c"]\nRUN x → /a → perhaps ?
USER app\nSHELL ["/usr/bin/python3", "-c"]\nRUN x → /a → no
USER app\nRUN ./x → /a → no
USER app\nRUN sudo ./x → /a → perhaps ?
USER app\nRUN true\nRUN sudo true\nRUN ./x → /a → perhaps ?
USER app\nRUN pseudo true\nRUN ./x → /a → no
RUN f() { chown app /a; }; f → /a → yes app 755
RUN > /a → /a → yes root 644
RUN X=1 → /a → perhaps ?
RUN ["mkdir", "/a"] → /a → yes root 755
`),
)('%s: %s', (lines, path, owned) => {
  expect(ownedText(ownedAt(lastOf(onDebian(lines)), path))).toBe(owned);
});
