import type { Server } from '../../catalog/servers';
import { sourceOf } from '../../catalog/values';
import { presentIn } from '../../fact/fact';
import type { Target } from '../../inspection';
import type { Command } from '../../shell/command';
import { type Listening, listeningOf } from '../../start/listening';
import { type Started, startedCommands } from '../../start/started';
import type { TextEdit } from '../../text/edit';
import type { Span } from '../../text/span';
import { fromSource } from '../evidence';
import { defineRule, type Reported } from '../rule';

export default defineRule({
  id: 'listens-on-loopback',
  severity: 'warning',
  consequence: 'may-fail',
  title: 'Server that only the container itself reaches',
  why: 'Many servers listen on 127.0.0.1 unless they are told otherwise, which is right on a desk. In a container that address belongs to the container: the published port is forwarded to another one, where nobody answers, and so do other containers and the probes of an orchestrator. The server says that it runs, and a request from within works.',
  remedy: 'Tell it to listen on every address: `--host 0.0.0.0`.',
  symptoms: [
    'curl: (52) Empty reply from server',
    'curl: (56) Recv failure: Connection reset by peer',
    'connection refused although the container is running',
    'localhost didn’t send any data. ERR_EMPTY_RESPONSE',
    'Uvicorn running on http://127.0.0.1:8000',
  ],
  references: [
    {
      title: 'Published ports and the address inside',
      url: 'https://docs.docker.com/engine/network/port-publishing/',
    },
    { title: 'uvicorn: settings', url: 'https://www.uvicorn.org/settings' },
    {
      title: 'The development server is not reachable',
      url: 'https://github.com/prakhar1989/docker-curriculum/issues/264',
    },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'By default',
        dockerfile:
          'FROM python:3.14-slim-trixie\nRUN pip install --no-cache-dir uvicorn\nCOPY api ./api\nEXPOSE 8000\nUSER 1000\nCMD [[|"uvicorn"|], "api.main:app", "--port", "8000"]\n',
        fixed:
          'FROM python:3.14-slim-trixie\nRUN pip install --no-cache-dir uvicorn\nCOPY api ./api\nEXPOSE 8000\nUSER 1000\nCMD ["uvicorn", "api.main:app", "--port", "8000", "--host", "0.0.0.0"]\n',
      },
      {
        title: 'As it is told',
        dockerfile:
          'FROM python:3.14-slim-trixie\nRUN pip install --no-cache-dir gunicorn\nCOPY app.py .\nEXPOSE 8000\nUSER 1000\nCMD exec gunicorn --bind [|127.0.0.1:8000|] app:app\n',
        fixed:
          'FROM python:3.14-slim-trixie\nRUN pip install --no-cache-dir gunicorn\nCOPY app.py .\nEXPOSE 8000\nUSER 1000\nCMD exec gunicorn --bind 0.0.0.0:8000 app:app\n',
      },
    ],
    good: [
      {
        title: 'On every address',
        dockerfile:
          'FROM python:3.14-slim-trixie\nRUN pip install --no-cache-dir uvicorn\nCOPY api ./api\nEXPOSE 8000\nUSER 1000\nCMD ["uvicorn", "api.main:app", "--host", "0.0.0.0"]\n',
      },
      {
        title: 'By a variable',
        dockerfile:
          'FROM python:3.14-slim-trixie\nENV FLASK_RUN_HOST=0.0.0.0\nRUN pip install --no-cache-dir flask\nCOPY app.py .\nEXPOSE 5000\nUSER 1000\nCMD ["flask", "run"]\n',
      },
      {
        title: 'Rails in production',
        dockerfile:
          'FROM ruby:3.4-slim-trixie\nENV RAILS_ENV=production\nCOPY . .\nEXPOSE 3000\nUSER 1000\nCMD ["bin/rails", "server"]\n',
      },
    ],
  },
  *check({ catalog, dockerfile, target }) {
    const start = target?.start;
    if (!target || !start || start.inherited) return;
    for (const { command, spanOf } of startedCommands(target.stage.end, start)) {
      const listening = listeningOf(catalog.servers, command.words, command.environment);
      if (!listening || namesFile(listening.server, dockerfile.text)) continue;
      // An image nobody knows may bring such a file.
      if (isForeign(target) && listening.server.files && !listening.word) continue;
      const port = portOf(target);
      if (port !== undefined) yield found(target, listening, port, command, spanOf);
      return;
    }
  },
});

/** A file of the project that may say it, named in the file: whoever writes it has thought of it. */
function namesFile({ files = [] }: Server, text: string): boolean {
  return files.some((name) => text.includes(name));
}

function found(
  target: Target,
  { address, program, server, word }: Listening,
  port: number | string,
  command: Command,
  spanOf: Started['spanOf'],
): Reported {
  const { stage } = target;
  const name = command.words.find(({ text }) => text?.endsWith(program));
  const span = spanOf(word ?? name);
  const tell = server.tell?.join(' ');
  return {
    span,
    stage: stage.index,
    certainty: word === undefined && (server.files || isForeign(target)) ? 'possible' : 'likely',
    message: [
      word === undefined
        ? `\`${program}\` listens on ${address} unless told otherwise`
        : `\`${program}\` is told to listen on \`${address}\``,
      { more: `: nobody outside the container reaches port ${port}.` },
    ],
    remedy: word
      ? 'Write 0.0.0.0 in its place.'
      : tell === undefined
        ? `Set \`ENV ${server.variables?.[0]}=0.0.0.0\`.`
        : `Start it with \`${tell}\`.`,
    evidence: [fromSource('Where it listens is written here.', sourceOf(server))],
    ...fixFor(target, { address, program, server, word }, span),
  };
}

/** What others are told to ask for. */
function portOf({ stage, view }: Target): number | string | undefined {
  return stage.end.exposed[0]?.value.port ?? presentIn(view.image?.facts.ports ?? noPorts)?.[0];
}

function isForeign({ base, image }: Target): boolean {
  return image === undefined && base.root.kind !== 'scratch';
}

const noPorts = { known: false, because: 'not-looked-up' } as const;

function fixFor(target: Target, { address, server, word }: Listening, span: Span): Pick<Reported, 'fix'> {
  const { start } = target;
  const { text } = target.view.contents.graph.dockerfile;
  const written = text.slice(span.start, span.end);
  if (word) {
    const replaced = written.replace(/localhost|127(?:\.\d{1,3}){3}|::1/, '0.0.0.0');
    const isItself = written === word.raw || written === `"${word.text}"`;
    return replaced === written || !isItself || !written.includes(address)
      ? {}
      : review({ span, newText: replaced });
  }
  const last = start?.argv.at(-1);
  if (!start || !server.tell || !last?.span || start.argv[0]?.text === undefined) return {};
  if (start.argv.some(({ text: each }) => each === '-c')) return {};
  const isShell = start.shell !== undefined;
  if (isShell && start.commands.length !== 1) return {};
  const { end } = last.span;
  const isQuoted = text.charAt(end - 1) === '"';
  if (isShell === isQuoted) return {};
  const newText = isShell ? ` ${server.tell.join(' ')}` : server.tell.map((each) => `, "${each}"`).join('');
  return review({ span: { start: end, end }, newText });
}

function review(edit: TextEdit): Pick<Reported, 'fix'> {
  return { fix: { safety: 'review', edits: [edit] } };
}
