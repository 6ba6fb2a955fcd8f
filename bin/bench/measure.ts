import { readCatalog } from '../../lib/catalog/files';
import { benchHostile } from './hostile';
import { benchPlans } from './plans';
import { benchReading } from './reading';
import { benchWeight } from './weight';

const today = '2026-11-23';
const asked = process.argv.slice(2);

const start = performance.now();
const catalog = readCatalog();
console.log(
  `Catalog of ${catalog.images.length} images loaded once in ${(performance.now() - start).toFixed(0)} ms`,
);
if (asked.includes('reading')) await benchReading(catalog, today);
if (asked.includes('weight')) await benchWeight(catalog, today);
if (asked.includes('hostile')) await benchHostile(catalog, today);
if (asked.includes('plans')) await benchPlans(catalog, today);
console.log(`Peak memory: ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB`);
