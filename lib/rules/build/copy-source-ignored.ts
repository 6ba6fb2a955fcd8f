import { contextFiles, contextPath } from '../../contents/context-files';
import { expandAt } from '../../contents/expansion';
import { isGlob } from '../../contents/glob';
import type { IgnoreLine } from '../../contents/ignore-file';
import { flagOf } from '../../dockerfile/flags';
import { mountsOf } from '../../dockerfile/mounts';
import type { Word } from '../../dockerfile/syntax';
import type { Step } from '../../stages/stage';
import { defineRule } from '../rule';

export default defineRule({
  id: 'copy-source-ignored',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'COPY of what the ignore file keeps out',
  why: 'What `.dockerignore` excludes is not sent to the builder: for COPY, ADD and bind mounts it is not there, and the build stops with "not found". The last line that matches a path decides, whatever stands above it.',
  remedy:
    'Let the path in again with a line that begins with `!`, behind the one that excludes it, or take that line out.',
  symptoms: [
    'failed to compute cache key: failed to calculate checksum of ref …: "/dist": not found',
    'COPY failed: file not found in build context or excluded by .dockerignore: stat dist: file does not exist',
    'CopyIgnoredFile: Attempting to Copy file "dist" that is excluded by .dockerignore',
  ],
  references: [
    {
      title: 'Build checks: CopyIgnoredFile',
      url: 'https://docs.docker.com/reference/build-checks/copy-ignored-file/',
    },
    {
      title: '.dockerignore files',
      url: 'https://docs.docker.com/build/concepts/context/#dockerignore-files',
    },
  ],
  aliases: [{ tool: 'buildkit', id: 'CopyIgnoredFile' }],
  examples: {
    bad: [
      {
        title: 'A folder built outside',
        dockerfile:
          'FROM nginx:1.31-alpine\nCOPY [|dist/|] /usr/share/nginx/html/\nCOPY nginx.conf /etc/nginx/nginx.conf\n',
        files: { '.dockerignore': 'node_modules\ndist\n' },
      },
      {
        title: 'Everything, but for some',
        dockerfile:
          'FROM node:24-alpine3.24\nWORKDIR /app\nCOPY package.json [|package-lock.json|] ./\nRUN npm ci\nCOPY src src\nUSER node\nCMD ["node", "src/index.js"]\n',
        files: { '.dockerignore': '*\n!package.json\n!src\n' },
      },
      {
        title: 'An ignore file of its own, and a mount',
        dockerfile:
          'FROM python:3.14-slim-trixie\nWORKDIR /app\nRUN --mount=type=bind,source=[|requirements.txt|],target=/tmp/requirements.txt pip install -r /tmp/requirements.txt\nCOPY app app\nUSER 1000\nCMD ["python", "-m", "app"]\n',
        files: { 'Dockerfile.dockerignore': '**/*.txt\n', '.dockerignore': 'docs\n' },
      },
    ],
    good: [
      {
        title: 'Let in again',
        dockerfile:
          'FROM nginx:1.31-alpine\nCOPY dist/ /usr/share/nginx/html/\nCOPY . /src/\nCOPY README*.md /\n',
        files: { '.dockerignore': '*\n!dist/index.html\n!nginx.conf\n*.md\n' },
      },
      {
        title: 'What lies in it alone is kept out',
        dockerfile: 'FROM nginx:1.31-alpine\nCOPY dist/ /usr/share/nginx/html/\n',
        files: { '.dockerignore': 'dist/**\ndist/*\n**/*.map\n' },
      },
      {
        title: 'From a stage',
        dockerfile:
          'FROM node:24-trixie AS build\nWORKDIR /app\nRUN mkdir dist\nFROM nginx:1.31-alpine\nCOPY --from=build /app/dist/ /usr/share/nginx/html/\n',
        files: { '.dockerignore': 'dist\n' },
      },
    ],
  },
  *check({ contents, reachable }) {
    const { ignore } = contextFiles(contents);
    if (!ignore) return;
    for (const { stage } of reachable) {
      for (const step of stage.steps) {
        if (step.replayedFrom !== undefined) continue;
        for (const word of sourcesOf(step)) {
          const path = pathOf(step, word);
          const line = path === undefined ? undefined : ignore.excludes(path);
          if (path === undefined || line === undefined) continue;
          yield {
            span: word.span,
            stage: stage.index,
            certainty: 'certain',
            message: [
              `\`${ignore.name}\` keeps \`${path}\` out of the build: it is not there to be ${step.run ? 'mounted' : 'copied'}`,
              { more: ' ("not found").' },
            ],
            remedy: cureOf(ignore.name, path, line),
            evidence: [{ text: `Line ${line.line} of \`${ignore.name}\`: \`${line.written}\`.` }],
          };
        }
      }
    }
  },
});

/** What is taken from the build context. */
function sourcesOf({ instruction }: Step): readonly Word[] {
  if (instruction.keyword === 'run')
    return mountsOf(instruction).flatMap(({ from, source, type }) =>
      type === 'bind' && source && !from ? [source] : [],
    );
  if (instruction.keyword !== 'copy' && instruction.keyword !== 'add') return [];
  return flagOf(instruction.flags, 'from') ? [] : instruction.sources;
}

/** Undefined where it is not one path of the context: a wildcard that finds nothing is no error. */
function pathOf(step: Step, word: Word): string | undefined {
  const source = expandAt(step, word.text);
  if (source === undefined || isGlob(source) || source.includes('\\')) return undefined;
  if (/^<<|^[a-z][a-z0-9+.-]*:\/\/|^git@|^\.\.(\/|$)/i.test(source)) return undefined;
  const path = contextPath(source);
  return path === '' ? undefined : path;
}

function cureOf(name: string, path: string, { line, written }: IgnoreLine): string {
  return `Add \`!${path}\` at the end of \`${name}\`, or take out its line ${line}, \`${written}\`.`;
}
