import { analyze } from '../../lib/analyze';
import type { WholeCatalog } from '../../lib/catalog/catalog';
import { wishes } from '../../lib/report/wishes';
import { rewrite } from '../../lib/rewrite';
import { medianOf, processorTime } from './median';
import { distinct, sample } from './sample';

/** One stage that builds and runs, on a base that has ended: all ways to lay it out are worked out. */
function single(lines: number): string {
  const head = ['FROM node:20', 'WORKDIR /srv', 'COPY package*.json ./', 'RUN npm ci', 'ARG VERSION=1.0'];
  const tail = ['COPY . /app', 'RUN npm run build', 'EXPOSE 3000', 'USER node', 'CMD ["node", "/app/a.js"]'];
  const body = Array.from({ length: lines - head.length - tail.length }, (_, at) =>
    at % 2 === 0 ? `ENV NAME${at}="a value"` : `RUN mkdir -p /srv/part${at}`,
  );
  return `${[...head, ...body, ...tail].join('\n')}\n`;
}

const files: readonly (readonly [string, string, number])[] = [
  ['one stage, 100 lines', single(100), 120],
  [
    'two stages, 100 lines',
    sample(100).replace('distroless/static-debian13:nonroot', 'distroless/static-debian12'),
    120,
  ],
  ['one stage, 1,000 lines', single(1_000), 12],
];
const batches = 5;

/** What plans cost, against the analysis of the same file, in alternating batches. */
export async function benchPlans(catalog: WholeCatalog, today: string): Promise<void> {
  const rows = [];
  for (const [name, text, batch] of files) {
    const ask = (to: string | readonly string[]) =>
      rewrite({ dockerfile: distinct(text), to: typeof to === 'string' ? to : [...to] }, catalog, today);
    const runs = {
      analysis: () => analyze({ dockerfile: distinct(text) }, catalog, today),
      one: () => ask('least-change'),
      cards: () => ask(wishes),
      cures: () => rewrite({ dockerfile: distinct(text) }, catalog, today),
    };
    const kinds = ['analysis', 'one', 'cards', 'cures'] as const;
    const times: Record<keyof typeof runs, number[]> = { analysis: [], one: [], cards: [], cures: [] };
    for (const kind of kinds) await processorTime(runs[kind], batch, 0);
    for (let index = 0; index < batches; index += 1)
      for (const kind of kinds) times[kind].push(await processorTime(runs[kind], 0, Math.ceil(batch / 4)));
    const whole = medianOf(times.analysis);
    rows.push({
      file: name,
      'analysis ms': whole.toFixed(2),
      'one plan': (medianOf(times.one) / whole).toFixed(2),
      'three plans': (medianOf(times.cards) / whole).toFixed(2),
      cures: (medianOf(times.cures) / whole).toFixed(2),
    });
  }
  console.table(rows);
}
