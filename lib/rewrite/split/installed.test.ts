import { expect, test } from 'vitest';
import { readCatalog } from '../../catalog/files';
import { rewrite } from '../index';

const catalog = readCatalog();
const today = '2026-11-29';

test.each([
  ['apt-get update && apt-get install -y python3 make g++', 'server.js', undefined],
  ['apt-get update && apt-get install -y python3', 'server.js', 'install -y --no-install-recommends python3'],
  [
    'apt-get update && apt-get install -y python3 make g++',
    'server.js", "--python=/usr/bin/python3',
    'recommends python3',
  ],
])(
  'Python serves node-gyp beside a compiler, and the program elsewhere: %s, %s',
  async (install, start, kept) => {
    const dockerfile = `FROM node:22-slim\nWORKDIR /app\nRUN ${install}\nCOPY . .\nRUN npm ci\nCMD ["node", "${start}"]\n`;
    const { plans } = await rewrite({ dockerfile, to: 'node:22-slim', kind: 'split' }, catalog, today);
    const [, last = ''] = plans[0]?.text.split('\n\n') ?? [];
    if (kept === undefined) expect(last).not.toContain('python3');
    else expect(last).toContain(kept);
    expect(plans[0]?.caveats?.some((text) => text.includes('with the compiler that it serves'))).toBe(
      kept === undefined,
    );
  },
);
