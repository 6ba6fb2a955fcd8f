import type { Instruction } from '../../dockerfile/syntax';
import { isShell } from '../../shell/nested';
import type { Span } from '../../text/span';
import { defineRule, type Reported } from '../rule';

export default defineRule({
  id: 'shell-syntax-as-words',
  yieldsTo: ['user-not-found'],
  severity: 'warning',
  consequence: 'may-fail',
  title: 'Shell syntax where no shell reads',
  why: '`||`, `&&`, `>` and `#` mean something to a shell. COPY and ADD take them for names of files, which are not there; WORKDIR and USER take the rest of the line as part of a name; in exec form the program gets them as arguments.',
  remedy:
    'Put a comment on a line of its own. For a file that may be missing, copy by a pattern such as `file*`. For several commands, start a shell: `["sh", "-c", "a && exec b"]`.',
  symptoms: [
    'failed to calculate checksum of ref: "/||": not found',
    '"/#": not found',
    'COPY failed: file not found in build context: stat ||: file does not exist',
  ],
  references: [
    { title: 'COPY', url: 'https://docs.docker.com/reference/dockerfile/#copy' },
    { title: 'Comments', url: 'https://docs.docker.com/reference/dockerfile/#format' },
    { title: 'COPY of a file that may be missing', url: 'https://github.com/moby/moby/issues/45551' },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'A file that may be missing',
        dockerfile: 'FROM debian:trixie-slim\nCOPY .env /app/ [||||] true\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'A comment behind',
        dockerfile: 'FROM debian:trixie-slim\nCOPY app /app [|# the program|]\nUSER 1000\nCMD ["/app"]\n',
        fixed: 'FROM debian:trixie-slim\nCOPY app /app\nUSER 1000\nCMD ["/app"]\n',
      },
      {
        title: 'Two commands in exec form',
        dockerfile:
          'FROM node:24-trixie-slim\nUSER node\nCMD ["node", "migrate.js", [|"&&"|], "node", "server.js"]\n',
      },
    ],
    good: [
      {
        title: 'In a shell',
        dockerfile:
          'FROM node:24-trixie-slim\nRUN ls || true # why\nUSER node\nCMD ["sh", "-c", "node migrate.js && exec node server.js"]\n',
      },
      {
        title: 'A word of find',
        dockerfile: 'FROM debian:trixie-slim\nUSER 1000\nCMD ["find", "/tmp", "-exec", "rm", "{}", ";"]\n',
      },
      {
        title: 'Within a name',
        dockerfile: 'FROM debian:trixie-slim\nCOPY a#b c /d/\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
    ],
  },
  *check({ checked, dockerfile }) {
    for (const { instruction, step, view } of checked) {
      const found = foundIn(instruction, dockerfile.text);
      if (!found) continue;
      const { cut, ...said } = found;
      yield {
        ...said,
        stage: view.stage.index,
        ...(cut &&
          step.replayedFrom === undefined && {
            fix: { safety: 'review', edits: [{ span: cut, newText: '' }] },
          }),
      };
    }
  },
});

type Found = Omit<Reported, 'stage' | 'fix'> & { readonly cut?: Span };

const operator = /^(?:\|\||&&|\||;|&|\d?>{1,2}(?:&\d|\/dev\/null)?|<)$/;

function foundIn(instruction: Instruction, text: string): Found | undefined {
  switch (instruction.keyword) {
    case 'copy':
    case 'add':
      return instruction.form === 'words' ? inCopy(instruction, text) : undefined;
    case 'workdir':
    case 'user':
      return inName(instruction.word.text, instruction.word.span, instruction.keyword.toUpperCase());
    case 'cmd':
    case 'entrypoint':
      return inExec(instruction);
    default:
      return undefined;
  }
}

function inCopy(
  instruction: Extract<Instruction, { keyword: 'copy' | 'add' }>,
  text: string,
): Found | undefined {
  const { destination, keyword, sources } = instruction;
  const words = [...sources, destination];
  const at = words.findIndex(
    ({ text: word }, index) => index > 0 && (operator.test(word) || word.startsWith('#')),
  );
  const word = words[at];
  if (!word || at < 2) return undefined;
  const isComment = word.text.startsWith('#');
  // `#` alone, or in front of more than one word: a name of its own it would be as the last.
  if (isComment && word === destination && word.text !== '#') return undefined;
  const name = keyword.toUpperCase();
  const end = isComment ? destination.span.end : word.span.end;
  const from = words[at - 1]?.span.end ?? word.span.start;
  const isOneLine = !text.slice(from, destination.span.end).includes('\n');
  return {
    span: { start: word.span.start, end },
    certainty: 'certain',
    severity: 'error',
    consequence: 'will-not-build',
    message: [
      `${name} takes \`${word.text}\` for the name of a file${isComment ? ': a comment has a line of its own' : ', since no shell reads this line'}`,
      { more: '. There is none, and the build stops.' },
    ],
    remedy: isComment
      ? 'Put the comment on a line of its own, above.'
      : 'Leave it out; a file that may be missing is copied by a pattern such as `file*`, beside one that is there.',
    ...(isComment && isOneLine && { cut: { start: from, end } }),
  };
}

function inName(text: string, span: Span, keyword: string): Found | undefined {
  const at = text.search(/\s#/);
  if (at === -1 || span.end - span.start !== text.length) return undefined;
  const comment = text.slice(at);
  return {
    span,
    certainty: 'certain',
    message: `\`${comment.trim()}\` belongs to the name that ${keyword} is given: a comment has a line of its own.`,
    remedy: 'Put the comment on a line of its own, above.',
    cut: { start: span.end - comment.length, end: span.end },
  };
}

function inExec({ command }: Extract<Instruction, { keyword: 'cmd' | 'entrypoint' }>): Found | undefined {
  if (command.form !== 'exec') return undefined;
  const [program] = command.items;
  const word = command.items.find(
    ({ text }, index) =>
      index > 0 && operator.test(text) && !isSeparator(text, command.items[index - 1]?.text ?? ''),
  );
  if (!program || !word) return undefined;
  if (word.text === ';' && command.items.some(({ text }) => /^-(?:exec|execdir|ok)$/.test(text)))
    return undefined;
  if (/^(?:expr|test|\[|tmux)$/.test(program.text)) return undefined;
  const option = isShell(program.text) && command.items.find(({ text }) => /^-[a-z]*c$/.test(text));
  return {
    span: word.span,
    certainty: 'likely',
    message: option
      ? `\`${word.text}\` is no part of the script: \`${program.text} ${option.text}\` reads one word, and what is behind it are its arguments.`
      : `\`${program.text}\` gets \`${word.text}\` as an argument: exec form starts no shell that would know it.`,
    remedy: 'Start a shell with one text: `["sh", "-c", "a && exec b"]`.',
  };
}

/** `cut -d "|"`: one character behind an option may be what the option is given. */
function isSeparator(text: string, before: string): boolean {
  return text.length === 1 && before.startsWith('-');
}
