import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const systemBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

/** A Chromium on this machine that starts: the one named, the system's, or Playwright's own. */
export function findChromium(): string | undefined {
  const named = process.env.PLINTH_CHROMIUM;
  if (named) return named;
  return [...systemBrowsers, chromium.executablePath()].find(starts);
}

/** Present is not enough: Ubuntu's `chromium-browser` only says that it is a snap, and libraries may be missing. */
function starts(path: string): boolean {
  if (!existsSync(path)) return false;
  const { status, stdout } = spawnSync(path, ['--version', '--no-sandbox'], {
    encoding: 'utf8',
    timeout: 30_000,
  });
  return status === 0 && /Chrom/.test(stdout);
}

type Way = { readonly name: string; readonly commands: readonly (readonly string[])[] };

/** As root from the system's packages, which bring the libraries along; otherwise, or where that fails, Playwright's. */
function ways(): readonly Way[] {
  const isRoot = process.getuid?.() === 0;
  const fromSystem: Way = {
    name: 'apt-get install chromium',
    commands: [
      ['apt-get', 'update', '-qq'],
      ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation'],
    ],
  };
  const own: Way = {
    name: 'playwright install chromium',
    commands: [['npx', 'playwright', 'install', ...(isRoot ? ['--with-deps'] : []), 'chromium']],
  };
  return isRoot && existsSync('/usr/bin/apt-get') ? [fromSystem, own] : [own];
}

/** Installs a Chromium, saying how; undefined when no way worked. */
export function installChromium(): string | undefined {
  for (const { name, commands } of ways()) {
    console.log(`No Chromium was found on this machine. Installing one: ${name}`);
    const done = commands.every(([command = '', ...rest]) => {
      const { status } = spawnSync(command, rest, {
        stdio: 'inherit',
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
        timeout: 15 * 60_000,
      });
      return status === 0;
    });
    const path = done ? findChromium() : undefined;
    if (path !== undefined) {
      console.log(`Installed Chromium: ${path}`);
      return path;
    }
    console.log(`That did not give a Chromium that starts: ${name}`);
  }
  return undefined;
}
