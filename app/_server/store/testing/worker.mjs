import { parentPort } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

// The real one, read as it is written; an id says when it is to end.
register();
await import('../worker.ts');
parentPort.on('message', ({ args }) => {
  if (args[0] === 'end') process.exit();
});
