import { expect, test } from 'vitest';
import { analyze } from '../analyze';
import { readCatalog } from '../catalog/files';
import { findSecrets } from '../secrets/find';
import { redact } from '../secrets/redact';
import { changesIn, placedRule } from './stored-changes';

const catalog = readCatalog();

async function changesByRedacting(dockerfile: string) {
  const stored = redact(dockerfile, findSecrets(dockerfile));
  expect(stored).not.toBe(dockerfile);
  const [seen, kept] = await Promise.all(
    [dockerfile, stored].map((text) => analyze({ dockerfile: text }, catalog, '2026-11-23')),
  );
  return seen && kept && changesIn(seen, kept);
}

const end = 'USER 1000\nCMD ["sleep", "1"]\n';

test('a secret that is replaced changes nothing of what is found', async () => {
  expect(await changesByRedacting(`FROM debian:trixie-slim\nENV DB_PASSWORD=hunter2-Kx93\n${end}`)).toBe(
    undefined,
  );
});

test('a sentence that spoke of a secret is another one without it', async () => {
  const changes = await changesByRedacting(
    `FROM debian:trixie-slim\nENV APP_SECRET=Kx93hunter2\nWORKDIR $APP_SECRET\n${end}`,
  );
  expect(changes).toMatchObject({ gone: [], new: [], reworded: [{ rule: 'workdir-relative' }] });
  expect(changes?.summary).toContain('plinth-redacted-secret goes on from wherever the base was left');
});

test('findings that come and go are told by rule, severity and line, each as often as it is there', async () => {
  const seen = await analyze({ dockerfile: `FROM node:18\nMAINTAINER x\n${end}` }, catalog, '2026-11-23');
  const { findings } = seen;
  const stored = { ...seen, findings: findings.slice(1) };
  expect(findings.length).toBeGreaterThan(1);
  expect(changesIn(seen, stored)).toEqual({ gone: findings.slice(0, 1), new: [], reworded: [] });
  expect(changesIn(stored, seen)).toEqual({ gone: [], new: findings.slice(0, 1), reworded: [] });
  expect(changesIn({ ...seen, findings: [...findings, ...findings] }, seen)?.gone).toHaveLength(
    findings.length,
  );
  expect(placedRule(findings[0] ?? expect.fail())).toMatch(/^`[a-z-]+` on line \d+$/);
});

test('another sentence to open with is a change', async () => {
  const seen = await analyze({ dockerfile: `FROM node:18\n${end}` }, catalog, '2025-01-01');
  const stored = await analyze({ dockerfile: `FROM node:18\n${end}` }, catalog, '2026-11-23');
  expect(changesIn(seen, seen)).toBeUndefined();
  expect(changesIn(seen, stored)).toMatchObject({
    summary: 'Builds and starts, but node:18 gets no fixes since 2025-04-30',
  });
});
