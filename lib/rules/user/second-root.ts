import { baseName } from '../../path/path';
import { flagsOf } from '../../shell/arguments';
import type { Command } from '../../shell/command';
import { defineRule, type Reported } from '../rule';

export default defineRule({
  id: 'second-root',
  severity: 'warning',
  consequence: 'risk',
  title: 'Account with the number of root',
  why: 'An account with uid 0 is root, whatever its name: the kernel knows numbers alone. A second one hides from those who look for `root`, and `USER` of its name runs as root.',
  remedy: 'Give the account a number of its own, and what needs root to root itself.',
  symptoms: [],
  references: [
    { title: 'useradd', url: 'https://man7.org/linux/man-pages/man8/useradd.8.html' },
    { title: 'passwd: the user ID', url: 'https://man7.org/linux/man-pages/man5/passwd.5.html' },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'useradd',
        dockerfile:
          'FROM debian:trixie-slim\nRUN [|useradd -o -u 0 -g 0 -m admin|]\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'A line of passwd',
        dockerfile:
          'FROM alpine:3.24\nRUN [|echo "ops:x:0:0:ops:/home/ops:/bin/sh" >> /etc/passwd|]\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
    ],
    good: [
      {
        title: 'Another number, and the group of root alone',
        dockerfile:
          'FROM debian:trixie-slim\nRUN useradd -u 1001 -g 0 app && usermod -aG root app && echo "ops:x:1002:0::/:/bin/sh" >> /etc/passwd\nUSER 1001\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'Root itself',
        dockerfile:
          'FROM scratch\nCOPY --from=alpine:3.24 /bin/busybox /bin/busybox\nRUN ["/bin/busybox", "sh", "-c", "echo root:x:0:0:root:/root:/bin/sh > /etc/passwd"]\nUSER 1000\nCMD ["/bin/busybox", "sleep", "1"]\n',
      },
    ],
  },
  *check({ reachable }) {
    for (const { stage } of reachable) {
      for (const { run } of stage.steps) {
        const command = run?.script.commands.find((each) => makesRoot(each));
        if (!run || !command) continue;
        yield report(stage.index, run.toSource(wholeOf(command)));
        break;
      }
    }
  },
});

const made = {
  values: new Set('-u -g -G -d -s -c -b -e -f -k -K -p -R -P -Z --uid --gid --home --shell'.split(' ')),
};

function makesRoot(command: Command): boolean {
  const { args, name } = command;
  if (/^(useradd|usermod|adduser)$/.test(baseName(name)))
    return /^0+$/.test(flagsOf(args, made).value('-u', '--uid') ?? '');
  if (!command.redirects.some(({ target }) => target.text === '/etc/passwd') && !writesPasswd(command))
    return false;
  const texts = name === 'echo' || name === 'printf' ? args : [];
  return [...texts.map(({ written }) => written), command.input ?? '', pipedFrom(command)].some(
    hasSecondRoot,
  );
}

function writesPasswd({ args, name }: Command): boolean {
  return name === 'tee' && args.some(({ text }) => text === '/etc/passwd');
}

function pipedFrom({ pipe }: Command): string {
  const from = pipe?.from;
  return /^(echo|printf)$/.test(from?.name ?? '')
    ? (from?.args.map(({ written }) => written).join('\n') ?? '')
    : '';
}

function hasSecondRoot(text: string): boolean {
  return text.split(/\n|\\n/).some((line) => /^(?!root:)[a-z_][\w.-]*:[^:\n]{0,200}:0+:/.test(line.trim()));
}

function wholeOf({ redirects, span }: Command): Command['span'] {
  return { start: span.start, end: Math.max(span.end, ...redirects.map((each) => each.span.end)) };
}

function report(stage: number, span: Reported['span']): Reported {
  return {
    span,
    stage,
    certainty: 'certain',
    message: 'This makes a second account with uid 0: it is root under another name.',
    remedy: 'Give the account a number of its own.',
  };
}
