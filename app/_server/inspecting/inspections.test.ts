import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openSqliteStore } from '@/lib/store/sqlite';
import type { Store } from '@/lib/store/store';
import { sampleDigest, sampleObservation } from '@/lib/store/testing/sample-observation';
import { createInspections } from './inspections';
import type { AskedImage, InspectionEvent, StartRun, Told } from './run';

vi.mock('server-only', () => ({}));

let folder = '';
let store: Store;
/** Who measures, in the order they were begun: here the test plays the registry. */
let runs: { asked: AskedImage; told: Told; goesOn: boolean; isEnded: boolean }[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plinth-inspections-'));
  store = await openSqliteStore(folder);
  runs = [];
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

const start: StartRun = (asked, told) => {
  const run = { asked, told, goesOn: false, isEnded: false };
  runs.push(run);
  return {
    goOn() {
      run.goesOn = true;
    },
    end() {
      run.isEnded = true;
    },
  };
};

const at = '2026-11-23T10:00:00.000Z';
const opened = () =>
  createInspections({
    start,
    store: () => store,
    now: () => at,
    whenKept: () => {},
    mostRunning: 2,
    mostWaiting: 4,
    mostWaitingEach: 2,
    graceMilliseconds: 0,
  });

const image = (reference: string): AskedImage => ({
  reference: `docker.io/library/${reference}`,
  platform: 'linux/amd64',
});

/** Somebody who asks, and all that he is told. */
function asker(inspections: ReturnType<typeof opened>, reference: string, client = 'somebody') {
  const events: InspectionEvent[] = [];
  const leave = inspections.follow(image(reference), client, (event) => events.push(event));
  return { events, leave, kinds: () => events.map(({ kind }) => kind) };
}

const settled = async (check: () => void) => await vi.waitFor(check);

test('two who ask for one image hear of one measuring, and it is kept', async () => {
  const inspections = opened();
  const first = asker(inspections, 'node:24');
  const second = asker(inspections, 'node:24', 'another');
  expect(runs).toHaveLength(1);
  const observation = sampleObservation('node:24');
  runs[0]?.told.resolved(observation.digest);
  await settled(() => expect(runs[0]?.goesOn).toBe(true));
  const progress = { layer: 1, layers: 2, bytes: 5, totalBytes: 10 };
  runs[0]?.told.progress(progress);
  // Who comes later hears how far it is.
  const third = asker(inspections, 'node:24', 'a third');
  runs[0]?.told.done(observation);
  const done = { kind: 'done', observation, seenAt: at };
  await settled(() => expect(third.events.at(-1)).toEqual(done));
  expect(first.events).toEqual([{ kind: 'begun' }, { kind: 'progress', progress }, done]);
  expect(second.events.at(-1)).toEqual(done);
  expect(third.events[0]).toEqual({ kind: 'progress', progress });
  expect(await store.findObservation('node:24', 'linux/amd64')).toEqual({ observation, seenAt: at });
  expect(inspections.running).toBe(0);
});

test('names that lead to one manifest are read once, and each is kept', async () => {
  const inspections = opened();
  const first = asker(inspections, 'node:24');
  const second = asker(inspections, 'node:24.1');
  const observation = sampleObservation('node:24');
  runs[0]?.told.resolved(observation.digest);
  await settled(() => expect(runs[0]?.goesOn).toBe(true));
  runs[1]?.told.resolved(observation.digest);
  await settled(() => expect(runs[1]?.isEnded).toBe(true));
  expect(runs[1]?.goesOn).toBe(false);
  expect(inspections.running).toBe(1);
  // The first one leaves; the other still wants it.
  first.leave();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(runs[0]?.isEnded).toBe(false);
  runs[0]?.told.done(observation);
  await settled(() => expect(second.kinds().at(-1)).toBe('done'));
  expect((await store.findObservation('node:24.1', 'linux/amd64'))?.observation).toEqual(observation);
});

test('what is kept by its digest is not read again', async () => {
  const observation = sampleObservation('node:24');
  await store.putObservation(observation, image('node:24'), '2026-11-20T10:00:00.000Z');
  const inspections = opened();
  const one = asker(inspections, 'node:24');
  runs[0]?.told.resolved(observation.digest);
  await settled(() => expect(one.events.at(-1)).toEqual({ kind: 'done', observation, seenAt: at }));
  expect(runs[0]).toMatchObject({ goesOn: false, isEnded: true });
  expect((await store.findObservation('node:24', 'linux/amd64'))?.seenAt).toBe(at);
});

test('what was not had of an image is read again where somebody asks again, and kept in its place', async () => {
  const whole = sampleObservation('node:24');
  const layer = {
    digest: sampleDigest('layer'),
    mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
    packing: 'gzip',
    size: 1000,
    fault: 'length-mismatch',
  } as const;
  const part = { ...whole, layers: [layer] };
  await store.putObservation(part, image('node:24'), '2026-11-20T10:00:00.000Z');
  const one = asker(opened(), 'node:24');
  runs[0]?.told.resolved(whole.digest);
  await settled(() => expect(runs[0]?.goesOn).toBe(true));
  runs[0]?.told.done(whole);
  await settled(() => expect(one.events.at(-1)).toMatchObject({ kind: 'done' }));
  expect(await store.getObservation(whole.digest)).toEqual(whole);
});

test('two are measured at once, the others are told their place, and move up', async () => {
  const inspections = opened();
  asker(inspections, 'a:1');
  asker(inspections, 'b:1');
  const third = asker(inspections, 'c:1');
  const fourth = asker(inspections, 'd:1');
  expect(runs).toHaveLength(2);
  expect(inspections.waiting).toBe(2);
  expect(third.events).toEqual([{ kind: 'queued', place: 1 }]);
  expect(fourth.events).toEqual([{ kind: 'queued', place: 2 }]);
  runs[0]?.told.failed({ code: 'not-there', details: {} });
  expect(third.kinds()).toEqual(['queued', 'begun']);
  expect(fourth.events.at(-1)).toEqual({ kind: 'queued', place: 1 });
  expect(runs[2]?.asked.reference).toBe('docker.io/library/c:1');
});

test('too many that wait are refused, also of one who asks for many', () => {
  const inspections = opened();
  for (const name of ['a:1', 'b:1', 'c:1', 'd:1']) asker(inspections, name, 'greedy');
  expect(() => asker(inspections, 'e:1', 'greedy')).toThrow(expect.objectContaining({ code: 'busy' }));
  // What is under way already takes no place.
  asker(inspections, 'c:1', 'greedy');
  asker(inspections, 'e:1', 'modest');
  asker(inspections, 'f:1', 'quiet');
  expect(() => asker(inspections, 'g:1', 'late')).toThrow(
    expect.objectContaining({ code: 'busy', retryAfter: 30 }),
  );
});

test('what nobody listens to any more is given up, whether it waits or is measured', async () => {
  const inspections = opened();
  const [first, second, third] = ['a:1', 'b:1', 'c:1'].map((name) => asker(inspections, name));
  third?.leave();
  await settled(() => expect(inspections.waiting).toBe(0));
  first?.leave();
  await settled(() => expect(runs[0]?.isEnded).toBe(true));
  expect(inspections.running).toBe(1);
  expect(inspections.lookAt(image('a:1'))).toBeUndefined();
  // Begun anew for who asks again; the one that was given up has no say in it.
  const again = asker(inspections, 'a:1');
  runs[0]?.told.failed({ code: 'not-reached', details: {} });
  expect(again.kinds()).toEqual(['begun']);
  expect(second?.kinds()).toEqual(['begun']);
});

test('a fault is told to all, and the next who asks begins anew', async () => {
  const inspections = opened();
  const both = [asker(inspections, 'a:1'), asker(inspections, 'a:1')];
  const fault = { code: 'not-there', details: { host: 'docker.io' } } as const;
  runs[0]?.told.failed(fault);
  for (const each of both) expect(each.events.at(-1)).toEqual({ kind: 'failed', fault });
  asker(inspections, 'a:1');
  expect(runs).toHaveLength(2);
  expect(await store.observedNames()).toEqual([]);
});

test('what there is no room for is answered all the same', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {});
  await store.close();
  store = await openSqliteStore(join(folder, 'small'), 80 * 1024);
  const inspections = opened();
  const one = asker(inspections, 'a:1');
  runs[0]?.told.resolved(sampleDigest('a:1'));
  await settled(() => expect(runs[0]?.goesOn).toBe(true));
  const sample = sampleObservation('a:1');
  const environment = Array.from({ length: 10_000 }, () => String(Math.random()));
  runs[0]?.told.done({ ...sample, config: { ...sample.config, environment } });
  await settled(() => expect(one.kinds().at(-1)).toBe('done'));
  expect(said.mock.calls[0]?.[0]).toMatchObject({ name: 'StoreError', code: 'full' });
  said.mockRestore();
});
