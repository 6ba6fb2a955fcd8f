import { describe, expect, test } from 'vitest';
import { shown } from './definitions.fixture';
import { readDefinition } from './read';

function compose(text: string, variables: Readonly<Record<string, string>> = {}) {
  return shown(readDefinition('compose', text, new Map(Object.entries(variables))));
}

/** https://github.com/compose-spec/compose-spec/blob/main/build.md */
describe('build', () => {
  test.each([
    ['a folder', 'build: ./web', { context: 'web', file: 'web/Dockerfile' }],
    ['the folder itself', 'build: .', { context: '.', file: 'Dockerfile' }],
    ['no context', 'build: {dockerfile: a.Dockerfile}', { context: '.', file: 'a.Dockerfile' }],
    [
      'a Dockerfile as seen from the context',
      'build: {context: web, dockerfile: ../deploy/Dockerfile}',
      { context: 'web', file: 'deploy/Dockerfile' },
    ],
    ['a folder above', 'build: {context: ../..}', { context: '../..', file: '../../Dockerfile' }],
    [
      'a target and arguments as a map',
      'build: {context: ., target: final, args: {NODE: 22, EMPTY: ""}}',
      { context: '.', file: 'Dockerfile', target: 'final', args: { NODE: '22', EMPTY: '' } },
    ],
    [
      'arguments as a list',
      'build: {context: ., args: ["NODE=22", "B=a=b", FROM_HERE, NOT_HERE]}',
      { context: '.', file: 'Dockerfile', args: { NODE: '22', B: 'a=b', FROM_HERE: 'x' } },
    ],
    [
      'an argument without value',
      'build: {context: ., args: {FROM_HERE: }}',
      { context: '.', file: 'Dockerfile', args: { FROM_HERE: 'x' } },
    ],
    [
      'a number as it is written',
      'build: {context: ., args: {PYTHON: 3.10}}',
      { context: '.', file: 'Dockerfile', args: { PYTHON: '3.10' } },
    ],
    [
      'platforms',
      'build: {context: ., platforms: [linux/amd64, linux/arm64]}\n    platform: linux/arm64',
      { context: '.', file: 'Dockerfile', platforms: ['linux/amd64', 'linux/arm64'] },
    ],
    [
      'the platform of the service',
      'build: .\n    platform: linux/arm64',
      { context: '.', file: 'Dockerfile', platforms: ['linux/arm64'] },
    ],
    [
      'named contexts',
      'build: {context: ., additional_contexts: ["src=../src"]}',
      { context: '.', file: 'Dockerfile', contexts: ['src'] },
    ],
    [
      'a Dockerfile within',
      'build:\n      dockerfile_inline: |\n        FROM alpine\n        RUN echo $$HOME\n',
      { context: '.', inline: 'FROM alpine\nRUN echo $HOME\n' },
    ],
    [
      'an argument that is not known',
      'build: {context: ., args: {A: "${NOT_HERE}"}}',
      {
        context: '.',
        file: 'Dockerfile',
        notKnown: [
          '`NOT_HERE` has no value here: what depends on it is not known. Set it in `.env` or in the environment.',
        ],
      },
    ],
  ])('of %s', (_, lines, expected) => {
    const { builds, images } = compose(`services:\n  web:\n    ${lines}\n`, { FROM_HERE: 'x' });
    expect(builds).toEqual([{ name: 'web', ...expected }]);
    expect(images).toEqual([]);
  });

  test.each([
    ['a repository', 'build: https://github.com/example/shop.git#main', 'remote-context web'],
    ['a target that is not known', 'build: {context: ., target: "${STAGE}"}', 'variable-unset STAGE'],
    ['a context that is not known', 'build: "${WHERE}"', 'variable-unset WHERE'],
  ])('of %s is said not to be looked at', (_, lines, said) => {
    expect(compose(`services:\n  web:\n    ${lines}\n`)).toEqual({ builds: [], images: [], said: [said] });
  });
});

describe('a service of an image', () => {
  test.each([
    ['alone', 'image: postgres:18', { image: 'postgres:18' }],
    ['with a default', 'image: "postgres:${PG:-18}"', { image: 'postgres:18' }],
    ['with a variable', 'image: "postgres:${TAG}"', { image: 'postgres:17' }],
    [
      'with a command as one text',
      'image: a\n    command: sh -c \'echo "$$A" b\' c\\ d',
      { image: 'a', command: ['sh', '-c', 'echo "$A" b', 'c d'] },
    ],
    [
      'with words',
      'image: a\n    entrypoint: [a, b]\n    command: [c]',
      { image: 'a', entrypoint: ['a', 'b'], command: ['c'] },
    ],
    ['whose command is reset', 'image: a\n    command: null', { image: 'a' }],
    ['with a user', 'image: a\n    user: 1000:1000', { image: 'a', user: '1000:1000' }],
    ['with a user that is not known', 'image: a\n    user: "${NOBODY}"', { image: 'a', isOpen: true }],
    [
      'with a check by the shell',
      'image: a\n    healthcheck: {test: curl -f x || exit 1}',
      { image: 'a', checks: [['health', 'curl -f x || exit 1']] },
    ],
    [
      'with CMD-SHELL',
      'image: a\n    healthcheck: {test: [CMD-SHELL, pg_isready]}',
      { image: 'a', checks: [['health', 'pg_isready']] },
    ],
    [
      'with CMD',
      'image: a\n    healthcheck: {test: [CMD, redis-cli, ping]}',
      { image: 'a', checks: [['health', 'redis-cli', 'ping']] },
    ],
    ['with no check', 'image: a\n    healthcheck: {test: [NONE]}', { image: 'a' }],
    [
      'with a check that is off',
      'image: a\n    healthcheck: {test: [CMD, x], disable: true}',
      { image: 'a' },
    ],
    [
      'with mounts',
      'image: a\n    volumes: [data:/data, "./x:/etc/x:ro", "${W}:/b", {type: bind, source: a, target: /c}]\n    tmpfs: /tmp',
      { image: 'a', mounts: ['/data', '/etc/x', '/', '/c', '/tmp'] },
    ],
    ['of a platform', 'image: a\n    platform: linux/arm64', { image: 'a', platform: 'linux/arm64' }],
    ['of a profile', 'image: a\n    profiles: [debug]', { image: 'a' }],
  ])('%s', (_, lines, expected) => {
    expect(compose(`services:\n  db:\n    ${lines}\n`, { TAG: '17' }).images).toEqual([
      { name: 'db', ...expected },
    ]);
  });

  test('that is built by another service is none of somebody else', () => {
    const text =
      'services:\n  web: {build: ., image: shop/web}\n  job: {image: "shop/web:latest", command: migrate}\n';
    expect(compose(text).images).toEqual([]);
  });
});

describe('services', () => {
  test('share by anchors and merge keys, what is nearer first', () => {
    const text =
      'x-base: &base\n  image: a:1\n  user: "1"\nservices:\n  one:\n    <<: *base\n  two:\n    <<: [*base, {user: "3", command: x}]\n    user: "2"\n';
    expect(compose(text).images).toEqual([
      { name: 'one', image: 'a:1', user: '1' },
      { name: 'two', image: 'a:1', user: '2', command: ['x'] },
    ]);
  });

  test('extend others of the file, whose build they add to', () => {
    const text =
      'services:\n  base:\n    build: ./web\n  dev:\n    extends: {service: base}\n    build: {target: dev, args: {A: 1}}\n  more:\n    extends: dev\n    build: {args: {B: 2}}\n';
    expect(compose(text).builds).toEqual([
      { name: 'base', context: 'web', file: 'web/Dockerfile' },
      { name: 'dev', context: 'web', file: 'web/Dockerfile', target: 'dev', args: { A: '1' } },
      { name: 'more', context: 'web', file: 'web/Dockerfile', target: 'dev', args: { A: '1', B: '2' } },
    ]);
  });

  test('of the first version stand at the margin', () => {
    expect(compose('web:\n  build: web\n  links: [db]\ndb:\n  image: postgres:9\n')).toEqual({
      builds: [{ name: 'web', context: 'web', file: 'web/Dockerfile' }],
      images: [{ name: 'db', image: 'postgres:9' }],
      said: [],
    });
  });

  test.each([
    ['include', 'include: [other.yaml]\nservices: {a: {image: b}}\n', ['include']],
    ['extends of a file', 'services:\n  a: {extends: {file: b.yaml, service: c}}\n', ['extends-file a']],
    ['extends of nothing', 'services:\n  a: {image: b, extends: c}\n', ['extends-unknown a']],
    [
      'extends in a circle',
      'services:\n  a: {image: b, extends: c}\n  c: {extends: a}\n',
      ['extends-circle a', 'extends-circle c'],
    ],
    ['a service of nothing', 'services:\n  a: {restart: always}\n', ['nothing-to-run a']],
    ['what is no image', 'services:\n  a: {image: Foo Bar}\n', ['image-invalid Foo Bar']],
    [
      'a variable that is required',
      'services:\n  a: {image: "b:${TAG:?set TAG}"}\n',
      ['variable-required TAG'],
    ],
    ['a variable written wrongly', 'services:\n  a: {image: "b:${TAG/x/y}"}\n', ['interpolation']],
    ['a key twice', 'services:\n  a: {image: b}\n  a: {image: c}\n', ['key-repeated a']],
    ['a tab', 'services:\n  a: {image: b}\n\tc:\n', ['yaml-tab']],
    ['indentation', 'services:\n  a: {image: b}\n c:\n', ['yaml-indent']],
    ['a bracket that is open', 'services:\n  a: {image: b\n', ['yaml-indent']],
    ['a quote that is open', 'services:\n  a: {image: "b}\n', ['yaml-broken']],
    ['an alias to nothing', 'services:\n  a: {image: *b}\n', ['alias-unknown b']],
  ])('%s is said', (_, text, codes) => {
    expect(compose(text).said).toEqual(expect.arrayContaining(codes));
  });

  test('that can be read are read, whatever else is broken', () => {
    expect(compose('services:\n  a: {image: b}\n  c:\n\td: x\n  e: {image: f}\n').images).toContainEqual({
      name: 'a',
      image: 'b',
    });
  });
});

/** https://docs.docker.com/reference/compose-file/interpolation/ */
test.each([
  ['${A}', 'a'],
  ['$A', 'a'],
  ['${NO:-x}', 'x'],
  ['${EMPTY:-x}', 'x'],
  ['${EMPTY-x}y', 'y'],
  ['${NO-x}', 'x'],
  ['${A:+x}', 'x'],
  ['${EMPTY:+x}y', 'y'],
  ['${EMPTY+x}', 'x'],
  ['${NO+x}y', 'y'],
  ['${A:?no}', 'a'],
  ['${NO:-${A}}', 'a'],
  ['${NO:-${ALSO_NO:-x}y}', 'xy'],
  ['${A:-${NO}}', 'a'],
  ['${A:+${NO:-z}}', 'z'],
])('%s is %s', (written, value) => {
  const { images } = compose(`services:\n  s: {image: "x/${written}"}\n`, { A: 'a', EMPTY: '' });
  expect(images).toEqual([{ name: 's', image: `x/${value}` }]);
});
