import { expect, test } from 'vitest';
import { readCatalog } from '../catalog/files';
import { rewrite } from './index';

const catalog = readCatalog();

async function plansOf(dockerfile: string, to: string | readonly string[]) {
  const { plans } = await rewrite(
    { dockerfile, to: typeof to === 'string' ? to : [...to] },
    catalog,
    '2026-11-29',
  );
  return plans;
}

const own = (base: string, more = '') => `# the runtime
FROM node:24-alpine3.24 AS node
FROM ${base}
COPY --from=node /usr/local/bin/node /usr/local/bin/
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
${more}COPY app.js /app.js
USER 1000
CMD ["node", "/app.js"]
`;

test('an interpreter that is copied from an image of its language comes with a base that has it', async () => {
  const [plan] = await plansOf(own('alpine:3.24'), 'node:24-alpine3.24');
  expect(plan?.proof.isProved).toBe(true);
  expect(plan?.text).toBe(
    '# the runtime\nFROM node:24-alpine3.24\nCOPY app.js /app.js\nUSER 1000\nCMD ["node", "/app.js"]\n',
  );
});

test('one for another C library, that does not start, is cured so', async () => {
  const [least] = await plansOf(own('debian:trixie-slim'), 'least-change');
  expect([least?.proof.before.errors, least?.proof.after.errors, least?.proof.isProved]).toEqual([
    1,
    0,
    true,
  ]);
  expect(least?.text).toContain('\nFROM node:24-trixie-slim\nCOPY app.js');
  const [smallest] = await plansOf(own('debian:trixie-slim'), 'smallest');
  expect(smallest?.base?.reference).toMatch(/^gcr\.io\/distroless\/nodejs24-/);
  expect(smallest?.text).toContain('\nCMD ["/app.js"]\n');
});

test('a stage that others take from stays', async () => {
  const [plan] = await plansOf(
    own('alpine:3.24').replace('FROM alpine', 'FROM node AS build\nRUN npm ci\nFROM alpine'),
    'node:24-alpine3.24',
  );
  expect(plan?.text).toContain('FROM node:24-alpine3.24 AS node\nFROM node AS build\n');
});

const link = 'RUN ln -s /usr/local/lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm';

test('links to what it brings go with it', async () => {
  const [plan] = await plansOf(own('alpine:3.24', `${link} && npm --version\n`), 'node:24-alpine3.24');
  expect(plan?.text).toBe(
    '# the runtime\nFROM node:24-alpine3.24\nCOPY app.js /app.js\nUSER 1000\nCMD ["node", "/app.js"]\n',
  );
});

test.each([
  ['does more where it links', `${link} && npm ci\n`],
  ['links to what is its own', 'RUN ln -s /srv/config /etc/app\n'],
])('a file that %s keeps it', async (_what, more) => {
  const [plan] = await plansOf(own('alpine:3.24', more), 'node:24-alpine3.24');
  expect(plan?.text).toContain('COPY --from=node /usr/local/bin/node');
});
