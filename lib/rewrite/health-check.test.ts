import { describe, expect, test } from 'vitest';
import { planOf } from './plan.fixture';

const distrolessNode = 'gcr.io/distroless/nodejs24-debian13:nonroot';
const distrolessPython = 'gcr.io/distroless/python3-debian13:nonroot';
const distrolessStatic = 'gcr.io/distroless/static-debian13:nonroot';

async function checked(check: string, from: string, to: string): Promise<string | undefined> {
  const end = 'EXPOSE 8080\nUSER 1000\nCMD ["/srv/app"]\n';
  const plan = await planOf(`FROM ${from}\nCOPY app /srv/app\n${check}\n${end}`, to);
  return plan.text.split('\n').slice(2, -4).join('\n');
}

/** A program of Node that asks an address. */
function byNode(url: string, seconds = 5): string {
  return JSON.stringify(
    `require('http').get('${url}',{timeout:${seconds}000},r=>{if(r.statusCode>=400)throw r.statusCode;r.destroy()}).on('timeout',()=>{throw 'timeout'})`,
  );
}

const curl = 'HEALTHCHECK CMD curl -f http://localhost:8080/health || exit 1';

test.each([
  [
    'wget of BusyBox, which tries one address of a name alone',
    curl,
    'node:24',
    'node:24-alpine',
    'HEALTHCHECK CMD wget -q -O /dev/null http://127.0.0.1:8080/health || exit 1',
  ],
  [
    'wget with the variables that a shell fills in',
    'HEALTHCHECK --interval=5m --timeout=3s \\\n  CMD curl -fsS -m 3 "http://localhost:${PORT}/" > /dev/null || exit 1',
    'debian:trixie-slim',
    'alpine:3.24',
    'HEALTHCHECK --interval=5m --timeout=3s \\\n  CMD wget -q -O /dev/null -T 3 "http://127.0.0.1:${PORT}/" || exit 1',
  ],
  [
    'curl where that is there',
    'HEALTHCHECK CMD wget --no-verbose --tries=1 --spider http://localhost/ || exit 1',
    'alpine:3.24',
    'registry.access.redhat.com/ubi9/ubi:latest',
    'HEALTHCHECK CMD curl -fsS -o /dev/null http://localhost/ || exit 1',
  ],
  [
    'a script of its own by the path of what the base starts, from a shell',
    'HEALTHCHECK CMD node /srv/health.js',
    'node:24-trixie-slim',
    distrolessNode,
    'HEALTHCHECK CMD ["/nodejs/bin/node", "/srv/health.js"]',
  ],
  [
    'a script of its own by the path of what the base starts, without a shell',
    'HEALTHCHECK CMD ["node", "/srv/health.js"]',
    'node:24-trixie-slim',
    distrolessNode,
    'HEALTHCHECK CMD ["/nodejs/bin/node", "/srv/health.js"]',
  ],
  [
    'Node.js by the path that the base starts',
    curl,
    'node:24',
    distrolessNode,
    `HEALTHCHECK CMD ["/nodejs/bin/node", "-e", ${byNode('http://localhost:8080/health')}]`,
  ],
  [
    'Node.js where neither curl nor wget is there',
    'HEALTHCHECK CMD wget -qO- -T 7 localhost:3000 || exit 1',
    'node:24-alpine',
    'node:24-trixie-slim',
    `HEALTHCHECK CMD ["node", "-e", ${byNode('http://localhost:3000', 7)}]`,
  ],
  [
    'Python',
    'HEALTHCHECK CMD ["curl", "--fail", "http://127.0.0.1:8000/ok"]',
    'python:3.13',
    distrolessPython,
    `HEALTHCHECK CMD ["/usr/bin/python3.13", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/ok', timeout=5)"]`,
  ],
  [
    'the program of the file itself',
    'HEALTHCHECK CMD /srv/app --health || exit 1',
    'debian:trixie-slim',
    distrolessStatic,
    'HEALTHCHECK CMD ["/srv/app", "--health"]',
  ],
  ['nothing, and the check is taken out', curl, 'debian:trixie', distrolessStatic, ''],
  [
    'nothing, where the answer is looked into',
    'HEALTHCHECK CMD curl -s http://localhost:8080/ | grep -q ok',
    'node:24',
    distrolessNode,
    '',
  ],
])('asks with %s', async (_with, check, from, to, made) => {
  const text = await checked(check, from, to);
  expect(text).toBe(made);
});

describe('what cannot be asked otherwise, where an installed program can, stays, and the program is installed', () => {
  test.each([
    'HEALTHCHECK CMD curl -s http://localhost:8080/ | grep -q ok',
    'HEALTHCHECK CMD curl -f -X POST http://localhost:8080/ || exit 1',
    'HEALTHCHECK CMD curl -f -H "Host: a" http://localhost:8080/ || exit 1',
    'HEALTHCHECK CMD curl -f http://localhost:1/ && curl -f http://localhost:2/',
    'HEALTHCHECK CMD curl -f http://localhost:8080/ || kill 1',
    'HEALTHCHECK CMD curl --unix-socket /a http://localhost/',
    'HEALTHCHECK CMD curl -f "$(cat /url)"',
  ])('%s', async (check) => {
    const text = await checked(check, 'node:24', 'node:24-alpine');
    expect(text).toBe(`RUN apk add --no-cache curl\n${check}`);
  });
});

test('a check that runs on the new base stays', async () => {
  const check = 'HEALTHCHECK CMD wget -q --spider http://localhost/ || exit 1';
  expect(await checked(check, 'alpine:3.23', 'alpine:3.24')).toBe(check);
  expect(await checked('HEALTHCHECK NONE', 'alpine:3.23', distrolessStatic)).toBe('HEALTHCHECK NONE');
});

test('the lines of a check that is taken out go, and those around it stay as they end', async () => {
  const plan = await planOf(
    'FROM debian:trixie-slim\r\nCOPY app /app\r\n# How it is.\r\nHEALTHCHECK CMD \\\r\n  curl -f http://localhost/\r\nUSER 1000\r\nCMD ["/app"]',
    distrolessStatic,
  );
  expect(plan.text).toBe(
    `FROM ${distrolessStatic}\r\nCOPY app /app\r\n# How it is.\r\nUSER 1000\r\nCMD ["/app"]`,
  );
  expect(plan.edits.at(-1)).toMatchObject({ rules: ['healthcheck-without-shell'], safety: 'review' });
});
