import { expect, test } from 'vitest';
import { rowsOf } from '../inspection.fixture';
import { saidBy } from './near.fixture';

/** Lines a word away from those that a rule is about. */
test.each(
  rowsOf(String.raw`
# start
exec-form-malformed → CMD ['a', 'b'] → error likely: ['a', 'b'] ⇒ ["a", "b"]
exec-form-malformed → CMD [ 'a' ,'b' ] → error likely: [ 'a' ,'b' ] ⇒ ["a", "b"]
exec-form-malformed → CMD ['a' 'b'] → error likely: ['a' 'b']
exec-form-malformed → CMD ['a', "b"] → error likely: ['a', "b"]
exec-form-malformed → CMD ["a", "b",] → error likely: ["a", "b",]
exec-form-malformed → CMD ["a" "b"] → error likely: ["a" "b"]
exec-form-malformed → CMD ["a", b"] → error likely: ["a", b"]
exec-form-malformed → CMD ["a", b] → nothing
exec-form-malformed → CMD ["a"] # why → error likely: ["a"] # why ⇒ ["a"]
exec-form-malformed → CMD ["a", "b"]  # why → error likely: ["a", "b"]  # why ⇒ ["a", "b"]
exec-form-malformed → CMD ["a"]# why → nothing
exec-form-malformed → CMD ["a"] x → nothing
exec-form-malformed → CMD ['a'] # why → error likely: ['a'] # why
exec-form-malformed → CMD [“a”, “b”] → error likely: [“a”, “b”]
exec-form-malformed → CMD [‘a’] → error likely: [‘a’]
exec-form-malformed → CMD [ -f /x ] → nothing
exec-form-malformed → CMD [ "$A" = "b" ] → nothing
exec-form-malformed → CMD [ "a" = "b" ] → nothing
exec-form-malformed → CMD [a, "b"] → nothing
exec-form-malformed → CMD [''] → error likely: [''] ⇒ [""]
exec-form-malformed → CMD [' → nothing
exec-form-malformed → RUN ['a', 'b'] → error likely: ['a', 'b'] ⇒ ["a", "b"]
exec-form-malformed → ENTRYPOINT ['a'] → error likely: ['a'] ⇒ ["a"]
exec-form-malformed → HEALTHCHECK CMD ['a'] → error likely: ['a'] ⇒ ["a"]
exec-form-malformed → VOLUME ["/a" "/b"] → warning certain: ["/a" "/b"]
exec-form-malformed → VOLUME ['/a'] → warning certain: ['/a']
exec-form-malformed → VOLUME ["/a", "/b"] → nothing
exec-form-malformed → VOLUME [/a → nothing
exec-form-malformed → VOLUME /a] → nothing
exec-form-malformed → FROM debian:trixie-slim AS a\nCMD ['a']\nFROM debian:trixie-slim → nothing
shell-form-command → CMD a → warning certain: CMD ⇒ ["a"]
shell-form-command → CMD a --b=c,d → warning certain: CMD ⇒ ["a", "--b=c,d"]
shell-form-command → CMD a $B → warning certain: CMD
shell-form-command → CMD a;b → warning certain: CMD
shell-form-command → CMD A=b a → warning certain: CMD
shell-form-command → CMD cd a → warning certain: CMD
shell-form-command → CMD exec a → info certain: CMD ⇒ ["a"]
shell-form-command → CMD exec a $B → info certain: CMD
shell-form-command → CMD executable a → warning certain: CMD ⇒ ["executable", "a"]
shell-form-command → ENTRYPOINT a → warning certain: ENTRYPOINT ⇒ ["a"]
shell-form-command → SHELL ["/bin/bash", "-c"]\nCMD a → nothing
entrypoint-repeated → FROM gcr.io/distroless/nodejs24-debian13\nCMD ["node", "a.js"] → error certain: "node" ⇒ nothing
entrypoint-repeated → FROM gcr.io/distroless/nodejs24-debian13\nCMD ["/nodejs/bin/node", "a.js"] → error certain: "/nodejs/bin/node" ⇒ nothing
entrypoint-repeated → FROM gcr.io/distroless/nodejs24-debian13\nCMD ["/x/npm", "a.js"] → nothing
entrypoint-repeated → FROM gcr.io/distroless/nodejs24-debian13\nCMD ["npm", "start"] → error certain: "npm"
entrypoint-repeated → FROM gcr.io/distroless/nodejs24-debian13\nCMD ["node"] → error certain: "node"
entrypoint-repeated → FROM gcr.io/distroless/nodejs24-debian13\nCMD ["python"] → nothing
entrypoint-repeated → FROM gcr.io/distroless/nodejs24-debian13\nCMD node a.js → nothing
entrypoint-repeated → FROM gcr.io/distroless/nodejs24-debian13\nENTRYPOINT ["node"]\nCMD ["node"] → nothing
entrypoint-repeated → FROM gcr.io/distroless/python3-debian13\nCMD ["python3", "a.py"] → error certain: "python3" ⇒ nothing
entrypoint-repeated → FROM gcr.io/distroless/python3-debian13\nCMD ["python3.13", "a.py"] → error certain: "python3.13" ⇒ nothing
entrypoint-repeated → FROM gcr.io/distroless/python3-debian13\nCMD ["gunicorn", "a"] → error certain: "gunicorn"
entrypoint-repeated → FROM gcr.io/distroless/java21-debian13\nCMD ["java", "-jar", "a.jar"] → error certain: "java" ⇒ nothing
entrypoint-repeated → FROM gcr.io/distroless/java21-debian13\nCMD ["-Xmx1g", "a.jar"] → error certain: "-Xmx1g"
entrypoint-repeated → FROM gcr.io/distroless/java21-debian13\nCMD ["a.jar"] → nothing
entrypoint-repeated → FROM node:24\nCMD ["node", "a.js"] → nothing
locale-missing → ENV LANG=de_DE.UTF-8 → info likely: LANG=de_DE.UTF-8
locale-missing → ENV LC_ALL=de_DE.UTF-8 → info likely: LC_ALL=de_DE.UTF-8
locale-missing → ENV LANG=C.UTF-8 → nothing
locale-missing → ENV LANG=C.utf8 → nothing
locale-missing → ENV LANG=POSIX → nothing
locale-missing → ENV LANG=en_US.UTF-8 → info likely: LANG=en_US.UTF-8
locale-missing → ENV LANG= → nothing
locale-missing → ENV LANGUAGE=de → nothing
locale-missing → ARG LANG=de_DE.UTF-8 → nothing
locale-missing → ENV LANG=de_DE.UTF-8\nRUN localedef x → nothing
locale-missing → ENV LANG=de_DE.UTF-8\nRUN apt-get install -y language-pack-de → nothing
locale-missing → ENV LANG=de_DE.UTF-8\nCOPY x /usr/lib/locale → nothing
locale-missing → ENV LANG=de_DE.UTF-8\nCOPY x /usr/share/locale/x → nothing
locale-missing → ENV LANG=de_DE.UTF-8\nCOPY x /usr → nothing
locale-missing → ENV LANG=de_DE.UTF-8\nCOPY x /usr/bin/x → info likely: LANG=de_DE.UTF-8
locale-missing → FROM alpine:3.24\nENV LANG=de_DE.UTF-8 → info likely: LANG=de_DE.UTF-8
locale-missing → FROM alpine:3.24\nENV LANG=en_US.UTF-8 → nothing
locale-missing → FROM alpine:3.24\nENV LANG=en_US → nothing
locale-missing → FROM alpine:3.24\nENV LANG=en_USA → info likely: LANG=en_USA
locale-missing → FROM node:24-trixie-slim\nENV LANG=de_DE.UTF-8 → nothing
locale-missing → ENV LANG=de_DE.UTF-8\nCMD ["/x/dotnet", "a.dll"] → nothing
time-zone-data-missing → FROM alpine:3.24\nENV TZ=Europe/Berlin → warning likely: TZ=Europe/Berlin
time-zone-data-missing → FROM alpine:3.24\nENV TZ=UTC → nothing
time-zone-data-missing → FROM alpine:3.24\nENV TZ=Etc/UTC → nothing
time-zone-data-missing → FROM alpine:3.24\nENV TZ=America/Argentina/Salta → warning likely: TZ=America/Argentina/Salta
time-zone-data-missing → FROM alpine:3.24\nENV TZ=CET-1 → nothing
time-zone-data-missing → FROM alpine:3.24\nRUN apk add tzdata\nENV TZ=Europe/Berlin → nothing
program-not-in-path → WORKDIR /w\nCOPY a.sh .\nCMD ["a.sh"] → error likely: "a.sh"
program-not-in-path → WORKDIR /w\nCOPY a.txt .\nCMD ["a.txt"] → nothing
program-not-in-path → WORKDIR /w\nCOPY a.sh .\nCMD ["./a.sh"] → nothing
program-not-in-path → WORKDIR /w\nCOPY a.sh .\nENV PATH=/w:$PATH\nCMD ["a.sh"] → nothing
program-not-in-path → WORKDIR /w\nCOPY a.sh .\nCOPY a.sh /usr/bin/\nCMD ["a.sh"] → nothing
program-not-in-path → WORKDIR /w\nCOPY a.sh .\nHEALTHCHECK CMD ["a.sh"] → error likely: "a.sh"
program-not-in-path → WORKDIR /w\nCOPY a.sh .\nCMD a.sh → nothing
program-not-in-path → WORKDIR /w\nCMD ["a.sh"] → nothing
program-not-in-path → FROM node:24\nCMD ["nodemon"] → error likely: "nodemon"
program-not-in-path → FROM node:24\nENTRYPOINT ["vite"] → error likely: "vite"
program-not-in-path → FROM node:24\nCMD ["npx", "vite"] → nothing
program-not-in-path → FROM node:24\nENV PATH=/app/node_modules/.bin:$PATH\nCMD ["nodemon"] → nothing
program-not-in-path → FROM node:24\nRUN npm install -g nodemon\nCMD ["nodemon"] → nothing
program-not-in-path → FROM node:24\nRUN npm i --global x\nCMD ["nodemon"] → nothing
program-not-in-path → FROM node:24\nRUN yarn global add x\nCMD ["nodemon"] → nothing
program-not-in-path → FROM node:24\nRUN ln -s a b\nCMD ["nodemon"] → nothing
program-not-in-path → FROM node:24\nRUN make\nCMD ["nodemon"] → nothing
program-not-in-path → FROM node:24\nRUN ls\nCMD ["nodemon"] → error likely: "nodemon"
program-not-in-path → FROM node:24\nCOPY x /usr/local/\nCMD ["nodemon"] → nothing
program-not-in-path → FROM node:24\nCOPY x /app/lib/\nCMD ["nodemon"] → error likely: "nodemon"
exec-form-names-no-program → CMD ["cd", "/x"] → error likely: "cd"
exec-form-names-no-program → CMD ["exec", "a"] → error likely: "exec"
exec-form-names-no-program → CMD ["source", "a"] → error likely: "source"
exec-form-names-no-program → CMD ["a b"] → error likely: "a b" ⇒ "a", "b"
exec-form-names-no-program → CMD ["./a --b=c"] → error likely: "./a --b=c" ⇒ "./a", "--b=c"
exec-form-names-no-program → CMD ["a b; c"] → nothing
exec-form-names-no-program → CMD ["A b"] → nothing
exec-form-names-no-program → CMD ["a $B"] → nothing
exec-form-names-no-program → CMD ["a "] → nothing
exec-form-names-no-program → COPY ["x", "/a b"]\nCMD ["/a b"] → nothing
exec-form-names-no-program → HEALTHCHECK CMD ["a b"] → error likely: "a b" ⇒ "a", "b"
entrypoint-not-executable → COPY --chmod=644 a /a\nCMD ["/a"] → error certain: "/a"
entrypoint-not-executable → COPY --chmod=0644 a /a\nCMD ["/a"] → error certain: "/a"
entrypoint-not-executable → COPY --chmod=755 a /a\nCMD ["/a"] → nothing
entrypoint-not-executable → COPY --chmod=654 a /a\nCMD ["/a"] → nothing
entrypoint-not-executable → COPY --chmod=1644 a /a\nCMD ["/a"] → error certain: "/a"
entrypoint-not-executable → COPY --chmod=u=rw a /a\nCMD ["/a"] → nothing
entrypoint-not-executable → COPY a /a\nCMD ["/a"] → nothing
entrypoint-not-executable → COPY <<E /a\n#!/bin/sh\nE\nCMD ["/a"] → error certain: "/a"
entrypoint-not-executable → COPY <<E /a\n#!/bin/sh\nE\nRUN chmod +x /a\nCMD ["/a"] → nothing
entrypoint-not-executable → COPY <<E /a\n#!/bin/sh\nE\nCMD ["sh", "/a"] → nothing
entrypoint-not-executable → COPY <<E /a\n#!/bin/sh\nE\nHEALTHCHECK CMD ["/a"] → error certain: "/a"
variable-not-expanded → ENV A=b\nCMD ["x", "$A"] → warning likely: "$A"
variable-not-expanded → ENV A=b\nCMD ["x", "\\$A"] → nothing
variable-not-expanded → CMD ["x", "$PORT"] → warning possible: "$PORT"
variable-not-expanded → CMD ["x", "$port"] → nothing
variable-not-expanded → CMD ["x", "$1"] → nothing
variable-not-expanded → CMD ["sh", "-c", "x $PORT"] → nothing
variable-not-expanded → CMD ["env", "x", "$PORT"] → nothing
variable-not-expanded → CMD ["/x/envsubst", "$PORT"] → nothing
variable-not-expanded → CMD ["a.sh", "$PORT"] → nothing
variable-not-expanded → CMD ["my-entrypoint", "$PORT"] → nothing
# user
privileged-port → USER 1000\nEXPOSE 80 → info possible: 80
privileged-port → USER 1000\nEXPOSE 1023 → info possible: 1023
privileged-port → USER 1000\nEXPOSE 1024 → nothing
privileged-port → USER 0\nEXPOSE 80 → nothing
privileged-port → EXPOSE 80 → nothing
privileged-port → FROM example.com/x:1\nEXPOSE 80 → nothing
privileged-port → FROM gcr.io/distroless/static-debian13:nonroot\nEXPOSE 443 → info possible: 443
privileged-port → USER 1000\nCMD ["a", "--port", "80"] → info possible: "80"
privileged-port → USER 1000\nCMD ["a", "--port=80"] → info possible: "--port=80"
privileged-port → USER 1000\nCMD ["a", "-p", "80"] → nothing
privileged-port → USER 1000\nCMD ["a", "-port", "80"] → info possible: "80"
privileged-port → USER 1000\nCMD ["a", "--bind", "0.0.0.0:80"] → info possible: "0.0.0.0:80"
privileged-port → USER 1000\nCMD ["a", "-b", ":80"] → info possible: ":80"
privileged-port → USER 1000\nCMD ["a", "--listen=*:80"] → info possible: "--listen=*:80"
privileged-port → USER 1000\nCMD ["a", "--addr", "[::]:80"] → info possible: "[::]:80"
privileged-port → USER 1000\nCMD ["a", "--address", "127.0.0.1:80"] → info possible: "127.0.0.1:80"
privileged-port → USER 1000\nCMD ["a", "--bind", "localhost:80"] → info possible: "localhost:80"
privileged-port → USER 1000\nCMD ["a", "--bind", "10.0.0.1:80"] → nothing
privileged-port → USER 1000\nCMD ["a", "--bind", "80"] → nothing
privileged-port → USER 1000\nCMD ["a", "--port", "08"] → info possible: "08"
privileged-port → USER 1000\nCMD ["a", "--port", "0"] → nothing
privileged-port → USER 1000\nCMD ["a", "--port", "8080"] → nothing
privileged-port → USER 1000\nCMD ["a", "--ports", "80"] → nothing
privileged-port → USER 1000\nCMD ["a", "--port"] → nothing
package-manager-without-root → USER 1000\nRUN apt-get update → error certain: apt-get update
package-manager-without-root → USER 1000\nRUN apt-get install -y x → error certain: apt-get install -y x
package-manager-without-root → USER 1000\nRUN apt-get autoclean → error certain: apt-get autoclean
package-manager-without-root → USER 1000\nRUN apt-get --version → nothing
package-manager-without-root → USER 1000\nRUN apt-get updates → nothing
package-manager-without-root → USER 1000\nRUN apt-get update || true → nothing
package-manager-without-root → USER 1000\nRUN sudo apt-get update → nothing
package-manager-without-root → USER root\nRUN apt-get update → nothing
package-manager-without-root → RUN apt-get update → nothing
package-manager-without-root → ARG U\nUSER $U\nRUN apt-get update → nothing
package-manager-without-root → FROM alpine:3.24\nUSER 1000\nRUN apk add x → error certain: apk add x
package-manager-without-root → FROM alpine:3.24\nUSER 1000\nRUN apk --root /x add x → nothing
package-manager-without-root → FROM fedora:44\nUSER 1000\nRUN dnf --installroot=/x install x → nothing
package-manager-without-root → FROM registry.access.redhat.com/ubi9/nodejs-22\nRUN dnf install -y x → error likely: dnf install -y x
not-writable-by-user → RUN mkdir /data\nENV DATA_DIR=/data\nUSER 1000\nCMD ["x"] → info possible: DATA_DIR=/data
not-writable-by-user → RUN mkdir /data\nENV UPLOAD_FOLDER=/data\nUSER 1000\nCMD ["x"] → info possible: UPLOAD_FOLDER=/data
not-writable-by-user → RUN mkdir /data\nENV MY_LOGS_DIRECTORY=/data\nUSER 1000\nCMD ["x"] → info possible: MY_LOGS_DIRECTORY=/data
not-writable-by-user → RUN mkdir /data\nENV CATALOG_DIR=/data\nUSER 1000\nCMD ["x"] → nothing
not-writable-by-user → RUN mkdir /data\nENV DATA_DIRS=/data\nUSER 1000\nCMD ["x"] → nothing
not-writable-by-user → RUN mkdir /data\nENV DATA_DIR=data\nUSER 1000\nCMD ["x"] → nothing
not-writable-by-user → RUN mkdir /data\nENV DATABASE_URL=sqlite:////data/a.db\nUSER 1000\nCMD ["x"] → warning likely: DATABASE_URL=sqlite:////data/a.db
not-writable-by-user → RUN mkdir /data\nENV DATABASE_URL=file:/data/a.db\nUSER 1000\nCMD ["x"] → warning likely: DATABASE_URL=file:/data/a.db
not-writable-by-user → RUN mkdir /data\nENV MY_DATABASE_URL=file:/data/a.db\nUSER 1000\nCMD ["x"] → nothing
not-writable-by-user → RUN mkdir /data\nENV DATABASE_URL=file:/data/a.txt\nUSER 1000\nCMD ["x"] → nothing
not-writable-by-user → RUN mkdir /data\nENV X=jdbc:sqlite:/data/a.db\nUSER 1000\nCMD ["x"] → warning likely: X=jdbc:sqlite:/data/a.db
not-writable-by-user → RUN mkdir /data\nENV X=sqlite+aio:////data/a.db?x=1\nUSER 1000\nCMD ["x"] → warning likely: X=sqlite+aio:////data/a.db?x=1
not-writable-by-user → RUN mkdir /data\nENV X=sqlite:///:memory:\nUSER 1000\nCMD ["x"] → nothing
not-writable-by-user → RUN mkdir /data\nENV SQLITE_PATH=/data/a.db\nUSER 1000\nCMD ["x"] → warning likely: SQLITE_PATH=/data/a.db
not-writable-by-user → RUN mkdir /data\nENV SQLITE_PATH=/data/a\nUSER 1000\nCMD ["x"] → nothing
not-writable-by-user → RUN mkdir /data && chown 1000 /data\nENV DATA_DIR=/data\nUSER 1000\nCMD ["x"] → nothing
not-writable-by-user → RUN mkdir /data\nENV DATA_DIR=/data\nVOLUME /data\nUSER 1000\nCMD ["x"] → warning likely: /data
# instructions
workdir-relative → WORKDIR a → warning certain: a
workdir-relative → WORKDIR ./a → warning certain: ./a
workdir-relative → WORKDIR a b → warning certain: a b
workdir-relative → WORKDIR /a\nWORKDIR b → nothing
workdir-relative → FROM scratch\nWORKDIR .//a → warning certain: .//a ⇒ /a
workdir-relative → FROM node:24\nWORKDIR a → warning certain: a
workdir-relative → ENV A=b\nWORKDIR $A → warning certain: $A
workdir-relative → WORKDIR c:x → nothing
command-in-value → ENV A=$(date) → warning likely: A=$(date)
command-in-value → ENV A="x $(date)" → warning likely: A="x $(date)"
command-in-value → ENV A=\$(date) → nothing
command-in-value → ENV A=$() → nothing
command-in-value → ENV PS1=$(date) → nothing
command-in-value → ENV PSX=$(date) → warning likely: PSX=$(date)
command-in-value → ENV RUN_IT=$(date) → nothing
command-in-value → ARG A=$(date) → warning likely: A=$(date)
command-in-value → LABEL a=$(date) → warning likely: a=$(date)
command-in-value → LABEL a="x $(date)" → nothing
command-in-value → ENV A=$(date) B=$(id) C=d → warning likely: A=$(date)
command-in-value → ENV A=$(date) B=$(id) C=$(ls) → warning likely: A=$(date)
variable-undefined → COPY $X /x → warning likely: $X
variable-undefined → ENV A=$X → warning likely: $X
variable-undefined → ENV X=$X → warning likely: $X
variable-undefined → ENV X="$X -a" → nothing
variable-undefined → ENV A=$HOME → nothing
variable-undefined → ENV A=$MY_VERSION → nothing
variable-undefined → ENV A=$http_proxy → nothing
variable-undefined → ENV A=$LC_X → nothing
variable-undefined → ENV ASSETS=a\nCOPY $ASETS /x → warning likely: $ASETS ⇒ ASSETS
variable-undefined → ARG X=1\nFROM debian:trixie-slim\nCOPY $X /x → warning likely: $X ⇒ ARG X⏎
variable-undefined → COPY $TARGETARCH /x → warning likely: $TARGETARCH ⇒ ARG TARGETARCH⏎
variable-undefined → COPY $X /x\nARG X=1 → warning likely: $X
variable-undefined → ENV X=1 Y=$X → warning likely: $X
variable-undefined → FROM debian:trixie-slim AS a\nENV X=1\nFROM debian:trixie-slim\nCOPY $X /x → warning likely: $X
variable-undefined → FROM example.com/x:1\nCOPY $X /x → nothing
variable-undefined → FROM example.com/x:1\nCOPY $xy /x → warning likely: $xy
variable-undefined → FROM scratch\nCOPY $MY_HOME /x → warning certain: $MY_HOME
syntax → RUNN x → error certain: RUNN ⇒ RUN
syntax → RNU x → error certain: RNU
syntax → rnu x → error certain: rnu
syntax → RU x → error certain: RU ⇒ RUN
syntax → RXN x → error certain: RXN ⇒ RUN
syntax → RRUNN x → error certain: RRUNN
syntax → FROM BASE → warning likely: BASE
syntax → FROM BASE:x → warning likely: BASE:x
syntax → FROM BASE@x → error certain: BASE@x
syntax → FROM {{ base }} → warning likely: {{
syntax → FROM %BASE% → warning likely: %BASE%
syntax → FROM Base → error certain: Base
syntax → COPY a → error certain: a
# linking
dynamic-binary-without-loader → FROM gcc:16 AS b\nRUN gcc -o /x x.c\nFROM scratch\nCOPY --from=b /x /x\nCMD ["/x"] → error certain: "/x"
dynamic-binary-without-loader → FROM gcc:16 AS b\nRUN gcc -o /x x.c\nFROM scratch\nCOPY --from=b /x /x\nCOPY --from=b /lib64 /lib64\nCMD ["/x"] → nothing
dynamic-binary-without-loader → FROM gcc:16 AS b\nRUN gcc -o /x x.c\nFROM scratch\nCOPY --from=b /x /x\nCOPY --from=b /usr /usr\nCMD ["/x"] → nothing
dynamic-binary-without-loader → FROM gcc:16 AS b\nRUN gcc -o /x x.c\nFROM scratch\nCOPY --from=b /x /x\nCOPY --from=b /libx /libx\nCMD ["/x"] → error certain: "/x"
dynamic-binary-without-loader → FROM gcc:16 AS b\nRUN gcc -o /x x.c\nFROM scratch\nCOPY --from=b /x /x\nCOPY --from=b /opt /usr/bin\nCMD ["/x"] → error certain: "/x"
dynamic-binary-without-loader → FROM gcc:16 AS b\nRUN gcc -static -o /x x.c\nFROM scratch\nCOPY --from=b /x /x\nCMD ["/x"] → nothing
dynamic-binary-without-loader → FROM gcc:16 AS b\nRUN gcc -o /x x.c\nFROM scratch\nCOPY --from=b /x /x → error certain: COPY --from=b /x /x
dynamic-binary-without-loader → FROM gcc:16 AS b\nRUN gcc -o /x x.c\nFROM scratch\nCOPY --from=b /x /x\nCMD ["/y"] → nothing
php-extension-library-missing → FROM php:8.5-cli\nRUN docker-php-ext-install gd → error likely: docker-php-ext-install gd ⇒ RUN apt-get update && apt-get install -y --no-install-recommends libpng-dev && rm -rf /var/lib/apt/lists/*⏎
php-extension-library-missing → FROM php:8.5-cli\nRUN docker-php-ext-install pdo_mysql → nothing
php-extension-library-missing → FROM php:8.5-cli-alpine\nRUN docker-php-ext-install zip → error likely: docker-php-ext-install zip ⇒ RUN apk add --no-cache libzip-dev⏎
php-extension-library-missing → FROM php:7.2-cli\nRUN docker-php-ext-install zip → nothing
php-extension-library-missing → FROM php:7.3-cli\nRUN docker-php-ext-install zip → error likely: docker-php-ext-install zip ⇒ RUN apt-get update && apt-get install -y --no-install-recommends libzip-dev && rm -rf /var/lib/apt/lists/*⏎
php-extension-library-missing → FROM php:8.5-cli\nRUN docker-php-ext-install opcache intl → error likely: docker-php-ext-install opcache intl ⇒ RUN apt-get update && apt-get install -y --no-install-recommends libicu-dev && rm -rf /var/lib/apt/lists/*⏎
php-extension-library-missing → FROM php:8.5-cli-alpine\nRUN docker-php-ext-install pgsql → error likely: docker-php-ext-install pgsql ⇒ RUN apk add --no-cache libpq-dev⏎
php-extension-library-missing → FROM php:8.5-cli-alpine\nRUN apk add postgresql17-dev && docker-php-ext-install pgsql → nothing
php-extension-library-missing → FROM php:8.5-cli-alpine\nRUN apk add libpng-dev && docker-php-ext-install gd → nothing
php-extension-library-missing → FROM php:8.5-cli-alpine\nRUN apk add zlib-dev && docker-php-ext-install gd → error likely: docker-php-ext-install gd ⇒  libpng-dev
php-extension-library-missing → FROM php:8.5-cli-alpine\nRUN apk add freetype-dev && docker-php-ext-install gd → nothing
php-extension-library-missing → FROM php:8.5-cli-alpine\nRUN apk add linux-headers && docker-php-ext-install soap → error likely: docker-php-ext-install soap ⇒  libxml2-dev
php-extension-library-missing → FROM php:8.5-cli-alpine\nRUN apk add libxslt-dev && docker-php-ext-install soap → nothing
php-extension-library-missing → FROM php:8.5-cli-alpine\nRUN apk add icu-dev && docker-php-ext-install gmp → error likely: docker-php-ext-install gmp ⇒  gmp-dev
php-extension-library-missing → FROM php:8.5-cli-alpine\nRUN apk add $X && docker-php-ext-install gd → nothing
php-extension-library-missing → FROM php:8.5-cli\nRUN docker-php-ext-install gd || true → nothing
php-extension-library-missing → FROM php:8.5-cli\nRUN docker-php-ext-configure gd → nothing
`),
)('%s: %s', async (rule, lines, said) => {
  expect(await saidBy(rule, lines)).toBe(said);
});
