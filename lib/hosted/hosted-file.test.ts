import { describe, expect, test } from 'vitest';
import { isAddress, readHostedFile } from './hosted-file';

const own = ['gitlab.example.com', 'git.example.com:8443'];

function urlOf(address: string): string | undefined {
  const read = readHostedFile(address, own);
  return read.kind === 'file' ? read.file.url : read.code;
}

describe('the bare text of a file', () => {
  test.each([
    [
      'https://github.com/docker/awesome-compose/blob/master/flask/app/Dockerfile',
      'https://raw.githubusercontent.com/docker/awesome-compose/master/flask/app/Dockerfile',
    ],
    ['https://github.com/a/b/raw/main/Dockerfile', 'https://raw.githubusercontent.com/a/b/main/Dockerfile'],
    ['https://github.com/a/b/blame/v1/Dockerfile', 'https://raw.githubusercontent.com/a/b/v1/Dockerfile'],
    [
      ' https://github.com/a/b/blob/main/my%20app/Dockerfile?plain=1#L3-L9\n',
      'https://raw.githubusercontent.com/a/b/main/my%20app/Dockerfile',
    ],
    ['https://github.com/a/b', 'https://raw.githubusercontent.com/a/b/HEAD/Dockerfile'],
    ['https://github.com/a/b/tree/main/web', 'https://raw.githubusercontent.com/a/b/main/web/Dockerfile'],
    [
      'https://raw.githubusercontent.com/a/b/main/Dockerfile?token=SECRET',
      'https://raw.githubusercontent.com/a/b/main/Dockerfile',
    ],
    [
      'https://gist.github.com/a/0123abcd#file-dockerfile',
      'https://gist.githubusercontent.com/a/0123abcd/raw',
    ],
    [
      'https://gist.githubusercontent.com/a/0123abcd/raw/4567/Dockerfile',
      'https://gist.githubusercontent.com/a/0123abcd/raw/4567/Dockerfile',
    ],
    [
      'https://gitlab.com/group/sub/project/-/blob/main/docker/Dockerfile?ref_type=heads',
      'https://gitlab.com/group/sub/project/-/raw/main/docker/Dockerfile?ref_type=heads',
    ],
    [
      'https://gitlab.com/a/b/-/raw/main/Dockerfile?inline=false',
      'https://gitlab.com/a/b/-/raw/main/Dockerfile',
    ],
    ['https://gitlab.com/a/b', 'https://gitlab.com/a/b/-/raw/HEAD/Dockerfile'],
    ['https://gitlab.com/a/b/-/tree/main/web', 'https://gitlab.com/a/b/-/raw/main/web/Dockerfile'],
    ['https://bitbucket.org/a/b/src/main/Dockerfile', 'https://bitbucket.org/a/b/raw/main/Dockerfile'],
    [
      'https://gitlab.example.com/team/app/-/blob/main/Dockerfile',
      'https://gitlab.example.com/team/app/-/raw/main/Dockerfile',
    ],
    [
      'https://git.example.com:8443/team/app/blob/main/Dockerfile',
      'https://git.example.com:8443/team/app/raw/main/Dockerfile',
    ],
    ['https://gitlab.example.com/files/Dockerfile', 'https://gitlab.example.com/files/Dockerfile'],
    // Two dots lead nowhere else: the address is read as browsers read it.
    ['https://github.com/a/b/blob/main/x/../../../../../etc/Dockerfile', 'other-address'],
  ])('%s', (address, url) => {
    if (url === 'other-address') expect(urlOf(address)).not.toContain('..');
    else expect(urlOf(address)).toBe(url);
  });

  test('has the name of its file', () => {
    expect(readHostedFile('https://github.com/a/b/blob/main/web.Dockerfile', [])).toEqual({
      kind: 'file',
      file: {
        url: 'https://raw.githubusercontent.com/a/b/main/web.Dockerfile',
        host: 'raw.githubusercontent.com',
        name: 'web.Dockerfile',
      },
    });
  });
});

test.each([
  ['FROM debian:13', 'no-address'],
  ['https://github.com/a/b/blob/main/Dockerfile and more', 'no-address'],
  ['https://', 'no-address'],
  [`https://github.com/a/b/blob/main/${'x'.repeat(2048)}`, 'no-address'],
  ['http://github.com/a/b/blob/main/Dockerfile', 'not-https'],
  ['https://me:secret@github.com/a/b/blob/main/Dockerfile', 'with-password'],
  ['https://example.com/Dockerfile', 'other-host'],
  ['https://github.com.example.com/a/b/blob/main/Dockerfile', 'other-host'],
  ['https://github.com:8443/a/b/blob/main/Dockerfile', 'other-host'],
  ['https://git.example.com/team/app/blob/main/Dockerfile', 'other-host'],
  ['https://169.254.169.254/latest/meta-data', 'other-host'],
  ['https://constructor/a/b', 'other-host'],
  ['https://github.com/a', 'no-file'],
  ['https://github.com/a/b/issues/1', 'no-file'],
  ['https://github.com/a/b/blob/main', 'no-file'],
  ['https://gist.github.com/0123abcd', 'no-file'],
  ['https://gitlab.com/a/b/-/issues/1', 'no-file'],
  ['https://bitbucket.org/a/b/pull-requests/1', 'no-file'],
])('%s: %s', (address, code) => {
  expect(urlOf(address)).toBe(code);
});

test('a Dockerfile is no address, even of one line', () => {
  expect(isAddress('FROM https://example.com')).toBe(false);
  expect(isAddress('ADD https://example.com/x /x')).toBe(false);
  expect(isAddress('# https://example.com/x')).toBe(false);
  expect(isAddress('\n https://example.com/x \n')).toBe(true);
});
