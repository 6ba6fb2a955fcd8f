import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from '../build';

/** Of the configuration of a project, where `plinth init` has its `$schema` lead to. */
export const schemaName = 'plinth.config.schema.json';

const own = z.object({
  name: z.string(),
  version: z.string(),
  description: z.string(),
  license: z.string(),
  engines: z.object({ node: z.string() }),
});

/** The `package.json` of the package: nothing is installed with it, and nothing runs when it is installed. */
export function manifestText(): string {
  const { description, engines, license, name, version } = own.parse(
    JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')),
  );
  const manifest = {
    name,
    version,
    description,
    license,
    type: 'module',
    engines,
    bin: { plinth: 'dist/plinth.js' },
    files: ['dist', schemaName, 'THIRD-PARTY-LICENSES.txt'],
  };
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}
