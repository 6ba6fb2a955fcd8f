import type { CmdInstruction, EntrypointInstruction } from '../../dockerfile/syntax';
import { shellBuiltins } from '../../shell/builtins';
import { defineRule } from '../rule';

const plainWord = /^[\w@%+=:,./-]+$/;

export default defineRule({
  id: 'shell-form-command',
  yieldsTo: ['command-without-shell', 'exec-form-malformed'],
  severity: 'warning',
  consequence: 'risk',
  title: 'CMD or ENTRYPOINT in shell form',
  why: 'In shell form the process the container runs is `/bin/sh -c`. The shell does not pass signals on, so `docker stop` waits ten seconds and then kills the program. Shell form also needs a shell in the image, and an ENTRYPOINT in it drops CMD and all arguments.',
  remedy:
    'Write a JSON array. Where a shell is wanted, start the program with `exec`, or name the shell with SHELL.',
  symptoms: ['container does not stop on docker stop, exit code 137'],
  references: [
    {
      title: 'Build checks: JSONArgsRecommended',
      url: 'https://docs.docker.com/reference/build-checks/json-args-recommended/',
    },
    {
      title: 'Shell and exec form',
      url: 'https://docs.docker.com/reference/dockerfile/#shell-and-exec-form',
    },
  ],
  aliases: [
    { tool: 'buildkit', id: 'JSONArgsRecommended' },
    { tool: 'hadolint', id: 'DL3025' },
  ],
  examples: {
    bad: [
      {
        title: 'A plain command',
        dockerfile: 'FROM node:24-trixie-slim\nUSER node\n[|CMD|] node server.js --port=8080\n',
        fixed: 'FROM node:24-trixie-slim\nUSER node\nCMD ["node", "server.js", "--port=8080"]\n',
      },
      {
        title: 'What needs a shell has no certain cure',
        dockerfile: 'FROM node:24-trixie-slim\nUSER node\n[|CMD|] node server.js --port=$PORT\n',
      },
    ],
    good: [
      {
        title: 'Exec form',
        dockerfile: 'FROM node:24-trixie-slim\nUSER node\nCMD ["node", "server.js"]\n',
      },
      {
        title: 'A shell named on purpose',
        dockerfile:
          'FROM node:24-trixie-slim\nUSER node\nSHELL ["/bin/bash", "-c"]\nCMD exec node server.js --port=$PORT\n',
      },
      {
        title: 'The shell of the stage below',
        dockerfile:
          'FROM node:24-trixie-slim AS base\nSHELL ["/bin/bash", "-c"]\nFROM base\nUSER node\nCMD exec node server.js\n',
      },
    ],
  },
  *check(inspection) {
    for (const { view, step, instruction } of inspection.checked) {
      if (instruction.keyword !== 'cmd' && instruction.keyword !== 'entrypoint') continue;
      const { command } = instruction;
      if (command.form !== 'shell' || !step.before.shellIsDefault) continue;
      const { text, pieces } = command.script;
      const json = pieces.length === 1 && instruction.heredocs.length === 0 ? asArray(text) : undefined;
      const isSingleQuoted = json !== undefined && text.startsWith('[');
      yield {
        span: instruction.keywordSpan,
        stage: view.stage.index,
        certainty: 'certain',
        severity: /^exec\s/.test(text) ? 'info' : 'warning',
        message: isSingleQuoted
          ? `This is no JSON, which needs double quotes: \`/bin/sh -c\` is given \`[\` as the name of a program.`
          : messageFor(instruction),
        remedy: json
          ? `Write \`${json}\`.`
          : /^exec\s/.test(text)
            ? 'Leave it where a shell has to fill in variables; else write a JSON array.'
            : 'Write a JSON array, or start the program with `exec`.',
        ...(json && { fix: { safety: 'review', edits: [{ span: command.span, newText: json }] } }),
      };
    }
  },
});

function messageFor({ keyword, command }: CmdInstruction | EntrypointInstruction): string {
  const text = command.form === 'shell' ? command.script.text : '';
  const [first = '', second = ''] = text.split(/\s+/, 2);
  const dropped = keyword === 'entrypoint' ? ' CMD and the arguments of `docker run` are dropped.' : '';
  if (first === 'exec')
    return `\`exec\` hands the process over, so signals do reach the program; the image needs \`/bin/sh\` to start it.${dropped}`;
  const name = first.includes('=') ? second : first;
  const program = plainWord.test(name) ? `\`${name}\`` : 'the program';
  return `\`/bin/sh -c\` may stay the process that is run, with ${program} as its child: the signal of \`docker stop\` then does not reach it.${dropped}`;
}

/** The JSON array of a command without anything for a shell to do; undefined where that is not certain. */
function asArray(text: string): string | undefined {
  if (/^\[\s*'[^'"\\]*'(?:\s*,\s*'[^'"\\]*')*\s*\]$/.test(text))
    return `[${[...text.matchAll(/'([^']*)'/g)].map(([, item]) => JSON.stringify(item)).join(', ')}]`;
  const words = text.split(/[ \t]+/);
  if (words[0] === 'exec') words.shift();
  const [program] = words;
  if (program === undefined || program.includes('=') || shellBuiltins.has(program)) return undefined;
  if (!words.every((word) => plainWord.test(word))) return undefined;
  return `[${words.map((word) => JSON.stringify(word)).join(', ')}]`;
}
