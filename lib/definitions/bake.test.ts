import { describe, expect, test } from 'vitest';
import { shown } from './definitions.fixture';
import { readDefinition } from './read';

function bake(text: string, variables: Readonly<Record<string, string>> = {}) {
  const { builds, said } = shown(readDefinition('bake', text, new Map(Object.entries(variables))));
  return { builds, said };
}

/** https://docs.docker.com/build/bake/reference/ */
describe('a target', () => {
  test.each([
    ['that says nothing', '', { context: '.', file: 'Dockerfile' }],
    ['with a context', 'context = "./web"', { context: 'web', file: 'web/Dockerfile' }],
    [
      'with a Dockerfile as seen from the context',
      'context = "web"\n  dockerfile = "../a.Dockerfile"',
      { context: 'web', file: 'a.Dockerfile' },
    ],
    [
      'with a stage and arguments',
      'target = "final"\n  args = {\n    NODE = "22"\n    "npm" : 11, EMPTY = ""\n    UNSET = null\n  }',
      { context: '.', file: 'Dockerfile', target: 'final', args: { NODE: '22', npm: '11', EMPTY: '' } },
    ],
    [
      'for platforms',
      'platforms = [\n    "linux/amd64", # here\n    "linux/arm64",\n  ]',
      { context: '.', file: 'Dockerfile', platforms: ['linux/amd64', 'linux/arm64'] },
    ],
    [
      'with variables',
      'args = { A = TAG, B = "v${TAG}", C = "${ SET }", D = "$${X}" }',
      { context: '.', file: 'Dockerfile', args: { A: '1.2', B: 'v1.2', C: 'here', D: '${X}' } },
    ],
    [
      'with a list in a variable',
      'platforms = ALL',
      { context: '.', file: 'Dockerfile', platforms: ['linux/amd64'] },
    ],
    [
      'with contexts',
      'contexts = { src = "../src", base = "target:base" }',
      { context: '.', file: 'Dockerfile', contexts: ['src', 'base'] },
    ],
    [
      'with a Dockerfile within',
      'dockerfile-inline = <<EOT\nFROM alpine:${TAG}\nRUN x\nEOT',
      { context: '.', inline: 'FROM alpine:1.2\nRUN x\n' },
    ],
    [
      'with one that is indented',
      'dockerfile-inline = <<-EOT\n    FROM alpine\n      RUN x\n  EOT',
      { context: '.', inline: 'FROM alpine\n  RUN x\n' },
    ],
    [
      'with one in quotes',
      'dockerfile-inline = "FROM alpine\\nRUN \\"x\\""',
      { context: '.', inline: 'FROM alpine\nRUN "x"' },
    ],
    [
      'with a function',
      'args = { A = upper("x"), B = "1" }',
      {
        context: '.',
        file: 'Dockerfile',
        args: { B: '1' },
        notKnown: [expect.stringContaining('no functions')],
      },
    ],
    [
      'with a condition',
      'args = { A = TAG == "" ? "x" : "y"\n B = "1" }',
      {
        context: '.',
        file: 'Dockerfile',
        args: { B: '1' },
        notKnown: [expect.stringContaining('no functions')],
      },
    ],
    [
      'with what is not judged',
      'tags = [for t in TAGS : "a:${t}"]\n  output = ["type=image"]\n  labels = equal("a", TAG) ? { a = 1 } : {}',
      { context: '.', file: 'Dockerfile' },
    ],
  ])('%s', (_, lines, expected) => {
    const text = `// all\nvariable "TAG" { default = "1.\${MINOR}" }\nvariable "MINOR" { default = 2 }\nvariable "SET" {\n  default = "no"\n}\nvariable "ALL" { default = ["linux/amd64"] }\n/* and */\ntarget "app" {\n  ${lines}\n}\n`;
    expect(bake(text, { SET: 'here' })).toEqual({ builds: [{ name: 'app', ...expected }], said: [] });
  });

  test('inherits, what comes later first, and is judged through who inherits it', () => {
    const text =
      'target "_a" {\n  context = "a"\n  args = { A = "1", B = "1" }\n}\ntarget "_b" { args = { B = "2" } }\ntarget "app" {\n  inherits = ["_a", "_b"]\n  args = { C = "3" }\n}\n';
    expect(bake(text).builds).toEqual([
      { name: 'app', context: 'a', file: 'a/Dockerfile', args: { A: '1', B: '2', C: '3' } },
    ]);
  });

  test('that is inherited and in a group is judged itself', () => {
    const text =
      'group "default" { targets = ["base", "app"] }\ntarget "base" {}\ntarget "app" {\n  inherits = ["base"]\n}\n';
    expect(bake(text).builds.map(({ name }) => name)).toEqual(['base', 'app']);
  });

  test('in JSON', () => {
    const text =
      '{"variable": {"TAG": {"default": "1"}}, "target": {"app": {"dockerfile": "a.Dockerfile", "args": {"T": "v${TAG}"}}}}';
    expect(bake(text).builds).toEqual([
      { name: 'app', context: '.', file: 'a.Dockerfile', args: { T: 'v1' } },
    ]);
  });

  /** https://docs.docker.com/build/bake/matrices/ */
  test('with a matrix is one for each of its values', () => {
    const text =
      'target "app" {\n  name = "app-${v}-${mode}"\n  matrix = {\n    v = ["1", "2"]\n    mode = ["dev"]\n  }\n  target = mode\n  args = { V = v }\n}\n';
    expect(bake(text).builds).toEqual([
      { name: 'app-1-dev', context: '.', file: 'Dockerfile', target: 'dev', args: { V: '1' } },
      { name: 'app-2-dev', context: '.', file: 'Dockerfile', target: 'dev', args: { V: '2' } },
    ]);
  });

  test.each([
    ['a repository', 'target "a" { context = "https://github.com/example/a.git" }', ['remote-context a']],
    ['no target to inherit', 'target "a" { inherits = ["b"] }', ['inherits-unknown b']],
    ['a matrix of no list', 'target "a" { matrix = { v = VALUES } }', ['matrix-not-read a']],
    ['a variable that is nowhere', 'target "a" { context = WHERE }', ['variable-unset WHERE']],
    [
      'a variable of itself',
      'variable "A" { default = "${A}" }\ntarget "a" { context = A }',
      ['variable-unset A'],
    ],
    ['a calculated context', 'target "a" { context = "${lower(X)}" }', ['expression ${lower(X)}']],
    ['a brace too few', 'target "a" {\n  context = "a"\n', ['hcl-broken']],
    ['a line of something else', 'target "a" {\n  ???\n  context = "b"\n}\n', ['hcl-broken']],
    ['broken JSON', '{"target": {"a": {"context": "b"}', ['json-broken']],
  ])('%s is said', (_, text, codes) => {
    expect(bake(text).said).toEqual(expect.arrayContaining(codes));
  });
});
