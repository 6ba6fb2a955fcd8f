import { baseName } from '../../path/path';
import { flagsOf } from '../../shell/arguments';
import type { Command } from '../../shell/command';
import { defineRule } from '../rule';

export default defineRule({
  id: 'password-empty',
  severity: 'warning',
  consequence: 'risk',
  title: 'Account without a password',
  why: 'An empty field in /etc/shadow lets anybody become the account: `su`, `login` and an SSH server that allows it ask for nothing. Accounts of images are locked, and a container starts as any of them without a password.',
  remedy:
    'Leave the account locked (`passwd -l`, `usermod -L`). Where somebody has to log in, give a key or a password when the container runs.',
  symptoms: [],
  references: [
    { title: 'shadow: the encrypted password', url: 'https://man7.org/linux/man-pages/man5/shadow.5.html' },
    { title: 'passwd -d', url: 'https://man7.org/linux/man-pages/man1/passwd.1.html' },
    {
      title: 'CVE-2019-5021: Alpine with an empty password of root',
      url: 'https://nvd.nist.gov/vuln/detail/CVE-2019-5021',
    },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'Deleted',
        dockerfile:
          'FROM debian:trixie-slim\nRUN useradd -m app && [|passwd -d app|]\nUSER app\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'Set to nothing',
        dockerfile: 'FROM alpine:3.24\nRUN echo "root:" | [|chpasswd -e|]\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'In the file itself',
        dockerfile:
          'FROM debian:trixie-slim\nRUN [|sed -i \'s/^root:[^:]*:/root::/\' /etc/shadow|]\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'With the account',
        dockerfile: 'FROM debian:trixie-slim\nRUN [|useradd -m -p "" app|]\nUSER app\nCMD ["sleep", "1"]\n',
      },
    ],
    good: [
      {
        title: 'Locked, or never given one',
        dockerfile:
          'FROM debian:trixie-slim\nRUN useradd -m app && passwd -l root && usermod -p \'!\' app && sed -i \'s/^root:[^:]*:/root:*:/\' /etc/shadow\nUSER app\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'adduser of BusyBox, whose -D locks it',
        dockerfile: 'FROM alpine:3.24\nRUN adduser -D app\nUSER app\nCMD ["sleep", "1"]\n',
      },
    ],
  },
  *check({ reachable }) {
    for (const { stage } of reachable) {
      for (const { run } of stage.steps) {
        const command = run?.script.commands.find((each) => empties(each));
        if (!run || !command) continue;
        yield {
          span: run.toSource(command.span),
          stage: stage.index,
          certainty: 'certain',
          message: 'This leaves an account with an empty password: whoever is in the container becomes it.',
          remedy: 'Leave the account locked, or give it a key or a password when the container runs.',
        };
        break;
      }
    }
  },
});

const made = {
  values: new Set('-u -g -G -d -s -c -b -e -f -k -K -p -R -P -Z --password --uid --gid'.split(' ')),
};

function empties(command: Command): boolean {
  const { args, name } = command;
  const words = args.map(({ text }) => text);
  switch (baseName(name)) {
    case 'passwd':
      return words.includes('-d') || words.includes('--delete');
    case 'useradd':
    case 'usermod':
      return flagsOf(args, made).value('-p', '--password') === '';
    case 'chpasswd':
      return givenTo(command).some((line) => /^[a-z_][\w.-]*:$/.test(line));
    case 'sed':
      return words.includes('/etc/shadow') && words.some((word) => emptyField.test(word ?? ''));
    default:
      return false;
  }
}

/** The right side of `s/^root:[^:]*:/root::/` leaves nothing between the first two colons. */
const emptyField = /^s([/|#,]).{0,200}\1(?:\^?[a-z_][\w.-]{0,40}|\\[12]):(?::.{0,40})?\1[a-z]*$/;

function givenTo({ input, pipe }: Command): readonly string[] {
  const from = pipe?.from;
  const echoed = /^(echo|printf)$/.test(from?.name ?? '')
    ? (from?.args.map(({ text = '' }) => text) ?? [])
    : [];
  return [...echoed, ...(input === undefined ? [] : [input])].flatMap((text) =>
    text.split(/\n|\\n/).map((line) => line.trim()),
  );
}
