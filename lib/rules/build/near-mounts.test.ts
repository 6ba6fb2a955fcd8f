import { expect, test } from 'vitest';
import { rowsOf } from '../../inspection.fixture';
import { saidBy } from '../near.fixture';

/** What a mount keeps, and what is in the image all the same. */
test.each(
  rowsOf(String.raw`
copied-from-mount → FROM golang:1.27 AS b\nWORKDIR /app\nCOPY . .\nRUN --mount=type=cache,target=/app/bin go build -o bin/server .\nFROM scratch\nCOPY --from=b /app/bin/server /server\nCMD ["/server"] → error likely: /app/bin/server ⇒  && cp -r /app/bin/server /server, /server
copied-from-mount → FROM golang:1.27 AS b\nWORKDIR /app\nCOPY . .\nRUN --mount=type=cache,target=bin go build -o bin/server .\nFROM scratch\nCOPY --from=b /app/bin/server /server\nCMD ["/server"] → error likely: /app/bin/server ⇒  && cp -r /app/bin/server /server, /server
copied-from-mount → FROM golang:1.27 AS b\nWORKDIR /app\nCOPY . .\nRUN --mount=type=cache,target=/app/bin go build -o bin/server . && cp bin/server /server\nFROM scratch\nCOPY --from=b /server /server\nCMD ["/server"] → nothing
copied-from-mount → FROM maven:3.9-eclipse-temurin-21 AS b\nWORKDIR /src\nCOPY . .\nRUN --mount=type=cache,target=/src/target --mount=type=cache,target=/root/.m2 mvn -q package\nFROM eclipse-temurin:21-jre\nCOPY --from=b /src/target/*.jar /app.jar\nCMD ["java","-jar","/app.jar"] → error likely: /src/target/*.jar
copied-from-mount → FROM maven:3.9-eclipse-temurin-21 AS b\nWORKDIR /src\nCOPY . .\nRUN --mount=type=cache,target=/root/.m2 mvn -q package\nFROM eclipse-temurin:21-jre\nCOPY --from=b /src/target/*.jar /app.jar\nCMD ["java","-jar","/app.jar"] → nothing
copied-from-mount → FROM maven:3.9-eclipse-temurin-21 AS b\nWORKDIR /src\nCOPY . .\nRUN --mount=type=cache,target=/root/.m2 mvn -q package\nFROM eclipse-temurin:21-jre\nCOPY --from=b /root/.m2 /root/.m2\nCMD ["java","-jar","/app.jar"] → warning likely: /root/.m2
copied-from-mount → FROM node:24 AS b\nWORKDIR /app\nCOPY . .\nRUN --mount=type=cache,target=/app/node_modules npm ci && npm run build\nFROM node:24-slim\nCOPY --from=b /app/node_modules /app/node_modules\nCMD ["node","/app/x.js"] → error likely: /app/node_modules
copied-from-mount → FROM node:24 AS b\nWORKDIR /app\nCOPY . .\nRUN npm ci\nRUN --mount=type=cache,target=/app/node_modules/.cache npm run build\nFROM node:24-slim\nCOPY --from=b /app/node_modules /app/node_modules\nCMD ["node","/app/x.js"] → nothing
copied-from-mount → FROM node:24 AS b\nWORKDIR /app\nCOPY . .\nRUN --mount=type=cache,target=/app/dist npm run build\nFROM nginx:1.31\nCOPY --from=b /app/dist /usr/share/nginx/html → error likely: /app/dist
copied-from-mount → FROM node:24 AS b\nWORKDIR /app\nCOPY . .\nRUN --mount=type=tmpfs,target=/app/dist npm run build\nFROM nginx:1.31\nCOPY --from=b /app/dist/index.html /usr/share/nginx/html/ → error likely: /app/dist/index.html ⇒  && cp -r /app/dist/index.html /index.html, /index.html
copied-from-mount → FROM node:24 AS b\nWORKDIR /app\nRUN --mount=type=bind,target=/app,rw npm run build\nFROM nginx:1.31\nCOPY --from=b /app/dist /usr/share/nginx/html → error likely: /app/dist
copied-from-mount → FROM node:24 AS b\nWORKDIR /app\nCOPY . .\nRUN --mount=type=cache,target=/app/dist npm run build\nRUN npm run build\nFROM nginx:1.31\nCOPY --from=b /app/dist/x /usr/share/nginx/html → nothing
copied-from-mount → FROM node:24 AS b\nWORKDIR /app\nCOPY . .\nRUN --mount=type=cache,target=/app/dist npm run build\nRUN ./x.sh\nFROM nginx:1.31\nCOPY --from=b /app/dist/x /usr/share/nginx/html → nothing
copied-from-mount → FROM node:24 AS b\nWORKDIR /app\nCOPY . .\nRUN --mount=type=cache,target=/app/dist npm run build\nCOPY dist/x /app/dist/x\nFROM nginx:1.31\nCOPY --from=b /app/dist/x /usr/share/nginx/html → nothing
copied-from-mount → FROM node:24 AS b\nWORKDIR /app\nCOPY --from=nginx:1.31 / /app\nRUN --mount=type=cache,target=/app/dist npm run build\nFROM nginx:1.31\nCOPY --from=b /app/dist/x /usr/share/nginx/html → nothing
copied-from-mount → FROM alpine:3.24 AS b\nRUN --mount=type=secret,id=token cat /run/secrets/token\nFROM alpine:3.24\nCOPY --from=b /run/secrets/token /token → error likely: /run/secrets/token
copied-from-mount → FROM rust:1.98 AS b\nWORKDIR /s\nARG D=/s/target\nCOPY . .\nRUN --mount=type=cache,target=$D cargo build -r\nFROM debian:trixie-slim\nCOPY --from=b /s/target/release/a /a → error likely: /s/target/release/a ⇒  && cp -r /s/target/release/a /a, /a
copied-from-mount → FROM rust:1.98 AS b\nWORKDIR /s\nARG D\nCOPY . .\nRUN --mount=type=cache,target=$D cargo build -r\nFROM debian:trixie-slim\nCOPY --from=b /s/target/release/a /a → nothing
copied-from-mount → FROM rust:1.98 AS b\nRUN --mount=type=cache,target=/usr/local/cargo cargo install ripgrep\nFROM debian:trixie-slim\nCOPY --from=b /usr/local/cargo/bin/rg /rg → nothing
copied-from-mount → FROM rust:1.98 AS b\nWORKDIR /s\nCOPY . .\nRUN --mount=type=cache,target=/s/target cargo build -r\nCMD ["/s/target/release/a"] → error likely: "/s/target/release/a"
copied-from-mount → FROM python:3.14\nWORKDIR /s\nRUN --mount=type=cache,target=/s/.venv python -m venv /s/.venv && .venv/bin/pip install flask\nCMD ["/s/.venv/bin/python","x.py"] → error likely: "/s/.venv/bin/python"
copied-from-mount → FROM php:8.4-cli\nWORKDIR /s\nCOPY . .\nRUN --mount=type=cache,target=/s/vendor composer install\nCMD ["php","x.php"] → error likely: --mount=type=cache,target=/s/vendor
copied-from-mount → FROM node:24\nWORKDIR /s\nCOPY . .\nRUN --mount=type=cache,target=/root/.npm npm ci\nCMD ["node","x.js"] → nothing
copied-from-mount → FROM rust:1.98 AS b\nWORKDIR /s\nCOPY . .\nRUN --mount=type=cache,target=/s/target <<R\ncargo build -r\nR\nFROM debian:trixie-slim\nCOPY --from=b /s/target/release/a /a → error likely: /s/target/release/a
copied-from-mount → FROM rust:1.98 AS b\nWORKDIR /s\nCOPY . .\nRUN --mount=type=cache,target=/s/target cargo build -r; cargo test\nRUN cargo fetch\nFROM debian:trixie-slim\nCOPY --from=b /s/target/release/a /a → nothing
copied-from-mount → FROM mycorp/rust AS b\nWORKDIR /s\nCOPY . .\nRUN --mount=type=cache,target=/s/target cargo build -r\nFROM debian:trixie-slim\nCOPY --from=b /s/target/release/a /a → error likely: /s/target/release/a ⇒  && cp -r /s/target/release/a /a, /a
copied-from-mount → FROM mcr.microsoft.com/dotnet/sdk:10.0 AS b\nWORKDIR /s\nCOPY . .\nRUN --mount=type=cache,target=/s/out dotnet publish -o out\nFROM mcr.microsoft.com/dotnet/aspnet:10.0\nCOPY --from=b /s/out .\nCMD ["dotnet","a.dll"] → error likely: /s/out
`),
)('%s: %s → %s', async (rule, lines, said) => {
  expect(await saidBy(rule, lines)).toBe(said);
});
