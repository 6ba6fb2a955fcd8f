import { expect, test } from 'vitest';
import { definitionKind, isDefinition } from './kind';
import { largestDefinition, readDefinition } from './read';

const pod = 'apiVersion: v1\nkind: Pod\n';
const services = 'services:\n  web:\n    image: a\n';

test.each([
  ['compose.yaml', '', 'compose'],
  ['docker-compose.yml', '', 'compose'],
  ['docker-compose.override.yml', '', 'compose'],
  ['compose.prod.yaml', '', 'compose'],
  ['stack.yml', services, 'compose'],
  ['docker-bake.hcl', '', 'bake'],
  ['docker-bake.override.json', '', 'bake'],
  ['images.hcl', 'group "default" {\n}\n', 'bake'],
  ['deploy.yaml', pod, 'kubernetes'],
  ['deploy.yaml', `# x\r\n${pod.replaceAll('\n', '\r\n')}`, 'kubernetes'],
  ['devcontainer.json', '', 'dev-container'],
  ['.devcontainer.json', '', 'dev-container'],
])('%s that says %j is a definition: %s', (name, text, kind) => {
  expect(definitionKind(name, text)).toBe(kind);
  expect(isDefinition(name, text)).toBe(true);
});

test.each([
  ['Dockerfile', services],
  ['compose.Dockerfile', 'FROM a\n'],
  ['ci.yml', 'on: push\njobs: {}\n'],
  ['main.hcl', 'resource "x" "y" {\n}\n'],
  ['package.json', '{"image": "a"}'],
  ['values.yaml', 'image:\n  repository: a\n'],
])('%s that says %j is none', (name, text) => {
  expect(isDefinition(name, text)).toBe(false);
});

test('what is too large is said and not read', () => {
  const text = `${services}${'#\n'.repeat(largestDefinition)}`;
  expect(readDefinition('compose', text)).toMatchObject({
    images: [],
    notUnderstood: [{ code: 'too-large' }],
  });
});
