import type { CatalogImage } from '../catalog/image';
import { baseName } from '../path/path';
import { isStartScript, takesCommands } from '../start/executable';
import { languageOfProgram } from '../start/runtime';
import { defineDetector, type Fit, notKnownFit, withChanges, yes } from './requirement';

/** What the base starts by itself, where the file sets CMD alone. */
export default defineDetector({
  id: 'entrypoint',
  description:
    'Where a file sets CMD without ENTRYPOINT, its words go to the entrypoint of the base: on another base they may go nowhere, or to an interpreter they name again.',
  examples: [
    {
      title: 'CMD starts the interpreter',
      dockerfile: `FROM python:3.14-slim-trixie
WORKDIR /app
COPY . .
CMD ["python", "app.py"]
`,
      fits: {
        'python:3.14-alpine3.24': 'yes',
        'node:24-trixie-slim': 'yes',
        'gcr.io/distroless/python3-debian13:latest': 'with-changes',
        'docker.io/ubuntu/python:3.14-26.04_stable': 'with-changes',
      },
    },
    {
      title: "CMD is an argument of the base's interpreter",
      dockerfile: `FROM gcr.io/distroless/nodejs24-debian13
COPY --chown=nonroot . /app
WORKDIR /app
CMD ["server.js"]
`,
      fits: {
        'gcr.io/distroless/nodejs24-debian13:nonroot': 'yes',
        'gcr.io/distroless/nodejs22-debian13:latest': 'yes',
        'debian:trixie-slim': 'with-changes',
        'gcr.io/distroless/java21-debian13:latest': 'with-changes',
      },
    },
    {
      title: 'CMD in shell form',
      dockerfile: `FROM node:24-trixie-slim
WORKDIR /app
COPY . .
CMD node migrate.js && exec node server.js
`,
      fits: {
        'node:24-alpine3.24': 'yes',
        'debian:trixie-slim': 'yes',
        'gcr.io/distroless/nodejs24-debian13:debug': 'with-changes',
      },
    },
    {
      title: 'The file sets ENTRYPOINT',
      dockerfile: `FROM python:3.14-slim-trixie
COPY . /app
ENTRYPOINT ["python", "/app/app.py"]
`,
      fits: {},
    },
  ],
  *detect({ target }) {
    const start = target?.start;
    const cmd = target?.stage.end.cmd;
    if (!target?.image || !start || start.inherited || !cmd?.span || target.stage.end.entrypoint?.span)
      return;
    const current = target.image.id;
    if (start.shell) {
      yield {
        kind: 'entrypoint',
        value: { code: 'entrypoint-without-program' },
        certainty: 'certain',
        because: [{ reason: { code: 'shell-form-to-entrypoint' }, span: cmd.span }],
        looksAt: ['entrypoint'],
        meets: (image) => (image.id === current ? yes : fitForShellForm(image)),
      };
      return;
    }
    const { entrypoint } = target.image.facts;
    const words = entrypoint.known ? interpreterOf(entrypoint.value) : [];
    const [first] = start.argv.slice(start.cmdFrom ?? 0);
    if (words.length === 0 && (first?.text === undefined || languageOfProgram(first.text) === undefined))
      return;
    yield {
      kind: 'entrypoint',
      value:
        words.length === 0 ? { code: 'entrypoint-without-interpreter' } : { code: 'entrypoint-words', words },
      certainty: 'certain',
      because: [{ reason: { code: 'command-to-entrypoint' }, span: cmd.span }],
      looksAt: ['entrypoint'],
      meets: (image) => (image.id === current ? yes : fitFor(image, words, first?.text)),
    };
  },
});

/** The words of an entrypoint that runs an interpreter; none for a start script that runs whatever it is given. */
function interpreterOf(entrypoint: readonly string[]): readonly string[] {
  const [first] = entrypoint;
  return first !== undefined && languageOfProgram(first) !== undefined ? entrypoint : [];
}

/** A start script runs the shell it is given; anything else takes `/bin/sh -c …` for its own arguments. */
function fitForShellForm({ facts: { entrypoint } }: CatalogImage): Fit {
  if (!entrypoint.known) return notKnownFit({ code: 'entrypoint-not-known' });
  const [first] = entrypoint.value;
  return first === undefined || isStartScript(first)
    ? yes
    : withChanges({ code: 'starts-itself', program: baseName(first), cure: 'set-entrypoint' });
}

function fitFor(image: CatalogImage, wanted: readonly string[], first: string | undefined): Fit {
  const { entrypoint } = image.facts;
  if (!entrypoint.known) return notKnownFit({ code: 'entrypoint-not-known' });
  const has = interpreterOf(entrypoint.value);
  if (takesCommands(entrypoint.value) && first !== 'exec') {
    const program = baseName(entrypoint.value[0] ?? '');
    return withChanges({ code: 'starts-itself', program, cure: 'set-entrypoint' });
  }
  if (has.length === 0) {
    return wanted.length === 0 ? yes : withChanges({ code: 'does-not-start-itself', words: wanted });
  }
  if (wanted.length === 0) {
    const [own = ''] = has;
    const repeats = first !== undefined && languageOfProgram(first) === languageOfProgram(own);
    return withChanges({
      code: 'starts-itself',
      program: baseName(own),
      cure: repeats ? 'leave-out' : 'set-entrypoint',
    });
  }
  const same =
    wanted
      .map(baseName)
      .join(' ')
      .replaceAll(/[0-9.]+/g, '') ===
    has
      .map(baseName)
      .join(' ')
      .replaceAll(/[0-9.]+/g, '');
  return same ? yes : withChanges({ code: 'starts-rather', has, wanted });
}
