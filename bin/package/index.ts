import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../build';
import { writePackage } from './write';

/** `npm run package`: writes the command as a package of its own, ready for `npm pack`. */
const { values } = parseArgs({
  options: {
    /** The folder to write, in the place of what it holds. */
    to: { type: 'string', default: join(root, '.package') },
  },
});

await writePackage(values.to);
console.log(`The package is in ${values.to}`);
