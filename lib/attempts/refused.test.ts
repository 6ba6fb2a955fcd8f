import { expect, test } from 'vitest';
import { lastOf, onDebian, rowsOf } from '../inspection.fixture';
import { refusedIn } from './refused';
import { refusedText } from './refused.fixture';

/** What a RUN of somebody who is not root is not allowed to do. */
test.each(
  rowsOf(String.raw`
# Plain commands.
USER 1000\nRUN mkdir /a → makes-directory /a as 1000: /, likely
USER 1000\nRUN mkdir -p /a → makes-directory /a as 1000: /, likely
USER 1000\nRUN mkdir -p /a/b → makes-directory /a/b as 1000: /, likely
USER 1000\nRUN mkdir --parents /a → makes-directory /a as 1000: /, likely
USER 1000\nRUN mkdir -vp /usr/share/x → makes-directory /usr/share/x as 1000: /usr/share, likely, unless there
USER 1000\nRUN mkdir /usr/share/x → makes-directory /usr/share/x as 1000: /usr/share, likely
USER 1000\nRUN mkdir /tmp/a → nothing
USER 1000\nRUN mkdir /a/b/c → nothing
USER 1000\nRUN install -d /a → makes-directory /a as 1000: /, likely
USER 1000\nRUN touch /a → makes-file /a as 1000: /, likely
USER 1000\nRUN touch /etc/x → makes-file /etc/x as 1000: /etc, likely
USER 1000\nRUN touch /usr/share/x → makes-file /usr/share/x as 1000: /usr/share, likely
USER 1000\nRUN echo x > /a → makes-file /a as 1000: /, likely
USER 1000\nRUN echo x > /dev/null → nothing
USER 1000\nRUN cp /etc/passwd /a → makes-file /a as 1000: /, likely
USER 1000\nRUN mv /tmp/x /a → makes-file /a as 1000: /, likely
USER 1000\nRUN ln -s /tmp /a → makes-file /a as 1000: /, likely
USER 1000\nRUN cp /etc/passwd /a/*/x → nothing
USER 1000\nRUN strip /usr/bin/x → nothing
FROM node:24\nUSER 1000\nRUN curl -o /a https://example.com → makes-file /a as 1000: /, likely
FROM node:24\nUSER 1000\nRUN curl https://example.com | tee /a → makes-file /a as 1000: /, likely
USER 1000\nRUN curl https://example.com → nothing
USER 1000\nRUN tar -xf /tmp/x.tar -C /opt → fills /opt as 1000: /opt, likely
USER 1000\nRUN tar -xf /tmp/x.tar → nothing
WORKDIR /w\nUSER 1000\nRUN tar -xf /tmp/x.tar → fills /w as 1000: /w, certain
USER 1000\nRUN rm /etc/passwd → nothing
USER 1000\nRUN sed -i s/a/b/ /etc/passwd → replaces /etc/passwd as 1000: /etc, likely
USER 1000\nRUN sed --in-place s/a/b/ /etc/hosts.allow → replaces /etc/hosts.allow as 1000: /etc, likely
USER 1000\nRUN sed -i -e s/a/b/ /etc/hosts.allow → replaces /etc/hosts.allow as 1000: /etc, likely
USER 1000\nRUN sed -i -f /tmp/x /etc/hosts.allow → replaces /etc/hosts.allow as 1000: /etc, likely
USER 1000\nRUN sed -i --expression s/a/b/ /etc/hosts.allow → replaces /etc/hosts.allow as 1000: /etc, likely
USER 1000\nRUN sed -i --file /tmp/x /etc/hosts.allow → replaces /etc/hosts.allow as 1000: /etc, likely
USER 1000\nRUN sed s/a/b/ /etc/hosts.allow → nothing
USER 1000\nRUN sed s/a/b/ /etc/hosts.allow > /a → makes-file /a as 1000: /, likely
USER 1000\nRUN sed -i s/a/b/ /tmp/x → nothing
USER 1000\nRUN sed -i s/a/b/ $X → nothing
# Rights and accounts.
USER app\nRUN useradd x → nothing
USER 1000\nRUN chmod 777 /etc → changes-mode /etc as 1000: /etc, likely
USER 1000\nRUN chmod -R g+w /usr → changes-mode /usr as 1000: /usr, likely
USER 1000\nRUN chown 1000 /etc → changes-owner /etc as 1000: /etc, likely
USER 1000\nRUN chgrp app /etc → changes-owner /etc as 1000: /etc, likely
USER 1000\nRUN chown 1000 $X → nothing
USER 1000\nRUN chmod 777 /tmp > /a → changes-mode /tmp as 1000: /tmp, likely
USER root\nRUN mkdir /a && chown 1000 /a\nUSER 1000\nRUN chmod 700 /a → nothing
USER root\nRUN mkdir /a && chown 1000 /a\nUSER 1000\nRUN chown 1000 /a → nothing
USER 1000\nRUN useradd x → needs-root /etc as 1000: /etc, certain
USER 1000\nRUN usermod -aG x y → needs-root /etc as 1000: /etc, certain
USER 1000\nRUN userdel x → needs-root /etc as 1000: /etc, certain
USER 1000\nRUN groupadd x → needs-root /etc as 1000: /etc, certain
USER 1000\nRUN groupmod -n y x → needs-root /etc as 1000: /etc, certain
USER 1000\nRUN groupdel x → needs-root /etc as 1000: /etc, certain
FROM alpine:3.24\nUSER guest\nRUN adduser x → needs-root /etc as guest: /etc, certain
FROM alpine:3.24\nUSER guest\nRUN deluser x → needs-root /etc as guest: /etc, certain
FROM alpine:3.24\nUSER guest\nRUN addgroup x → needs-root /etc as guest: /etc, certain
FROM alpine:3.24\nUSER guest\nRUN delgroup x → needs-root /etc as guest: /etc, certain
USER 1000\nRUN chpasswd x → needs-root /etc as 1000: /etc, certain
RUN apt-get install -y libcap2-bin\nUSER 1000\nRUN setcap x y → needs-root /etc as 1000: /etc, certain
USER 1000\nRUN useradd → nothing
USER 1000\nRUN useradd --help → nothing
USER 1000\nRUN useradd --version → nothing
USER 1000\nRUN useradd --defaults → nothing
USER 1000\nRUN useradd --root /x y → nothing
USER 1000\nRUN useradd --prefix /x y → nothing
USER 1000\nRUN useradd --helpful x → needs-root /etc as 1000: /etc, certain
USER 1000\nRUN useradd x--help → needs-root /etc as 1000: /etc, certain
USER 1000\nRUN useradd -D → nothing
USER 1000\nRUN useradd -h → nothing
USER 1000\nRUN groupadd -P /x y → nothing
USER 1000\nRUN groupadd -R /x y → nothing
USER 1000\nRUN useradd -Dx → needs-root /etc as 1000: /etc, certain
FROM alpine:3.24\nUSER guest\nRUN adduser -D x → needs-root /etc as guest: /etc, certain
FROM alpine:3.24\nUSER guest\nRUN adduser -h /x y → needs-root /etc as guest: /etc, certain
FROM alpine:3.24\nUSER guest\nRUN adduser --help → nothing
# Package managers and the system's own programs.
USER 1000\nRUN apt-get update && mkdir /a → nothing
USER 1000\nRUN mkdir /a && apt-get update → makes-directory /a as 1000: /, likely
USER 1000\nRUN update-ca-certificates → nothing
USER 1000\nRUN ldconfig > /a → nothing
FROM golang:1.27\nWORKDIR /w\nUSER 1000\nRUN git clone https://example.com/x.git → fills /w/x as 1000: /w, certain
FROM golang:1.27\nWORKDIR /w\nUSER 1000\nRUN git clone https://example.com/x.git → fills /w/x as 1000: /w, certain
FROM golang:1.27\nWORKDIR /w\nUSER 1000\nRUN git clone https://example.com/x/ → fills /w/x as 1000: /w, certain
FROM golang:1.27\nWORKDIR /w\nUSER 1000\nRUN git clone git@example.com:x → fills /w/x as 1000: /w, certain
FROM golang:1.27\nWORKDIR /w\nUSER 1000\nRUN git clone https://example.com/x.git y → fills /w/y as 1000: /w, certain
FROM golang:1.27\nWORKDIR /w\nUSER 1000\nRUN git clone -b main --depth 1 https://example.com/x.git . → fills /w as 1000: /w, certain
FROM golang:1.27\nWORKDIR /w\nUSER 1000\nRUN git clone --branch main -c a=b https://example.com/x.git → fills /w/x as 1000: /w, certain
FROM golang:1.27\nWORKDIR /w\nUSER 1000\nRUN git clone -o up -j 4 --filter x --reference /r -u u --template t https://example.com/x.git → fills /w/x as 1000: /w, certain
FROM golang:1.27\nWORKDIR /w\nUSER 1000\nRUN git clone --config a=b --origin o --jobs 2 https://example.com/x.git → fills /w/x as 1000: /w, certain
FROM golang:1.27\nWORKDIR /w\nUSER 1000\nRUN git clone $URL → nothing
FROM golang:1.27\nWORKDIR /w\nUSER 1000\nRUN git pull → nothing
# Compilers and package managers of languages.
FROM golang:1.27\nWORKDIR /w\nUSER 1000\nRUN go build -o app . → fills /.cache/go-build by a tool in its home as 1000: /, likely
FROM rust:1.98\nWORKDIR /w\nUSER 1000\nRUN cargo build --release → fills /w/target/release by a tool as 1000: /w, certain
FROM node:24\nWORKDIR /w\nUSER 1000\nRUN npm ci → fills /w/node_modules by a tool as 1000: /w, certain
FROM node:24\nWORKDIR /w\nUSER 1000\nRUN npm run build → nothing
FROM composer:2\nWORKDIR /w\nUSER 1000\nRUN composer install → nothing
FROM python:3.14\nWORKDIR /w\nUSER 1000\nRUN python3 -m venv v → fills /w/v by a tool as 1000: /w, certain
FROM python:3.14\nWORKDIR /w\nUSER 1000\nRUN python3 -m venv /opt/v → fills /opt/v by a tool as 1000: /opt, likely
FROM maven:3-eclipse-temurin-21\nWORKDIR /w\nUSER 1000\nRUN mvn package → fills /w/target by a tool as 1000: /w, certain
FROM mcr.microsoft.com/dotnet/sdk:10.0\nWORKDIR /w\nUSER 1000\nRUN dotnet publish -o out → fills /w/out by a tool as 1000: /w, certain
FROM mcr.microsoft.com/dotnet/sdk:10.0\nWORKDIR /w\nUSER 1000\nRUN dotnet publish → nothing
FROM python:3.14\nWORKDIR /w\nUSER 1000\nRUN pip install --target /opt/x y → fills /opt/x by a tool as 1000: /opt, likely
FROM python:3.14\nWORKDIR /w\nUSER 1000\nRUN pip install x → fills /.local/lib by a tool in its home as 1000: /, likely
FROM ruby:4.0\nWORKDIR /w\nUSER 1000\nRUN bundle install → nothing
# Where tools keep things.
FROM node:24\nUSER 1001\nWORKDIR /w\nRUN npm ci → fills /.npm by a tool in its home as 1001: /, likely
FROM node:24\nUSER node\nWORKDIR /w\nRUN npm ci → nothing
FROM node:24\nUSER 1001\nWORKDIR /w\nRUN npm i x → fills /.npm by a tool in its home as 1001: /, likely
FROM node:24\nUSER 1001\nWORKDIR /w\nRUN npm add x → fills /.npm by a tool in its home as 1001: /, likely
FROM node:24\nUSER 1001\nWORKDIR /w\nRUN npm install → fills /.npm by a tool in its home as 1001: /, likely
FROM node:24\nUSER 1001\nWORKDIR /w\nRUN npm installs → nothing
FROM node:24\nUSER 1001\nWORKDIR /w\nRUN npm run ci → nothing
FROM node:24\nUSER 1001\nWORKDIR /w\nENV HOME=/tmp\nRUN npm ci → nothing
FROM node:24\nUSER 1001\nWORKDIR /w\nRUN npm ci --cache /tmp/c → nothing
FROM node:24\nUSER 1001\nWORKDIR /w\nRUN NPM_CONFIG_CACHE=/tmp/c npm ci → nothing
FROM node:24\nUSER 1001\nWORKDIR /w\nRUN npm_config_cache=/tmp/c npm ci → nothing
FROM node:24\nCOPY .npmrc ./\nUSER 1001\nWORKDIR /w\nRUN npm ci → nothing
FROM node:24\nADD x.npmrc ./\nUSER 1001\nWORKDIR /w\nRUN npm ci → nothing
FROM node:24\nRUN npm config set cache /tmp/c\nUSER 1001\nWORKDIR /w\nRUN npm ci → nothing
FROM node:24 AS a\nCOPY .npmrc ./\nFROM a\nUSER 1001\nWORKDIR /w\nRUN npm ci → nothing
FROM node:24\nUSER 1001\nRUN npm install -g x → fills /usr/local/lib/node_modules by a tool as 1001: /usr/local/lib, likely
FROM node:24\nUSER 1001\nRUN npm install --global x → fills /usr/local/lib/node_modules by a tool as 1001: /usr/local/lib, likely
FROM node:24\nUSER 1001\nRUN npm install -g --prefix /tmp x → nothing
FROM node:24\nUSER 1001\nRUN NPM_CONFIG_PREFIX=/tmp npm install -g x → nothing
FROM node:24\nENV npm_config_prefix=/tmp\nUSER 1001\nRUN npm install -g x → nothing
FROM node:24\nUSER 1001\nRUN npm config set prefix /tmp && npm install -g x → nothing
FROM node:24\nUSER 1001\nRUN npm config set PREFIX /tmp && npm install -g x → nothing
FROM node:24\nCOPY .npmrc ./\nUSER 1001\nRUN npm install -g x → nothing
FROM node:24\nUSER 1001\nRUN corepack enable → makes-file /usr/local/bin/pnpm by a tool as 1001: /usr/local/bin, likely
FROM node:24\nUSER 1001\nRUN corepack prepare → nothing
FROM node:24\nUSER 1001\nRUN corepack enable --install-directory /tmp → nothing
FROM golang:1.27\nUSER 1001\nWORKDIR /w\nRUN go build . → fills /.cache/go-build by a tool in its home as 1001: /, likely
FROM golang:1.27\nUSER 1001\nWORKDIR /w\nRUN go test ./... → fills /.cache/go-build by a tool in its home as 1001: /, likely
FROM golang:1.27\nUSER 1001\nWORKDIR /w\nRUN go vet ./... → fills /.cache/go-build by a tool in its home as 1001: /, likely
FROM golang:1.27\nUSER 1001\nWORKDIR /w\nRUN go run . → fills /.cache/go-build by a tool in its home as 1001: /, likely
FROM golang:1.27\nUSER 1001\nWORKDIR /w\nRUN go install ./... → fills /.cache/go-build by a tool in its home as 1001: /, likely
FROM golang:1.27\nUSER 1001\nWORKDIR /w\nRUN go mod download → nothing
FROM golang:1.27\nUSER 1001\nWORKDIR /w\nRUN go rebuild → nothing
FROM golang:1.27\nUSER 1001\nWORKDIR /w\nRUN go testing → nothing
FROM golang:1.27\nUSER 1001\nWORKDIR /w\nRUN go → nothing
FROM golang:1.27\nUSER 1001\nWORKDIR /w\nRUN GOCACHE=/tmp go test ./... → nothing
FROM golang:1.27\nUSER 1001\nWORKDIR /w\nRUN XDG_CACHE_HOME=/tmp go test ./... → nothing
FROM golang:1.27\nUSER 1001\nWORKDIR /w\nRUN go env -w GOCACHE=/tmp\nRUN go test ./... → nothing
FROM golang:1.11\nUSER 1001\nWORKDIR /w\nRUN go test ./... → nothing
FROM golang:1.12\nUSER 1001\nWORKDIR /w\nRUN go test ./... → fills /.cache/go-build by a tool in its home as 1001: /, likely
FROM golang:1.27\nRUN useradd -m app\nUSER app\nWORKDIR /w\nRUN go test ./... → nothing
FROM python:3.14\nUSER 1001\nRUN pip install x → fills /.local/lib by a tool in its home as 1001: /, likely
FROM python:3.14\nUSER 1001\nRUN pip3 install x → fills /.local/lib by a tool in its home as 1001: /, likely
FROM python:3.14\nUSER 1001\nRUN pip3.14 install x → fills /.local/lib by a tool in its home as 1001: /, likely
FROM python:3.14\nUSER 1001\nRUN python -m pip install x → fills /.local/lib by a tool in its home as 1001: /, likely
FROM python:3.14\nUSER 1001\nRUN /usr/local/bin/pip install x → nothing
FROM python:3.14\nUSER 1001\nRUN pip list → nothing
FROM python:3.14\nUSER 1001\nRUN pip install --dry-run x → nothing
FROM python:3.14\nUSER 1001\nRUN pip install --python /v x → nothing
FROM python:3.14\nUSER 1001\nRUN pip install --target /tmp/t x → nothing
FROM python:3.14\nENV VIRTUAL_ENV=/v\nUSER 1001\nRUN pip install x → nothing
FROM python:3.14\nENV PIP_TARGET=/v\nUSER 1001\nRUN pip install x → nothing
FROM python:3.14\nENV PIP_PREFIX=/v\nUSER 1001\nRUN pip install x → nothing
FROM python:3.14\nENV PIP_ROOT=/v\nUSER 1001\nRUN pip install x → nothing
FROM python:3.14\nENV PYTHONUSERBASE=/v\nUSER 1001\nRUN pip install x → nothing
FROM python:3.14\nENV PIP_CONFIG_FILE=/v\nUSER 1001\nRUN pip install x → nothing
FROM python:3.14\nENV PIP_PYTHON=/v\nUSER 1001\nRUN pip install x → nothing
FROM python:3.14\nRUN chmod -R a+w /usr/local\nUSER 1001\nRUN pip install x → nothing
FROM python:3.14\nRUN chown -R 1001 /usr/local/lib/python3.14/site-packages\nUSER 1001\nRUN pip install x → nothing
FROM python:3.14\nRUN chgrp -R 0 /x/dist-packages\nUSER 1001\nRUN pip install x → nothing
FROM python:3.14\nRUN chown -R 1001 /srv\nUSER 1001\nRUN pip install x → fills /.local/lib by a tool in its home as 1001: /, likely
FROM python:3.14\nRUN setfacl -m u:1001:w /x\nUSER 1001\nRUN pip install x → nothing
FROM python:3.14\nRUN useradd -m app\nUSER app\nRUN pip install x → nothing
FROM node:24\nUSER 1001\nRUN pip install x → nothing
# Whose it is at that time.
WORKDIR /w\nRUN chown 1000 /w\nUSER 1000\nRUN touch x → nothing
WORKDIR /w\nUSER 1000\nRUN touch x → makes-file /w/x as 1000: /w, certain
WORKDIR /w\nUSER 1000\nRUN touch x\nUSER root\nRUN chown 1000 /w → makes-file /w/x as 1000: /w, certain
USER 1000\nWORKDIR /w\nRUN touch x → nothing
COPY --chown=1000 . /w\nUSER 1000\nRUN touch /w/x → nothing
COPY . /w\nUSER 1000\nRUN touch /w/x → makes-file /w/x as 1000: /w, certain
COPY . /w\nUSER 1000\nRUN mkdir -p /w/x → makes-directory /w/x as 1000: /w, certain, unless there
COPY . /w\nUSER 1000\nRUN sed -i s/a/b/ /w/x → replaces /w/x as 1000: /w, certain
COPY --chown=1000 . /w\nUSER 1000\nRUN sed -i s/a/b/ /w/x → nothing
COPY a /w/a\nUSER 1000\nRUN echo x > /w/a → makes-file /w/a as 1000: /w/a, likely
RUN mkdir -m 700 /w\nUSER 1000\nRUN mkdir -p /w/x → makes-directory /w/x as 1000: /w, certain
RUN mkdir -m 711 /w\nUSER 1000\nRUN mkdir -p /w/x → makes-directory /w/x as 1000: /w, certain
RUN mkdir -m 777 /w\nUSER 1000\nRUN mkdir -p /w/x → nothing
RUN mkdir -m 775 /w\nUSER 1000\nRUN mkdir -p /w/x → nothing
USER 1000\nRUN mkdir /root/x → makes-directory /root/x as 1000: /root, likely
USER 1000\nRUN cat /root/x > /root/y → makes-file /root/y as 1000: /root, likely
# Who it is.
RUN mkdir /a → nothing
RUN gosu app mkdir /a → nothing
RUN setpriv --reuid=app mkdir /a → nothing
RUN runuser -u app -- mkdir /a → nothing
RUN su-exec app mkdir /a → nothing
RUN su app -c "mkdir /a" → nothing
RUN useradd -m app && su app -c "mkdir /a" → makes-directory /a as app: /, likely
RUN useradd -m app && su - app -c "mkdir /root/a" → nothing
RUN useradd -m app\nUSER 1\nRUN sudo -u app mkdir /a → makes-directory /a as app: /, likely
USER app\nRUN mkdir /a → nothing
USER 1000\nRUN sudo mkdir /a → nothing
ARG U\nUSER $U\nRUN mkdir /a → nothing
FROM example.com/x:1\nRUN mkdir /a → nothing
FROM example.com/x:1\nUSER 1000\nRUN mkdir /a → nothing
USER 0\nRUN mkdir /a → nothing
USER 1000\nRUN mkdir /a → makes-directory /a as 1000: /, likely
RUN useradd app\nUSER app\nRUN mkdir /a → makes-directory /a as app: /, likely
USER nobody\nRUN mkdir /a → makes-directory /a as nobody: /, likely
# Whether it surely happens.
USER 1000\nRUN mkdir /a || true → nothing
USER 1000\nRUN if [ -n "$X" ]; then mkdir /a; fi → nothing
USER 1000\nRUN mkdir /a; true → nothing
USER 1000\nRUN true && mkdir /a → makes-directory /a as 1000: /, likely
USER 1000\nRUN mkdir -p /usr/share/x && mkdir /a → makes-directory /usr/share/x as 1000: /usr/share, likely, unless there; makes-directory /a as 1000: /, likely
USER 1000\nRUN mkdir -p /usr/share/x && mkdir -p /usr/share/y → makes-directory /usr/share/x as 1000: /usr/share, likely, unless there; makes-directory /usr/share/y as 1000: /usr/share, likely, unless there
USER 1000\nRUN mkdir /a\nRUN mkdir /b → makes-directory /a as 1000: /, likely
USER 1000\nRUN nobody-has-it > /a → makes-file /a as 1000: /, likely
USER 1000\nRUN zsh > /a → nothing
USER 1000\nRUN ["mkdir", "/a"] → makes-directory /a as 1000: /, likely
USER 1000\nSHELL ["/bin/zsh", "-c"]\nRUN mkdir /a → nothing
USER 1000\nSHELL ["/usr/bin/python3", "-c"]\nRUN mkdir /a → nothing
FROM scratch\nUSER 1000\nRUN ["/mkdir", "/a"] → nothing
# Mounts.
USER 1000\nRUN --mount=type=cache,target=/a touch /a/x → makes-file /a/x as 1000: /a, likely
USER 1000\nRUN --mount=type=cache,target=/a mkdir -p /a/x → nothing
USER 1000\nRUN --mount=type=cache,target=/a chmod 777 /a → nothing
USER 1000\nRUN --mount=type=cache,target=/a,uid=1000 touch /a/x → nothing
USER 1000\nRUN --mount=type=cache,target=/a,uid=0 touch /a/x → makes-file /a/x as 1000: /a, likely
USER 1000\nRUN --mount=type=cache,target=/a,uid=00 touch /a/x → makes-file /a/x as 1000: /a, likely
USER 1000\nRUN --mount=type=cache,target=/a,gid=1000 touch /a/x → nothing
USER 1000\nRUN --mount=type=cache,target=/a,mode=0777 touch /a/x → nothing
USER 1000\nRUN --mount=type=cache,target=/a,from=x touch /a/x → nothing
USER 1000\nRUN --mount=type=bind,target=/a touch /a/x → nothing
USER 1000\nRUN --mount=type=tmpfs,target=/a touch /a/x → nothing
USER 1000\nRUN --mount=type=cache,target=/a,uid=1000 true\nRUN --mount=type=cache,target=/a touch /a/x → nothing
USER 1000\nRUN --mount=type=cache,id=c,target=/b,uid=1000 true\nRUN --mount=type=cache,id=c,target=/a touch /a/x → nothing
USER 1000\nRUN --mount=type=cache,id=c,target=/b,uid=1000 true\nRUN --mount=type=cache,target=/a touch /a/x → makes-file /a/x as 1000: /a, likely
ARG T\nUSER 1000\nRUN --mount=type=cache,target=$T touch /a/x → nothing
WORKDIR /w\nUSER 1000\nRUN --mount=type=cache,target=c touch /w/c/x → makes-file /w/c/x as 1000: /w/c, likely
ARG W\nWORKDIR $W\nUSER 1000\nRUN --mount=type=cache,target=/c touch /c/x → nothing
USER 1000\nRUN --mount=type=cache,target=/a touch /ab → makes-file /ab as 1000: /, likely
USER 1000\nRUN touch /a/x → nothing
`),
)('%s', (lines, refused) => {
  expect(
    refusedIn(lastOf(onDebian(lines)))
      .map(refusedText)
      .join('; ') || 'nothing',
  ).toBe(refused);
});
