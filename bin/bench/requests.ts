import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import autocannon from 'autocannon';
import { freePort, startServer, untilReady } from '../../e2e/server';
import { build, root, whyBuild } from '../build';
import { medianOf } from './median';
import { processorTimeOf } from './processor';
import { distinct, sample } from './sample';

const rounds = 3;
const seconds = 4;
/** Not measured: what has just been started is still being compiled, and an analysis is much code. */
const secondsBefore = { GET: 8, POST: 30 };
const connections = 3;

/** A server to ask, and the report shared there that is asked for. */
type Side = {
  readonly url: string;
  readonly report: string;
  /** Where this started it. */
  readonly process?: number | undefined;
};

/** Answers a second, and what one costs the processor. */
type Rate = { readonly perSecond: number; readonly milliseconds: number };

type Kind = {
  readonly name: string;
  readonly method: 'GET' | 'POST';
  readonly path: (side: Side) => string;
};

const kinds: readonly Kind[] = [
  { name: 'analyze', method: 'POST', path: () => '/api/analyze' },
  { name: 'share', method: 'POST', path: () => '/api/reports' },
  { name: '/', method: 'GET', path: () => '/' },
  { name: '/r/<id>', method: 'GET', path: ({ report }) => `/r/${report}` },
  { name: '/images/<id>', method: 'GET', path: () => '/images/distroless-static-debian13-nonroot' },
];

/**
 * Requests a second that the built server answers and their processor time, beside another one in alternating rounds: `against` is its address,
 * or the folder of a checkout that is built. Both are on this machine; what this starts it ends.
 */
export async function benchRequests(against: string | undefined): Promise<void> {
  if (whyBuild() !== undefined && !(await build())) throw new Error('The build failed.');
  const ends: (() => Promise<unknown>)[] = [];
  try {
    const ours = await startSide(root, ends);
    const sides = [ours, ...(against === undefined ? [] : [await otherSide(against, ends)])];
    const rows = [];
    for (const kind of kinds) {
      const rates: Rate[][] = sides.map(() => []);
      for (const side of sides) await rateOf(side, kind, secondsBefore[kind.method]);
      for (let round = 0; round < rounds; round += 1) {
        for (const [index, side] of sides.entries()) rates[index]?.push(await rateOf(side, kind, seconds));
      }
      rows.push(rowOf(kind, rates.map(medianRate)));
    }
    console.table(rows);
  } finally {
    for (const end of ends) await end();
  }
}

async function startSide(folder: string, ends: (() => Promise<unknown>)[]): Promise<Side> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'plinth-bench-'));
  ends.push(() => rm(dataFolder, { recursive: true, force: true }));
  const distFolder = folder === root ? process.env.PLINTH_DIST_DIR : undefined;
  const environment = {
    PLINTH_DIST_DIR: distFolder ?? '.next',
    PLINTH_REPORTS_PER_HOUR: '0',
    // As people start it.
    PLINTH_PRACTICE: '',
  };
  const server = startServer({ port: await freePort(), dataFolder, folder, environment });
  ends.unshift(() => server.stop());
  await untilReady(server);
  return { url: server.url, report: await shareOne(server.url), process: server.child.pid };
}

async function otherSide(against: string, ends: (() => Promise<unknown>)[]): Promise<Side> {
  if (!/^https?:/.test(against)) return await startSide(resolve(against), ends);
  const { hostname, origin } = new URL(against);
  if (!['127.0.0.1', 'localhost', '[::1]'].includes(hostname)) {
    throw new Error(`${against} is not on this machine: load is for servers of one's own.`);
  }
  return { url: origin, report: await shareOne(origin) };
}

/** A server that has only just started is asked again: its workers may have to read the catalog first. */
async function shareOne(url: string): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await fetch(`${url}/api/reports`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: sample(60),
    });
    if (answer.status === 201) {
      const { id } = await answer.json();
      return String(id);
    }
    if (answer.status !== 503 || attempt === 10) {
      throw new Error(`${url}/api/reports answered ${answer.status}`);
    }
    await wait(1000);
  }
}

async function rateOf(side: Side, { method, path }: Kind, duration: number): Promise<Rate> {
  const { url } = side;
  const before = processorTimeOf(side.process);
  const result = await autocannon({
    url,
    connections,
    duration,
    requests: [
      {
        method,
        path: path(side),
        headers: { 'accept-encoding': 'gzip', ...(method === 'POST' && { 'content-type': 'text/plain' }) },
        ...(method === 'POST' && {
          setupRequest: (request) => ({ ...request, body: distinct(sample(60)) }),
        }),
      },
    ],
  });
  const failed = result.non2xx + result.errors;
  if (failed > 0)
    console.warn(`${url}${path(side)}: ${failed} of ${result.requests.total} were not answered with 2xx`);
  const answered = result['2xx'];
  return {
    perSecond: answered / result.duration,
    milliseconds: (processorTimeOf(side.process) - before) / answered,
  };
}

function medianRate(rates: readonly Rate[]): Rate {
  return {
    perSecond: medianOf(rates.map(({ perSecond }) => perSecond)),
    milliseconds: medianOf(rates.map(({ milliseconds }) => milliseconds)),
  };
}

function rowOf({ name }: Kind, [ours, other]: readonly Rate[]): Record<string, string> {
  if (ours === undefined) return { request: name };
  const row = {
    request: name,
    'a second': ours.perSecond.toFixed(1),
    'processor ms': ours.milliseconds.toFixed(2),
  };
  if (other === undefined) return row;
  return {
    ...row,
    other: other.perSecond.toFixed(1),
    'other ms': other.milliseconds.toFixed(2),
    ratio: (ours.perSecond / other.perSecond).toFixed(1),
    'processor ratio': (other.milliseconds / ours.milliseconds).toFixed(1),
  };
}
