import { baseName, isOwnPath } from '../path/path';
import type { Command } from '../shell/command';
import type { RunStep } from '../stages/stage';

const runsScript =
  /^(sh|bash|ash|dash|zsh|make|python3?|perl|ruby|ansible-playbook|chroot|newusers|vipw|vigr|pwck)$/;

/** Whether a step runs a script of one's own, or what is not known. What is piped into a shell is somebody's installer. */
export function runsOwnScript(run: RunStep): boolean {
  if (run.language !== 'shell' && run.language !== 'exec') return true;
  return run.script.commands.some(isOwnScript);
}

/** The same of one command. */
export function isOwnScript({ args, name, pipe, words }: Command): boolean {
  if (name === undefined) return words.length > 0;
  if (isOwnPath(name)) return true;
  const program = baseName(name);
  if (program === 'source' || program === '.') return true;
  if (!runsScript.test(program) || pipe?.from !== undefined) return false;
  // A script that is written out is read as part of this one.
  if (args.some(({ text = '' }) => /^-[a-z]*c$/.test(text))) return false;
  return args.some(({ text = '?' }) => !text.startsWith('-'));
}
