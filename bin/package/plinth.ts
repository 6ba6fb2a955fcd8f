import { createProgram, run } from '../program';

/** The command as the package has it. */
await run(createProgram());
