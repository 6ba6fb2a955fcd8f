import { expect, test } from 'vitest';
import type { TestFile } from '../registry/testing/tar';
import { observedFiles } from './testing/source';

const program = (path: string): TestFile => ({ path, mode: 0o755, content: path });
const nodeHeader =
  '#define NODE_MAJOR_VERSION 24\n#define NODE_MINOR_VERSION 1\n#define NODE_PATCH_VERSION 0\n';
const dpkg = (name: string, version: string): TestFile => ({
  path: 'var/lib/dpkg/status',
  content: `Package: ${name}\nStatus: install ok installed\nVersion: ${version}\n`,
});

type Row = readonly [string, readonly TestFile[], readonly string[], readonly string[], readonly string[]];

const rows: readonly Row[] = [
  [
    'a header beside node',
    [program('usr/local/bin/node'), { path: 'usr/local/include/node/node_version.h', content: nodeHeader }],
    ['NODE_VERSION=20.0.0'],
    ['node 24.1.0 /usr/local/bin/node'],
    ['/usr/local/bin/node', '/usr/local/include/node/node_version.h'],
  ],
  [
    'a header beside another node',
    [program('opt/bin/node'), { path: 'usr/local/include/node/node_version.h', content: nodeHeader }],
    ['PATH=/opt/bin'],
    ['node ? /opt/bin/node'],
    ['/opt/bin/node'],
  ],
  [
    'a variable, of the only node there is',
    [program('usr/local/bin/node'), { path: 'usr/local/bin/nodejs', symlink: 'node' }],
    ['NODE_VERSION=v24.1.0'],
    ['node 24.1.0 /usr/local/bin/node'],
    ['/usr/local/bin/node', 'config:NODE_VERSION'],
  ],
  [
    'a variable that can mean two',
    [program('usr/local/bin/node'), program('opt/bin/node')],
    ['PATH=/opt/bin:/usr/local/bin', 'NODE_VERSION=24.1.0'],
    ['node ? /opt/bin/node', 'node ? /usr/local/bin/node'],
    ['/opt/bin/node', '/usr/local/bin/node'],
  ],
  [
    'where distroless images have node',
    [program('nodejs/bin/node')],
    [],
    ['node ? /nodejs/bin/node'],
    ['/nodejs/bin/node'],
  ],
  [
    'the Python of a system beside one that a variable speaks of',
    [
      program('usr/local/bin/python3.12'),
      program('usr/bin/python3.11'),
      dpkg('python3.11-minimal', '3.11.2-6'),
    ],
    ['PYTHON_VERSION=3.12.4'],
    ['python 3.12.4 /usr/local/bin/python3.12', 'python 3.11.2 /usr/bin/python3.11'],
    ['/usr/local/bin/python3.12', 'config:PYTHON_VERSION', '/usr/bin/python3.11', '/var/lib/dpkg/status'],
  ],
  [
    'a variable that its name denies',
    [program('usr/local/bin/python3.12')],
    ['PYTHON_VERSION=3.13.1'],
    ['python 3.12 /usr/local/bin/python3.12'],
    ['/usr/local/bin/python3.12'],
  ],
  [
    'a header of Python',
    [
      program('usr/local/bin/python3.12'),
      {
        path: 'usr/local/include/python3.12/patchlevel.h',
        content: '#define PY_VERSION             "3.12.4"\n',
      },
    ],
    [],
    ['python 3.12.4 /usr/local/bin/python3.12'],
    ['/usr/local/bin/python3.12', '/usr/local/include/python3.12/patchlevel.h'],
  ],
  [
    'the release of a Java to which links lead',
    [
      program('usr/lib/jvm/java-21/bin/java'),
      { path: 'usr/lib/jvm/java-21/release', content: 'IMPLEMENTOR="A"\nJAVA_VERSION="21.0.4"\n' },
      { path: 'etc/alternatives/java', symlink: '/usr/lib/jvm/java-21/bin/java' },
      { path: 'usr/bin/java', symlink: '/etc/alternatives/java' },
      { path: 'opt/other/release', content: 'JAVA_VERSION="1"' },
    ],
    [],
    ['java 21.0.4 /usr/lib/jvm/java-21/bin/java'],
    ['/usr/lib/jvm/java-21/bin/java', '/usr/lib/jvm/java-21/release'],
  ],
  [
    'the runtimes of .NET',
    [
      program('usr/share/dotnet/dotnet'),
      { path: 'usr/share/dotnet/shared/Microsoft.NETCore.App/8.0.8', directory: true },
      { path: 'usr/share/dotnet/shared/Microsoft.NETCore.App/9.0.1', directory: true },
      { path: 'usr/bin/dotnet', symlink: '../share/dotnet/dotnet' },
    ],
    [],
    [8, 9].map((major) => {
      const version = major === 8 ? '8.0.8' : '9.0.1';
      return `dotnet ${version} /usr/share/dotnet/shared/Microsoft.NETCore.App/${version}`;
    }),
    [8, 9].map(
      (major) => `/usr/share/dotnet/shared/Microsoft.NETCore.App/${major === 8 ? '8.0.8' : '9.0.1'}`,
    ),
  ],
  [
    'a header of PHP, the package of another',
    [
      program('usr/local/bin/php'),
      { path: 'usr/local/include/php/main/php_version.h', content: '#define PHP_VERSION "8.3.10-dev"\n' },
      dpkg('php-cli', '2:8.2'),
    ],
    [],
    ['php 8.3.10 /usr/local/bin/php'],
    ['/usr/local/bin/php', '/usr/local/include/php/main/php_version.h'],
  ],
  ['no file that may be run', [{ path: 'usr/bin/node', content: '' }], ['NODE_VERSION=1.0.0'], [], []],
];

test.each(rows)('%s', async (_what, files, environment, told, paths) => {
  const { facts } = await observedFiles([files], environment);
  if (!facts.interpreters.known) throw new Error(facts.interpreters.because);
  const list = facts.interpreters.value.map(({ name, version, path }) => `${name} ${version ?? '?'} ${path}`);
  expect(list).toEqual(told);
  expect(facts.interpreters.paths).toEqual(paths);
});
