/**
 * `corrupt`: one report is damaged; `damaged`: the whole database is; `locked`: another program holds it; `full`: the size
 * that was set is reached; `disk-full`: no room on the disk; `unavailable`: anything else.
 */
export class StoreError extends Error {
  readonly code: 'unavailable' | 'locked' | 'full' | 'disk-full' | 'corrupt' | 'damaged';
  constructor(code: StoreError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
    this.code = code;
  }
}

/** By name, as the copies of a module share one store. */
export function isStoreError(error: unknown): error is StoreError {
  return error instanceof Error && error.name === 'StoreError';
}
