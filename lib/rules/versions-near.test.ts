import { expect, test } from 'vitest';
import { rowsOf } from '../inspection.fixture';
import { saidBy } from './near.fixture';

/** What images have by their version and variant: lines on the one side of it and on the other. */
test.each(
  rowsOf(String.raw`
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
`),
)('%s: %s', async (rule, lines, said) => {
  expect(await saidBy(rule, lines)).toBe(said);
});
