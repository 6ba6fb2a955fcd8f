import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export type Metrics = {
  readonly contentType: string;
  text(): Promise<string>;
  request(route: string, method: string, status: number, seconds: number): void;
  /** What the app tells of its work beside requests. */
  readonly observer: Observer;
};

type Outcome = 'done' | 'refused' | 'failed';

export type Observer = {
  job(name: string, seconds: number, outcome: Outcome): void;
  store(call: string, seconds: number, outcome: Outcome): void;
};

/** Read when metrics are asked for. */
export type State = {
  readonly waiting: number;
  readonly running: number;
  readonly workers: number;
  readonly keptBytes: number;
};

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25];
const knownMethods: ReadonlySet<string> = new Set([
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
]);

export function createMetrics(state: () => State): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'plinth_requests_total',
    help: 'Requests that were answered, by kind of address, method and status.',
    labelNames: ['route', 'method', 'status'],
    registers,
  });
  const requestSeconds = new Histogram({
    name: 'plinth_request_seconds',
    help: 'Time from the headers of a request to the end of its answer.',
    labelNames: ['route'],
    buckets: seconds,
    registers,
  });
  const jobSeconds = new Histogram({
    name: 'plinth_job_seconds',
    help: 'Time of analyses and other work of the pool, with what it waited for a worker.',
    labelNames: ['job', 'outcome'],
    buckets: seconds,
    registers,
  });
  const storeSeconds = new Histogram({
    name: 'plinth_store_seconds',
    help: 'Time of what was asked of the store of reports.',
    labelNames: ['call', 'outcome'],
    buckets: seconds,
    registers,
  });
  const gauges: readonly (readonly [string, string, (state: State) => number])[] = [
    ['plinth_pool_waiting', 'Jobs that wait for a worker.', ({ waiting }) => waiting],
    ['plinth_pool_running', 'Jobs that are worked on.', ({ running }) => running],
    ['plinth_pool_workers', 'Workers that are open.', ({ workers }) => workers],
    ['plinth_kept_page_bytes', 'Size of the pages kept in memory.', ({ keptBytes }) => keptBytes],
  ];
  for (const [name, help, valueIn] of gauges) {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(valueIn(state()));
      },
    });
  }
  /** By their labels: looking these up in the registry costs as much as all else that is done for a kept page. */
  const found = new Map<
    string,
    { readonly number: Counter.Internal; readonly time: Histogram.Internal<'route'> }
  >();
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    request(route, written, status, time) {
      const method = knownMethods.has(written) ? written : 'other';
      const key = `${route} ${method} ${status}`;
      const counted = found.get(key) ?? {
        number: requests.labels({ route, method, status }),
        time: requestSeconds.labels({ route }),
      };
      found.set(key, counted);
      counted.number.inc();
      counted.time.observe(time);
    },
    observer: {
      job: (job, time, outcome) => jobSeconds.observe({ job, outcome }, time),
      store: (call, time, outcome) => storeSeconds.observe({ call, outcome }, time),
    },
  };
}
