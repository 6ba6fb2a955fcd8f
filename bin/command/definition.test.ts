import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readCatalog } from '../../lib/catalog/files';
import { isDefinition } from '../../lib/definitions/kind';
import { judgeDefinition } from './definition';

const catalog = readCatalog();
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'definition-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

async function judged(name: string, text: string, environment: Readonly<Record<string, string>> = {}) {
  write({ [name]: text });
  const path = join(folder, name);
  expect(isDefinition(basename(path), text)).toBe(true);
  const { judged: all } = await judgeDefinition(path, text, { catalog, today: '2026-11-30', environment });
  return all.map(({ file, report }) => ({
    file: file.replace(`${folder}/`, ''),
    rules: report.findings
      .filter(({ severity }) => severity !== 'info')
      .map(({ rule, range }) => `${range.start.line} ${rule}`),
    notKnown: report.notKnown.map((each) => each.text),
    report,
  }));
}

test('judges a Compose file and its Dockerfiles with what `.env` and the environment set', async () => {
  write({
    'shop/.env': 'NODE=10\nPG="9" # old\n',
    'shop/web/Dockerfile':
      'ARG NODE\nFROM node:${NODE}-alpine\nWORKDIR /app\nCOPY start.sh .\nUSER node\nCMD ["./start.sh"]\n',
    'shop/web/start.sh': '#!/bin/bash\necho x\n',
  });
  const text =
    'services:\n  web: {build: {context: web, args: {NODE: "${NODE}"}}}\n  db: {image: "postgres:${PG}"}\n';
  const [compose, web, ...more] = await judged('shop/compose.yaml', text, { NODE: '24' });
  expect(more).toEqual([]);
  expect([compose?.file, compose?.rules]).toEqual(['shop/compose.yaml', ['3 base-end-of-life']]);
  expect([web?.file, web?.report.stages[0]?.base.reference]).toEqual([
    'shop/web/Dockerfile',
    'node:24-alpine',
  ]);
  // What the environment holds is nobody's who reads the report.
  expect(web?.report.options.buildArgs).toEqual({});
  // A file of the context has settled it.
  expect(web?.report.files).toEqual(['start.sh']);
  expect(web?.rules.join(' ')).toContain('script-without-interpreter');
});

test('judges of a file that is not valid what can be read, and says that it is refused', async () => {
  const text = 'services:\n  web:\n    image: node:18\n   user: "1"\n  db:\n  \timage: postgres:9\n';
  const path = join(folder, 'compose.yaml');
  const { isValid, judged: all } = await judgeDefinition(path, text, {
    catalog,
    today: '2026-11-30',
    environment: {},
  });
  expect(isValid).toBe(false);
  expect(all.map(({ report }) => report.summary)).toEqual([
    {
      verdict: 'not-known',
      text: 'This Compose file is not valid (line 4), and Docker Compose refuses it; judged is what can be read of it',
    },
  ]);
  expect(all.flatMap(({ report }) => report.notKnown)).toHaveLength(1);
  expect(all.flatMap(({ report }) => report.findings.map(({ rule }) => rule))).toContain('base-end-of-life');
});

test('judges what a Bake file builds from a folder above it', async () => {
  write({ 'app/Dockerfile': 'FROM alpine:3.24\nUSER 1000\nCMD ["bash"]\n' });
  const all = await judged('deploy/docker-bake.hcl', 'target "app" {\n  context = "../app"\n}\n');
  expect(all.map(({ file, rules }) => [file, rules])).toEqual([
    ['deploy/docker-bake.hcl', []],
    ['app/Dockerfile', ['3 command-not-found']],
  ]);
});

test('judges what a devcontainer.json builds', async () => {
  write({ '.devcontainer/Dockerfile': 'FROM debian:8\nUSER 1000\nCMD ["bash"]\n' });
  const all = await judged(
    '.devcontainer/devcontainer.json',
    '{\n  // here\n  "build": {"dockerfile": "Dockerfile"}\n}\n',
  );
  expect(all.map(({ file, rules }) => [file, rules])).toEqual([
    ['.devcontainer/devcontainer.json', []],
    ['.devcontainer/Dockerfile', ['1 base-end-of-life']],
  ]);
});

test('follows no link out of the folder, and reads nothing that is no text', async () => {
  write({ 'outside/Dockerfile': 'FROM alpine:3.24\n', 'shop/zero/Dockerfile': 'FROM a\0\n' });
  symlinkSync(join(folder, 'outside'), join(folder, 'shop', 'link'));
  mkdirSync(join(folder, 'shop', 'folder', 'Dockerfile'), { recursive: true });
  const text =
    'services:\n  a: {build: ./link}\n  b: {build: ./zero}\n  c: {build: ./folder}\n  d: {build: ./gone}\n';
  const all = await judged('shop/compose.yaml', text);
  expect(all.map(({ file }) => file)).toEqual(['shop/compose.yaml']);
  expect(all[0]?.notKnown).toEqual([
    '`link/Dockerfile` leads out of the folder through a link: it is not read.',
    '`zero/Dockerfile` cannot be read: it is no text, too large, or may not be read.',
    '`folder/Dockerfile` cannot be read: it is no text, too large, or may not be read.',
    '`gone/Dockerfile` is not there: what is built from it is not judged.',
  ]);
});

test('follows a link within the folder', async () => {
  write({ 'shop/Dockerfile.prod': 'FROM alpine:3.24\nUSER 1000\nCMD ["sleep", "1"]\n' });
  symlinkSync('Dockerfile.prod', join(folder, 'shop', 'Dockerfile'));
  const all = await judged('shop/compose.yaml', 'services: {a: {build: .}}\n');
  expect(all.map(({ file }) => file)).toEqual(['shop/compose.yaml', 'shop/Dockerfile']);
});
