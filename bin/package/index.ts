import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../build';
import { bundleCommand } from './bundle';
import { packData } from './data';

const folder = join(root, '.package');
rmSync(folder, { recursive: true, force: true });
await bundleCommand('bin/package/plinth.ts', join(folder, 'dist'));
packData(join(root, 'data'), join(folder, 'dist/data'));
