import { analyze } from '../../lib/analyze';
import type { WholeCatalog } from '../../lib/catalog/catalog';
import { medianTime } from './median';

const kinds: readonly (readonly [string, (at: number) => string])[] = [
  ['20,000 RUN with packages', (at) => `RUN apt-get update && apt-get install -y package-${at}`],
  ['20,000 unknown instructions', (at) => `FOO ${at}`],
  ['20,000 ENV, each from the one before', (at) => `ENV A${at + 1}=$A${at}x`],
  ['20,000 COPY --from', (at) => `COPY --from=image-${at} /a /b${at}`],
  ['20,000 downloads', (at) => `RUN curl -sSL https://example.com/${at} | bash`],
  ['20,000 stages', (at) => `FROM debian:13 AS stage-${at}`],
];

/** Generated files near the limit, against a quarter of each: four times the lines should take four times the time. */
export async function benchHostile(catalog: WholeCatalog, today: string): Promise<void> {
  const table = [];
  for (const [name, line] of kinds) {
    const [quarter = '', whole = ''] = [5_000, 20_000].map(
      (count) => `FROM debian:13\n${Array.from({ length: count }, (_, at) => line(at)).join('\n')}\n`,
    );
    const small = await medianTime(() => analyze({ dockerfile: quarter }, catalog, today), 3);
    const large = await medianTime(() => analyze({ dockerfile: whole }, catalog, today), 3);
    const report = JSON.stringify(await analyze({ dockerfile: whole }, catalog, today));
    table.push({
      file: name,
      'quarter ms': small.toFixed(0),
      'whole ms': large.toFixed(0),
      'per line': (large / small / 4).toFixed(2),
      'report KB': (report.length / 1000).toFixed(0),
    });
  }
  console.table(table);
}
