import { expect, test } from 'vitest';
import { readCatalog } from '../catalog/files';
import { rewrite } from './index';

const catalog = readCatalog();

async function moved(run: string, from: string, to: string): Promise<string | undefined> {
  const dockerfile = `FROM ${from}\n${run}\nUSER 1001\nCMD ["sh"]\n`;
  const { plans } = await rewrite({ dockerfile, to }, catalog, '2026-11-23');
  return plans[0]?.text.split('\n').slice(1, -3).join('\n');
}

test.each([
  ['RUN useradd -m -u 1001 app', 'RUN adduser -D -u 1001 app'],
  ['RUN useradd --uid=1001 --shell /bin/sh app', 'RUN adduser -D -u 1001 -s /bin/sh -H app'],
  [
    'RUN useradd -r -s /usr/sbin/nologin app',
    'RUN addgroup -S app && adduser -D -S -s /sbin/nologin -G app -H app',
  ],
  [
    'RUN groupadd -r -g 1001 app && useradd -r -M -d /srv -g app -c "The app" app',
    'RUN addgroup -S -g 1001 app && adduser -D -S -H -h /srv -G app -g "The app" app',
  ],
  ['RUN useradd app && usermod -aG audio app', 'RUN adduser -D -H app && addgroup app audio'],
])('shadow to BusyBox: %s', async (shadow, busybox) => {
  expect(await moved(shadow, 'debian:trixie-slim', 'alpine:3.24')).toBe(busybox);
});

test.each([
  ['RUN adduser -D -u 1001 app', 'RUN useradd -u 1001 -m app'],
  [
    'RUN addgroup -S -g 1001 app && adduser -S -H -G app -s /sbin/nologin app',
    'RUN groupadd -r -g 1001 app && useradd -r -M -g app -s /sbin/nologin app',
  ],
  [
    'RUN addgroup app && adduser -D me && adduser me app',
    'RUN groupadd app && useradd -m me && usermod -aG app me',
  ],
])('BusyBox to shadow: %s', async (busybox, shadow) => {
  expect(await moved(busybox, 'alpine:3.24', 'debian:trixie-slim')).toBe(shadow);
});

test.each([
  'RUN useradd -k /skel app',
  'RUN useradd -u 999 app',
  'RUN groupadd -g 1001 app && useradd -g 1001 app',
  'RUN useradd -G audio app',
  'RUN id app || useradd -m app',
  'RUN useradd -m app > /log',
])(
  'what the other cannot say stays, with its program installed where it is certain to be called: %s',
  async (run) => {
    const install = run.includes('||') ? '' : 'RUN apk add --no-cache shadow\n';
    expect(await moved(run, 'debian:trixie-slim', 'alpine:3.24')).toBe(`${install}${run}`);
  },
);

test('where the programs are the same nothing is changed', async () => {
  const run = 'RUN useradd -m -u 1001 app';
  expect(await moved(run, 'debian:trixie-slim', 'ubuntu:24.04')).toBe(run);
});

test.each([
  [
    'RUN adduser --system --group --uid 1001 --no-create-home app',
    'RUN addgroup -S app && adduser -D -S -u 1001 -G app -H app',
  ],
  [
    'RUN addgroup --gid 1001 app && adduser --uid 1001 --ingroup app --disabled-login --gecos "" app',
    'RUN addgroup -g 1001 app && adduser -D -u 1001 -G app -g "" app',
  ],
])('those of Debian to BusyBox: %s', async (debian, busybox) => {
  expect(await moved(debian, 'node:24', 'node:24-alpine')).toBe(busybox);
});

test.each([
  ['RUN adduser -S -D -u 1001 app', 'node:24-trixie-slim', 'RUN useradd -r -u 1001 -m app'],
  [
    'RUN addgroup --system --gid 1001 app && adduser -S --uid 1001 -G app app',
    'node:24-trixie-slim',
    'RUN groupadd -r -g 1001 app && useradd -r -u 1001 -g app -m app',
  ],
  [
    'RUN addgroup --system app && adduser --system --ingroup app app',
    'node:24-trixie-slim',
    'RUN addgroup --system app && adduser --system --ingroup app app',
  ],
])('where a program of the name knows other options: %s', async (busybox, to, made) => {
  expect(await moved(busybox, 'node:24-alpine', to)).toBe(made);
});
