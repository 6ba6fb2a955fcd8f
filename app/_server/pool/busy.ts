import { RequestError } from '../problem';

/** What is said where too many wait, and when to come back. */
export type Busy = {
  /** A job has taken so long. */
  took(milliseconds: number): void;
  /** For as many as wait now. */
  error(waiting: number): RequestError;
  /** For one that was begun, and not given the processor. */
  starved(): RequestError;
};

/** After which the machine may have less to do. */
const secondsOfOthers = 10;

/** Of so many workers. */
export function createBusy(size: number): Busy {
  let usualMilliseconds = 50;
  let last: { readonly waiting: number; readonly error: RequestError } | undefined;
  return {
    took(milliseconds) {
      usualMilliseconds += (milliseconds - usualMilliseconds) / 16;
    },

    /** The same as before as long as it says the same: where it is said a thousand times a second, making it counts. */
    error(waiting) {
      const seconds = Math.max(1, Math.ceil((waiting * usualMilliseconds) / size / 1000));
      if (last?.waiting === waiting && last.error.retryAfter === seconds) return last.error;
      const message = `Too many wait for an analysis already: ${waiting}. Try again in a moment.`;
      last = { waiting, error: new RequestError('busy', message, [], seconds) };
      return last.error;
    },

    starved: () =>
      new RequestError(
        'busy',
        'The machine of this server is busy with other programs, and the analysis did not end in time. Try again in a moment.',
        [],
        secondsOfOthers,
      ),
  };
}
