import { parseArgs } from 'node:util';
import { readCatalog } from '../../lib/catalog/files';
import { benchHostile } from './hostile';
import { benchReading } from './reading';
import { benchRequests } from './requests';
import { benchWeight } from './weight';

const today = '2026-11-23';

const { values } = parseArgs({
  options: {
    /** Address of another server on this machine, or the folder of a checkout that is built. */
    against: { type: 'string' },
    /** Some of `reading`, `weight`, `requests`, `hostile`. */
    only: { type: 'string', multiple: true },
  },
});
const isAsked = (part: string) => values.only === undefined || values.only.includes(part);

const start = performance.now();
const catalog = readCatalog();
console.log(
  `Catalog of ${catalog.images.length} images loaded once in ${(performance.now() - start).toFixed(0)} ms`,
);
if (isAsked('reading')) await benchReading(catalog, today);
if (isAsked('weight')) await benchWeight(catalog, today);
if (isAsked('hostile')) await benchHostile(catalog, today);
console.log(`Peak memory: ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB`);
if (isAsked('requests')) await benchRequests(values.against);
