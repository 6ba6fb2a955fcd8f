import { accountOf, isRoot } from '../../account/account';
import type { Word } from '../../dockerfile/syntax';
import type { CheckedStep } from '../../inspection';
import { isShell } from '../../shell/nested';
import type { Span } from '../../text/span';
import { defineRule } from '../rule';

export default defineRule({
  id: 'tilde-not-expanded',
  severity: 'warning',
  consequence: 'may-fail',
  title: 'Tilde that nobody replaces by the home directory',
  why: '`~` is put in by a shell. COPY, ADD, WORKDIR and VOLUME make a directory that is called `~`, ENV keeps the character, and in exec form the program gets it as it is written.',
  remedy: 'Write the path in full, such as `/root` or `/home/app`, or `${HOME}` where ENV has set it.',
  symptoms: ['~: No such file or directory', 'COPY ~/ creates a folder named ~'],
  references: [
    {
      title: 'Environment replacement',
      url: 'https://docs.docker.com/reference/dockerfile/#environment-replacement',
    },
    {
      title: 'Tilde expansion of the shell',
      url: 'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_06_01',
    },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'Where to copy to',
        dockerfile: 'FROM debian:trixie-slim\nCOPY config [|~/.config/app|]\nCMD ["sleep", "1"]\n',
        fixed: 'FROM debian:trixie-slim\nCOPY config /root/.config/app\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'In a variable',
        dockerfile: 'FROM debian:trixie-slim\nENV PATH=[|~/.local/bin:$PATH|]\nCMD ["sleep", "1"]\n',
        fixed: 'FROM debian:trixie-slim\nENV PATH=/root/.local/bin:$PATH\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'In exec form',
        dockerfile: 'FROM debian:trixie-slim\nUSER 1000\nCMD ["cat", [|"~/.profile"|]]\n',
      },
    ],
    good: [
      {
        title: 'The shell puts it in',
        dockerfile: 'FROM debian:trixie-slim\nRUN mkdir ~/x\nUSER 1000\nCMD cat ~/.profile\n',
      },
      {
        title: 'Within a name',
        dockerfile: 'FROM debian:trixie-slim\nCOPY a~ /b~\nENV A=x~y B=~\nUSER 1000\nCMD ["cat", "~"]\n',
      },
      {
        title: 'Through a shell',
        dockerfile: 'FROM debian:trixie-slim\nUSER 1000\nCMD ["sh", "-c", "~/start"]\n',
      },
    ],
  },
  *check({ checked }) {
    for (const each of checked) {
      const { instruction, step, view } = each;
      for (const { isQuoted, span, text } of tildesIn(each)) {
        const home = homeAt(each);
        const at = span.start + (isQuoted ? 1 : 0);
        const keyword = instruction.keyword.toUpperCase();
        yield {
          span,
          stage: view.stage.index,
          certainty: instruction.keyword === 'env' ? 'likely' : 'certain',
          message: `\`${text}\`: ${keyword} does not know \`~\`, and ${comesOfIt(instruction.keyword)}.`,
          remedy: home ? `Write \`${home}\` in its place.` : 'Write the path in full.',
          ...(home &&
            step.replayedFrom === undefined && {
              fix: { safety: 'review', edits: [{ span: { start: at, end: at + 1 }, newText: home }] },
            }),
        };
      }
    }
  },
});

function comesOfIt(keyword: string): string {
  if (keyword === 'env') return 'a shell does not put it in when it reads the variable';
  if (keyword === 'copy' || keyword === 'add' || keyword === 'workdir' || keyword === 'volume')
    return 'makes a directory called `~`';
  return 'exec form hands it on as it is written';
}

type Tilde = { readonly text: string; readonly span: Span; readonly isQuoted: boolean };

function tildesIn({ instruction }: CheckedStep): readonly Tilde[] {
  switch (instruction.keyword) {
    case 'copy':
    case 'add':
      return [instruction.destination].flatMap(tildeOf);
    case 'workdir':
      return tildeOf(instruction.word);
    case 'volume':
      return instruction.words.flatMap(tildeOf);
    case 'env':
      return instruction.pairs.flatMap(({ value }) => tildeOf(value));
    case 'cmd':
    case 'entrypoint':
    case 'run':
      if (instruction.command.form !== 'exec') return [];
      if (instruction.command.items.some(({ text }) => isShell(text))) return [];
      return instruction.command.items.flatMap(({ span, text }) =>
        /^~\//.test(text) ? [{ text, span, isQuoted: true }] : [],
      );
    default:
      return [];
  }
}

/** `~/x`, alone or as the first of a list of paths. */
function tildeOf({ span, text }: Word): readonly Tilde[] {
  if (!/^["']?~\//.test(text)) return [];
  return [{ text, span, isQuoted: !text.startsWith('~') }];
}

/** Of root; others may live anywhere. */
function homeAt({ step, view }: CheckedStep): string | undefined {
  const { user } = step.before;
  const { image } = view;
  if (user?.span !== undefined) return isRoot(accountOf(user.value)) ? '/root' : undefined;
  const fact = image?.facts.user;
  return fact?.known && isRoot(fact.value) ? '/root' : undefined;
}
