import { expect, test } from 'vitest';
import { rowsOf } from '../../inspection.fixture';
import { saidBy } from '../near.fixture';

/** Lines a word away from those that rules about packages are about. */
test.each(
  rowsOf(String.raw`
# package-manager-not-found: which manager stands behind a tag
package-manager-not-found → FROM public.ecr.aws/lambda/python:3.12\nRUN yum install -y gcc → error likely: yum install -y gcc ⇒ dnf
package-manager-not-found → FROM public.ecr.aws/lambda/python:3.12\nRUN dnf install -y gcc → nothing
package-manager-not-found → FROM public.ecr.aws/lambda/python:3.12\nRUN microdnf install -y gcc → nothing
package-manager-not-found → FROM public.ecr.aws/lambda/python:3.11\nRUN yum install -y gcc → nothing
package-manager-not-found → FROM public.ecr.aws/lambda/python\nRUN yum install -y gcc → error likely: yum install -y gcc ⇒ dnf
package-manager-not-found → FROM amazon/aws-lambda-nodejs:20\nRUN yum update -y && yum install -y git → error likely: yum update -y ⇒ dnf, dnf
package-manager-not-found → FROM public.ecr.aws/lambda/nodejs:18\nRUN yum install -y git → nothing
package-manager-not-found → FROM public.ecr.aws/lambda/java:21\nRUN apt-get update → error certain: apt-get update
package-manager-not-found → FROM public.ecr.aws/lambda/provided:al2\nRUN yum install -y git → nothing
package-manager-not-found → FROM public.ecr.aws/lambda/nodejs:22\nRUN yum groupinstall -y x → error likely: yum groupinstall -y x
package-manager-not-found → FROM public.ecr.aws/lambda/nodejs:22\nRUN yum install -y gcc || dnf install -y gcc → warning likely: yum install -y gcc ⇒ dnf
package-manager-not-found → FROM amazonlinux:2023\nRUN yum install -y git → nothing
package-manager-not-found → FROM openjdk:17\nRUN apt-get update → error certain: apt-get update
package-manager-not-found → FROM openjdk:17-oracle\nRUN apt-get update → error likely: apt-get update
package-manager-not-found → FROM openjdk:17-slim\nRUN apt-get update → nothing
package-manager-not-found → FROM openjdk:11\nRUN apt-get update → nothing
package-manager-not-found → FROM openjdk:17\nRUN microdnf install -y git → nothing
package-manager-not-found → FROM openjdk:17\nRUN yum install -y git → error certain: yum install -y git ⇒ microdnf
package-manager-not-found → FROM openjdk:17-alpine\nRUN apt-get update → error certain: apt-get update
package-manager-not-found → FROM mysql:8.0\nRUN apt-get update → error certain: apt-get update
package-manager-not-found → FROM mysql:8.0-debian\nRUN apt-get update → nothing
package-manager-not-found → FROM mysql:5.7\nRUN apt-get update → error likely: apt-get update
package-manager-not-found → FROM mysql:5.7-debian\nRUN apt-get update → nothing
package-manager-not-found → FROM rockylinux:9\nRUN apt-get update → error likely: apt-get update
package-manager-not-found → FROM rockylinux:9\nRUN dnf install -y git → nothing
package-manager-not-found → FROM almalinux:9\nRUN yum install -y git → nothing
package-manager-not-found → FROM centos:7\nRUN apk add git → error certain: apk add git
package-manager-not-found → FROM example.com/openjdk:17\nRUN apt-get update → nothing
# package-conflicts-with-base
package-conflicts-with-base → FROM registry.access.redhat.com/ubi9/ubi\nRUN dnf install -y curl → error likely: curl ⇒  --allowerasing
package-conflicts-with-base → FROM registry.access.redhat.com/ubi9/ubi\nRUN yum install -y wget curl → error likely: curl ⇒ nothing
package-conflicts-with-base → FROM registry.access.redhat.com/ubi9/ubi\nRUN yum install -y curl.x86_64 wget → error likely: curl.x86_64 ⇒ nothing
package-conflicts-with-base → FROM registry.access.redhat.com/ubi9/ubi-minimal\nRUN microdnf install -y curl → error likely: curl
package-conflicts-with-base → FROM redhat/ubi9-minimal:9.4\nRUN microdnf install curl unzip → error likely: curl ⇒ nothing
package-conflicts-with-base → FROM registry.access.redhat.com/ubi8/ubi-minimal\nRUN microdnf install -y curl → nothing
package-conflicts-with-base → FROM registry.access.redhat.com/ubi8/ubi\nRUN yum install -y coreutils tar → error likely: coreutils ⇒ nothing
package-conflicts-with-base → FROM registry.access.redhat.com/ubi9/ubi\nRUN dnf install -y curl-minimal → nothing
package-conflicts-with-base → FROM registry.access.redhat.com/ubi9/ubi\nRUN dnf install -y libcurl-devel → nothing
package-conflicts-with-base → FROM registry.access.redhat.com/ubi9/ubi\nRUN dnf install -y libcurl git → error likely: libcurl ⇒ nothing
package-conflicts-with-base → FROM registry.access.redhat.com/ubi9/ubi\nRUN dnf -y install --allowerasing curl → nothing
package-conflicts-with-base → FROM registry.access.redhat.com/ubi9/ubi\nRUN dnf install -y --skip-broken curl → nothing
package-conflicts-with-base → FROM registry.access.redhat.com/ubi9/ubi\nRUN dnf install -y --nobest curl → nothing
package-conflicts-with-base → FROM registry.access.redhat.com/ubi9/ubi\nRUN dnf install -y curl || true → nothing
package-conflicts-with-base → FROM registry.access.redhat.com/ubi9/ubi\nRUN command -v curl || dnf install -y curl → nothing
package-conflicts-with-base → FROM registry.access.redhat.com/ubi9/ubi\nRUN dnf remove -y curl-minimal && dnf install -y curl → nothing
package-conflicts-with-base → FROM registry.access.redhat.com/ubi9/ubi\nRUN rpm -e --nodeps curl-minimal\nRUN dnf install -y curl → nothing
package-conflicts-with-base → FROM registry.access.redhat.com/ubi9/ubi\nRUN dnf install --installroot /mnt -y curl → nothing
package-conflicts-with-base → FROM registry.access.redhat.com/ubi9/ubi AS a\nRUN dnf swap -y curl-minimal curl\nFROM a\nRUN dnf install -y curl → nothing
package-conflicts-with-base → FROM registry.access.redhat.com/ubi9/ubi AS a\nFROM a\nRUN dnf install -y curl git → error likely: curl ⇒ nothing
package-conflicts-with-base → FROM registry.access.redhat.com/ubi9/ubi\nCOPY setup.sh /\nRUN /setup.sh\nRUN dnf install -y curl → nothing
package-conflicts-with-base → FROM registry.access.redhat.com/ubi9/ubi\nRUN dnf install -y $PACKAGES → nothing
package-conflicts-with-base → FROM registry.access.redhat.com/ubi9/nodejs-20\nRUN dnf install -y curl → nothing
package-conflicts-with-base → FROM rockylinux:9\nRUN dnf install -y curl git → error likely: curl ⇒ nothing
package-conflicts-with-base → FROM rockylinux:9-minimal\nRUN microdnf install -y curl git → nothing
package-conflicts-with-base → FROM rockylinux:8\nRUN dnf install -y curl git → nothing
package-conflicts-with-base → FROM oraclelinux:9-slim\nRUN microdnf install -y curl → nothing
package-conflicts-with-base → FROM almalinux:9\nRUN dnf install -y curl git → error likely: curl ⇒ nothing
package-conflicts-with-base → FROM amazonlinux:2\nRUN yum install -y curl coreutils → nothing
package-conflicts-with-base → FROM amazonlinux:2023\nRUN yum install -y curl wget → error certain: curl ⇒ nothing
package-conflicts-with-base → FROM amazonlinux:2023\nRUN dnf install -y gnupg2-full → error certain: gnupg2-full ⇒  --allowerasing
package-conflicts-with-base → FROM amazoncorretto:21\nRUN yum install -y curl unzip → error likely: curl ⇒ nothing
package-conflicts-with-base → FROM public.ecr.aws/lambda/python:3.13\nRUN dnf install -y gnupg2 → error likely: gnupg2
package-conflicts-with-base → FROM fedora:44\nRUN dnf install -y curl → nothing
package-conflicts-with-base → RUN apt-get update && apt-get install -y curl → nothing
# package-not-in-release
package-not-in-release → FROM alpine:3.24\nRUN apk add python2 → error certain: python2 ⇒ python3
package-not-in-release → FROM alpine:3.24\nRUN apk add python2 python3 → error certain: python2 ⇒ nothing
package-not-in-release → FROM alpine:3.24\nRUN apk add --no-cache python3 py3-pip npm → nothing
package-not-in-release → FROM alpine:3.24\nRUN apk add py-pip → nothing
package-not-in-release → FROM alpine:3.16\nRUN apk add php8-fpm → nothing
package-not-in-release → FROM alpine:3.20\nRUN apk add php81-fpm → error certain: php81-fpm
package-not-in-release → FROM alpine:3.17\nRUN apk add php81-fpm → nothing
package-not-in-release → FROM alpine:3.12\nRUN apk add python2 → nothing
package-not-in-release → FROM node:24-alpine\nRUN apk add nodejs-npm → error certain: nodejs-npm ⇒ npm
package-not-in-release → FROM golang:alpine\nRUN apk add build-essential git → error certain: build-essential ⇒ build-base
package-not-in-release → FROM alpine:3.24\nRUN apk add -X http://dl-cdn.alpinelinux.org/alpine/v3.15/main python2 → nothing
package-not-in-release → FROM alpine:3.24\nRUN echo https://dl-cdn.alpinelinux.org/alpine/v3.15/main >> /etc/apk/repositories && apk add python2 → nothing
package-not-in-release → FROM alpine:3.24\nRUN apk add python2 || apk add python3 → nothing
package-not-in-release → FROM alpine:3.24\nRUN apk add --virtual .build python2-dev gcc → error certain: python2-dev ⇒ python3-dev
package-not-in-release → FROM alpine:3.24\nRUN apk add libexecinfo-dev → error certain: libexecinfo-dev
package-not-in-release → FROM alpine:3.19\nRUN apk add terraform → error certain: terraform
package-not-in-release → FROM example.com/alpine:3.24\nRUN apk add python2 → nothing
package-not-in-release → RUN apt-get update && apt-get install -y postgresql-client-15 → error certain: postgresql-client-15
package-not-in-release → FROM debian:bookworm\nRUN apt-get update && apt-get install -y postgresql-client-15 → nothing
package-not-in-release → FROM ubuntu:24.04\nRUN apt-get update && apt-get install -y postgresql-client-14 curl → error certain: postgresql-client-14
package-not-in-release → FROM ubuntu:24.04\nRUN apt-get update && apt-get install -y chromium → error certain: chromium
package-not-in-release → FROM debian:bookworm\nRUN apt-get update && apt-get install -y libwebkit2gtk-4.0-dev → nothing
package-not-in-release → RUN apt-get update && apt-get install -y libwebkit2gtk-4.0-dev → error likely: libwebkit2gtk-4.0-dev
package-not-in-release → RUN apt-get update && apt-get install -y libgdk-pixbuf2.0-0 → error likely: libgdk-pixbuf2.0-0 ⇒ libgdk-pixbuf-2.0-0
package-not-in-release → FROM debian:bookworm\nRUN apt-get update && apt-get install -y python3.10 → nothing
package-not-in-release → FROM debian:bookworm\nRUN apt-get update && apt-get install -y php8.1-mysql → error likely: php8.1-mysql
package-not-in-release → FROM debian:bookworm\nRUN apt-get update && apt-get install -y sqlite → error certain: sqlite ⇒ sqlite3
package-not-in-release → RUN apt-get update && apt-get install -y docker-compose-plugin → error certain: docker-compose-plugin
package-not-in-release → FROM ubuntu:24.04\nRUN apt-get update && apt-get install -y libjpeg62-turbo-dev → error certain: libjpeg62-turbo-dev ⇒ libjpeg-turbo8-dev
package-not-in-release → RUN apt-get update && apt-get install -y libtiff5 libgl1-mesa-glx → error certain: libtiff5 ⇒ libtiff6, libgl1
# package-is-stub
package-is-stub → FROM ubuntu:24.04\nRUN apt-get update && apt-get install -y chromium-browser\nCMD chromium-browser --headless → error likely: chromium-browser
package-is-stub → FROM ubuntu:24.04\nRUN apt-get update && apt-get install -y xvfb chromium-browser\nCMD ["xvfb-run", "chromium-browser"] → error likely: "chromium-browser"
package-is-stub → FROM ubuntu:22.04\nRUN apt-get update && apt-get install -y chromium-chromedriver python3\nCMD ["python3", "test.py"] → warning likely: chromium-chromedriver
package-is-stub → FROM ubuntu:22.04\nRUN apt-get update && apt-get install -y chromium-chromedriver && chromedriver --version → error likely: chromedriver --version
package-is-stub → FROM ubuntu:20.04\nRUN apt-get update && apt-get install -y chromium-browser\nCMD ["/usr/bin/chromium-browser"] → error likely: "/usr/bin/chromium-browser"
package-is-stub → FROM ubuntu:18.04\nRUN apt-get update && apt-get install -y chromium-browser\nCMD ["chromium-browser"] → nothing
package-is-stub → FROM ubuntu:20.04\nRUN apt-get update && apt-get install -y firefox\nCMD ["firefox"] → nothing
package-is-stub → FROM ubuntu:22.04\nRUN add-apt-repository ppa:mozillateam/ppa && apt-get update && apt-get install -y firefox\nCMD ["firefox"] → nothing
package-is-stub → FROM ubuntu:22.04\nRUN echo "deb https://packages.mozilla.org/apt mozilla main" > /etc/apt/sources.list.d/m.list && apt-get update && apt-get install -y firefox\nCMD ["firefox"] → nothing
package-is-stub → FROM ubuntu:22.04\nRUN apt-get update && apt-get install -y firefox-geckodriver\nCMD ["geckodriver"] → nothing
package-is-stub → FROM debian:bookworm\nRUN apt-get update && apt-get install -y chromium\nCMD ["chromium"] → nothing
package-is-stub → FROM ubuntu:22.04\nRUN apt-get update && apt-get install -y firefox || true\nCMD ["sh"] → warning likely: firefox
# package-overwrites-file
package-overwrites-file → FROM alpine:3.20\nRUN wget https://github.com/sgerrand/alpine-pkg-glibc/releases/download/2.33-r0/glibc-2.33-r0.apk\nRUN apk add --allow-untrusted glibc-2.33-r0.apk → error likely: glibc-2.33-r0.apk ⇒  --force-overwrite
package-overwrites-file → FROM alpine:3.16\nRUN wget https://github.com/sgerrand/alpine-pkg-glibc/releases/download/2.33-r0/glibc-2.33-r0.apk && apk add glibc-2.33-r0.apk → error likely: glibc-2.33-r0.apk ⇒  --force-overwrite
package-overwrites-file → FROM alpine:3.15\nRUN wget https://github.com/sgerrand/alpine-pkg-glibc/releases/download/2.33-r0/glibc-2.33-r0.apk && apk add glibc-2.33-r0.apk → nothing
package-overwrites-file → FROM alpine:3.20\nCOPY glibc-2.29-r0.apk glibc-bin-2.29-r0.apk /tmp/\nRUN apk add --no-cache --allow-untrusted /tmp/glibc-2.29-r0.apk /tmp/glibc-bin-2.29-r0.apk → error likely: /tmp/glibc-2.29-r0.apk ⇒  --force-overwrite
package-overwrites-file → FROM alpine:3.20\nRUN apk add --no-cache --force-overwrite --allow-untrusted /tmp/glibc-2.29-r0.apk → nothing
package-overwrites-file → FROM alpine:3.20\nRUN apk --force-overwrite add /tmp/glibc-2.29-r0.apk → nothing
package-overwrites-file → FROM alpine:3.20\nRUN apk add --force /tmp/glibc-2.29-r0.apk → nothing
package-overwrites-file → FROM alpine:3.20\nRUN apk add /tmp/glibc-2.35-r1.apk → nothing
package-overwrites-file → FROM alpine:3.20\nRUN apk add /tmp/glibc-2.35-r0.apk → error likely: /tmp/glibc-2.35-r0.apk ⇒  --force-overwrite
package-overwrites-file → FROM alpine:3.20\nRUN apk add /tmp/glibc-2.35-r0.apk || true → nothing
package-overwrites-file → FROM alpine:3.20\nARG V\nRUN apk add /tmp/glibc-$V.apk → nothing
package-overwrites-file → FROM node:22-alpine\nRUN curl -Lo /tmp/g.apk https://github.com/sgerrand/alpine-pkg-glibc/releases/download/2.34-r0/glibc-2.34-r0.apk\nRUN apk add --allow-untrusted /tmp/g.apk → error likely: /tmp/g.apk ⇒  --force-overwrite
package-overwrites-file → FROM alpine:3.20\nRUN apk add gcompat → nothing
package-overwrites-file → RUN apt-get install -y /tmp/glibc-2.35-r0.apk → nothing
`),
)('%s: %s', async (rule, lines, expected) => {
  expect(await saidBy(rule, lines)).toBe(expected);
});
