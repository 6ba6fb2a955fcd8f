import { expect, test } from 'vitest';
import { analyze } from './analyze';
import { readCatalog } from './catalog/files';
import { describeDockerfile } from './dockerfile/describe';
import { parseDockerfile } from './dockerfile/parse';
import { renderJson } from './render/json';
import textFormat from './render/text';
import { AnalyzeRequest } from './report/request';
import { findSecrets } from './secrets/find';

/** Names that every object with a prototype answers to. */
const names = [...Object.getOwnPropertyNames(Object.prototype), 'prototype', 'length', 'name', 'then'];

/** Every place of a Dockerfile in which a name is looked up. */
const places: readonly ((name: string) => string)[] = [
  (name) => `FROM ${name.toLowerCase()}`,
  (name) => `FROM debian:${name}`,
  (name) => `FROM ${name.toLowerCase()}/${name.toLowerCase()}:${name}@${name}:${'0'.repeat(64)}`,
  (name) => `FROM registry.access.redhat.com/ubi9/${name.toLowerCase()}:${name}`,
  (name) => `FROM mcr.microsoft.com/dotnet/${name.toLowerCase()}:8.0-${name}`,
  (name) => `FROM gcr.io/distroless/${name.toLowerCase()}-debian12:${name}`,
  (name) => `FROM cgr.dev/chainguard/${name.toLowerCase()}:${name}`,
  (name) => `FROM dhi.io/${name.toLowerCase()}:1-${name}`,
  (name) => `FROM --platform=${name} debian:12`,
  (name) => `FROM --platform=linux/${name} debian:12`,
  (name) => `FROM --platform=linux/arm/${name} debian:12`,
  (name) => `FROM --${name}=a debian:12`,
  (name) => `FROM debian:12 AS ${name}\nFROM ${name}\nCOPY --from=${name} /${name} /${name}`,
  (name) => `ARG ${name}\nARG ${name}=a\nFROM debian:$${name}\nARG ${name}\nRUN echo $${name}`,
  (name) => `FROM debian:12\nENV ${name}=${name}\nENV a=$${name}/\${${name}:-${name}}\nRUN echo $${name}`,
  (name) => `FROM debian:12\nENV PATH=/${name} LANG=${name} TZ=${name}\nLABEL ${name}=${name}`,
  (name) => `FROM debian:12\nRUN ${name} a`,
  (name) => `FROM debian:12\nRUN ${name}=a ${name} ${name} --${name}=${name} -${name} < ${name} > ${name}`,
  (name) => `FROM alpine:3.20\nRUN ${name} add -x && apk add ${name} ${name}=1 && apk del ${name}`,
  (name) => `FROM debian:12\nRUN apt-get ${name} && apt-get install -y ${name} lib${name}-dev ${name}=1`,
  (name) => `FROM fedora:41\nRUN dnf install -y ${name} && microdnf ${name} && rpm -i ${name}.rpm`,
  (name) => `FROM python:3.13\nRUN pip install ${name} ${name}==1 && python -m ${name} && python ${name}.py`,
  (name) => `FROM node:22\nRUN npm install ${name} && npx ${name} && yarn ${name} && pnpm ${name}`,
  (name) =>
    `FROM php:8-apache\nRUN docker-php-ext-install ${name} && pecl install ${name} && a2enmod ${name}`,
  (name) =>
    `FROM golang:1.25\nRUN go ${name} && go install ${name}@latest && GOARCH=${name} GOOS=${name} go build`,
  (name) => `FROM rust:1\nRUN cargo ${name} && rustup target add ${name} && cargo build --target ${name}`,
  (name) =>
    `FROM mcr.microsoft.com/dotnet/sdk:8.0\nRUN dotnet ${name} && dotnet publish -r ${name} -p:${name}=a`,
  (name) => `FROM maven:3\nRUN mvn ${name} -D${name}=a && gradle ${name} && java -jar ${name}.jar`,
  (name) => `FROM gcc:14\nRUN gcc -l${name} -o ${name} ${name}.c && make ${name} && cmake -D${name}=a .`,
  (name) =>
    `FROM debian:12\nRUN useradd -u 1 -g ${name} ${name} && adduser ${name} && chown ${name}:${name} /${name}`,
  (name) =>
    `FROM debian:12\nRUN chmod ${name} /a && mkdir -m ${name} /b && set -o ${name} && ${name}() { :; }; ${name}`,
  (name) => `FROM debian:12\nRUN --mount=type=${name},${name}=${name},target=/a true`,
  (name) => `FROM debian:12\nRUN --mount=type=secret,id=${name} --network=${name} --security=${name} true`,
  (name) => `FROM debian:12\nRUN <<${name}\n${name}\n${name}\nCOPY <<${name} /${name}\na\n${name}`,
  (name) =>
    `FROM debian:12\nRUN curl -o ${name} https://${name}/${name}?${name}=a && sh ${name} && tar xf ${name}.tar`,
  (name) => `FROM debian:12\nCOPY a.${name} /\nCMD ["/a.${name}"]`,
  (name) =>
    `FROM debian:12\nCOPY --chown=${name}:${name} --chmod=${name} --${name} ${name} ./${name}/\nADD ${name}.${name} /`,
  (name) => `FROM debian:12\nUSER ${name}:${name}\nWORKDIR ${name}\nVOLUME ${name}\nEXPOSE ${name}/${name}`,
  (name) => `FROM debian:12\nSHELL ["${name}", "-${name}"]\nRUN ${name}\nCMD ${name}`,
  (name) => `FROM debian:12\nENTRYPOINT ["${name}", "${name}"]\nCMD ["${name}"]`,
  (name) =>
    `FROM busybox\nCMD ["${name}", "-${name}"]\nSTOPSIGNAL ${name}\nHEALTHCHECK --${name}=1s CMD ${name}`,
  (name) => `FROM debian:12\nHEALTHCHECK --interval=${name} ${name}\nONBUILD ${name} a\nONBUILD RUN ${name}`,
  (name) => `FROM debian:12\n${name} a`,
  (name) => `# ${name}=${name}\n# syntax=${name}\n# escape=${name}\nFROM debian:12`,
  (name) => `# check=skip=${name};${name}=${name}\nFROM debian:12`,
  (name) => `# plinth ignore=${name}\n# hadolint ignore=${name}\nFROM debian:12\nRUN a`,
];

const catalog = readCatalog();

test.each(names)(
  '%s is a name like any other, wherever it stands',
  async (name) => {
    for (const place of places) {
      const text = place(name);
      const asked = { dockerfile: text, target: name, platform: 'linux/amd64', buildArgs: buildArgsOf(name) };
      for (const request of [{ dockerfile: text }, asked]) {
        const report = await analyze(AnalyzeRequest.parse(request), catalog, '2026-06-01');
        const shown =
          textFormat.render(report, { file: name, colour: false, address: undefined, site: undefined }) +
          renderJson(report);
        expect(shown, text).not.toMatch(/native code|\[object Object\]/);
      }
      expect(describeDockerfile(parseDockerfile(text)).instructions.length, text).toBeGreaterThan(0);
      expect(findSecrets(text), text).toBeDefined();
    }
  },
  60_000,
);

function buildArgsOf(name: string): Readonly<Record<string, string>> {
  return name === '__proto__' ? {} : Object.fromEntries([[name, name]]);
}
