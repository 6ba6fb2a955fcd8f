import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from '../build';

const about = z.object({ name: z.string(), version: z.string(), license: z.string() });

/** What the packages are licensed under that went into the bundle, by the files that did. */
export function licencesText(files: readonly string[]): string {
  const folders = new Set(files.flatMap((file) => folderOf(file) ?? []));
  const parts = [...folders].sort().map((folder) => {
    const { license, name, version } = about.parse(
      JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')),
    );
    return `${name} ${version} (${license})\n\n${textOf(join(root, folder), name, license)}\n`;
  });
  const head = 'The command contains code of these packages, under these licences.\n';
  return [head, ...parts].join(`\n${'-'.repeat(80)}\n\n`);
}

/** `node_modules/@noble/hashes` of a file in there, `node_modules/a/node_modules/b` of one below that. */
function folderOf(file: string): string | undefined {
  const modules = 'node_modules/';
  const at = file.lastIndexOf(modules);
  if (at === -1) return undefined;
  const parts = file.slice(at + modules.length).split('/');
  const name = parts.slice(0, parts[0]?.startsWith('@') ? 2 : 1).join('/');
  return file.slice(0, at) + modules + name;
}

function textOf(folder: string, name: string, license: string): string {
  const found = readdirSync(folder).find((file) => /^(?:un)?licen[cs]e(?:[.-].*)?$/i.test(file));
  if (found !== undefined) return readFileSync(join(folder, found), 'utf8').trim();
  const inside = join(folder, 'README.md');
  const [, section] = existsSync(inside) ? readFileSync(inside, 'utf8').split(/^#+ Licen[cs]e\n/m) : [];
  if (section !== undefined) return section.trim();
  // A licence without a name in it: its text is in the package already.
  if (license === 'Apache-2.0') return 'The text of the licence is that of the file LICENSE.';
  throw new Error(`${name} has no file with its licence`);
}
