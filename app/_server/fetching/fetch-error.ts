/** Why a file was not fetched. */
export type FetchFault =
  | 'not-reached'
  | 'too-slow'
  | 'not-public'
  | 'redirected'
  | 'not-there'
  | 'too-many'
  | 'not-answered'
  | 'no-text'
  | 'too-large';

/** The error of the way out. */
export class FetchError extends Error {
  readonly code: FetchFault;
  /** Who was asked. */
  readonly host: string;
  constructor(code: FetchFault, host: string, options?: ErrorOptions) {
    super(`${code}: ${host}`, options);
    this.name = 'FetchError';
    this.code = code;
    this.host = host;
  }
}
