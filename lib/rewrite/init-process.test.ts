import { expect, test } from 'vitest';
import { planOf } from './plan.fixture';

const distroless = 'gcr.io/distroless/nodejs24-debian13:nonroot';

const file = (start: string, run = 'RUN apk add --no-cache tini') => `FROM node:24-alpine3.24
${run}
WORKDIR /app
COPY . .
USER 1000
${start}
`;

test.each([
  ['ENTRYPOINT ["/sbin/tini", "--"]\nCMD ["node", "a.js"]', 'CMD ["a.js"]'],
  ['ENTRYPOINT ["tini", "-g", "--"]\nCMD ["node", "a.js"]', 'CMD ["a.js"]'],
  ['ENTRYPOINT ["tini", "--", "node", "a.js"]', 'ENTRYPOINT ["/nodejs/bin/node", "a.js"]'],
  ['ENTRYPOINT ["tini", "-p", "SIGTERM", "--", "node", "a.js"]', 'ENTRYPOINT ["/nodejs/bin/node", "a.js"]'],
  ['ENTRYPOINT ["tini", "-p", "SIGTERM", "--"]\nCMD ["node", "a.js"]', 'CMD ["a.js"]'],
  ['ENTRYPOINT ["dumb-init", "-r", "15:3", "node", "a.js"]', 'ENTRYPOINT ["/nodejs/bin/node", "a.js"]'],
  ['ENTRYPOINT ["dumb-init", "node", "a.js"]', 'ENTRYPOINT ["/nodejs/bin/node", "a.js"]'],
])('an init goes with its package where the base has none: %s', async (start, made) => {
  const plan = await planOf(file(start, 'RUN apk add --no-cache tini dumb-init'), distroless);
  expect(plan.text).toBe(`FROM ${distroless}\nWORKDIR /app\nCOPY . .\nUSER 1000\n${made}\n`);
  expect(plan.proof.isProved).toBe(true);
  expect(plan.edits.map(({ because }) => because).join()).toContain('`--init`');
});

test('it stays where it can be installed', async () => {
  const { text } = await planOf(
    file('ENTRYPOINT ["/sbin/tini", "--", "node", "a.js"]'),
    'node:26-alpine3.24',
  );
  expect(text).toContain('tini');
});

test('it stays where the file brings it itself', async () => {
  const { text } = await planOf(
    `FROM alpine:3.24 AS tools
RUN apk add --no-cache tini-static
FROM node:24-alpine3.24
COPY --from=tools /sbin/tini-static /init/tini
WORKDIR /app
COPY . .
USER 1000
ENTRYPOINT ["/init/tini", "--", "node", "a.js"]
`,
    distroless,
  );
  expect(text).toContain('ENTRYPOINT ["/init/tini", "--",');
});
