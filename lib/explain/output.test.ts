import { expect, test } from 'vitest';
import { readOutput } from './output';

test('what BuildKit prints around an error is told from the error', () => {
  const output = readOutput(
    [
      '#9 [build 4/6] RUN npm ci',
      '#9 0.812 npm error code EACCES',
      '------',
      ' > [build 4/6] RUN npm ci:',
      '0.812 npm error code EACCES',
      '------',
      'Dockerfile:7',
      '--------------------',
      '   6 |     COPY . .',
      '   7 | >>> RUN npm ci',
      '--------------------',
      'ERROR: failed to solve: process "/bin/sh -c npm ci" did not complete successfully: exit code: 243',
    ].join('\n'),
  );
  expect(output.places).toEqual([7]);
  expect(output.echoes).toContain('/bin/sh -c npm ci');
  expect(output.lines.filter((line) => /npm/.test(line))).toEqual([
    'npm error code EACCES',
    'npm error code EACCES',
  ]);
});

test.each([
  ['dockerfile parse error on line 12: unknown instruction: RUNN', [12]],
  ['docker/Dockerfile.dev:3', [3]],
  ['    at Object.<anonymous> (/app/Dockerfile:9:1)', []],
  ['   3 |     FROM a', []],
])('lines of the file that are named: %j', (text, places) => {
  expect(readOutput(text).places).toEqual(places);
});
