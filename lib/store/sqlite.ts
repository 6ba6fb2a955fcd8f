import type { Database, Engine, Write } from './engine';
import { type OpenFile, openFile } from './open-file';
import { isBusy, toStoreError } from './sqlite-error';
import type { Store } from './store';
import { StoreError } from './store-error';
import { storeOn } from './store-on';
import { untilFree } from './until-free';
import { writeQueue } from './write-queue';

/** How long a lock that another program holds is waited for. */
const patienceMilliseconds = 3_000;
const writeAttempts = 3;

type Work<T> = (database: Database) => Promise<T>;

/**
 * Reports in one SQLite file in `folder`, which is made when missing. Several processes may share the file.
 * Beyond `mostBytes` nothing more is stored. A write is answered once its row is on disk (WAL with synchronous=FULL) in
 * the file that will be found under its path: where that was removed or replaced meanwhile, it is opened anew.
 * Throws StoreError.
 */
export async function openSqliteEngine(
  folder: string,
  mostBytes = Number.POSITIVE_INFINITY,
): Promise<Engine> {
  const holder = holdFile((until) => openFile(folder, mostBytes, until));
  await holder.use(async () => {});
  return {
    find: holder.find,
    async write(write) {
      const isMade = await holder.write(write);
      // Only the log still has it, and that is emptied some time in any case.
      if (write.erases) await holder.use(async (file) => file.emptyLog()).catch(() => {});
      return isMade;
    },
    hasRoom: () => holder.use(async (file) => file.hasRoom()),
    size: () => holder.use(async (file) => file.size()),
    compact: () => holder.use(async (file) => file.compact()),
    close: holder.close,
  };
}

export async function openSqliteStore(folder: string, mostBytes?: number): Promise<Store> {
  return storeOn(await openSqliteEngine(folder, mostBytes));
}

/** The open file, opened anew after whatever went wrong with it. */
function holdFile(open: (until: number) => Promise<OpenFile>) {
  let opened: Promise<OpenFile> | undefined;

  function current(until: number): Promise<OpenFile> {
    if (opened === undefined) {
      const opening = open(until);
      opened = opening;
      opening.catch(() => {
        if (opened === opening) opened = undefined;
      });
    }
    return opened;
  }

  /** Closed before another is opened: SQLite removes the log of a file by its path. Answers that it is not to be used. */
  async function forget(file: OpenFile): Promise<false> {
    if (opened !== undefined && (await opened.catch(() => undefined)) === file) {
      opened = undefined;
      await file.close();
    }
    return false;
  }

  async function use<T>(work: (file: OpenFile) => Promise<T>, until = deadline()): Promise<T> {
    const file = await current(until);
    try {
      return await untilFree(() => work(file), until);
    } catch (error) {
      const isClosed = (await opened?.catch(() => undefined)) !== file;
      // Somebody else has found it out of place meanwhile.
      if (isClosed) return await untilFree(async () => work(await current(until)), until);
      if (toStoreError(error).code === 'disk-full') throw file.hasRoom() ? error : setSizeReached(error);
      if (!isBusy(error)) await forget(file);
      throw error;
    }
  }

  const write = writeQueue<Write>(async (writes, until) => {
    for (let attempt = 1; attempt <= writeAttempts; attempt += 1) {
      const made = await use(async (file) => file.write(writes), until);
      const isSafe = await use(async (file) => areKept(file, [...made]) || (await forget(file)), until);
      if (isSafe) return made;
    }
    throw new StoreError('unavailable', 'The report database is replaced all the time.');
  });

  /** Whatever is wrong with the file at the path shows when it is opened anew. */
  function areKept(file: OpenFile, writes: readonly Write[]): boolean {
    try {
      return file.areKept(writes);
    } catch (error) {
      if (isBusy(error)) throw error;
      return false;
    }
  }

  return {
    use: <T>(work: (file: OpenFile) => Promise<T>) => guarded(() => use(work)),

    /** What is looked for; in a file that is no longer in place it is not found before it is looked for in the new one. */
    find: <T>(work: Work<T | undefined>) =>
      guarded(async () => {
        const found = await use(({ database }) => work(database));
        if (found !== undefined) return found;
        if (await use(async (file) => file.isInPlace() || (await forget(file)))) return undefined;
        return await use(({ database }) => work(database));
      }),

    /** In turn, as `writeQueue` does; the time that one waits counts as patience. */
    write: (item: Write) => guarded(() => write({ item, until: deadline() })),

    async close(): Promise<void> {
      const file = await opened?.catch(() => undefined);
      opened = undefined;
      await file?.close();
    },
  };
}

/** SQLite tells it as it does a full disk. */
function setSizeReached(cause: unknown): StoreError {
  return new StoreError('full', 'The size that was set for reports is reached.', { cause });
}

function deadline(): number {
  return performance.now() + patienceMilliseconds;
}

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toStoreError(error);
  }
}
