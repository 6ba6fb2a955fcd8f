import { register } from 'tsx/esm/api';

/**
 * Reads what stands here as it is written. Not by `--import tsx`, which goes through all that was built once more, in
 * every thread: a start took a third more of the processor.
 */
register();
await import('./index.ts');
