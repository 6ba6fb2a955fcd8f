import type { Instruction, Pair, Word } from '../../dockerfile/syntax';
import { defineRule } from '../rule';

export default defineRule({
  id: 'command-in-value',
  severity: 'warning',
  consequence: 'risk',
  title: 'Command in a value, which nothing runs',
  why: 'ENV, ARG and LABEL fill in variables, and nothing else. `$(date)` and words between backquotes are for a shell; here they stay as they are written, and whoever reads the variable finds the command instead of what it would print.',
  remedy: 'Hand the value in with `--build-arg`, or have RUN write it to a file.',
  symptoms: [],
  references: [
    {
      title: 'Environment replacement',
      url: 'https://docs.docker.com/reference/dockerfile/#environment-replacement',
    },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'Where and when',
        dockerfile: 'FROM alpine:3.24\nENV [|PYTHONPATH=`pwd`|] BUILT=$(date)\nUSER 1000\nCMD ["sh"]\n',
      },
      {
        title: 'In a label',
        dockerfile: 'FROM alpine:3.24\nLABEL [|created="$(date -u)"|]\nUSER 1000\nCMD ["sh"]\n',
      },
      {
        title: 'As default of an argument',
        dockerfile: 'FROM alpine:3.24\nARG [|VERSION="$(cat version)"|]\nUSER 1000\nCMD ["sh"]\n',
      },
    ],
    good: [
      {
        title: 'Meant for a shell that comes later',
        dockerfile:
          'FROM alpine:3.24\nENV PS1="$(whoami) > " PROMPT_COMMAND="echo $(date)" HOOK=\'$(date)\' START_CMD="serve $(nproc)"\nLABEL usage="docker run -v $(pwd):/src it"\nUSER 1000\nCMD ["sh"]\n',
      },
      {
        title: 'Escaped',
        dockerfile: 'FROM alpine:3.24\nENV NOTE="\\$(date)"\nUSER 1000\nCMD ["sh"]\n',
      },
      {
        title: 'RUN does run it',
        dockerfile: 'FROM alpine:3.24\nRUN echo "$(date)" > /built\nUSER 1000\nCMD ["sh"]\n',
      },
    ],
  },
  *check(inspection) {
    const command = inspection.dockerfile.escape === '`' ? dollar : either;
    for (const { view, instruction } of inspection.checked) {
      const { keyword } = instruction;
      const pairs = pairsOf(instruction).filter((pair) => holdsCommand(pair, keyword, command));
      const [first, ...others] = pairs;
      if (!first) continue;
      const also =
        others.length === 0
          ? ''
          : `; so ${others.length === 1 ? 'does' : 'do'} ${others.map(({ key }) => `\`${key.text}\``).join(', ')}`;
      yield {
        span: first.span,
        stage: view.stage.index,
        certainty: 'likely',
        message: `${keyword.toUpperCase()} runs no command: \`${first.key.text}\` holds the command itself, ${first.value.text.includes('`') ? 'with its backquotes' : `\`${first.value.text}\``}, and not what it would print${also}.`,
        remedy:
          'Hand the value in with `--build-arg`, or have RUN write it to a file that the program reads.',
      };
    }
  },
});

type Named = { readonly key: Word; readonly value: Word; readonly span: Pair['span'] };

function pairsOf(instruction: Instruction): readonly Named[] {
  switch (instruction.keyword) {
    case 'env':
    case 'label':
      return instruction.pairs;
    case 'arg':
      return instruction.declarations.flatMap(({ name, default: value, span }) =>
        value === undefined ? [] : [{ key: name, value, span }],
      );
    default:
      return [];
  }
}

const either = /(?<!\\)(?:\$\([^)]|`[^`]+`)/;
const dollar = /(?<!`)\$\([^)]/;
/** Values that a shell, or whoever reads the label, is to run later. */
const forLater = /^PS\d$|PROMPT|COMMAND|CMD|SCRIPT|HOOK|EXEC|EVAL|RUN|TRAP|ALIAS/i;

function holdsCommand({ key, value: { text: value } }: Named, keyword: string, command: RegExp): boolean {
  if (!command.test(value) || value.startsWith("'")) return false;
  if (keyword === 'label') return /^"?(?:\$\([^()]*\)|`[^`]*`)"?$/.test(value);
  return !forLater.test(key.text);
}
