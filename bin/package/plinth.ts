#!/usr/bin/env node
import * as module from 'node:module';
import { setFlagsFromString } from 'node:v8';

/** The command as the package has it: it runs for less than a second, most often, and is made ready for that. */

// From Node.js 22.1 on: what is compiled is kept for the next time.
if ('enableCompileCache' in module && typeof module.enableCompileCache === 'function')
  module.enableCompileCache();

/**
 * Code is optimised after fifteen times as much work as usual: what runs so shortly does not get back what that takes.
 * By release of Node.js: others know other flags, and complain of these on every run.
 */
const later = ['--invocation-count-for-maglev=6000', '--invocation-count-for-turbofan=45000'];
const flags = new Map([
  ['20', ['--interrupt-budget=1000000']],
  ['22', ['--invocation-count-for-turbofan=45000']],
  ['24', later],
  ['26', later],
]);
for (const flag of flags.get(process.versions.node.split('.')[0] ?? '') ?? []) setFlagsFromString(flag);

const { createProgram, run } = await import('../program');
await run(createProgram());
