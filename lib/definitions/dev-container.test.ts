import { expect, test } from 'vitest';
import { shown } from './definitions.fixture';
import { readDefinition } from './read';

/** https://containers.dev/implementors/json_reference/ */
test.each([
  [
    'a Dockerfile, with comments',
    '{\n\t// the shop\n\t"build": { "dockerfile": "Dockerfile", "context": "..", /* here */ "target": "dev", "args": {"V": "1", "U": "https://x//y"}, "options": ["--platform=linux/arm64"] },\n}\n',
    {
      builds: [
        {
          name: 'build',
          context: '..',
          file: 'Dockerfile',
          target: 'dev',
          args: { V: '1', U: 'https://x//y' },
          platforms: ['linux/arm64'],
        },
      ],
      images: [],
      said: [],
    },
  ],
  [
    'a Dockerfile the old way',
    '{"dockerFile": "../Dockerfile", "context": ".."}',
    { builds: [{ name: 'build', context: '..', file: '../Dockerfile' }], images: [], said: [] },
  ],
  [
    'an image',
    '{"image": "node:24"}',
    { builds: [], images: [{ name: 'image', image: 'node:24', isOpen: true }], said: [] },
  ],
  [
    'a Compose file',
    '{"dockerComposeFile": ["../compose.yaml"], "service": "web"}',
    { builds: [], images: [], said: ['compose-of-dev-container ../compose.yaml'] },
  ],
  [
    'an image of the machine',
    '{"image": "node:${localEnv:V}"}',
    { builds: [], images: [], said: ['expression node:${localEnv:V}'] },
  ],
])('reads %s', (_, text, expected) => {
  expect(shown(readDefinition('dev-container', text))).toEqual(expected);
});
