import { describe, expect, test } from 'vitest';
import { analyzed, found, service } from './judging.fixture';

describe('a Dockerfile', () => {
  const web =
    'ARG NODE=10\nFROM node:${NODE}-alpine AS base\nFROM base AS dev\nUSER node\nCMD ["bash"]\nFROM base\nUSER node\nCMD ["node", "x.js"]\n';

  test('is judged with the arguments, the target and the platform it is built with', async () => {
    const text =
      'services:\n  old: {build: ./web}\n  new:\n    build: {context: web, args: {NODE: "24"}}\n    platform: linux/arm64\n  dev:\n    build: {context: web, args: {NODE: "24"}, target: dev}\n';
    const { builds } = await analyzed('compose', text, { 'web/Dockerfile': web });
    expect(
      builds.map(
        ({
          builds: names,
          file,
          judged: {
            report: { findings, options },
          },
        }) => ({
          names,
          file,
          options,
          rules: findings.filter(({ severity }) => severity !== 'info').map(({ rule }) => rule),
        }),
      ),
    ).toEqual([
      {
        names: ['old'],
        file: 'web/Dockerfile',
        options: { buildArgs: {}, platform: 'linux/amd64' },
        rules: ['base-end-of-life'],
      },
      {
        names: ['new'],
        file: 'web/Dockerfile',
        options: { buildArgs: { NODE: '24' }, platform: 'linux/arm64' },
        rules: [],
      },
      {
        names: ['dev'],
        file: 'web/Dockerfile',
        options: { buildArgs: { NODE: '24' }, platform: 'linux/amd64', target: 'dev' },
        rules: ['command-not-found'],
      },
    ]);
  });

  test.each([
    [
      'compose',
      'services:\n  a: {build: {context: ., args: {NODE: "${V}", TOKEN: "x${KEY:-}", B: b, D: "${E:-d}"}}}\n  b: {build: {context: ., target: base, args: [NODE=24, TOKEN]}}\n',
      [{ B: 'b', D: 'd' }, { NODE: '24' }],
    ],
    [
      'bake',
      'variable "V" { default = "10" }\nvariable "KEY" { default = "" }\ntarget "a" { args = { NODE = V, TOKEN = "x${KEY}", B = "b" } }\n',
      [{ B: 'b' }],
    ],
  ] as const)('of %s is shown without what the environment gives', async (kind, text, shown) => {
    const environment = { V: '24', KEY: 'secret', TOKEN: 'secret' };
    const { builds, judged } = await analyzed(kind, text, { Dockerfile: web }, environment);
    expect(builds.map((each) => each.judged.report.options.buildArgs)).toEqual(shown);
    expect(JSON.stringify([judged, builds])).not.toContain('secret');
    expect(builds.flatMap((each) => each.judged.report.findings.map(({ rule }) => rule))).not.toContain(
      'base-end-of-life',
    );
  });

  test('that is built alike twice is judged once', async () => {
    const text =
      'target "a" { args = { NODE = "24" } }\ntarget "b" {\n  context = "."\n  args = { NODE = "24" }\n}\n';
    const { builds } = await analyzed('bake', text, { Dockerfile: web });
    expect(builds.map(({ builds: names }) => names)).toEqual([['a', 'b']]);
  });

  test('for many platforms is told of once where the same is found', async () => {
    const text = 'target "a" { platforms = ["linux/amd64", "linux/arm64"] }\n';
    const { builds } = await analyzed('bake', text, { Dockerfile: web });
    expect(builds.map(({ platforms }) => platforms)).toEqual([['linux/amd64', 'linux/arm64']]);
  });

  test('in a Compose file is told of in the lines of that', async () => {
    const text =
      'services:\n  a:\n    build:\n      dockerfile_inline: |\n        FROM alpine:${V:-3.24}\n        USER 1000\n\n        CMD ["bash", "$$X"]\n';
    expect(await found('compose', text)).toEqual(['8: "bash"  command-not-found error will-not-start']);
  });

  test('in a Bake file too', async () => {
    const text =
      'target "a" {\n  dockerfile-inline = <<-EOT\n    FROM alpine:3.24\n    USER 1000\n    CMD ["bash"]\n  EOT\n}\n';
    expect(await found('bake', text)).toEqual(['5: "bash"  command-not-found error will-not-start']);
  });

  test.each([
    [
      'lacks what the check of its service calls',
      'FROM alpine:3.24\nUSER 1000\nCMD ["sleep", "1"]\n',
      ['4: curl -f x || exit 1  command-not-found error may-fail'],
    ],
    ['installs it', 'FROM alpine:3.24\nRUN apk add --no-cache curl\nUSER 1000\nCMD ["sleep", "1"]\n', []],
    ['may have it of what is not known', 'FROM registry.example.com/base:1\n', []],
    ['ends within a line', 'FROM alpine:3.24\nCMD sleep \\\n', []],
  ])('that %s', async (_, dockerfile, expected) => {
    const text = service('build: .\nhealthcheck: {test: curl -f x || exit 1}');
    expect(await found('compose', text, { Dockerfile: dockerfile })).toEqual(expected);
  });

  test.each([
    ['alpine:3.24', 'node:24-bookworm', ['4: curl -f x  command-not-found error may-fail']],
    ['node:24-bookworm', 'alpine:3.24', []],
  ])(
    'of which the stage on %s is built is judged by it for the check of its service',
    async (base, last, expected) => {
      const text = service('build: {context: ., target: base}\nhealthcheck: {test: curl -f x}');
      const dockerfile = `FROM ${base} AS base\nUSER 1000\nFROM ${last}\nUSER 1000\n`;
      expect(await found('compose', text, { Dockerfile: dockerfile })).toEqual(expected);
    },
  );

  test.each([
    [
      'is not there',
      'services: {a: {build: ./gone}}\n',
      '`gone/Dockerfile` is not there: what is built from it is not judged.',
    ],
    [
      'stands on a named context',
      'services: {a: {build: {context: ., additional_contexts: {base: ../b}}}}\n',
      'The named context `base` takes the place of an image or a stage of this Dockerfile: it is not judged.',
    ],
    [
      'copies from a named context',
      'services: {a: {build: {context: ., dockerfile: c, additional_contexts: ["src=../b"]}}}\n',
      'The named context `src` takes the place of an image or a stage of this Dockerfile: it is not judged.',
    ],
    [
      'is for no platform',
      'services: {a: {build: {context: ., platforms: [arm]}}}\n',
      'It is not judged: platform must look like linux/amd64 or linux/arm/v7.',
    ],
  ])('that %s is said not to be judged', async (_, text, said) => {
    const files = { Dockerfile: 'FROM base\n', c: 'FROM alpine:3.24\nCOPY --from=src / /\n' };
    const {
      builds,
      judged: { report },
    } = await analyzed('compose', text, files);
    expect(builds).toEqual([]);
    expect(report.notKnown.map((each) => each.text)).toEqual([said]);
    expect(report.summary.verdict).toBe('not-known');
  });
});
