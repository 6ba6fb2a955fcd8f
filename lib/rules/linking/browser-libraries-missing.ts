import type { BrowserRow, BrowserShelf } from '../../catalog/browsers';
import type { CatalogImage } from '../../catalog/image';
import { sourceOf } from '../../catalog/values';
import type { StageView } from '../../contents/contents';
import { valueOf } from '../../fact/fact';
import { baseName } from '../../path/path';
import { programIn } from '../../programs/image-programs';
import { libraryIn } from '../../programs/libraries';
import { installedPackages, installsUnknownPackage } from '../../programs/packages';
import { mayBringAnything } from '../../programs/program';
import type { Command, ShellWord } from '../../shell/command';
import type { RunStep } from '../../stages/stage';
import { span } from '../../text/span';
import { fromSource } from '../evidence';
import { defineRule, type Reported } from '../rule';

export default defineRule({
  id: 'browser-libraries-missing',
  severity: 'warning',
  consequence: 'may-fail',
  title: 'Browser downloaded without the libraries it needs',
  why: 'Puppeteer and Playwright download a browser that is linked against some thirty libraries of a desktop. Slim images have none of them, and on Alpine the browser does not run at all, since it is linked against glibc. The build succeeds; the browser fails when it is first started.',
  remedy:
    'Have the libraries installed along (`playwright install --with-deps`), or install the browser of the distribution and name it to the package.',
  symptoms: [
    'error while loading shared libraries: libnss3.so: cannot open shared object file: No such file or directory',
    'Failed to launch the browser process! spawn /app/.cache/puppeteer/chrome ENOENT',
    'Host system is missing dependencies to run browsers.',
  ],
  references: [
    { title: 'Puppeteer: Chrome does not launch on Linux', url: 'https://pptr.dev/troubleshooting' },
    { title: 'Playwright: system dependencies', url: 'https://playwright.dev/docs/browsers' },
  ],
  aliases: [],
  yieldsTo: ['command-not-found'],
  examples: {
    bad: [
      {
        title: 'Chrome on a slim image',
        dockerfile:
          'FROM node:24-trixie-slim\nWORKDIR /app\nCOPY . .\nRUN npm ci && [|npx puppeteer browsers install chrome|]\nUSER node\nCMD ["node", "shot.js"]\n',
      },
      {
        title: 'Playwright of Python',
        dockerfile:
          'FROM python:3.13-slim-trixie\nRUN pip install playwright && [|playwright install chromium|]\nCOPY shot.py /\nUSER 1000\nCMD ["python", "/shot.py"]\n',
        fixed:
          'FROM python:3.13-slim-trixie\nRUN pip install playwright && playwright install --with-deps chromium\nCOPY shot.py /\nUSER 1000\nCMD ["python", "/shot.py"]\n',
      },
      {
        title: 'On Alpine',
        dockerfile:
          'FROM node:24-alpine3.24\nWORKDIR /app\nCOPY . .\nRUN npm ci && [|npx playwright install chromium|]\nUSER node\nCMD ["node", "shot.js"]\n',
      },
    ],
    good: [
      {
        title: 'With its libraries',
        dockerfile:
          'FROM node:24-trixie-slim\nWORKDIR /app\nCOPY . .\nRUN npm ci && npx playwright install --with-deps chromium\nUSER node\nCMD ["node", "shot.js"]\n',
      },
      {
        title: 'The browser of the distribution',
        dockerfile:
          'FROM node:24-trixie-slim\nRUN apt-get update && apt-get install -y --no-install-recommends chromium\nENV PUPPETEER_SKIP_DOWNLOAD=true PUPPETEER_EXECUTABLE_PATH=/usr/bin/chromium\nWORKDIR /app\nCOPY . .\nRUN npm ci\nUSER node\nCMD ["node", "shot.js"]\n',
      },
      {
        title: 'On the image of Playwright',
        dockerfile:
          'FROM mcr.microsoft.com/playwright:v1.57.0-noble\nWORKDIR /app\nCOPY . .\nRUN npm ci && npx playwright install chromium\nUSER pwuser\nCMD ["node", "shot.js"]\n',
      },
    ],
  },
  *check({ final }) {
    for (const view of final) {
      const reported = firstWithout(view, final[0] ?? view);
      if (reported) yield reported;
    }
  },
});

type Call = {
  readonly row: BrowserRow;
  /** The words behind those that download. */
  readonly rest: readonly ShellWord[];
  /** Where an option of the command goes. */
  readonly behind: ShellWord;
};

function firstWithout(view: StageView, target: StageView): Reported | undefined {
  const { image } = view;
  if (!image) return undefined;
  const { browsers } = view.contents.catalog;
  for (const [step, { run }] of view.stage.steps.entries()) {
    for (const command of run?.script.commands ?? []) {
      if (!run || command.runs !== 'always') continue;
      const call = callOf(browsers, command);
      if (!call || !isMeant(call)) continue;
      const musl = valueOf(image.facts.libc)?.family === 'musl';
      if (!musl && (installsLibraries(target, call.row) || !lacks(target, image, call.row))) continue;
      if (mayBringAnything(view.before(step)) || scriptsBehind(view, step)) continue;
      if (musl && installedPackages(target.end).some((name) => /^(gcompat|chromium)/.test(name))) continue;
      return report(view, image, run, command, call, musl);
    }
  }
  return undefined;
}

/** `npx puppeteer@24 browsers install chrome`, `python -m playwright install`, `node_modules/.bin/playwright install`. */
function callOf(browsers: BrowserShelf, { words }: Command): Call | undefined {
  for (const [index, { text }] of words.entries()) {
    const row = text === undefined ? undefined : browsers.get(programOf(text));
    if (!row) continue;
    const { installs } = row;
    const isCall = installs.every((each, at) => words[index + 1 + at]?.text === each);
    const behind = words[index + installs.length];
    if (isCall && behind) return { row, rest: words.slice(index + 1 + installs.length), behind };
  }
  return undefined;
}

/** Without the version: `@puppeteer/browsers@2` is `@puppeteer/browsers`; of a path, the last part. */
function programOf(word: string): string {
  const [scope = '', ...rest] = word.split('/');
  if (scope.startsWith('@') && rest.length === 1) return `${scope}/${rest[0]?.split('@')[0] ?? ''}`;
  return baseName(word).split('@')[0] ?? '';
}

/** Whether one of the browsers is downloaded that are known, and nothing else is asked for. */
function isMeant({ row, rest }: Call): boolean {
  if (rest.some(({ text }) => text === undefined || text === '--dry-run' || text === '--help')) return false;
  if (row.option !== undefined && rest.some(({ text }) => text === row.option)) return false;
  const names = rest.flatMap(({ text = '' }) => (text.startsWith('-') ? [] : [text.split('@')[0] ?? '']));
  return names.length === 0 ? row.default === true : names.some((name) => row.browsers.includes(name));
}

function installsLibraries({ chain }: StageView, { command, option, program }: BrowserRow): boolean {
  return chain.some(({ stage }) =>
    stage.steps.some(({ run }) =>
      (run?.script.commands ?? []).some(({ words }) => {
        const texts = words.map(({ text = '' }) => text);
        const at = texts.findIndex((text) => programOf(text) === program);
        return (
          at >= 0 && texts.slice(at).some((text) => text !== '' && (text === command || text === option))
        );
      }),
    ),
  );
}

/** Whether a script that is not read runs later, and may install what is missing. */
function scriptsBehind({ stage }: StageView, step: number): boolean {
  return stage.steps.slice(step).some(({ run }) => run !== undefined && scripts.test(run.text));
}

const scripts = /\.sh\b|\bmake\b|\| *(?:ba)?sh\b/;

/** Known lists tell; of an image whose recipe leaves nothing but the language, the distribution below does. */
function lacks(view: StageView, image: CatalogImage, { library }: BrowserRow): boolean {
  if (installsUnknownPackage(view.end)) return false;
  const { catalog } = view.contents;
  const extra = installedPackages(view.end);
  const answer = libraryIn(catalog, image, library, extra);
  if (answer.is !== 'not-known') return answer.is === 'missing';
  const ground = image.standsOn === undefined ? undefined : catalog.get(image.standsOn);
  const isBare = programIn(catalog, image, 'gcc').reason.code === 'image-does-not-bring';
  return isBare && ground !== undefined && libraryIn(catalog, ground, library, extra).is === 'missing';
}

function report(
  view: StageView,
  image: CatalogImage,
  run: RunStep,
  command: Command,
  { behind, row }: Call,
  musl: boolean,
): Reported {
  const at = run.toSource(behind.span).end;
  const named = row.variable === undefined ? '' : `, and name its program in \`${row.variable}\``;
  const other = `install the package \`${row.instead}\`${named}`;
  return {
    span: run.toSource(command.span),
    stage: view.stage.index,
    certainty: 'likely',
    message: musl
      ? `The browser that \`${row.program}\` downloads is linked against glibc, and \`${image.reference}\` has musl: it does not start.`
      : `The browser that \`${row.program}\` downloads needs \`${row.library}\` and more of a desktop, which \`${image.reference}\` does not have: it does not start.`,
    remedy: musl
      ? `Write \`apk add --no-cache ${row.instead}\`${named}, or build on an image with glibc.`
      : row.option === undefined
        ? `Rather ${other}.`
        : `Add \`${row.option}\`, or ${other}.`,
    evidence: [fromSource('What the downloaded browser needs.', sourceOf(row))],
    ...(!musl &&
      row.option !== undefined && {
        fix: { safety: 'review' as const, edits: [{ span: span(at, at), newText: ` ${row.option}` }] },
      }),
  };
}
