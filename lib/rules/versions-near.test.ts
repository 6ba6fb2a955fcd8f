import { expect, test } from 'vitest';
import { rowsOf } from '../inspection.fixture';
import { saidBy } from './near.fixture';

/** What images have by their version and variant: lines on the one side of it and on the other. */
test.each(
  rowsOf(String.raw`
# Images that were withdrawn.
base-retired → FROM vault:latest → error likely: vault:latest
base-retired → FROM vault → error likely: vault
base-retired → FROM vault:1.13.3 → warning certain: vault:1.13.3
base-retired → FROM consul:latest → error likely: consul:latest
base-retired → FROM bitnami/redis:7.2 → error likely: bitnami/redis:7.2 ⇒ bitnamilegacy/redis:7.2
base-retired → FROM docker.io/bitnami/postgresql:16.3.0-debian-12-r1 → error likely: docker.io/bitnami/postgresql:16.3.0-debian-12-r1 ⇒ bitnamilegacy/postgresql:16.3.0-debian-12-r1
base-retired → FROM bitnami/redis:latest → nothing
base-retired → FROM bitnami/minideb:bookworm → nothing
base-retired → FROM bitnamilegacy/redis:7.2 → nothing
base-retired → FROM hashicorp/vault:1.20 → nothing
base-not-official → FROM bitnami/redis:latest → warning certain: bitnami/redis:latest
base-not-official → FROM bitnami/redis:7.2 → nothing
base-retired → FROM k8s.gcr.io/pause:3.9 → warning certain: k8s.gcr.io/pause:3.9 ⇒ registry.k8s.io/pause:3.9
base-retired → FROM k8s.gcr.io/ingress-nginx/controller:v1.2.0 → warning certain: k8s.gcr.io/ingress-nginx/controller:v1.2.0 ⇒ registry.k8s.io/ingress-nginx/controller:v1.2.0
base-retired → FROM k8s.gcr.io/kas-network-proxy/proxy-agent:v0.0.33 → warning certain: k8s.gcr.io/kas-network-proxy/proxy-agent:v0.0.33 ⇒ registry.k8s.io/kas-network-proxy/proxy-agent:v0.0.33
base-retired → FROM registry.k8s.io/pause:3.9 → nothing
# The pip of a distribution whose Python is managed.
pip-refuses-system-environment → FROM alpine:3.9\nRUN apk add --no-cache py-pip && pip install flask → nothing
pip-refuses-system-environment → FROM alpine:3.18\nRUN apk add --no-cache py3-pip && pip install flask → nothing
pip-refuses-system-environment → FROM alpine:3.19\nRUN apk add --no-cache py3-pip && pip install flask → error likely: pip install flask ⇒ python3 -m venv /opt/venv && /opt/venv/bin/, ⏎ENV PATH="/opt/venv/bin:$PATH"
pip-refuses-system-environment → FROM debian:11\nRUN apt-get update && apt-get install -y python3-pip && pip install flask → nothing
# Programs that images had before.
command-not-found → FROM node:26-alpine\nRUN yarn install → error likely: yarn install ⇒ npm install -g yarn && 
command-not-found → FROM node:26\nCMD ["yarn", "start"] → error likely: "yarn"
command-not-found → FROM node:24-alpine\nRUN yarn install → nothing
command-not-found → FROM node:26-alpine\nRUN npm i -g yarn && yarn install → nothing
command-not-found → FROM node:26-alpine\nRUN apk add --no-cache yarn && yarn install → nothing
command-not-found → FROM node:26-slim\nRUN npm i -g corepack && corepack enable && yarn install → nothing
command-not-found → FROM mariadb:11.4\nHEALTHCHECK CMD mysqladmin ping -h localhost → error likely: mysqladmin ping -h localhost ⇒ mariadb-admin
command-not-found → FROM mariadb:12.3\nHEALTHCHECK CMD ["mysqladmin", "ping"] → error likely: "mysqladmin" ⇒ mariadb-admin
command-not-found → FROM mariadb:12.3\nHEALTHCHECK CMD ["mariadb-admin", "ping"] → nothing
command-not-found → FROM mariadb:10.11\nHEALTHCHECK CMD ["mysqladmin", "ping"] → nothing
command-not-found → FROM mariadb:12.3\nRUN apt-get update && apt-get install -y mariadb-client-compat\nHEALTHCHECK CMD ["mysqladmin", "ping"] → nothing
command-not-found → FROM mysql:9.4\nHEALTHCHECK CMD ["mysqladmin", "ping"] → nothing
command-not-found → FROM mariadb:12.3\nRUN mysqldump --version → error likely: mysqldump --version ⇒ mariadb-dump
command-not-found → FROM mongo:7.0\nHEALTHCHECK CMD mongo --eval 1 → error likely: mongo --eval 1 ⇒ mongosh
command-not-found → FROM mongo:6.0-jammy\nHEALTHCHECK CMD echo 1 | mongo localhost/test --quiet → error likely: mongo localhost/test --quiet ⇒ mongosh
command-not-found → FROM mongo:5.0\nHEALTHCHECK CMD mongo --eval 1 → nothing
command-not-found → FROM python:3.12-slim\nRUN wheel version → error likely: wheel version ⇒ pip install --no-cache-dir wheel && 
command-not-found → FROM python:3.11-slim\nRUN wheel version → nothing
command-not-found → FROM python:3.12-slim\nRUN pip install wheel && wheel version → nothing
# Extensions that are inside, left out, or elsewhere.
php-extension-not-installable → FROM php:8.5-fpm-alpine\nRUN docker-php-ext-install pdo_mysql opcache → error likely: docker-php-ext-install pdo_mysql opcache ⇒ nothing
php-extension-not-installable → FROM php:8.5-fpm-alpine\nRUN docker-php-ext-install opcache → error likely: docker-php-ext-install opcache
php-extension-not-installable → FROM php:8.5-cli\nRUN docker-php-ext-enable opcache → error likely: docker-php-ext-enable opcache
php-extension-not-installable → FROM php:8.4-fpm-alpine\nRUN docker-php-ext-install pdo_mysql opcache → nothing
php-extension-not-installable → FROM php:8.5\nRUN docker-php-ext-install pdo_mysql opcache || true → nothing
php-extension-not-installable → FROM php:8.5\nRUN docker-php-ext-configure opcache --enable-opcache && docker-php-ext-install opcache → error likely: docker-php-ext-install opcache
php-extension-not-installable → FROM php:8.5\nRUN docker-php-ext-install -j$(nproc) \\\n    bcmath \\\n    opcache \\\n    pcntl → error likely: docker-php-ext-install -j$(nproc) \⏎    bcmath \⏎    opcache \⏎    pcntl ⇒ nothing
php-extension-not-installable → FROM php:8.3-apache\nRUN docker-php-ext-install json mysqli → error likely: docker-php-ext-install json mysqli ⇒ nothing
php-extension-not-installable → FROM php:7.4-apache\nRUN docker-php-ext-install json mysqli → nothing
php-extension-not-installable → FROM php:8.2\nRUN docker-php-ext-install openssl → error likely: docker-php-ext-install openssl
php-extension-not-installable → FROM php:8.4-apache\nRUN apt-get update && apt-get install -y libc-client-dev libkrb5-dev && docker-php-ext-configure imap --with-kerberos --with-imap-ssl && docker-php-ext-install imap → error likely: docker-php-ext-configure imap --with-kerberos --with-imap-ssl
php-extension-not-installable → FROM php:8.3-apache\nRUN apt-get update && apt-get install -y libc-client-dev libkrb5-dev && docker-php-ext-configure imap --with-kerberos --with-imap-ssl && docker-php-ext-install imap → nothing
php-extension-not-installable → FROM php:8.1-apache\nRUN docker-php-ext-install xmlrpc soap → error likely: docker-php-ext-install xmlrpc soap
php-extension-not-installable → FROM php:8.1\nRUN docker-php-ext-install mcrypt mysql → error likely: docker-php-ext-install mcrypt mysql
php-extension-not-installable → FROM php:8.3-cli-alpine\nRUN docker-php-ext-install pcntl redis → error likely: docker-php-ext-install pcntl redis
php-extension-not-installable → FROM php:8.3-cli\nRUN pecl install redis xdebug && docker-php-ext-enable redis xdebug → nothing
php-extension-not-installable → FROM php:8.3-cli\nCOPY redis /usr/src/php/ext/redis\nRUN docker-php-ext-install redis → nothing
php-extension-not-installable → FROM php:8.3-cli\nRUN git clone https://example.com/r /usr/src/php/ext/redis && docker-php-ext-install redis → nothing
php-extension-not-installable → FROM php:8.3-cli\nRUN install-php-extensions redis opcache → nothing
php-extension-not-installable → FROM php:8.5-cli\nARG EXT\nRUN docker-php-ext-install $EXT → nothing
php-extension-not-installable → FROM wordpress:6-php8.3-apache\nRUN docker-php-ext-install redis → nothing
php-extension-not-installable → FROM debian:13\nRUN docker-php-ext-install opcache → nothing
php-extension-library-missing → FROM php:8.3-fpm\nRUN docker-php-ext-install mbstring → error likely: docker-php-ext-install mbstring ⇒ RUN apt-get update && apt-get install -y --no-install-recommends libonig-dev && rm -rf /var/lib/apt/lists/*⏎
php-extension-library-missing → FROM php:8.3-fpm-alpine\nRUN apk add --no-cache oniguruma-dev && docker-php-ext-install mbstring → nothing
php-extension-library-missing → FROM php:7.3-fpm\nRUN docker-php-ext-install mbstring → nothing
php-extension-not-installable → FROM php:8.3-fpm\nRUN docker-php-ext-configure gd --with-freetype-dir=/usr/include/ --with-jpeg-dir=/usr/include/ --with-png-dir=/usr → error likely: docker-php-ext-configure gd --with-freetype-dir=/usr/include/ --with-jpeg-dir=/usr/include/ --with-png-dir=/usr ⇒ --with-freetype, --with-jpeg, 
php-extension-not-installable → FROM php:7.4-fpm-alpine\nRUN docker-php-ext-configure gd --with-webp-dir=/usr --enable-gd → error likely: docker-php-ext-configure gd --with-webp-dir=/usr --enable-gd ⇒ --with-webp
php-extension-not-installable → FROM php:8.3-fpm\nRUN docker-php-ext-configure gd --with-freetype --with-jpeg → nothing
php-extension-not-installable → FROM php:7.3-fpm\nRUN docker-php-ext-configure gd --with-freetype-dir=/usr --with-jpeg-dir=/usr → nothing
php-extension-not-installable → FROM php:7.3-fpm\nRUN docker-php-ext-configure gd --with-freetype --with-jpeg → error likely: docker-php-ext-configure gd --with-freetype --with-jpeg ⇒ --with-freetype-dir, --with-jpeg-dir
php-extension-not-installable → FROM php:8.3-fpm\nRUN docker-php-ext-configure intl --with-freetype-dir=/usr → nothing
php-extension-not-installable → FROM php:8.2\nRUN docker-php-source extract && mv /usr/src/php/ext/zlib/config0.m4 /usr/src/php/ext/zlib/config.m4 && docker-php-ext-install zlib → nothing
php-extension-not-installable → FROM php:8.2\nRUN docker-php-source extract && docker-php-ext-install zlib && docker-php-source delete → error likely: docker-php-ext-install zlib
# What PECL and RubyGems compile.
extension-compiled-without-tools → FROM php:8.4-fpm-alpine\nRUN pecl install redis-6.2.0 && docker-php-ext-enable redis → error likely: pecl install redis-6.2.0 ⇒ apk add --no-cache $PHPIZE_DEPS && 
extension-compiled-without-tools → FROM php:8.3-cli-alpine3.22\nRUN pecl install -o -f xdebug → error likely: pecl install -o -f xdebug ⇒ apk add --no-cache $PHPIZE_DEPS && 
extension-compiled-without-tools → FROM php:8.4-fpm-alpine\nRUN apk add --no-cache $PHPIZE_DEPS && pecl install redis → nothing
extension-compiled-without-tools → FROM php:8.4-fpm-alpine\nRUN apk add --no-cache autoconf gcc g++ make musl-dev && pecl install redis → nothing
extension-compiled-without-tools → FROM php:8.4-fpm-alpine\nRUN apk add --no-cache autoconf && pecl install redis → error likely: pecl install redis ⇒ apk add --no-cache $PHPIZE_DEPS && 
extension-compiled-without-tools → FROM php:8.4-fpm\nRUN pecl install redis → nothing
extension-compiled-without-tools → FROM php:8.4-fpm\nRUN pecl install imagick → warning likely: pecl install imagick ⇒ RUN apt-get update && apt-get install -y --no-install-recommends libmagickwand-dev && rm -rf /var/lib/apt/lists/*⏎
extension-compiled-without-tools → FROM php:8.4-fpm\nRUN apt-get update && apt-get install -y libmagickwand-dev && pecl install imagick → nothing
extension-compiled-without-tools → FROM php:8.4-fpm\nRUN apt-get update && apt-get install -y libmagickwand-6.q16-dev && pecl install imagick → nothing
extension-compiled-without-tools → FROM php:8.4-fpm-alpine\nRUN apk add --no-cache $PHPIZE_DEPS && pecl install imagick → nothing
extension-compiled-without-tools → FROM php:8.4-apache\nRUN pecl install memcached-3.3.0 redis → warning likely: pecl install memcached-3.3.0 redis ⇒ RUN apt-get update && apt-get install -y --no-install-recommends libmemcached-dev && rm -rf /var/lib/apt/lists/*⏎
extension-compiled-without-tools → FROM php:8.4-fpm-alpine\nRUN pecl update-channels → nothing
extension-compiled-without-tools → FROM php:8.4-fpm-alpine\nRUN pecl install redis || true → nothing
extension-compiled-without-tools → FROM php:8.4-fpm-alpine\nRUN install-php-extensions redis → nothing
extension-compiled-without-tools → FROM ruby:3.4-slim\nRUN gem install psych -v 5.2.2 → error likely: gem install psych -v 5.2.2 ⇒ RUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev make && rm -rf /var/lib/apt/lists/*⏎
extension-compiled-without-tools → FROM ruby:3.4-slim\nRUN apt-get update && apt-get install -y --no-install-recommends build-essential && gem install psych -v 5.2.2 → warning likely: gem install psych -v 5.2.2 ⇒  libyaml-dev
extension-compiled-without-tools → FROM ruby:3.4-slim\nRUN apt-get update && apt-get install -y --no-install-recommends build-essential libyaml-dev && gem install psych -v 5.2.2 → nothing
extension-compiled-without-tools → FROM ruby:3.4\nRUN gem install psych mysql2 puma → nothing
extension-compiled-without-tools → FROM ruby:3.3-alpine\nRUN gem install --no-document puma:6.4.2 → error likely: gem install --no-document puma:6.4.2 ⇒ RUN apk add --no-cache gcc musl-dev make⏎
extension-compiled-without-tools → FROM ruby:3.3-alpine\nRUN apk add --no-cache build-base && gem install puma → nothing
extension-compiled-without-tools → FROM ruby:3.3-alpine\nRUN apk add --no-cache build-base && gem install curb → warning likely: gem install curb ⇒  curl-dev
extension-compiled-without-tools → FROM ruby:3.3-alpine\nRUN gem install bundler rake → nothing
extension-compiled-without-tools → FROM ruby:3.3-slim\nRUN bundle install → nothing
extension-compiled-without-tools → FROM debian:13\nRUN apt-get update && apt-get install -y ruby && gem install puma → nothing
# Places and ports that moved.
image-path-moved → FROM postgres:18\nVOLUME /var/lib/postgresql/data → error likely: /var/lib/postgresql/data ⇒ /var/lib/postgresql
image-path-moved → FROM postgres:18-alpine\nVOLUME ["/var/lib/postgresql/data"] → error likely: "/var/lib/postgresql/data"
image-path-moved → FROM postgres:18.1-bookworm\nVOLUME /backup /var/lib/postgresql/data/ → error likely: /var/lib/postgresql/data/
image-path-moved → FROM postgres:17\nVOLUME /var/lib/postgresql/data → nothing
image-path-moved → FROM postgres:18\nVOLUME /var/lib/postgresql → nothing
image-path-moved → FROM postgres:18\nENV PGDATA=/var/lib/postgresql/data/pgdata\nVOLUME /var/lib/postgresql/data → nothing
image-path-moved → FROM postgres:18 AS db\nVOLUME /var/lib/postgresql/data\nFROM debian:13 → nothing
image-path-moved → FROM postgres:18 AS db\nVOLUME /var/lib/postgresql/data\nFROM db\nCOPY x /y → error likely: /var/lib/postgresql/data ⇒ /var/lib/postgresql
image-path-moved → FROM postgis/postgis:18-3.6\nVOLUME /var/lib/postgresql/data → nothing
image-path-moved → FROM registry:3\nCOPY config.yml /etc/docker/registry/config.yml → warning likely: /etc/docker/registry/config.yml ⇒ /etc/distribution/config.yml
image-path-moved → FROM registry:2\nCOPY config.yml /etc/docker/registry/config.yml → nothing
image-path-moved → FROM registry:3\nCOPY config.yml /etc/distribution/config.yml → nothing
image-path-moved → FROM influxdb:2.7\nVOLUME /var/lib/influxdb → warning likely: /var/lib/influxdb ⇒ /var/lib/influxdb2
image-path-moved → FROM influxdb:2.7\nVOLUME /var/lib/influxdb2 → nothing
image-path-moved → FROM influxdb:1.11\nVOLUME /var/lib/influxdb → nothing
port-not-listened-on → FROM mcr.microsoft.com/dotnet/aspnet:8.0\nEXPOSE 80\nCOPY o /app\nENTRYPOINT ["dotnet", "/app/S.dll"] → warning possible: 80 ⇒ 8080
port-not-listened-on → FROM mcr.microsoft.com/dotnet/aspnet:8.0\nEXPOSE 80 443\nCOPY o /app\nENTRYPOINT ["dotnet", "/app/S.dll"] → warning possible: 80 ⇒ 8080
port-not-listened-on → FROM mcr.microsoft.com/dotnet/aspnet:8.0\nEXPOSE 80/tcp\nCOPY o /app\nENTRYPOINT ["dotnet", "/app/S.dll"] → warning possible: 80/tcp
port-not-listened-on → FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled\nHEALTHCHECK CMD ["/app/probe", "http://localhost:80/health"]\nCOPY o /app\nENTRYPOINT ["dotnet", "/app/S.dll"] → warning possible: HEALTHCHECK CMD ["/app/probe", "http://localhost:80/health"]
port-not-listened-on → FROM mcr.microsoft.com/dotnet/aspnet:8.0\nEXPOSE 8080\nCOPY o /app\nENTRYPOINT ["dotnet", "/app/S.dll"] → nothing
port-not-listened-on → FROM mcr.microsoft.com/dotnet/aspnet:8.0\nEXPOSE 80 8080\nCOPY o /app\nENTRYPOINT ["dotnet", "/app/S.dll"] → nothing
port-not-listened-on → FROM mcr.microsoft.com/dotnet/aspnet:8.0\nENV ASPNETCORE_URLS=http://+:80\nEXPOSE 80\nCOPY o /app\nENTRYPOINT ["dotnet", "/app/S.dll"] → nothing
port-not-listened-on → FROM mcr.microsoft.com/dotnet/aspnet:8.0\nEXPOSE 80\nCOPY o /app\nENTRYPOINT ["dotnet", "/app/S.dll", "--urls", "http://*:80"] → nothing
port-not-listened-on → FROM mcr.microsoft.com/dotnet/aspnet:8.0\nEXPOSE 80\nCOPY o /app\nCMD ASPNETCORE_URLS=http://*:$PORT dotnet /app/S.dll → nothing
port-not-listened-on → FROM mcr.microsoft.com/dotnet/aspnet:7.0\nEXPOSE 80\nCOPY o /app\nENTRYPOINT ["dotnet", "/app/S.dll"] → nothing
port-not-listened-on → FROM mcr.microsoft.com/dotnet/aspnet:8.0\nEXPOSE 5000\nCOPY o /app\nENTRYPOINT ["dotnet", "/app/S.dll"] → nothing
port-not-listened-on → FROM mcr.microsoft.com/dotnet/sdk:8.0\nEXPOSE 80\nCOPY o /app\nENTRYPOINT ["dotnet", "/app/S.dll"] → nothing
port-not-listened-on → FROM mcr.microsoft.com/dotnet/aspnet:8.0 AS base\nWORKDIR /app\nEXPOSE 80\nFROM base AS final\nCOPY o .\nENTRYPOINT ["dotnet", "S.dll"] → warning possible: 80 ⇒ 8080
port-not-listened-on → FROM nginxinc/nginx-unprivileged:1.29\nCOPY dist /usr/share/nginx/html\nEXPOSE 80 → warning possible: 80 ⇒ 8080
port-not-listened-on → FROM nginxinc/nginx-unprivileged:1.29\nCOPY dist /usr/share/nginx/html\nHEALTHCHECK CMD curl -f http://127.0.0.1/ || exit 1 → warning possible: curl -f http://127.0.0.1/
port-not-listened-on → FROM nginxinc/nginx-unprivileged:1.29\nCOPY site.conf /etc/nginx/conf.d/default.conf\nEXPOSE 80 → nothing
port-not-listened-on → FROM nginx:1.29\nCOPY dist /usr/share/nginx/html\nEXPOSE 80 → nothing
# Libraries of an Erlang runtime that a release carries along.
shared-library-missing → FROM elixir:1.18-alpine AS b\nCOPY . .\nRUN mix deps.get && mix release\nFROM alpine:3.22\nCOPY --from=b /_build/prod/rel/shop /app\nENTRYPOINT ["/app/bin/shop", "start"] → nothing
shared-library-missing → FROM elixir:1.18-alpine AS b\nENV MIX_ENV=prod\nWORKDIR /b\nCOPY . .\nRUN mix deps.get && mix release\nFROM alpine:3.22\nRUN apk add --no-cache openssl ncurses-libs\nCOPY --from=b /b/_build/prod/rel/shop /app\nENTRYPOINT ["/app/bin/shop", "start"] → error likely: "/app/bin/shop" ⇒  libstdc++
shared-library-missing → FROM elixir:1.18-alpine AS b\nENV MIX_ENV=prod\nWORKDIR /b\nCOPY . .\nRUN mix deps.get && mix release\nFROM alpine:3.22\nRUN apk add --no-cache libstdc++ ncurses-libs\nCOPY --from=b /b/_build/prod/rel/shop /app\nENTRYPOINT ["/app/bin/shop", "start"] → nothing
shared-library-missing → FROM hexpm/elixir:1.17.3-erlang-27.1.2-alpine-3.20.3 AS b\nENV MIX_ENV=prod\nWORKDIR /b\nCOPY . .\nRUN mix deps.get && mix release\nFROM alpine:3.22\nCOPY --from=b /b/_build/prod/rel/shop /app\nENTRYPOINT ["/app/bin/shop", "start"] → error likely: "/app/bin/shop" ⇒ RUN apk add --no-cache libstdc++ libncursesw⏎
shared-library-missing → FROM erlang:27-alpine AS b\nWORKDIR /b\nCOPY . .\nRUN rebar3 as prod release\nFROM alpine:3.22\nCOPY --from=b /b/_build/prod/rel/srv /srv\nCMD ["/srv/bin/srv", "foreground"] → error likely: "/srv/bin/srv" ⇒ RUN apk add --no-cache libstdc++ libncursesw⏎
shared-library-missing → FROM elixir:1.18-slim AS b\nENV MIX_ENV=prod\nWORKDIR /b\nCOPY . .\nRUN mix deps.get && mix release\nFROM debian:trixie-slim\nCOPY --from=b /b/_build/prod/rel/shop /app\nENTRYPOINT ["/app/bin/shop", "start"] → nothing
shared-library-missing → FROM elixir:1.18-alpine AS b\nENV MIX_ENV=prod\nWORKDIR /b\nCOPY . .\nRUN mix deps.get && mix release\nFROM elixir:1.18-alpine\nCOPY --from=b /b/_build/prod/rel/shop /app\nENTRYPOINT ["/app/bin/shop", "start"] → nothing
glibc-too-old → FROM elixir:1.18-slim AS b\nENV MIX_ENV=prod\nWORKDIR /b\nCOPY . .\nRUN mix deps.get && mix release\nFROM debian:bullseye-slim\nCOPY --from=b /b/_build/prod/rel/shop /app\nENTRYPOINT ["/app/bin/shop", "start"] → error likely: "/app/bin/shop"
glibc-too-old → FROM elixir:1.18-slim AS b\nENV MIX_ENV=prod\nWORKDIR /b\nCOPY . .\nRUN mix deps.get && mix release\nFROM debian:bookworm-slim\nCOPY --from=b /b/_build/prod/rel/shop /app\nENTRYPOINT ["/app/bin/shop", "start"] → warning possible: "/app/bin/shop"
glibc-too-old → FROM elixir:1.18-slim AS b\nENV MIX_ENV=prod\nWORKDIR /b\nCOPY . .\nRUN mix deps.get && mix release\nFROM debian:trixie-slim\nCOPY --from=b /b/_build/prod/rel/shop /app\nENTRYPOINT ["/app/bin/shop", "start"] → nothing
glibc-too-old → FROM erlang:27-slim AS b\nWORKDIR /b\nCOPY . .\nRUN rebar3 as prod release\nFROM debian:bookworm-slim\nCOPY --from=b /b/_build/prod/rel/srv /srv\nCMD ["/srv/bin/srv", "foreground"] → nothing
# Programs named by the path of another distribution.
program-at-another-path → FROM python:3.13-slim-bookworm\nRUN apt-get update && apt-get install -y --no-install-recommends tini\nENTRYPOINT ["/sbin/tini", "--"]\nCMD ["python", "/s.py"] → error likely: "/sbin/tini" ⇒ "/usr/bin/tini"
program-at-another-path → FROM node:22-alpine\nRUN apk add --no-cache tini\nENTRYPOINT ["/usr/bin/tini", "--"]\nCMD ["node", "/s.js"] → error likely: "/usr/bin/tini" ⇒ "/sbin/tini"
program-at-another-path → FROM node:22-alpine\nRUN apk add --no-cache tini\nENTRYPOINT ["/sbin/tini", "--"]\nCMD ["node", "/s.js"] → nothing
program-at-another-path → FROM node:22-alpine\nRUN apk add --no-cache tini\nENTRYPOINT ["/sbin/tini", "--", "/usr/bin/node", "s.js"] → error likely: "/usr/bin/node" ⇒ "/usr/local/bin/node"
program-at-another-path → FROM debian:13\nRUN apt-get update && apt-get install -y tini\nENTRYPOINT ["/bin/tini", "--"] → nothing
program-at-another-path → FROM debian:13\nRUN apt-get update && apt-get install -y tini\nENTRYPOINT ["/usr/local/bin/tini", "--"] → error likely: "/usr/local/bin/tini" ⇒ "/usr/bin/tini"
program-at-another-path → FROM debian:13\nRUN apt-get update && apt-get install -y tini\nADD https://example.com/tini /usr/local/bin/tini\nENTRYPOINT ["/usr/local/bin/tini", "--"] → nothing
program-at-another-path → FROM debian:13\nRUN apt-get update && apt-get install -y dumb-init\nENTRYPOINT ["/usr/local/bin/dumb-init", "--"] → error likely: "/usr/local/bin/dumb-init" ⇒ "/usr/bin/dumb-init"
program-at-another-path → FROM debian:13\nRUN apt-get update && apt-get install -y gosu\nENTRYPOINT ["/usr/bin/gosu", "1000", "x"] → error likely: "/usr/bin/gosu" ⇒ "/usr/sbin/gosu"
program-at-another-path → FROM alpine:3.22\nRUN apk add --no-cache su-exec\nENTRYPOINT ["/usr/bin/su-exec", "1000", "x"] → error likely: "/usr/bin/su-exec" ⇒ "/sbin/su-exec"
program-at-another-path → FROM debian:13\nRUN apt-get update && apt-get install -y supervisor\nCMD ["/usr/local/bin/supervisord", "-n"] → error likely: "/usr/local/bin/supervisord" ⇒ "/usr/bin/supervisord"
program-at-another-path → FROM debian:13\nRUN apt-get update && apt-get install -y nginx\nCMD ["/usr/bin/nginx", "-g", "daemon off;"] → error likely: "/usr/bin/nginx" ⇒ "/usr/sbin/nginx"
program-at-another-path → FROM node:22-slim\nCMD ["/usr/bin/node", "a.js"] → error likely: "/usr/bin/node" ⇒ "/usr/local/bin/node"
program-at-another-path → FROM node:22-slim\nENTRYPOINT ["/usr/bin/node", "a.js"] → error likely: "/usr/bin/node" ⇒ "/usr/local/bin/node"
program-at-another-path → FROM python:3.12-slim\nCMD ["/usr/bin/python3", "a.py"] → error likely: "/usr/bin/python3" ⇒ "/usr/local/bin/python3"
program-at-another-path → FROM python:3.12\nCMD ["/usr/bin/python3", "a.py"] → nothing
program-at-another-path → FROM python:3.12-slim\nRUN apt-get update && apt-get install -y python3\nCMD ["/usr/bin/python3", "a.py"] → nothing
program-at-another-path → FROM python:3.12-slim\nRUN ln -s /usr/local/bin/python3 /usr/bin/python3\nCMD ["/usr/bin/python3", "a.py"] → nothing
program-at-another-path → FROM php:8.4-cli\nCMD ["/usr/bin/php", "a.php"] → error likely: "/usr/bin/php" ⇒ "/usr/local/bin/php"
program-at-another-path → FROM php:8.4-cli\nRUN ./setup.sh\nCMD ["/usr/bin/php", "a.php"] → nothing
# Browsers that packages download.
browser-libraries-missing → FROM node:22-slim\nWORKDIR /app\nCOPY . .\nRUN npm ci\nRUN npx puppeteer browsers install chrome → warning likely: npx puppeteer browsers install chrome
browser-libraries-missing → FROM node:22-slim\nRUN npx @puppeteer/browsers install chrome@stable → warning likely: npx @puppeteer/browsers install chrome@stable
browser-libraries-missing → FROM node:22-slim\nRUN npx --yes playwright@1.50.0 install → warning likely: npx --yes playwright@1.50.0 install ⇒  --with-deps
browser-libraries-missing → FROM node:22-slim\nRUN npx playwright install --with-deps chromium → nothing
browser-libraries-missing → FROM node:22-slim\nRUN npx playwright install-deps\nRUN npx playwright install → nothing
browser-libraries-missing → FROM node:22-slim\nRUN npx playwright install webkit → nothing
browser-libraries-missing → FROM node:22-slim\nRUN apt-get update && apt-get install -y chromium\nRUN npx puppeteer browsers install chrome → nothing
browser-libraries-missing → FROM node:22-slim\nRUN apt-get update && apt-get install -y libnss3 libatk1.0-0\nRUN npx puppeteer browsers install chrome → nothing
browser-libraries-missing → FROM node:22-slim\nRUN curl x | bash\nRUN npx puppeteer browsers install chrome → nothing
browser-libraries-missing → FROM python:3.12-slim\nRUN pip install playwright\nRUN python -m playwright install chromium → warning likely: python -m playwright install chromium ⇒  --with-deps
browser-libraries-missing → FROM python:3.12-slim\nRUN pip install playwright && playwright install → warning likely: playwright install ⇒  --with-deps
browser-libraries-missing → FROM node:22-alpine\nRUN npx playwright install chromium → warning likely: npx playwright install chromium
browser-libraries-missing → FROM node:22-alpine\nRUN apk add --no-cache chromium\nENV PUPPETEER_EXECUTABLE_PATH=/usr/bin/chromium → nothing
browser-libraries-missing → FROM node:22\nRUN npx puppeteer browsers install chrome → nothing
browser-libraries-missing → FROM node:22-slim AS b\nRUN npx puppeteer browsers install chrome\nFROM debian:13\nCOPY --from=b /root/.cache /root/.cache → nothing
browser-libraries-missing → FROM ubuntu:24.04\nRUN apt-get update && apt-get install -y nodejs npm\nRUN npx playwright install chromium → warning likely: npx playwright install chromium ⇒  --with-deps
browser-libraries-missing → FROM mcr.microsoft.com/playwright:v1.57.0-noble\nRUN npx playwright install chromium → nothing
browser-libraries-missing → FROM node:22-slim\nRUN npx playwright test → nothing
browser-of-another-version → FROM mcr.microsoft.com/playwright:v1.45.0-jammy\nRUN npm install @playwright/test@1.50.1 → warning likely: @playwright/test@1.50.1
browser-of-another-version → FROM mcr.microsoft.com/playwright:v1.45.0-jammy\nRUN npm install -g playwright@1.45.3 → nothing
browser-of-another-version → FROM mcr.microsoft.com/playwright:v1.45.0-jammy\nRUN npm install playwright@^1.45 → nothing
browser-of-another-version → FROM mcr.microsoft.com/playwright:v1.45.0-jammy\nRUN npm install playwright@1.50.1 && npx playwright install --with-deps → nothing
browser-of-another-version → FROM mcr.microsoft.com/playwright/python:v1.45.0-jammy\nRUN pip install playwright==1.50.0 → warning likely: playwright==1.50.0
browser-of-another-version → FROM mcr.microsoft.com/playwright:jammy\nRUN npm install playwright@1.50.1 → nothing
browser-of-another-version → FROM node:24\nRUN npm install playwright@1.50.1 → nothing
browser-of-another-version → FROM mcr.microsoft.com/playwright:v1.45.0-jammy\nRUN npm install playwright@1.30.0 → nothing
# Repositories of others.
foreign-repository-refused → FROM debian:trixie-slim\nRUN echo "deb [signed-by=/k.gpg] https://deb.nodesource.com/node_16.x nodistro main" > /etc/apt/sources.list.d/n.list && apt-get update → warning possible: echo "deb [signed-by=/k.gpg] https://deb.nodesource.com/node_16.x nodistro main" > /etc/apt/sources.list.d/n.list
foreign-repository-refused → FROM python:3.13-slim\nRUN echo "deb [signed-by=/k.gpg] https://deb.nodesource.com/node_16.x nodistro main" > /etc/apt/sources.list.d/n.list && apt-get update → warning possible: echo "deb [signed-by=/k.gpg] https://deb.nodesource.com/node_16.x nodistro main" > /etc/apt/sources.list.d/n.list
foreign-repository-refused → FROM debian:bookworm-slim\nRUN echo "deb [signed-by=/k.gpg] https://deb.nodesource.com/node_16.x nodistro main" > /etc/apt/sources.list.d/n.list && apt-get update → nothing
foreign-repository-refused → FROM debian:trixie-slim\nRUN echo "deb [signed-by=/k.gpg] https://deb.nodesource.com/node_22.x nodistro main" > /etc/apt/sources.list.d/n.list && apt-get update → nothing
foreign-repository-refused → FROM debian:trixie-slim\nRUN echo "deb [trusted=yes] https://deb.nodesource.com/node_16.x nodistro main" > /etc/apt/sources.list.d/n.list && apt-get update → nothing
foreign-repository-refused → FROM python:3.12-slim\nRUN curl https://packages.microsoft.com/config/debian/12/prod.list > /etc/apt/sources.list.d/m.list && apt-get update → nothing
foreign-repository-refused → FROM python:3.12-slim\nRUN echo "deb [signed-by=/k.gpg] https://packages.microsoft.com/debian/12/prod bookworm main" | tee /etc/apt/sources.list.d/m.list && apt-get update → warning possible: echo "deb [signed-by=/k.gpg] https://packages.microsoft.com/debian/12/prod bookworm main"
foreign-repository-refused → FROM python:3.12-slim\nRUN curl https://packages.microsoft.com/keys/microsoft.asc | gpg --dearmor -o /k.gpg && echo "deb [signed-by=/k.gpg] https://packages.microsoft.com/debian/13/prod trixie main" > /etc/apt/sources.list.d/m.list → nothing
foreign-repository-refused → FROM ubuntu:22.04\nRUN echo "deb https://apt.kubernetes.io/ kubernetes-xenial main" >> /etc/apt/sources.list && apt-get update → error likely: echo "deb https://apt.kubernetes.io/ kubernetes-xenial main" >> /etc/apt/sources.list
foreign-repository-refused → FROM ubuntu:22.04\nRUN echo "deb http://packages.cloud.google.com/apt kubernetes-xenial main" > /etc/apt/sources.list.d/k.list → error likely: echo "deb http://packages.cloud.google.com/apt kubernetes-xenial main" > /etc/apt/sources.list.d/k.list
foreign-repository-refused → FROM ubuntu:22.04\nRUN echo "deb http://packages.cloud.google.com/apt cloud-sdk main" > /etc/apt/sources.list.d/k.list → nothing
foreign-repository-refused → FROM ubuntu:22.04\nRUN sed -i /apt.kubernetes.io/d /etc/apt/sources.list && apt-get update → nothing
foreign-repository-refused → FROM ubuntu:22.04\nARG OLD\nRUN if [ -n "$OLD" ]; then echo "deb https://apt.kubernetes.io/ kubernetes-xenial main" >> /etc/apt/sources.list; fi → nothing
foreign-repository-refused → FROM ubuntu:22.04\nRUN sed -i /apt.kubernetes.io/d /etc/apt/sources.list && echo "deb https://apt.kubernetes.io/ kubernetes-xenial main" >> /etc/apt/sources.list → error likely: echo "deb https://apt.kubernetes.io/ kubernetes-xenial main" >> /etc/apt/sources.list
foreign-repository-refused → FROM ubuntu:22.04\nRUN cat > /etc/apt/sources.list.d/k.list <<EOF\ndeb https://apt.kubernetes.io/ kubernetes-xenial main\nEOF → error likely: cat > /etc/apt/sources.list.d/k.list <<EOF
foreign-repository-refused → FROM ubuntu:22.04\nRUN apt-get update  # not https://apt.kubernetes.io/ kubernetes-xenial in /etc/apt/ any more → nothing
foreign-repository-refused → FROM alpine:3.22\nRUN echo "https://apt.kubernetes.io/" > /etc/apt/x → nothing
foreign-repository-refused → FROM debian:trixie-slim\nENV NODE_MAJOR=16\nRUN echo "deb [signed-by=/k.gpg] https://deb.nodesource.com/node_$NODE_MAJOR.x nodistro main" > /etc/apt/sources.list.d/n.list && apt-get update → warning possible: echo "deb [signed-by=/k.gpg] https://deb.nodesource.com/node_$NODE_MAJOR.x nodistro main" > /etc/apt/sources.list.d/n.list
foreign-repository-refused → FROM python:3.12-trixie\nRUN curl https://packages.microsoft.com/keys/microsoft.asc | gpg --dearmor -o /k.gpg && echo "deb [signed-by=/k.gpg] https://packages.microsoft.com/debian/13/prod trixie main" > /etc/apt/sources.list.d/m.list → warning possible: echo "deb [signed-by=/k.gpg] https://packages.microsoft.com/debian/13/prod trixie main" > /etc/apt/sources.list.d/m.list
foreign-repository-refused → FROM python:3.12-trixie\nRUN curl https://packages.microsoft.com/config/debian/12/prod.list > /etc/apt/sources.list.d/m.list && apt-get update → warning possible: curl https://packages.microsoft.com/config/debian/12/prod.list > /etc/apt/sources.list.d/m.list
# What a base is built for.
processor-level-raised → FROM registry.access.redhat.com/ubi10/openjdk-25-runtime\nCOPY a.jar /a.jar → info possible: registry.access.redhat.com/ubi10/openjdk-25-runtime
processor-level-raised → FROM registry.access.redhat.com/ubi10/ubi-minimal AS b\nRUN x\nFROM b\nCMD ["y"] → info possible: registry.access.redhat.com/ubi10/ubi-minimal
processor-level-raised → FROM registry.access.redhat.com/ubi9/openjdk-21-runtime\nCOPY a.jar /a.jar → nothing
processor-level-raised → FROM rockylinux/rockylinux:10\nCMD ["y"] → info possible: rockylinux/rockylinux:10
processor-level-raised → FROM quay.io/centos/centos:stream10\nCMD ["y"] → info possible: quay.io/centos/centos:stream10
processor-level-raised → FROM rockylinux/rockylinux:9\nCMD ["y"] → nothing
processor-level-raised → FROM debian:13\nCMD ["y"] → nothing
processor-level-raised → FROM registry.access.redhat.com/ubi10/ubi AS b\nRUN x\nFROM debian:13\nCOPY --from=b /x /x → nothing
processor-level-raised → FROM --platform=linux/arm64 registry.access.redhat.com/ubi10/ubi\nCMD ["y"] → nothing
`),
)('%s: %s', async (rule, lines, said) => {
  expect(await saidBy(rule, lines)).toBe(said);
});
