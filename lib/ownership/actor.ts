import { type Account, accountOf, isRoot, rootAccount } from '../account/account';
import { baseName } from '../path/path';
import type { Command } from '../shell/command';
import type { State } from '../stages/stage';

/** Who a command runs as. `written`: as USER or the switching program says it. */
export type Actor = { readonly account: Account; readonly written: string };

const root: Actor = { account: rootAccount, written: 'root' };

/** The user in force; undefined when it is not known. */
export function actorOf({ user }: State): Actor | undefined {
  return named(user?.value);
}

function named(written: string | undefined): Actor | undefined {
  const account = accountOf(written);
  return account && written !== undefined ? { account, written } : undefined;
}

export function isRootActor(actor: Actor | undefined): boolean {
  return actor !== undefined && isRoot(actor.account);
}

/** Programs looked through that leave the user as it is. */
const keepsUser =
  /^(env|exec|command|builtin|time|nice|ionice|nohup|setsid|stdbuf|timeout|flock|linux32|linux64|setarch|eatmydata|ccache|sccache|chronic|tini|dumb-init|xvfb-run|xargs|find)$/;

/** Who the commands of a script run as, one after the other in the order of the script; `text` is the script. */
export function actorsOf(text: string, start: Actor | undefined): (command: Command) => Actor | undefined {
  let switched: { readonly end: number; readonly actor: Actor | undefined } | undefined;
  return (command) => {
    if (switched && command.span.start >= switched.end) switched = undefined;
    const outer = switched ? switched.actor : start;
    const actor = wrapped(text, command, outer);
    const inside = switchedBy(command);
    if (inside) switched = { end: command.span.end, actor: inside.actor };
    return actor;
  };
}

/** `su app -c '…'`, `runuser -u app -c '…'`: what the text in it runs as. */
function switchedBy({ name, args }: Command): { readonly actor: Actor | undefined } | undefined {
  const program = baseName(name ?? '');
  if (program !== 'su' && program !== 'runuser') return undefined;
  let user: string | undefined = 'root';
  for (let index = 0; index < args.length; index += 1) {
    const word = args[index];
    if (!word) break;
    if (/^(-c|--command|-s|--shell|-g|--group|-G)$/.test(word.written)) index += 1;
    else if (word.written === '-u' || word.written === '--user') {
      user = args[index + 1]?.text;
      break;
    } else if (!word.written.startsWith('-')) {
      user = word.text;
      break;
    }
  }
  return { actor: named(user) };
}

function wrapped(script: string, command: Command, outer: Actor | undefined): Actor | undefined {
  let actor = outer;
  for (const [index, wrapper] of command.wrappers.entries()) {
    const name = baseName(wrapper.text ?? '');
    if (keepsUser.test(name)) continue;
    const next = command.wrappers[index + 1] ?? command.words[0];
    const between = next ? script.slice(wrapper.span.end, next.span.start) : '';
    actor = switchedTo(name, between);
  }
  return actor;
}

function switchedTo(name: string, between: string): Actor | undefined {
  if (/["'`$\\]/.test(between)) return undefined;
  const words = between.trim().split(/\s+/).filter(Boolean);
  if (name === 'gosu' || name === 'su-exec' || name === 's6-setuidgid') return named(words[0]);
  const option = /(?:^|\s)(?:-u|--user|--reuid)[= ]?(\S+)/.exec(between);
  if (option) return named(option[1]);
  if (name === 'sudo' || name === 'doas') return root;
  return undefined;
}
