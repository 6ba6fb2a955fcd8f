import { expect, test } from 'vitest';
import { growthOf } from '../text/testing/growth';
import { findSecrets } from './find';

test('what tries each part takes time that grows as the text does', () => {
  for (const part of [
    'a',
    '=',
    '-',
    '\n',
    'PASSWORD=',
    'PASSWORD=a ',
    'ENV PASSWORD=a\\\n',
    '://',
    '://a:',
    'a://a:b@',
    '${a:-',
    '${PASSWORD:-',
    '--password ',
    '-----BEGIN PRIVATE KEY-----',
    'eyJ',
    'eyJaaaaaaaaa.',
    'eyJaaaaaaaaa.eyJaaaaaaaaa.',
    'ghp_',
    'github_pat_',
    'glpat-',
    'hooks.slack.com/services/',
    "'",
    '"',
    'PASSWORD="',
    '\\',
    'RUN <<A\n',
    'curl -u a:',
    'authorization: bearer ',
    'x-a-a-',
    'docker login ',
    'echo -n root:',
    '"password": "',
    'a:',
    'EXAMPLE',
    'RUN <<A\nchpasswd <<A\n',
    '"<<A b" ',
    '$(',
    '((a|',
    'echo a\\nb | chpasswd ',
    'docker login -p a ',
    '"a \\"b ',
    '["a",',
    '<password>',
    'name: PASSWORD, value: ',
    'A_AUTH={"password":"',
    'password=a\\n',
    ';pwd=',
    'cGFzc3dvcmQ9aHVudGVyMg== ',
    '\\\n#\n',
    ' ',
  ]) {
    const text = (size: number) =>
      `RUN chpasswd curl machine sshpass uthorization ${part.repeat(Math.ceil(size / part.length))}`;
    expect(growthOf(text, findSecrets, 16 * 1024), `on ${JSON.stringify(part)}`).toBeLessThan(1.6);
  }
}, 120_000);
