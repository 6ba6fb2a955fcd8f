import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { findChromium } from '../bin/chromium';
import { freePort } from '../e2e/server';

const root = fileURLToPath(new URL('..', import.meta.url));

// The first to read this decides; the workers inherit what it decided.
process.env.PLINTH_CHROMIUM ??= findChromium() ?? '';
process.env.PLINTH_E2E_PORT ??= String(await freePort());
process.env.PLINTH_E2E_DATA ??= mkdtempSync(join(tmpdir(), 'plinth-e2e-'));

const { PLINTH_CHROMIUM, PLINTH_E2E_PORT, PLINTH_E2E_DATA } = process.env;
const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: join(root, 'e2e'),
  outputDir: join(root, 'test-results'),
  globalTeardown: join(root, 'e2e', 'remove-data.ts'),
  forbidOnly: Boolean(process.env.CI),
  // One browser at a time: two cores have the server to run as well.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  use: {
    baseURL: `http://127.0.0.1:${PLINTH_E2E_PORT}`,
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      ...(PLINTH_CHROMIUM && { executablePath: PLINTH_CHROMIUM }),
      // Containers give shared memory too small for a page.
      args: ['--disable-dev-shm-usage', ...(isRoot ? ['--no-sandbox'] : [])],
    },
  },
  webServer: {
    command: 'node --import tsx bin/start.ts',
    cwd: root,
    url: `http://127.0.0.1:${PLINTH_E2E_PORT}/api/health`,
    // The app may have to be built first.
    timeout: 10 * 60_000,
    stdout: 'ignore',
    stderr: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    env: {
      PORT: PLINTH_E2E_PORT,
      PLINTH_END_WITH_PARENT: '1',
      PLINTH_DATA_DIR: PLINTH_E2E_DATA,
      PLINTH_TODAY: '2026-11-23',
      PLINTH_PRACTICE: '0',
      PLINTH_DIST_DIR: '.next-test',
      // All journeys together are one client; the limit is tried on servers of its own.
      PLINTH_REPORTS_PER_HOUR: '0',
    },
  },
});
