import { pathOf } from '../ownership/commands';
import { baseName } from '../path/path';
import { flagsOf } from '../shell/arguments';
import type { Command } from '../shell/command';
import { type Table, table } from '../text/table';
import type { Attempt } from './attempts';

/** Options of servers that name a file to write; one that cannot be opened ends them. */
const files: Table<readonly string[]> = table({
  // https://docs.gunicorn.org/en/stable/settings.html#logging
  gunicorn: ['--access-logfile', '--error-logfile', '--log-file', '--pid', '-p'],
});

/** Files that a program is told to write by its own options when it starts. */
export function flagAttempts(command: Command): readonly Attempt[] {
  const name = baseName(command.name ?? '');
  if (name === 'java') return javaLogs(command);
  const options = files[name];
  if (!options) return [];
  const read = flagsOf(command.args, { values: new Set(options) });
  return read.all(...options).flatMap(({ value }) => written(command, value));
}

/** `-Xlog:gc:file=/var/log/gc.log` and `-Xloggc:`: https://docs.oracle.com/en/java/javase/21/docs/specs/man/java.html */
function javaLogs(command: Command): readonly Attempt[] {
  return command.args.flatMap(({ text }) => {
    const [, path] = /^-Xlog(?:gc:|:[^:]*:file=)"?([^:"]+)/.exec(text ?? '') ?? [];
    return written(command, path);
  });
}

function written(command: Command, text: string | undefined): Attempt[] {
  const path = text === '-' || text?.includes('%') ? undefined : pathOf(command, text);
  if (path === undefined || /^\/(dev|proc)\//.test(path)) return [];
  return [{ does: 'makes-file', path, unlessThere: false, byTool: false }];
}
