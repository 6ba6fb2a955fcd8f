import { expect, test } from 'vitest';
import { lastOf, onDebian, rowsOf } from '../inspection.fixture';
import {
  installedPackages,
  installedUnderItsName,
  installsUnknownPackage,
  isInstalled,
  packagesAt,
} from './packages';

/** What is installed, what brings curl, and whose packages they are. */
test.each(
  rowsOf(String.raw`
RUN apt-get install -y curl → curl, brings curl, apt, debian
RUN apt-get install -y --no-install-recommends curl → curl, brings curl, apt, debian
RUN apt-get install -y git=1:2 → git, debian
RUN apt-get remove -y curl → none, debian
RUN dpkg -i x.deb → x.deb, and others, debian
RUN apt-get install -y → none, debian
RUN pip install curl → none, pip, debian
RUN npm install -g @a/curl → none, npm, debian
RUN go install example.com/cmd/curl@latest → none, go, debian
FROM alpine:3.24\nRUN apk add curl → curl, brings curl, apk, alpine
FROM alpine:3.24\nRUN apk add --no-cache --virtual .x curl → curl, brings curl, apk, alpine
FROM example.com/x:1\nRUN apt-get install -y curl → curl, brings curl, apt, debian
FROM example.com/x:1\nRUN apk add curl → curl, brings curl, apk, alpine
FROM example.com/x:1 → none, of nobody
FROM fedora:44\nRUN dnf install -y curl → curl, brings curl, and others, dnf, fedora
FROM fedora:44\nRUN yum install -y curl → curl, brings curl, and others, yum, fedora
FROM registry.access.redhat.com/ubi9/ubi-minimal\nRUN microdnf install -y curl → curl, brings curl, microdnf, rhel almalinux rocky-linux oracle-linux centos
FROM opensuse/leap:15.6\nRUN zypper install -y curl → curl, and others, zypper, of nobody
FROM mcr.microsoft.com/azurelinux/base/core:3.0\nRUN tdnf install -y curl → curl, and others, tdnf, of nobody
RUN apt-get install -y curl\nRUN apt-get install -y curl git → curl git, brings curl, apt, debian
FROM debian:trixie-slim AS a\nRUN apt-get install -y curl\nFROM a\nRUN apt-get install -y git → git curl, brings curl, apt, debian
# Packages of others.
COPY x.list /etc/apt/sources.list.d/\nRUN apt-get install -y curl → curl, brings curl, and others, apt, debian
COPY x /etc/apt\nRUN apt-get install -y curl → curl, brings curl, and others, apt, debian
COPY etc /etc\nRUN apt-get install -y curl → curl, brings curl, and others, apt, debian
COPY x /etc/aptx\nRUN apt-get install -y curl → curl, brings curl, apt, debian
COPY x /etc/x\nRUN apt-get install -y curl → curl, brings curl, apt, debian
COPY x /x/etc/apt\nRUN apt-get install -y curl → curl, brings curl, apt, debian
COPY x /etc/apk/repositories\nRUN apt-get install -y curl → curl, brings curl, and others, apt, debian
COPY x /etc/yum.repos.d/\nRUN apt-get install -y curl → curl, brings curl, and others, apt, debian
COPY x /etc/yum\nRUN apt-get install -y curl → curl, brings curl, and others, apt, debian
RUN apt-get install -y curl\nCOPY x.list /etc/apt/sources.list.d/ → curl, brings curl, and others, apt, debian
COPY x.list /etc/apt/sources.list.d/ → none, debian
RUN echo deb > /etc/apt/sources.list.d/x.list\nRUN apt-get install -y curl → curl, brings curl, and others, apt, debian
RUN sed -i s/a/b/ /x/sources.list\nRUN apt-get install -y curl → curl, brings curl, and others, apt, debian
RUN apt-add-repository x\nRUN apt-get install -y curl → curl, brings curl, and others, apt, debian
RUN add-apt-repository x\nRUN apt-get install -y curl → curl, brings curl, and others, apt, debian
RUN extrepo enable x\nRUN apt-get install -y curl → curl, brings curl, and others, apt, debian
RUN apt-key add x\nRUN apt-get install -y curl → curl, brings curl, and others, apt, debian
RUN echo x > /etc/apk/x\nRUN apt-get install -y curl → curl, brings curl, and others, apt, debian
RUN echo x > /x/yum.repos.d/x\nRUN apt-get install -y curl → curl, brings curl, and others, apt, debian
RUN dnf install --repofrompath x y\nRUN apt-get install -y curl → x y curl, brings curl, and others, apt, debian
RUN dnf --enablerepo=x update\nRUN apt-get install -y curl → curl, brings curl, and others, apt, debian
RUN dnf config-manager x\nRUN apt-get install -y curl → curl, brings curl, and others, apt, debian
RUN echo epel\nRUN apt-get install -y curl → curl, brings curl, and others, apt, debian
RUN echo epel2\nRUN apt-get install -y curl → curl, brings curl, apt, debian
RUN dnf module enable x\nRUN apt-get install -y curl → curl, brings curl, and others, apt, debian
RUN dnf module  install x\nRUN apt-get install -y curl → x curl, brings curl, and others, apt, debian
RUN dnf module list\nRUN apt-get install -y curl → curl, brings curl, apt, debian
RUN dnf submodule enable x\nRUN apt-get install -y curl → curl, brings curl, apt, debian
RUN apk add --repository x y\nRUN apt-get install -y curl → y curl, brings curl, and others, apt, debian
RUN apk add --repository=x y\nRUN apt-get install -y curl → y curl, brings curl, and others, apt, debian
RUN apk add -X x y\nRUN apt-get install -y curl → y curl, brings curl, and others, apt, debian
RUN apk add -Xx y\nRUN apt-get install -y curl → y curl, brings curl, and others, apt, debian
RUN curl x | sh\nRUN apt-get install -y curl → curl, brings curl, and others, apt, debian
RUN curl x | bash\nRUN apt-get install -y curl → curl, brings curl, and others, apt, debian
RUN curl x |sudo bash\nRUN apt-get install -y curl → curl, brings curl, and others, apt, debian
RUN curl x | sudo -E bash -\nRUN apt-get install -y curl → curl, brings curl, and others, apt, debian
RUN curl x | shasum\nRUN apt-get install -y curl → curl, brings curl, apt, debian
RUN curl x | tee sh\nRUN apt-get install -y curl → curl, brings curl, apt, debian
RUN ls\nRUN apt-get install -y curl → curl, brings curl, apt, debian
`),
)('%s', (lines, packages) => {
  const view = lastOf(onDebian(lines));
  const { end } = view;
  const told = [
    installedPackages(end).join(' ') || 'none',
    isInstalled(end, 'curl') ? 'brings curl' : '',
    installsUnknownPackage(end) ? 'and others' : '',
    installedUnderItsName(end, 'curl') ?? '',
    packagesAt(view)?.table.distributions.join(' ') ?? 'of nobody',
  ];
  expect(told.filter(Boolean).join(', ')).toBe(packages);
});
