import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { InputError } from './input-error';
import { readNeighbours } from './neighbours';

const folder = mkdtempSync(join(tmpdir(), 'plinth-neighbours-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(path: string, content: string | Uint8Array = 'x\n'): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

test('what is of use beside a Dockerfile is read, and nothing else', () => {
  write('.dockerignore', 'dist\n');
  write('docker/api.Dockerfile.dockerignore', 'docs\n');
  write('package.json', '{}');
  write('.env', 'SECRET=1');
  write('index.js');
  write('App.csproj', '<Project/>');
  write('docker/run.sh', '#!/bin/sh\n');
  write('docker/other.sh', '#!/bin/sh\n');
  write('docker/start', '#!/bin/bash\n');
  write('docker/binary', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0]));
  write('docker/notes', 'plain text');
  write('api/requirements.txt', 'flask\n');
  write('go.mod', new Uint8Array([0xff, 0xfe]));
  write('Gemfile', 'x'.repeat(200_000));
  symlinkSync('/etc/passwd', join(folder, 'pyproject.toml'));
  const text =
    'FROM a\nCOPY docker/start docker/binary docker/notes /bin/\nCOPY ./docker/run.sh ../outside.sh /\nCOPY api/requirements.txt .\nRUN /abs/other.sh\n';
  const read = readNeighbours(join(folder, 'docker/api.Dockerfile'), text, folder);
  expect(Object.keys(read).sort()).toEqual([
    '.dockerignore',
    'App.csproj',
    'api.Dockerfile.dockerignore',
    'api/requirements.txt',
    'docker/run.sh',
    'docker/start',
    'package.json',
  ]);
  expect(read['docker/start']).toBe('#!/bin/bash\n');
});

test('no link on the way leads out of the folder', () => {
  const outside = mkdtempSync(join(tmpdir(), 'plinth-outside-'));
  writeFileSync(join(outside, 'run.sh'), '#!/bin/sh\n');
  symlinkSync(outside, join(folder, 'away'));
  symlinkSync(join(folder, 'docker'), join(folder, 'within'));
  const text = 'FROM a\nCOPY away/run.sh within/run.sh /bin/\n';
  const read = readNeighbours(join(folder, 'Dockerfile'), text, folder);
  rmSync(outside, { recursive: true });
  expect(Object.keys(read)).toContain('within/run.sh');
  expect(Object.keys(read)).not.toContain('away/run.sh');
});

test('a context that is not there is said', () => {
  expect(() => readNeighbours('Dockerfile', 'FROM a\n', join(folder, 'none'))).toThrow(InputError);
});
