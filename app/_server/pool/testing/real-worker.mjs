import { register } from 'tsx/esm/api';

// A worker of a server is built; here it is read as it is written.
register();
await import('../worker.ts');
