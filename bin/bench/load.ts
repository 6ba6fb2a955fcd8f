import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import { freePort, startServer, untilReady } from '../../e2e/server';
import { gallery } from '../../lib/examples';
import { build, whyBuild } from '../build';
import { medianOf } from './median';
import { distinct, sample, smallSample } from './sample';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '10' } } });
const seconds = Number(values.seconds);
if (!Number.isInteger(seconds) || seconds < 5) throw new Error('--seconds takes a whole number from 5.');

/** Below it memory is still what the start left, and its growth says nothing. */
const leastForGrowth = 300;
const most = { growth: 0.2, slower: 5 };
const large = 900 * 1024;
/** Light requests alone and beside large ones in turn: other programs have the machine now more, now less. */
const rounds = 3;

/** What people send: small files by far the most. */
const files = [
  ...gallery.map(({ dockerfile }) => dockerfile),
  smallSample,
  sample(60),
  sample(60),
  sample(300),
  sample(2000),
];

type Kind = {
  readonly name: string;
  readonly connections: number;
  readonly requests: autocannon.Request[];
};

type Row = {
  readonly name: string;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly answered: number;
  readonly failed: number;
  /** Of those that had an answer: its status, and the code of its problem. */
  readonly refusals: readonly string[];
};

function posting(path: string, texts: readonly string[]): autocannon.Request {
  let nth = 0;
  return {
    method: 'POST',
    path,
    headers: { 'content-type': 'text/plain' },
    setupRequest: (request) => {
      nth += 1;
      return { ...request, body: distinct(texts[nth % texts.length] ?? smallSample) };
    },
  };
}

function reading(path: string): autocannon.Request {
  return { method: 'GET', path, headers: { 'accept-encoding': 'gzip' } };
}

const largeFile = sample(40).replace(
  'RUN go build',
  `${'RUN echo "what a generator writes" && test -n "$GO"\n'.repeat(Math.ceil(large / 52))}RUN go build`,
);

async function run(url: string, { name, connections, requests }: Kind, duration: number): Promise<Row> {
  const refusals: string[] = [];
  const onResponse: autocannon.Request['onResponse'] = (status, body) => {
    if (status >= 300) refusals.push(`${status} ${/"code":"([^"]*)"/.exec(body)?.[1] ?? ''}`);
  };
  const heard = requests.map((request) => ({ ...request, onResponse }));
  const result = await autocannon({ url, connections, duration, requests: heard, timeout: 30 });
  return {
    name,
    perSecond: result['2xx'] / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    answered: result['2xx'],
    failed: result.non2xx + result.errors + result.timeouts,
    refusals,
  };
}

/** Of several rounds, the usual one. */
function together(rows: readonly Row[]): Row {
  const median = (value: (row: Row) => number) => medianOf(rows.map(value));
  return {
    name: rows[0]?.name ?? '',
    perSecond: median(({ perSecond }) => perSecond),
    p50: median(({ p50 }) => p50),
    p99: median(({ p99 }) => p99),
    answered: rows.reduce((sum, { answered }) => sum + answered, 0),
    failed: rows.reduce((sum, { failed }) => sum + failed, 0),
    refusals: rows.flatMap(({ refusals }) => refusals),
  };
}

/** Bytes that the server holds, all its threads together, every second while `work` is under way. */
async function memoryDuring(url: string, work: Promise<unknown>): Promise<readonly number[]> {
  const samples: number[] = [];
  let isOver = false;
  const end = () => {
    isOver = true;
  };
  work.then(end, end);
  while (!isOver) {
    samples.push(await memoryOf(url));
    await wait(1000);
  }
  return samples;
}

async function memoryOf(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\S+)$/m.exec(text)?.[1]);
}

async function shareOne(url: string): Promise<string> {
  const headers = { 'content-type': 'text/plain' };
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const answer = await fetch(`${url}/api/reports`, { method: 'POST', headers, body: sample(60) });
    if (answer.status === 201) return String((await answer.json()).id);
    await wait(1000);
  }
  throw new Error(`${url}/api/reports stored nothing.`);
}

/** A bounded load on a server of its own, on this machine. Answers what was not as it has to be. */
async function measure(url: string): Promise<readonly string[]> {
  const report = await shareOne(url);
  const reads = ['/', `/r/${report}`, '/images/distroless-static-debian13-nonroot', `/api/reports/${report}`];
  const kinds: readonly Kind[] = [
    { name: 'analyses', connections: 3, requests: [posting('/api/analyze', files)] },
    { name: 'stores', connections: 1, requests: [posting('/api/reports', files)] },
    { name: 'reads', connections: 2, requests: reads.map(reading) },
  ];
  const light: Kind = {
    name: 'light requests, alone',
    connections: 2,
    requests: [...reads.map(reading), posting('/api/analyze', [smallSample])],
  };
  const heavy: Kind = {
    name: `analyses of ${Math.round(largeFile.length / 1024)} KiB`,
    connections: 1,
    requests: [posting('/api/analyze', [largeFile])],
  };
  const all = (duration: number) => Promise.all(kinds.map((kind) => run(url, kind, duration)));

  await all(Math.min(60, Math.max(5, seconds / 5)));
  const mixed = all(seconds);
  const memory = await memoryDuring(url, mixed);
  const part = Math.max(5, Math.round(Math.min(60, seconds / 5) / rounds));
  const quiet: Row[] = [];
  const streams: Row[] = [];
  const busy: Row[] = [];
  for (let round = 0; round < rounds; round += 1) {
    quiet.push(await run(url, light, part));
    const stream = run(url, heavy, part);
    busy.push(await run(url, { ...light, name: 'light requests, beside these' }, part));
    streams.push(await stream);
  }
  const [alone, stream, beside] = [together(quiet), together(streams), together(busy)];
  const rows = [...(await mixed), alone, stream, beside];
  console.table(rows.map(shown));

  const tenth = Math.max(1, Math.floor(memory.length / 10));
  const [first, last] = [medianOf(memory.slice(0, tenth)), medianOf(memory.slice(-tenth))];
  const growth = last / first - 1;
  const slower = beside.p99 / Math.max(1, alone.p99);
  console.log(
    `Memory: ${mebibytes(first)} MiB at the start, ${mebibytes(last)} at the end (${percent(growth)}); most ${mebibytes(Math.max(...memory))}.`,
  );
  console.log(`p99 of light requests beside large analyses: ${slower.toFixed(1)} times that alone.`);
  return [
    ...rows.filter(({ failed }) => failed > 0).map(failure),
    ...(seconds >= leastForGrowth && growth > most.growth ? [`memory grew by ${percent(growth)}`] : []),
    ...(slower > most.slower ? [`light requests took ${slower.toFixed(1)} times as long`] : []),
  ];
}

function shown({ name, perSecond, p50, p99, answered, failed }: Row): Record<string, string | number> {
  return { requests: name, 'a second': perSecond.toFixed(1), 'p50 ms': p50, 'p99 ms': p99, answered, failed };
}

function failure({ name, failed, refusals }: Row): string {
  const kinds = [...new Set(refusals)].join(', ');
  return `${failed} of ${name} failed (${kinds || 'no answer'})`;
}

function mebibytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(0);
}

function percent(share: number): string {
  return `${share < 0 ? '' : '+'}${(share * 100).toFixed(1)} %`;
}

if (whyBuild() !== undefined && !(await build())) throw new Error('The build failed.');
const dataFolder = await mkdtemp(join(tmpdir(), 'plinth-load-'));
const server = startServer({
  port: await freePort(),
  dataFolder,
  environment: {
    PLINTH_DIST_DIR: process.env.PLINTH_DIST_DIR ?? '.next',
    PLINTH_REPORTS_PER_HOUR: '0',
    // As people start it.
    PLINTH_PRACTICE: '',
  },
});
try {
  await untilReady(server);
  const wrong = await measure(server.url);
  for (const fault of wrong) console.error(`Not as it has to be: ${fault}.`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
} finally {
  await server.stop();
  await rm(dataFolder, { recursive: true, force: true });
}
