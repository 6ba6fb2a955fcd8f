import { expect, test } from 'vitest';
import { inspectionOf, onDebian, rowsOf } from '../inspection.fixture';
import { refusedText } from './refused.fixture';
import { refusedAtStart } from './refused-start';

/** The first thing a container may not do when it starts. */
test.each(
  rowsOf(String.raw`
USER 1000\nCMD mkdir /a → makes-directory /a as 1000: /, likely, unless there
USER 1000\nCMD mkdir -p /a → makes-directory /a as 1000: /, likely, unless there
USER 1000\nCMD mkdir -p /a/b → makes-directory /a/b as 1000: /, likely, unless there
USER 1000\nCMD touch /a → makes-file /a as 1000: /, likely
USER 1000\nCMD touch /etc/x → makes-file /etc/x as 1000: /etc, likely
USER 1000\nCMD touch /usr/share/x → makes-file /usr/share/x as 1000: /usr/share, likely
USER 1000\nCMD touch /a/b/c → nothing
USER 1000\nCMD touch /tmp/x → nothing
USER 1000\nCMD chown 1000 /etc → changes-owner /etc as 1000: /etc, likely
USER 1000\nCMD useradd x → needs-root /etc as 1000: /etc, certain
USER 1000\nCMD tar -xf /tmp/x.tar -C /opt → nothing
USER 1000\nCMD mkdir /a || true → nothing
USER 1000\nCMD true && mkdir /a → makes-directory /a as 1000: /, likely, unless there
USER 1000\nCMD if [ "$X" ]; then mkdir /a; fi → nothing
USER 1000\nCMD mkdir -p /tmp/a && touch /a → makes-file /a as 1000: /, likely
USER 1000\nCMD nobody-has-it > /a → makes-file /a as 1000: /, likely
USER 1000\nCMD zsh > /a → nothing
USER 1000\nCMD zsh > /a; touch /b → makes-file /b as 1000: /, likely
USER 1000\nWORKDIR /w\nCMD touch x → nothing
USER 1000\nWORKDIR /srv\nCMD touch x → makes-file /srv/x as 1000: /srv, likely
USER root\nWORKDIR /w\nUSER 1000\nCMD touch x → makes-file /w/x as 1000: /w, certain
USER 1000\nENV D=/opt\nCMD touch $D/x → makes-file /opt/x as 1000: /opt, likely
# Who it is.
CMD mkdir /a → nothing
USER root\nCMD mkdir /a → nothing
CMD gosu app mkdir /a → nothing
USER 1000\nCMD sudo mkdir /a → nothing
FROM example.com/x:1\nCMD mkdir /a → nothing
FROM example.com/x:1\nUSER 1000\nCMD mkdir /a → nothing
# In which form.
USER 1000\nCMD ["mkdir", "/a"] → makes-directory /a as 1000: /, likely, unless there
USER 1000\nENTRYPOINT ["mkdir", "/a"] → makes-directory /a as 1000: /, likely, unless there
USER 1000\nENTRYPOINT ["mkdir"]\nCMD ["/a"] → makes-directory /a as 1000: /, likely, unless there
USER 1000\nENTRYPOINT mkdir /a → makes-directory /a as 1000: /, likely, unless there
USER 1000\nENTRYPOINT ["mkdir"]\nCMD /a → nothing
USER 1000\nCMD ["sh", "-c", "mkdir /a"] → makes-directory /a as 1000: /, likely, unless there
USER 1000\nCMD ["/bin/bash", "-ec", "true; mkdir /a"] → makes-directory /a as 1000: /, likely, unless there
USER 1000\nCMD ["sh", "-x", "mkdir /a"] → nothing
USER 1000\nCMD ["sh", "-cx", "mkdir /a"] → makes-directory /a as 1000: /, likely, unless there
USER 1000\nCMD ["sh", "c", "mkdir /a"] → nothing
USER 1000\nCMD ["sh", "-c"] → nothing
USER 1000\nCMD ["sh"] → nothing
USER 1000\nCMD ["echo", "-c", "mkdir /a"] → nothing
USER 1000\nCMD [] → nothing
USER 1000\nSHELL ["/bin/bash", "-ec"]\nCMD mkdir /a → makes-directory /a as 1000: /, likely, unless there
USER 1000 → nothing
COPY --chmod=755 <<EOF /s.sh\n#!/bin/sh\nmkdir /a\nEOF\nUSER 1000\nCMD ["/s.sh"] → makes-directory /a as 1000: /, likely, unless there
COPY --chmod=755 <<EOF /s.sh\n#! /bin/sh -e\ntrue\nmkdir /a\nEOF\nUSER 1000\nCMD ["/s.sh"] → makes-directory /a as 1000: /, likely, unless there
COPY --chmod=755 <<EOF /s.sh\n#!/bin/sh\nmkdir /a\ntrue\nEOF\nUSER 1000\nCMD ["/s.sh"] → nothing
COPY --chmod=755 <<EOF /s.sh\n#!/usr/bin/python3\nmkdir /a\nEOF\nUSER 1000\nCMD ["/s.sh"] → nothing
COPY --chmod=755 <<EOF /s.sh\nmkdir /a\nEOF\nUSER 1000\nCMD ["/s.sh"] → nothing
COPY --chmod=755 <<EOF /s.sh\n#!/bin/sh\nmkdir /a\nEOF\nUSER 1000\nCMD ["s.sh"] → nothing
COPY s.sh /\nUSER 1000\nCMD ["/s.sh"] → nothing
# The base starts it.
FROM node:24\nUSER 1001\nCMD ["mkdir", "/a"] → makes-directory /a as 1001: /, likely, unless there
FROM node:24\nUSER 1001\nCMD ["sh", "-c", "mkdir /a"] → makes-directory /a as 1001: /, likely, unless there
FROM node:24\nUSER 1001\nCMD mkdir /a → nothing
FROM node:24\nUSER 1001 → nothing
FROM gcr.io/distroless/nodejs24-debian13\nUSER 1001\nCMD ["mkdir", "/a"] → nothing
# Where something is mounted.
VOLUME /a\nUSER 1000\nCMD touch /a/x → nothing
VOLUME /srv\nUSER 1000\nCMD touch /srv/x → nothing
VOLUME /srv\nUSER 1000\nCMD touch /opt/x → makes-file /opt/x as 1000: /opt, likely
VOLUME /srv\nUSER 1000\nCMD mkdir /srv/x → nothing
VOLUME /srv\nUSER 1000\nCMD chmod 777 /srv → nothing
# Logs that options name.
FROM python:3.14\nRUN pip install gunicorn\nUSER 1001\nCMD ["gunicorn", "--access-logfile", "/a", "x"] → makes-file /a as 1001: /, likely
FROM python:3.14\nRUN pip install gunicorn\nUSER 1001\nCMD ["gunicorn", "--error-logfile", "/a", "x"] → makes-file /a as 1001: /, likely
FROM python:3.14\nRUN pip install gunicorn\nUSER 1001\nCMD ["gunicorn", "--log-file=/a", "x"] → makes-file /a as 1001: /, likely
FROM python:3.14\nRUN pip install gunicorn\nUSER 1001\nCMD ["gunicorn", "--pid", "/a", "x"] → makes-file /a as 1001: /, likely
FROM python:3.14\nRUN pip install gunicorn\nUSER 1001\nCMD ["gunicorn", "-p", "/a", "x"] → makes-file /a as 1001: /, likely
FROM python:3.14\nRUN pip install gunicorn\nUSER 1001\nCMD ["gunicorn", "--log-level", "/a", "x"] → nothing
FROM python:3.14\nRUN pip install gunicorn\nUSER 1001\nCMD ["gunicorn", "--access-logfile", "-", "x"] → nothing
FROM python:3.14\nRUN pip install gunicorn\nUSER 1001\nCMD ["gunicorn", "--access-logfile", "/dev/stdout", "x"] → nothing
FROM python:3.14\nRUN pip install gunicorn\nUSER 1001\nCMD ["gunicorn", "--access-logfile", "/proc/1/fd/1", "x"] → nothing
FROM python:3.14\nRUN pip install gunicorn\nUSER 1001\nCMD ["gunicorn", "--access-logfile", "/devs", "x"] → makes-file /devs as 1001: /, likely
FROM python:3.14\nRUN pip install gunicorn\nUSER 1001\nCMD ["gunicorn", "--access-logfile", "/%d", "x"] → nothing
FROM python:3.14\nRUN pip install gunicorn\nUSER 1001\nCMD ["/usr/local/bin/gunicorn", "-p", "/a"] → makes-file /a as 1001: /, likely
FROM python:3.14\nRUN pip install gunicorn\nUSER 1001\nCMD ["uvicorn", "-p", "/a"] → nothing
FROM amazoncorretto:21-alpine3.24\nUSER 1001\nCMD ["java", "-Xlog:gc:file=/a.log", "-jar", "x.jar"] → makes-file /a.log as 1001: /, likely
FROM amazoncorretto:21-alpine3.24\nUSER 1001\nCMD ["java", "-Xlog:gc*,x:file=/a.log:time", "-jar", "x.jar"] → makes-file /a.log as 1001: /, likely
FROM amazoncorretto:21-alpine3.24\nUSER 1001\nCMD ["java", "-Xlog:gc:file=\"/a.log\"", "-jar", "x.jar"] → makes-file /a.log as 1001: /, likely
FROM amazoncorretto:21-alpine3.24\nUSER 1001\nCMD ["java", "-Xloggc:/a.log", "-jar", "x.jar"] → makes-file /a.log as 1001: /, likely
FROM amazoncorretto:21-alpine3.24\nUSER 1001\nCMD ["java", "-Xlog:gc", "-jar", "x.jar"] → nothing
FROM amazoncorretto:21-alpine3.24\nUSER 1001\nCMD ["java", "-Xloggc:/a%p.log", "-jar", "x.jar"] → nothing
FROM amazoncorretto:21-alpine3.24\nUSER 1001\nCMD ["java", "-X-Xloggc:/a.log", "-jar", "x.jar"] → nothing
FROM amazoncorretto:21-alpine3.24\nUSER 1001\nCMD ["java", "-jar", "x-Xloggc:/a.log"] → nothing
`),
)('%s', (lines, refused) => {
  const { target } = inspectionOf(onDebian(lines));
  const found = target && refusedAtStart(target.view, target.start);
  expect(found ? refusedText(found) : 'nothing').toBe(refused);
});

test('a very long script is not searched', () => {
  const start = (count: number) =>
    inspectionOf(onDebian(`USER 1000\nCMD ${'true; '.repeat(count)}mkdir /a`)).target;
  const [long, longer] = [1999, 2000].map((count) => {
    const target = start(count);
    return target && refusedAtStart(target.view, target.start)?.attempt.path;
  });
  expect(`${long} ${longer}`).toBe('/a undefined');
});
