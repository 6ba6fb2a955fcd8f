import type { StageView } from '../../contents/contents';
import { fileTextAt } from '../../contents/file-text';
import type { Inspection } from '../../inspection';
import { resolvePath } from '../../path/path';
import { programIndex } from '../../start/executable';
import { scriptText, startScriptsOf } from '../../start/script';
import { defineRule, type Reported } from '../rule';

export default defineRule({
  id: 'script-with-carriage-returns',
  severity: 'error',
  consequence: 'will-not-start',
  title: 'Script with line ends of Windows',
  why: 'The kernel takes the first line of a script up to its line feed: with a carriage return before it, the interpreter is called `/bin/sh` and one character more, and no such program exists. It answers "no such file or directory", as if the script itself were not there.',
  remedy:
    'Save the script with line feeds alone, and keep it so: `*.sh text eol=lf` in `.gitattributes` stops git from changing it.',
  symptoms: [
    'exec /entrypoint.sh: no such file or directory',
    "/usr/bin/env: 'bash\\r': No such file or directory",
    '/bin/bash^M: bad interpreter: No such file or directory',
  ],
  references: [
    { title: 'execve(2): interpreter scripts', url: 'https://man7.org/linux/man-pages/man2/execve.2.html' },
    { title: 'gitattributes: eol', url: 'https://git-scm.com/docs/gitattributes#_eol' },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'A start script',
        dockerfile:
          'FROM node:24-trixie-slim\nWORKDIR /app\nCOPY . .\nRUN npm ci\nUSER node\nENTRYPOINT [[|"./docker/entrypoint.sh"|]]\nCMD ["node", "index.js"]\n',
        files: { 'docker/entrypoint.sh': '#!/bin/sh\r\nset -e\r\nexec "$@"\r\n' },
      },
      {
        title: 'A script that builds',
        dockerfile:
          'FROM debian:trixie-slim\nCOPY build.sh /src/build.sh\nWORKDIR /src\nRUN [|./build.sh|] && rm build.sh\nUSER 1000\nCMD ["sleep", "1"]\n',
        files: { 'build.sh': '#!/usr/bin/env bash\r\necho built > out\r\n' },
      },
    ],
    good: [
      {
        title: 'Line feeds alone',
        dockerfile:
          'FROM debian:trixie-slim\nUSER 1000\nCOPY entrypoint.sh /entrypoint.sh\nENTRYPOINT ["/entrypoint.sh"]\n',
        files: { 'entrypoint.sh': '#!/bin/sh\nexec "$@"\n' },
      },
      {
        title: 'Taken out on the way',
        dockerfile:
          'FROM debian:trixie-slim\nCOPY entrypoint.sh /entrypoint.sh\nRUN sed -i \'s/\\r$//\' /entrypoint.sh\nUSER 1000\nENTRYPOINT ["/entrypoint.sh"]\n',
        files: { 'entrypoint.sh': '#!/bin/sh\r\nexec "$@"\r\n' },
      },
    ],
  },
  *check(inspection) {
    for (const view of inspection.reachable) yield* whileBuilding(view);
    yield* atStart(inspection);
  },
});

function isSpoiled(text: string | undefined): boolean {
  const end = text?.indexOf('\n') ?? -1;
  return text?.startsWith('#!') === true && text[end - 1] === '\r';
}

function* whileBuilding(view: StageView): Iterable<Reported> {
  const { stage } = view;
  for (const [index, { run }] of stage.steps.entries()) {
    for (const command of run?.script.commands ?? []) {
      const { directory, name, span, words } = command;
      if (!run || !name?.includes('/') || command.runs !== 'always' || !command.failureCounts) continue;
      if (directory === undefined && !name.startsWith('/')) continue;
      const path = resolvePath(directory ?? '/', name);
      if (!isSpoiled(fileTextAt(view, index, path))) continue;
      yield {
        span: run.toSource(words[0]?.span ?? span),
        stage: stage.index,
        certainty: 'certain',
        consequence: 'will-not-build',
        message: [
          `\`${name}\` has line ends of Windows: the interpreter of its first line is not found`,
          { more: '. The build stops here.' },
        ],
        remedy: remedyFor(path),
      };
    }
  }
}

function* atStart({ target }: Inspection): Iterable<Reported> {
  if (!target) return;
  const startScripts = [target.start, target.healthcheck].flatMap((launch) =>
    startScriptsOf(target.view, launch),
  );
  for (const executable of [...startScripts, ...target.executables]) {
    const { at, of, path, span, traced, written } = executable;
    if (of === 'copied' || traced.kind === 'missing' || !isSpoiled(scriptText(executable))) continue;
    const launch = of === 'start' ? target.start : target.healthcheck;
    if (at !== 0 && at !== programIndex(launch?.argv ?? [])) continue;
    const [hop] = traced.hops;
    yield {
      span,
      stage: target.stage.index,
      certainty: 'certain',
      consequence: of === 'start' ? 'will-not-start' : 'may-fail',
      message: [
        `\`${written}\` has line ends of Windows: the interpreter of its first line is not found`,
        { more: ' ("no such file or directory").' },
      ],
      remedy: remedyFor(path ?? written),
      evidence: hop ? [{ text: 'Copied here.', span: hop.write.span }] : [],
    };
  }
}

function remedyFor(path: string): string {
  return `Save it with line feeds alone, and keep it so with \`*.sh text eol=lf\` in \`.gitattributes\`; or take the carriage returns out behind COPY: \`RUN sed -i 's/\\r$//' ${path}\`.`;
}
