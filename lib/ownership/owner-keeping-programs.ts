import type { OwnerKeeping } from '../catalog/owner-keeping';
import { baseName, isOwnPath } from '../path/path';
import type { Command } from '../shell/command';
import { isShell } from '../shell/nested';

/** Programs that take owners along: where to is to be known. */
const unclear = /^(ln|mv|rsync|tar)$/;

/** Interpreters keep owners with a line or a module of their own, not with a script nobody sees. */
const interpreters = /^(python3?|node|ruby|perl|php|java)$/;

/** Whether a command hands nothing over to another owner but what its arguments say. */
export function keepsOwners(keeping: OwnerKeeping, command: Command): boolean {
  const { name, args, input } = command;
  if (name === undefined) return false;
  const program = baseName(name);
  if (/(^|\/)(gradlew|mvnw)$/.test(name)) return true;
  if (isOwnPath(name)) return false;
  if (isShell(program)) {
    const script = args.findIndex(({ written }) => /^-[a-z]*c$/.test(written));
    if (script !== -1) return args[script + 1]?.text !== undefined;
    return input !== undefined && args.every(({ written }) => written.startsWith('-'));
  }
  if (program === 'eval') return args.every(({ text }) => text !== undefined);
  if (program === '.' || program === 'source') return false;
  if (interpreters.test(program)) return !runsScript(command);
  if (unclear.test(program) && args.some(({ text }) => text === undefined)) return false;
  return keeping.has(program);
}

/** `python -m venv`, `python --version` and `php artisan` keep owners, `python setup.py` may not. */
function runsScript({ args }: Command): boolean {
  const line = args.findIndex(({ written }) => /^-[A-Za-z]*[ce]$|^-(p|r)$/.test(written));
  if (line !== -1) return !isHarmless(args[line + 1]?.text);
  const [first] = args.filter(({ written }) => written === '-m' || !written.startsWith('-'));
  if (!first || first.written === '-m') return false;
  return !/(^|\/)(artisan|manage\.py|console)$/.test(first.written);
}

/** A line of code that speaks of no owner, no mode and no other program. */
function isHarmless(code: string | undefined): boolean {
  return code !== undefined && !/chown|chmod|system|spawn|exec|popen|subprocess/i.test(code);
}
