import type { Fault } from '@/lib/report/read-request';
import type { StoreError } from '@/lib/store/store-error';

type ProblemKind = {
  readonly status: number;
  readonly title: string;
  /** Said when whoever raises the problem has nothing more exact to say. */
  readonly detail: string;
};

/** The one table from error code to HTTP status and sentence. */
export const problems = {
  empty: {
    status: 400,
    title: 'Nothing to analyze',
    detail: 'The Dockerfile is empty. Send one that has at least a FROM instruction.',
  },
  'not-text': {
    status: 400,
    title: 'Not a text file',
    detail: 'This is not a Dockerfile: it is not text in UTF-8. Save it as UTF-8 and send it again.',
  },
  'not-json': {
    status: 400,
    title: 'Not JSON',
    detail: 'The body is declared as JSON, but cannot be read as JSON. Check its quotes and commas.',
  },
  'invalid-request': {
    status: 400,
    title: 'Request not understood',
    detail: 'The request has a field or an option that is not understood.',
  },
  'fetch-off': {
    status: 403,
    title: 'Nothing is fetched here',
    detail:
      'This server fetches no files. Open the file at its address and paste its text; whoever runs this server can allow it with PLINTH_FETCH=on.',
  },
  'measuring-off': {
    status: 403,
    title: 'Nothing is measured here',
    detail:
      'This server asks no registries. Run `plinth inspect` on your own machine; whoever runs this server can allow it with PLINTH_REGISTRIES.',
  },
  'not-fetchable': {
    status: 400,
    title: 'Not an address to fetch',
    detail: 'No file is fetched from this address. Open it and paste the text of the file.',
  },
  'not-fetched': {
    status: 502,
    title: 'The file did not come',
    detail: 'The file could not be fetched. Open it at its address and paste its text.',
  },
  'not-found': {
    status: 404,
    title: 'Not found',
    detail: 'There is nothing at this address.',
  },
  deleted: {
    status: 410,
    title: 'Deleted',
    detail: 'This report was deleted by its author.',
  },
  expired: {
    status: 410,
    title: 'Expired',
    detail: 'This report has expired.',
  },
  'wrong-token': {
    status: 403,
    title: 'Not deleted',
    detail: 'This is not the token that deletes this report. It was shown once, when the report was shared.',
  },
  method: {
    status: 405,
    title: 'Method not allowed',
    detail: 'This address does not answer this method.',
  },
  'too-slow': {
    status: 408,
    title: 'Body not received in time',
    detail: 'The body did not arrive in time. Send it again on a steadier connection.',
  },
  'too-large': {
    status: 413,
    title: 'Too large',
    detail:
      'The Dockerfile is 1 MiB or larger, and only smaller ones are analyzed. Move long scripts to files of their own and COPY them.',
  },
  'too-complex': {
    status: 503,
    title: 'Too much to analyze',
    detail:
      'Reading this Dockerfile takes more time or memory than one request is given. Move long scripts to files of their own and COPY them.',
  },
  'too-many': {
    status: 429,
    title: 'Too many requests',
    detail: 'You have asked for much in a short time. Nothing was stored.',
  },
  'unsupported-type': {
    status: 415,
    title: 'Content type not supported',
    detail:
      'Send the request as application/json, or the bare Dockerfile as text/plain, and name the type in Content-Type.',
  },
  internal: {
    status: 500,
    title: 'Plinth failed',
    detail: 'Something went wrong in Plinth, not in your Dockerfile. Nothing was stored. Try again.',
  },
  busy: {
    status: 503,
    title: 'Too many at once',
    detail: 'Too many wait for an analysis already. Try again in a moment.',
  },
  corrupt: {
    status: 500,
    title: 'Stored report damaged',
    detail: 'This report is stored, but damaged, and cannot be shown. Others are not touched by that.',
  },
  unavailable: {
    status: 503,
    title: 'Reports not available',
    detail:
      'The place where reports are kept cannot be reached now. Nothing was stored. Try again in a minute.',
  },
  locked: {
    status: 503,
    title: 'Reports not available',
    detail:
      'Another program holds the database of the reports. Nothing was stored. Try again in a minute; whoever runs this server ends what holds it.',
  },
  damaged: {
    status: 503,
    title: 'Reports not available',
    detail:
      'The database of the reports is damaged. Nothing was stored. Whoever runs this server puts a good copy in its place, or moves it away to begin with an empty one.',
  },
  'disk-full': {
    status: 503,
    title: 'Reports not available',
    detail:
      'The disk that holds the reports is full. Nothing was stored. Try again later; whoever runs this server makes room.',
  },
  unhealthy: {
    status: 503,
    title: 'Not healthy',
    detail: 'A part of this server does not work.',
  },
  full: {
    status: 507,
    title: 'No room for more reports',
    detail: 'The size set for the reports is reached. Nothing was stored.',
  },
} as const satisfies Readonly<Record<string, ProblemKind>> &
  Readonly<Record<StoreError['code'], ProblemKind>>;

export type ProblemCode = keyof typeof problems;

/** What is wrong with a request: the error of this border. */
export class RequestError extends Error {
  readonly code: ProblemCode;
  /** All of them; an answer names the first few and counts the others. */
  readonly faults: readonly Fault[];
  /** Seconds after which trying again may help. */
  readonly retryAfter: number | undefined;
  constructor(code: ProblemCode, detail?: string, faults: readonly Fault[] = [], retryAfter?: number) {
    super(detail ?? problems[code].detail);
    this.name = 'RequestError';
    this.code = code;
    this.faults = faults;
    this.retryAfter = retryAfter;
  }
}

/** By name, as pages and routes may each have their own copy of the class, and share the pool that throws it. */
export function isRequestError(error: unknown): error is RequestError {
  return error instanceof Error && error.name === 'RequestError';
}

/** What a page says of an error that was to be expected; any other is thrown on. */
export function problemForPage(error: unknown): { readonly title: string; readonly detail: string } {
  if (!isRequestError(error)) throw error;
  return { title: problems[error.code].title, detail: error.message };
}
