import { expect, test } from 'vitest';
import { rowsOf } from '../../inspection.fixture';
import { saidBy } from '../near.fixture';

/** Tools and modules that a release of the base has outlived. */
test.each(
  rowsOf(String.raw`
keys-outdated → FROM node:20.18.1-alpine\nRUN corepack enable && corepack use pnpm@9 && pnpm install → error likely: corepack use pnpm@9 ⇒ npm install -g corepack@latest && 
keys-outdated → FROM node:20.18.1-alpine\nRUN corepack enable\nRUN corepack prepare pnpm@10.4.1 --activate → error likely: corepack prepare pnpm@10.4.1 --activate ⇒ npm install -g corepack@latest && 
keys-outdated → FROM node:22.13.0-slim\nRUN corepack install -g pnpm@latest-10 → error likely: corepack install -g pnpm@latest-10 ⇒ npm install -g corepack@latest && 
keys-outdated → FROM node:22.14.0-slim\nRUN corepack install -g pnpm@latest-10 → nothing
keys-outdated → FROM node:18.20.5\nRUN corepack enable && corepack prepare pnpm@8.15.9 --activate → nothing
keys-outdated → FROM node:18.20.5\nRUN corepack enable && corepack prepare pnpm@8 --activate → nothing
keys-outdated → FROM node:18.20.5\nRUN corepack enable && corepack prepare pnpm@9.15.3 --activate → nothing
keys-outdated → FROM node:18.20.5\nRUN corepack enable && corepack prepare pnpm@9.15.4 --activate → error likely: corepack prepare pnpm@9.15.4 --activate ⇒ npm install -g corepack@latest && 
keys-outdated → FROM node:20.11.1\nRUN corepack enable && corepack prepare pnpm@latest --activate → nothing
keys-outdated → FROM node:20-alpine\nRUN corepack enable && corepack prepare pnpm@latest --activate → nothing
keys-outdated → FROM node:20.18.0\nENV COREPACK_INTEGRITY_KEYS=0\nRUN corepack enable && corepack prepare pnpm@latest --activate → nothing
keys-outdated → FROM node:20.18.0\nRUN npm i -g corepack@latest && corepack enable && corepack prepare pnpm@latest --activate → nothing
keys-outdated → FROM node:20.18.0\nRUN corepack enable && corepack prepare yarn@stable --activate → nothing
keys-outdated → FROM node:20.18.0\nCOPY . .\nRUN corepack enable && pnpm install --frozen-lockfile → warning possible: pnpm install --frozen-lockfile ⇒ npm install -g corepack@latest && 
keys-outdated → FROM node:20.18.0\nCOPY . .\nRUN npm i -g pnpm && pnpm install --frozen-lockfile → nothing
keys-outdated → FROM node:20.18.0\nRUN corepack prepare pnpm@latest --activate || npm i -g pnpm → nothing
keys-outdated → ARG V=20.18.2\nFROM node:$V-bookworm-slim\nRUN corepack enable pnpm && corepack use pnpm@latest → error likely: corepack use pnpm@latest ⇒ npm install -g corepack@latest && 
python-module-gone → FROM node:20-alpine3.19\nRUN apk add --no-cache python3 make g++ && npm i -g node-gyp@9 && node-gyp rebuild → nothing
python-module-gone → FROM node:22-alpine3.22\nRUN apk add --no-cache python3 make g++ && npm i -g node-gyp@9.4.1 && node-gyp rebuild → error likely: node-gyp rebuild ⇒  py3-setuptools
python-module-gone → FROM node:22-alpine3.22\nRUN apk add --no-cache python3 make g++ && npx node-gyp@8 rebuild → error likely: npx node-gyp@8 rebuild ⇒  py3-setuptools
python-module-gone → FROM node:22-alpine3.22\nRUN apk add --no-cache python3 make g++ && npm i -g node-gyp && node-gyp rebuild → nothing
python-module-gone → FROM node:22-alpine3.22\nRUN apk add --no-cache python3 make g++ && npm i -g node-gyp@10.2.0 && node-gyp rebuild → nothing
python-module-gone → FROM node:22-trixie\nRUN apt-get update && apt-get install -y python3 && npm i -g node-gyp@9.4.1 && node-gyp rebuild → error likely: node-gyp rebuild ⇒  python3-setuptools
python-module-gone → FROM node:22-bookworm\nRUN apt-get update && apt-get install -y python3 && npm i -g node-gyp@9.4.1 && node-gyp rebuild → nothing
python-module-gone → FROM ubuntu:24.04\nRUN apt-get update && apt-get install -y python3 && python3 -c 'import distutils.version' → error likely: python3 -c 'import distutils.version' ⇒  python3-setuptools
python-module-gone → FROM ubuntu:22.04\nRUN apt-get update && apt-get install -y python3 && python3 -c 'import distutils.version' → nothing
python-module-gone → FROM ubuntu:24.04\nRUN apt-get update && apt-get install -y python3 python3-setuptools && python3 -c 'import distutils.version' → nothing
python-module-gone → FROM python:3.12-slim\nRUN python -c "import distutils" → error likely: python -c "import distutils"
python-module-gone → FROM python:3.12-slim\nRUN pip install setuptools && python -c "import distutils" → nothing
python-module-gone → FROM python:3.12-slim\nRUN pip install -r requirements.txt && python -c "import distutils" → nothing
python-module-gone → FROM python:3.12-slim\nRUN python -c "import distutils" || pip install setuptools → nothing
python-module-gone → FROM python:3-slim\nRUN python3 -c "from distutils.core import setup" → error likely: python3 -c "from distutils.core import setup"
`),
)('%s: %s → %s', async (rule, lines, said) => {
  expect(await saidBy(rule, lines)).toBe(said);
});
