import { CommanderError } from 'commander';
import { visible, visibleExcept } from '../lib/text/visible';
import { InputError } from './input-error';

const longest = 200;

/** Ends the command line with 2 where whoever asked can mend it, and with 3 where Plinth itself is at fault: 1 is for findings. */
export function reportFault(error: unknown): void {
  process.exitCode = 2;
  if (error instanceof CommanderError) {
    // It has said so itself.
    if (error.exitCode === 0) process.exitCode = 0;
  } else if (error instanceof InputError) {
    process.stderr.write(`plinth: ${visible(error.message)}\n`);
    for (const line of error.details) process.stderr.write(`  ${visible(line)}\n`);
  } else {
    process.exitCode = 3;
    const [said = ''] = String(error instanceof Error ? error.message : error).split('\n');
    process.stderr.write(
      `plinth: this is a fault of Plinth, not of the file: ${visible(said.slice(0, longest))}. PLINTH_DEBUG=1 says where.\n`,
    );
    if (process.env.PLINTH_DEBUG !== undefined && error instanceof Error)
      process.stderr.write(`${visibleExcept('\n', error.stack ?? '')}\n`);
  }
}
