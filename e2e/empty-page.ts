import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './server';

const require = createRequire(import.meta.url);
const nextCommand = require.resolve('next/dist/bin/next');

const files = {
  'package.json': '{ "name": "empty", "private": true, "type": "module" }',
  // Where the packages are is outside of the folder: Turbopack follows a link only below its root.
  'next.config.js': "export default { turbopack: { root: '/' } };",
  'app/layout.js':
    'export const dynamic = "force-dynamic";\nexport default function Layout({ children }) { return <html lang="en"><body>{children}</body></html>; }',
  'app/page.js': 'export default function Page() { return <p>Empty</p>; }',
} as const;

/** Builds and serves a page with one word on it: what this version of Next ships whatever is written. */
export async function withEmptyPage<T>(work: (url: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'plinth-empty-'));
  try {
    mkdirSync(join(folder, 'app'));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    symlinkSync(join(require.resolve('next/package.json'), '../..'), join(folder, 'node_modules'));
    const build = run(folder, ['build']);
    const [code] = await once(build, 'close');
    if (code !== 0) throw new Error('The empty page could not be built');
    const port = await freePort();
    const server = run(folder, ['start', '-p', String(port), '-H', '127.0.0.1']);
    try {
      await answers(`http://127.0.0.1:${port}`);
      return await work(`http://127.0.0.1:${port}`);
    } finally {
      server.kill('SIGTERM');
      await once(server, 'close');
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(folder: string, words: readonly string[]): ChildProcess {
  return spawn(process.execPath, [nextCommand, ...words], {
    cwd: folder,
    stdio: 'ignore',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
  });
}

async function answers(url: string): Promise<void> {
  for (let tries = 0; tries < 150; tries++) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('The empty page did not answer');
}
