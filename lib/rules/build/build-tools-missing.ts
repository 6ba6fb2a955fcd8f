import type { CatalogImage } from '../../catalog/image';
import type { Moment } from '../../contents/contents';
import { programAt } from '../../programs/program';
import type { Command } from '../../shell/command';
import { fromAnswer } from '../evidence';
import { installFix, type PackagesByForm } from '../installing';
import { defineRule } from '../rule';

/** What node-gyp needs on Unix: https://github.com/nodejs/node-gyp#on-unix */
const tools = ['python3', 'make', 'g++'];

export default defineRule({
  id: 'build-tools-missing',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'Native modules compiled without a compiler',
  why: '`node-gyp` and `--build-from-source` compile C++ with `make`, `g++` and Python. Slim and Alpine variants of the Node images bring none of them.',
  remedy: 'Install the tools before, best in a builder stage, or build on the full image.',
  symptoms: ['gyp ERR! find Python', 'gyp ERR! stack Error: not found: make', 'npm ERR! gyp ERR! not ok'],
  references: [{ title: 'node-gyp: what it needs', url: 'https://github.com/nodejs/node-gyp#installation' }],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'Nothing installed',
        dockerfile:
          'FROM node:24-alpine3.24\nWORKDIR /app\nCOPY . .\nRUN npm ci && [|npx node-gyp rebuild|]\nUSER node\nCMD ["node", "index.js"]\n',
      },
      {
        title: 'From source',
        dockerfile:
          'FROM node:24-trixie-slim\nWORKDIR /app\nCOPY . .\nRUN [|npm ci --build-from-source|]\nUSER node\nCMD ["node", "index.js"]\n',
      },
      {
        title: 'One package from source',
        dockerfile:
          'FROM node:24-trixie-slim\nWORKDIR /app\nCOPY . .\nRUN [|npm install --build-from-source=sqlite3|]\nUSER node\nCMD ["node", "index.js"]\n',
      },
    ],
    good: [
      {
        title: 'Installed first',
        dockerfile:
          'FROM node:24-alpine3.24\nWORKDIR /app\nRUN apk add --no-cache python3 make g++\nCOPY . .\nRUN npm ci --build-from-source && npx node-gyp rebuild\nUSER node\nCMD ["node", "index.js"]\n',
      },
      {
        title: 'Ready-made binaries may do',
        dockerfile:
          'FROM node:24-alpine3.24\nWORKDIR /app\nCOPY . .\nRUN npm ci\nUSER node\nCMD ["node", "index.js"]\n',
      },
      {
        title: 'From source is switched off, or decided elsewhere',
        dockerfile:
          'FROM node:24-trixie-slim\nARG NATIVE\nWORKDIR /app\nCOPY . .\nRUN npm install --build-from-source=false && npm install "--build-from-source=$NATIVE"\nUSER node\nCMD ["node", "index.js"]\n',
      },
      {
        title: 'The full image',
        dockerfile:
          'FROM node:24-bookworm\nWORKDIR /app\nCOPY . .\nRUN npm ci --build-from-source\nUSER node\nCMD ["node", "index.js"]\n',
      },
    ],
  },
  *check({ reachable }) {
    for (const view of reachable) {
      const { image, stage } = view;
      if (image?.traits.ownLanguage?.name !== 'nodejs') continue;
      for (const [index, { run }] of stage.steps.entries()) {
        const call = run?.script.commands.find(
          (command) => command.runs === 'always' && command.failureCounts && compiles(command),
        );
        if (!run || !call) continue;
        const absent = missingTools(view.before(index + 1));
        const [first] = absent;
        if (!first) break;
        yield {
          span: run.toSource(call.span),
          stage: stage.index,
          certainty: 'likely',
          message: [
            `This compiles, but \`${image.reference}\` has no ${list(absent.map(({ tool }) => `\`${tool}\``))}`,
            { more: '. The build stops here.' },
          ],
          remedy: remedyFor(image),
          evidence: [fromAnswer(first.answer)],
          ...installFix(view, packagesFor(absent), { step: index, at: run.toSource(call.span).start }),
        };
        break;
      }
    }
  },
});

function compiles({ name, words }: Command): boolean {
  const texts = words.map(({ written }) => written);
  const gyp = texts.findIndex((text) => /^node-gyp(@.*)?$/.test(text));
  if (gyp !== -1 && (gyp === 0 || /^(npx|npm|pnpm|yarn|bunx)$/.test(name ?? '')))
    return texts.slice(gyp + 1).some((text) => /^(rebuild|build|configure)$/.test(text));
  return (
    name === 'npm' &&
    /^(ci|install|i|rebuild|clean-install)$/.test(texts[1] ?? '') &&
    texts.some((text) => /^--build-from-source(=(?!false$)[^$]+)?$/.test(text))
  );
}

function missingTools(moment: Moment) {
  return tools
    .map((tool) => ({ tool, answer: programAt(moment, tool) }))
    .filter(({ answer }) => answer.is === 'missing');
}

function packagesFor(absent: readonly { readonly tool: string }[]): PackagesByForm {
  const names = absent.map(({ tool }) => tool);
  const all = names.join(' ');
  return { apt: all, apk: all, rpm: names.map((name) => (name === 'g++' ? 'gcc-c++' : name)).join(' ') };
}

function remedyFor({ facts: { packageManagers: managers } }: CatalogImage): string {
  return managers.known && managers.value.includes('apk')
    ? 'Install them before: `apk add --no-cache python3 make g++`, best in a builder stage.'
    : 'Install them before: `apt-get install -y --no-install-recommends python3 make g++`, or build on the full image.';
}

function list(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
