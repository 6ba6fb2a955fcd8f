import type { Observation } from '@/lib/observe/observation';
import { hasPassingFault } from '@/lib/observe/passing-fault';
import type { Store } from '@/lib/store/store';
import { RequestError } from '../problem';
import type { AskedImage, InspectionEvent, InspectionFault, Listener, Run, StartRun } from './run';

type Options = {
  readonly start: StartRun;
  readonly store: () => Pick<Store, 'getObservation' | 'putObservation' | 'seeObservation'>;
  readonly now: () => string;
  /** What is kept has changed. */
  readonly whenKept: () => void;
  readonly mostRunning: number;
  readonly mostWaiting: number;
  /** Of those, for one client. */
  readonly mostWaitingEach: number;
  /** How long is gone on for nobody: a page that is loaded anew comes back. */
  readonly graceMilliseconds: number;
};

export type Inspections = {
  /**
   * Tells how far the image is from now on; has it measured unless somebody does. The answer is to leave: what nobody
   * listens to is given up. Throws RequestError `busy` where too many wait.
   */
  follow(asked: AskedImage, client: string, listener: Listener): () => void;
  /** What was told last of one that is under way. */
  lookAt(asked: AskedImage): InspectionEvent | undefined;
  readonly waiting: number;
  readonly running: number;
};

type Work = {
  readonly asked: AskedImage;
  readonly key: string;
  readonly client: string;
  readonly listeners: Set<Listener>;
  /** Others whose names lead to the same manifest, which is read once. */
  readonly followers: Set<Work>;
  last: InspectionEvent;
  run?: Run;
  leader?: Work;
  digest?: string;
};

/** Images that are measured for whoever asks: a few at once, each once for all who ask for it, the others in a queue. */
export function createInspections(options: Options): Inspections {
  const { start, store, now, whenKept, mostRunning, mostWaiting, mostWaitingEach, graceMilliseconds } =
    options;
  const works = new Map<string, Work>();
  const running = new Set<Work>();
  const byDigest = new Map<string, Work>();
  let waiting: Work[] = [];

  function enter(asked: AskedImage, client: string): Work {
    const key = keyOf(asked);
    const known = works.get(key);
    if (known !== undefined) return known;
    const own = waiting.filter((other) => other.client === client).length;
    if (running.size >= mostRunning && (waiting.length >= mostWaiting || own >= mostWaitingEach))
      throw new RequestError('busy', tooManyWait(waiting.length, own >= mostWaitingEach), [], 30);
    const last = { kind: 'queued', place: waiting.length + 1 } as const;
    const work = { asked, key, client, listeners: new Set<Listener>(), followers: new Set<Work>(), last };
    works.set(key, work);
    waiting.push(work);
    return work;
  }

  function dispatch(): void {
    for (let next = nextOne(); next !== undefined; next = nextOne()) begin(next);
    for (const [before, work] of waiting.entries()) {
      const place = before + 1;
      if (work.last.kind !== 'queued' || work.last.place !== place) tell(work, { kind: 'queued', place });
    }
  }

  function nextOne(): Work | undefined {
    return running.size < mostRunning ? waiting.shift() : undefined;
  }

  function begin(work: Work): void {
    running.add(work);
    tell(work, { kind: 'begun' });
    work.run = start(work.asked, {
      resolved: (digest) => void resolved(work, digest),
      progress: (progress) => tell(work, { kind: 'progress', progress }),
      done: (observation) => void done(work, observation),
      failed: (fault) => failed(work, fault),
    });
  }

  /** What is read already, or is being read under another name, is not read again. */
  async function resolved(work: Work, digest: string): Promise<void> {
    const kept = await store().getObservation(digest).catch(logged);
    if (!isRunning(work)) return;
    work.digest = digest;
    const leader = byDigest.get(digest);
    if (kept !== undefined && !hasPassingFault(kept)) {
      work.run?.end();
      await keepName(work, digest);
      finish(work, { kind: 'done', observation: kept, seenAt: now() });
    } else if (leader !== undefined) {
      work.run?.end();
      running.delete(work);
      work.leader = leader;
      leader.followers.add(work);
      tell(work, leader.last);
      dispatch();
    } else {
      byDigest.set(digest, work);
      work.run?.goOn();
    }
  }

  async function done(work: Work, observation: Observation): Promise<void> {
    const seenAt = now();
    await store().putObservation(observation, work.asked, seenAt).catch(logged);
    for (const follower of work.followers) await keepName(follower, observation.digest);
    finish(work, { kind: 'done', observation, seenAt });
  }

  async function keepName({ asked }: Work, digest: string): Promise<void> {
    await store()
      .seeObservation({ ...asked, digest, seenAt: now() })
      .catch(logged);
  }

  function failed(work: Work, fault: InspectionFault | undefined): void {
    if (isRunning(work)) finish(work, { kind: 'failed', fault });
  }

  function finish(work: Work, event: InspectionEvent): void {
    if (event.kind === 'done') whenKept();
    const followers = [...work.followers];
    tell(work, event);
    remove(work);
    for (const follower of followers) remove(follower);
    dispatch();
  }

  function remove(work: Work): void {
    if (works.get(work.key) === work) works.delete(work.key);
    waiting = waiting.filter((other) => other !== work);
    running.delete(work);
    work.leader?.followers.delete(work);
    if (work.digest !== undefined && byDigest.get(work.digest) === work) byDigest.delete(work.digest);
  }

  function tell(work: Work, event: InspectionEvent): void {
    work.last = event;
    for (const listener of work.listeners) listener(event);
    for (const follower of work.followers) tell(follower, event);
  }

  function leave(work: Work, listener: Listener): void {
    if (!work.listeners.delete(listener) || isHeard(work)) return;
    setTimeout(() => giveUpUnheard(work), graceMilliseconds).unref();
  }

  function giveUpUnheard(work: Work): void {
    if (works.get(work.key) !== work || isHeard(work)) return;
    const { leader } = work;
    work.run?.end();
    remove(work);
    if (leader !== undefined) giveUpUnheard(leader);
    dispatch();
  }

  function isHeard({ listeners, followers }: Work): boolean {
    return listeners.size > 0 || [...followers].some(isHeard);
  }

  function isRunning(work: Work): boolean {
    return works.get(work.key) === work && running.has(work);
  }

  return {
    follow(asked, client, listener) {
      const work = enter(asked, client);
      work.listeners.add(listener);
      if (waiting.includes(work) && running.size < mostRunning) dispatch();
      else listener(work.last);
      return () => leave(work, listener);
    },

    lookAt: (asked) => works.get(keyOf(asked))?.last,

    get waiting() {
      return waiting.length;
    },

    get running() {
      return running.size;
    },
  };
}

function keyOf({ reference, platform }: AskedImage): string {
  return `${reference} ${platform}`;
}

/** What cannot be kept is measured all the same. */
function logged(error: unknown): undefined {
  console.error(error);
  return undefined;
}

function tooManyWait(count: number, isOwn: boolean): string {
  return isOwn
    ? 'Several images that you asked for wait to be measured already. Try again when one of them is done.'
    : `${count} images wait to be measured already. Try again in a minute.`;
}
