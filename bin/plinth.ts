#!/usr/bin/env -S npx tsx
import { addObserveCommand } from './observe';
import { createProgram, run } from './program';
import { addStoreCommand } from './store';
import { today } from './today';

/** The command of a checkout: what everybody has, and what only those use who keep the data or run a server. */
const program = createProgram();
addObserveCommand(program, today);
addStoreCommand(program);
await run(program);
