import { expect, test } from 'vitest';
import { findSecrets } from './find';

test('a megabyte of what tries each part takes a moment', () => {
  const size = 1024 * 1024;
  const unit = (text: string) => text.repeat(Math.ceil(size / text.length)).slice(0, size);
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
    ' ',
  ]) {
    const started = process.hrtime.bigint();
    findSecrets(`RUN chpasswd curl machine sshpass uthorization ${unit(part)}`);
    const milliseconds = Number(process.hrtime.bigint() - started) / 1e6;
    expect(milliseconds, `on ${JSON.stringify(part)}`).toBeLessThan(3000);
  }
}, 120_000);
