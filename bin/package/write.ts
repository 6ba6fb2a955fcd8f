import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { configurationDocument } from '../../lib/policy/configuration';
import { rules } from '../../lib/rules';
import { root } from '../build';
import { bundleCommand } from './bundle';
import { packData } from './data';
import { licencesText } from './licences';
import { manifestText, schemaName } from './manifest';

/** Writes the command as a package of its own, in the place of what the folder holds. */
export async function writePackage(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const files = await bundleCommand('bin/package/plinth.ts', join(folder, 'dist'));
  packData(join(root, 'data'), join(folder, 'dist/data'));
  writeFileSync(join(folder, 'package.json'), manifestText());
  const schema = configurationDocument(rules.map(({ id }) => id));
  writeFileSync(join(folder, schemaName), `${JSON.stringify(schema, undefined, 2)}\n`);
  writeFileSync(join(folder, 'THIRD-PARTY-LICENSES.txt'), licencesText(files));
  copyFileSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
  copyFileSync(join(root, 'bin/package/readme.md'), join(folder, 'README.md'));
}
