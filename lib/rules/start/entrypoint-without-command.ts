import { valueOf } from '../../fact/fact';
import type { Target } from '../../inspection';
import { parseScript } from '../../shell/parse';
import type { Setting, Step } from '../../stages/stage';
import {
  type Executable,
  executableOf,
  isStartScript,
  programIndex,
  startsAnother,
} from '../../start/executable';
import { lineAfter } from '../../text/line-edit';
import type { Span } from '../../text/span';
import { defineRule, type Reported } from '../rule';

export default defineRule({
  id: 'entrypoint-without-command',
  severity: 'error',
  consequence: 'will-not-start',
  title: 'ENTRYPOINT that has no command to start',
  why: 'ENTRYPOINT in a file sets the CMD of the base to nothing, since that was made for another entrypoint. A script that ends in `exec "$@"`, `tini --` or `gosu app` then gets no words: it has nothing to run, and the container ends at once, often with exit code 0 and without a word.',
  remedy:
    'Repeat the command below the ENTRYPOINT, as the base has it: `CMD ["nginx", "-g", "daemon off;"]`.',
  symptoms: [
    'container exits immediately with code 0',
    'CMD of the base image is ignored',
    'tini (version 0.19.0) Usage: tini [OPTIONS] PROGRAM -- [ARGS]',
  ],
  references: [
    {
      title: 'How CMD and ENTRYPOINT interact',
      url: 'https://docs.docker.com/reference/dockerfile/#understand-how-cmd-and-entrypoint-interact',
    },
    { title: 'ENTRYPOINT resets CMD', url: 'https://github.com/moby/moby/issues/35027' },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'A script before the server of the base',
        dockerfile:
          'FROM nginx:1.31\nCOPY --chmod=755 <<\'EOF\' /configure.sh\n#!/bin/sh\nsed -i s/80/8080/ /etc/nginx/conf.d/default.conf\nexec "$@"\nEOF\nENTRYPOINT [[|"/configure.sh"|]]\n',
        fixed:
          'FROM nginx:1.31\nCOPY --chmod=755 <<\'EOF\' /configure.sh\n#!/bin/sh\nsed -i s/80/8080/ /etc/nginx/conf.d/default.conf\nexec "$@"\nEOF\nENTRYPOINT ["/configure.sh"]\nCMD ["nginx", "-g", "daemon off;"]\n',
      },
      {
        title: 'An init without a program',
        dockerfile:
          'FROM httpd:2.4\nRUN apt-get update && apt-get install -y tini && rm -rf /var/lib/apt/lists/*\nENTRYPOINT [[|"/usr/bin/tini"|], "--"]\n',
        fixed:
          'FROM httpd:2.4\nRUN apt-get update && apt-get install -y tini && rm -rf /var/lib/apt/lists/*\nENTRYPOINT ["/usr/bin/tini", "--"]\nCMD ["httpd-foreground"]\n',
      },
    ],
    good: [
      {
        title: 'The command repeated',
        dockerfile:
          'FROM nginx:1.31\nCOPY --chmod=755 <<\'EOF\' /configure.sh\n#!/bin/sh\nexec "$@"\nEOF\nENTRYPOINT ["/configure.sh"]\nCMD ["nginx", "-g", "daemon off;"]\n',
      },
      {
        title: 'A script that knows what to start',
        dockerfile:
          'FROM nginx:1.31\nCOPY --chmod=755 <<\'EOF\' /configure.sh\n#!/bin/sh\n[ $# -eq 0 ] && set -- nginx -g "daemon off;"\nexec "$@"\nEOF\nENTRYPOINT ["/configure.sh"]\n',
      },
      {
        title: 'A program of its own',
        dockerfile: 'FROM nginx:1.31\nCOPY app /app\nUSER 1000\nENTRYPOINT ["/app"]\n',
      },
    ],
  },
  *check({ target, graph }) {
    const start = target?.start;
    const { entrypoint, cmd } = target?.stage.end ?? {};
    if (!target || !start || start.shell || start.inherited || cmd || !entrypoint?.span) return;
    const why = nothingToRun(target);
    if (!why) return;
    const cleared = clearedBy(target.stage.steps);
    const [word] = start.argv;
    const graveness = howGrave(target, cleared !== undefined);
    if (!graveness) return;
    // A shell that the base starts is not what was meant.
    const words = cleared && graveness.severity === 'error' ? wordsOf(cleared) : undefined;
    const line =
      words && words.length > 0 ? `CMD ${JSON.stringify(words).replaceAll('","', '", "')}` : undefined;
    yield {
      ...graveness,
      span: word?.span ?? start.span,
      stage: target.stage.index,
      message: [
        `\`${word?.text}\` is given nothing to start${cleared ? `, since ENTRYPOINT empties the CMD of the base` : ': there is no CMD'}`,
        { more: '. The container ends at once.' },
      ],
      remedy: line ? `Write \`${line}\` below ENTRYPOINT.` : 'Write CMD with the command below ENTRYPOINT.',
      evidence: why.span ? [{ text: 'It runs what it is given, and nothing else.', span: why.span }] : [],
      ...(line &&
        ownStep(target, entrypoint.span) && {
          fix: { safety: 'review', edits: [lineAfter(graph.dockerfile.text, entrypoint.span, line)] },
        }),
    };
  },
});

/** An image of a server, or one that opens a port, is started as it is; a tool is given its command. */
function howGrave(
  { image, stage }: Target,
  isCleared: boolean,
): Pick<Reported, 'severity' | 'certainty' | 'consequence'> | undefined {
  const isServer = image && valueOf(image.facts.purpose) === 'application';
  if (isServer && isCleared) return { severity: 'error', certainty: 'likely' };
  const opensPort =
    stage.end.exposed.some(({ span }) => span !== undefined) ||
    (image && (valueOf(image.facts.ports) ?? []).length > 0);
  const isService = opensPort || stage.end.healthcheck?.value;
  if (isService) return { severity: 'warning', certainty: 'likely', consequence: 'may-fail' };
  return undefined;
}

function ownStep({ stage }: Target, span: Span): boolean {
  return stage.steps.some(
    ({ instruction, replayedFrom }) => replayedFrom === undefined && instruction.span.start === span.start,
  );
}

type Command = NonNullable<Step['before']['cmd']>;

/** The command that the first ENTRYPOINT of the stage took away. */
function clearedBy(steps: readonly Step[]): Command | undefined {
  return steps.find(({ instruction }) => instruction.keyword === 'entrypoint')?.before.cmd;
}

function wordsOf({ value }: Setting<Command['value']>): readonly string[] | undefined {
  if (!('form' in value)) return value;
  return value.form === 'exec' ? value.items.map(({ text }) => text) : undefined;
}

/** Where it is seen that what starts needs to be told what to run. */
function nothingToRun(target: Target): { readonly span: Span | undefined } | undefined {
  const { start, view, image } = target;
  if (!start) return undefined;
  const at = programIndex(start.argv);
  const name = start.argv[at]?.text;
  if (name === undefined) return undefined;
  if (startsAnother(name)) return { span: undefined };
  if (at + 1 < start.argv.length) return undefined;
  if (isStartScript(name))
    return image?.traits.startScript?.before === 'options' ? { span: undefined } : undefined;
  const executable = executableOf(view, start);
  const content = executable && scriptText(target, executable);
  return content !== undefined && runsItsArguments(content)
    ? { span: executable?.traced.hops[0]?.write.span }
    : undefined;
}

/** The text of a script that the file writes itself. */
function scriptText({ view }: Target, { path, traced }: Executable): string | undefined {
  const [hop] = traced.hops;
  if (traced.kind === 'here-document') {
    const step = hop?.view.stage.steps[hop.write.step];
    return step?.instruction.heredocs.every(({ quoted }) => quoted) ? traced.content : undefined;
  }
  const written = view.tree.effects.findLast(
    ({ effect }) => effect.kind === 'file-written' && effect.path === path,
  )?.effect;
  return written?.kind === 'file-written' ? written.content : undefined;
}

const given = /^(?:"\$@"|"\$\{@\}"|\$@|\$\*)$/;

/** A shell script whose last command is what it is given, and that asks for no argument before. */
function runsItsArguments(text: string): boolean {
  const [line = ''] = text.split('\n', 1);
  if (!/^#!\s*\S*(?:\/|\s)(?:sh|bash|ash|dash)\b/.test(line)) return false;
  if (/\$#|\$\{?[1-9#*]|\$\{@.|\bset\s+--|\bshift\b/.test(text)) return false;
  const script = parseScript(text, {
    directory: undefined,
    variables: new Map(),
    shell: ['/bin/sh', '-c'],
  });
  const last = script.unread ? undefined : script.commands.at(-1);
  if (last === undefined || last.runs !== 'always') return false;
  return last.words.length === 1 && given.test(last.words[0]?.raw ?? '');
}
