import { expect, test } from 'vitest';
import { rowsOf } from '../../inspection.fixture';
import { saidBy } from '../near.fixture';

/** Lines a word away from those that a rule is about. */
test.each(
  rowsOf(String.raw`
# The number of an account of the base.
account-taken → FROM ubuntu:24.04\nRUN useradd -u 1000 app → error likely: useradd -u 1000 app ⇒ userdel -r ubuntu && 
account-taken → FROM ubuntu:26.04\nRUN useradd --uid=1000 app → error likely: useradd --uid=1000 app ⇒ userdel -r ubuntu && 
account-taken → FROM ubuntu:25.10\nRUN groupadd --gid 1000 app → error likely: groupadd --gid 1000 app ⇒ userdel -r ubuntu && 
account-taken → FROM ubuntu:22.04\nRUN useradd -u 1000 app → nothing
account-taken → FROM ubuntu:24.04\nRUN useradd -u 1001 app → nothing
account-taken → FROM ubuntu:24.04\nRUN useradd app → nothing
account-taken → FROM ubuntu:24.04\nRUN useradd -m ubuntu → error likely: useradd -m ubuntu
account-taken → FROM ubuntu:24.04\nRUN useradd -ou 1000 app → nothing
account-taken → FROM ubuntu:24.04\nRUN useradd -u 1000 --non-unique app → nothing
account-taken → FROM ubuntu:24.04\nRUN useradd -u 1000 app || true → nothing
account-taken → FROM ubuntu:24.04\nRUN useradd -u 1000 app; ls → nothing
account-taken → FROM ubuntu:24.04\nRUN id 1000 || useradd -u 1000 app → nothing
account-taken → FROM ubuntu:24.04\nRUN if ! getent passwd 1000; then useradd -u 1000 app; fi → nothing
account-taken → FROM ubuntu:24.04\nRUN userdel ubuntu\nRUN useradd -u 1000 app → nothing
account-taken → FROM ubuntu:24.04\nRUN userdel -r ubuntu || true\nRUN useradd -u 1000 app → nothing
account-taken → FROM ubuntu:24.04\nRUN deluser --remove-home ubuntu && useradd -u 1000 app → nothing
account-taken → FROM ubuntu:24.04\nRUN if id ubuntu; then userdel -r ubuntu; fi; useradd -u 1000 app → nothing
account-taken → FROM ubuntu:24.04\nRUN userdel $(id -nu 1000) && useradd -u 1000 app → nothing
account-taken → FROM ubuntu:24.04\nRUN usermod -u 1500 ubuntu && useradd -u 1000 app → nothing
account-taken → FROM ubuntu:24.04\nRUN touch /var/mail/ubuntu && chown ubuntu /var/mail/ubuntu && userdel -r ubuntu\nRUN useradd -u 1000 app → nothing
account-taken → FROM ubuntu:24.04\nRUN groupdel ubuntu; groupadd -g 1000 app → nothing
account-taken → FROM ubuntu:24.04\nRUN groupadd -f -g 1000 app → nothing
account-taken → FROM ubuntu:24.04\nRUN groupadd -o -g 1000 app → nothing
account-taken → FROM ubuntu:24.04\nCOPY setup.sh /\nRUN sh /setup.sh && useradd -u 1000 app → nothing
account-taken → FROM ubuntu:24.04\nCOPY passwd /etc/passwd\nRUN useradd -u 1000 app → nothing
account-taken → FROM ubuntu:24.04\nRUN sed -i /ubuntu/d /etc/passwd /etc/group\nRUN useradd -u 1000 app → nothing
account-taken → FROM ubuntu:24.04\nRUN $SETUP\nRUN useradd -u 1000 app → nothing
account-taken → FROM ubuntu:24.04\nARG UID\nRUN useradd -u $UID app → nothing
account-taken → FROM ubuntu:24.04\nARG UID=1000\nRUN useradd -u $UID app → error likely: useradd -u $UID app ⇒ userdel -r ubuntu && 
account-taken → FROM ubuntu:24.04\nRUN useradd -R /mnt -u 1000 app → nothing
account-taken → FROM ubuntu:24.04 AS a\nRUN userdel ubuntu\nFROM a\nRUN useradd -u 1000 app → nothing
account-taken → FROM ubuntu:24.04 AS a\nFROM a\nRUN useradd -u 1000 app → error likely: useradd -u 1000 app ⇒ userdel -r ubuntu && 
account-taken → FROM ubuntu:24.04\nRUN usermod -u 1000 www-data → error likely: usermod -u 1000 www-data
account-taken → FROM ubuntu:24.04\nRUN usermod -l app ubuntu && groupmod -n app ubuntu → nothing
account-taken → FROM node:24\nRUN groupmod -g 1000 www-data → error likely: groupmod -g 1000 www-data
account-taken → FROM node:24\nRUN usermod -u 1000 node → nothing
account-taken → FROM node:24\nRUN groupmod -g 1001 node && usermod -u 1001 -g 1001 node && useradd -u 1000 app → nothing
account-taken → FROM node:24\nRUN useradd -ms /bin/bash node → error likely: useradd -ms /bin/bash node
account-taken → FROM node:24-alpine\nRUN adduser -D -u 1000 app → error likely: adduser -D -u 1000 app ⇒ deluser node && 
account-taken → FROM node:24-alpine\nRUN deluser node && adduser -D -u 1000 app → nothing
account-taken → FROM node:24-alpine\nRUN addgroup -g 1000 app → error likely: addgroup -g 1000 app ⇒ deluser node && 
account-taken → FROM python:3.13-slim\nRUN useradd -u 1000 app → nothing
account-taken → FROM example.com/x:1\nRUN useradd -u 1000 app → nothing
# Of the distribution.
account-taken → FROM alpine:3.24\nRUN addgroup -g 999 docker → error likely: addgroup -g 999 docker
account-taken → FROM alpine:3.18\nRUN addgroup -S www-data → error likely: addgroup -S www-data
account-taken → FROM alpine:3.10\nRUN addgroup -S www-data → nothing
account-taken → FROM alpine:3.24\nRUN adduser -S -D -u 82 -G www-data www-data → nothing
account-taken → FROM alpine:3.24\nRUN addgroup nobody ping → nothing
account-taken → FROM alpine:3.24\nRUN adduser -D nobody → error likely: adduser -D nobody
account-taken → FROM alpine:3.24\nRUN apk add shadow && groupadd -g 1000 app → nothing
account-taken → FROM alpine:3.24\nRUN apk add shadow && groupadd -g 999 app → error likely: groupadd -g 999 app
account-taken → RUN groupadd -g 20 app → error likely: groupadd -g 20 app
account-taken → RUN groupadd -g 999 app → nothing
account-taken → RUN groupadd www-data → error likely: groupadd www-data
account-taken → RUN useradd staff → error likely: useradd staff ⇒  -g staff
account-taken → RUN useradd -N staff → nothing
account-taken → RUN useradd -g staff staff → nothing
account-taken → RUN useradd -r -u 33 web → error likely: useradd -r -u 33 web
account-taken → FROM debian:bookworm\nRUN adduser --system www-data → nothing
account-taken → FROM debian:bookworm\nRUN adduser --disabled-password --gecos x www-data → error likely: adduser --disabled-password --gecos x www-data
account-taken → FROM debian:bookworm\nRUN adduser --system --uid 13 app → error likely: adduser --system --uid 13 app
account-taken → FROM debian:bookworm\nRUN addgroup --gid 1000 app → nothing
account-taken → FROM debian:bookworm\nRUN addgroup --gid 50 app → error likely: addgroup --gid 50 app
account-taken → FROM debian:bookworm\nRUN addgroup --system www-data → nothing
account-taken → FROM registry.access.redhat.com/ubi9/ubi\nRUN groupadd -g 20 app → error likely: groupadd -g 20 app
account-taken → FROM registry.access.redhat.com/ubi9/ubi\nRUN useradd -u 1000 app → nothing
account-taken → FROM fedora:44\nRUN useradd games → error likely: useradd games
account-taken → FROM amazonlinux:2023\nRUN dnf install -y shadow-utils && groupadd -g 100 app → error likely: groupadd -g 100 app
# Made above.
account-taken → RUN groupadd app && useradd app → error certain: useradd app ⇒  -g app
account-taken → RUN groupadd app && useradd -g app app → nothing
account-taken → RUN groupadd app || true; useradd app → nothing
account-taken → RUN useradd app\nRUN useradd app → error certain: useradd app
account-taken → RUN useradd -u 1500 a && useradd -u 1500 b → error certain: useradd -u 1500 b
account-taken → RUN useradd -u 1500 a && userdel a && useradd -u 1500 b → nothing
account-taken → FROM debian:bookworm\nRUN addgroup app && adduser --disabled-password --gecos x app → error certain: adduser --disabled-password --gecos x app ⇒  --ingroup app
account-taken → FROM debian:bookworm\nRUN addgroup --system app && adduser --system --group app → nothing
account-taken → FROM alpine:3.24\nRUN addgroup -S app && adduser -S -G app app → nothing
account-taken → FROM alpine:3.24\nRUN addgroup app && adduser -D -G app app → nothing
# tree-writable-by-all
tree-writable-by-all → RUN chmod -R 777 /app → info certain: chmod -R 777 /app
tree-writable-by-all → RUN chmod 777 -R /app → info certain: chmod 777 -R /app
tree-writable-by-all → RUN chmod -R 0777 /app /data → info certain: chmod -R 0777 /app /data
tree-writable-by-all → RUN chmod -R a+rwx /app → info certain: chmod -R a+rwx /app
tree-writable-by-all → RUN chmod -R o+w /app → info certain: chmod -R o+w /app
tree-writable-by-all → RUN chmod -R 777 /etc → warning certain: chmod -R 777 /etc
tree-writable-by-all → RUN chmod -R 777 / → warning certain: chmod -R 777 /
tree-writable-by-all → RUN chmod 777 /app → nothing
tree-writable-by-all → RUN chmod -R 775 /app → nothing
tree-writable-by-all → RUN chmod -R g+w /app → nothing
tree-writable-by-all → RUN chmod -R +w /app → nothing
tree-writable-by-all → RUN chmod -R 1777 /app → nothing
tree-writable-by-all → RUN chmod -R 777 /tmp/x → nothing
tree-writable-by-all → RUN chmod -R 777 /app\nFROM scratch → nothing
`),
)('%s: %s', async (rule, lines, expected) => {
  expect(await saidBy(rule, lines)).toBe(expected);
});
