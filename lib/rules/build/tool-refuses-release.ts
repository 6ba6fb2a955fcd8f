import type { ToolRelease, ToolReleaseTable } from '../../catalog/tool-releases';
import { sourceOf } from '../../catalog/values';
import { baseReleaseAt } from '../../projects/base-release';
import { mayMeet, type Releases, readNpmRange, readRubyRange } from '../../projects/release-range';
import { flagsOf } from '../../shell/arguments';
import type { Command, ShellWord } from '../../shell/command';
import { nameOf } from '../../words/names';
import { fromSource } from '../evidence';
import { defineRule } from '../rule';

export default defineRule({
  id: 'tool-refuses-release',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'Newest release of a tool on an older release of its language',
  why: '`npm install -g npm` and `gem install bundler` fetch the newest release there is. It says which releases of Node.js or Ruby it takes, and is not installed on older ones: a file that was built for years stops with the day of that release.',
  remedy: 'Name the last release that takes the language of the base, or take a newer base.',
  symptoms: [
    'npm error code EBADENGINE',
    'npm error engine Not compatible with your version of node/npm: npm@11.0.0',
    'ERROR:  Error installing bundler: The last version of bundler (>= 0) to support your Ruby & RubyGems was 2.4.22.',
    'bundler requires Ruby version >= 3.2.0. The current ruby version is 2.7.8.225.',
  ],
  references: [
    { title: 'npm: engines', url: 'https://docs.npmjs.com/cli/v11/configuring-npm/package-json#engines' },
    { title: 'Bundler: which Ruby it takes', url: 'https://bundler.io/compatibility.html' },
  ],
  aliases: [],
  yieldsTo: ['command-not-found', 'run-without-shell'],
  examples: {
    bad: [
      {
        title: 'npm of today on Node.js 18',
        dockerfile:
          'FROM node:18-alpine\nRUN npm install -g [|npm@latest|]\nWORKDIR /app\nCOPY . .\nUSER node\nCMD ["node", "index.js"]\n',
        fixed:
          'FROM node:18-alpine\nRUN npm install -g npm@10\nWORKDIR /app\nCOPY . .\nUSER node\nCMD ["node", "index.js"]\n',
      },
      {
        title: 'Bundler of today on Ruby 2.7',
        dockerfile:
          'FROM ruby:2.7-slim\nRUN gem install [|bundler|] --no-document\nWORKDIR /app\nCOPY . .\nUSER 1000\nCMD ["ruby", "app.rb"]\n',
        fixed:
          'FROM ruby:2.7-slim\nRUN gem install bundler:2.4.22 --no-document\nWORKDIR /app\nCOPY . .\nUSER 1000\nCMD ["ruby", "app.rb"]\n',
      },
    ],
    good: [
      {
        title: 'A release that takes it, or one that is forced',
        dockerfile:
          'FROM node:18-alpine AS one\nRUN npm install -g npm@10 npm-run-all\nFROM node:18-alpine\nRUN npm install -g --force npm@latest\nCOPY --from=one /usr/local/lib/node_modules /modules\nUSER node\nCMD ["node", "index.js"]\n',
      },
      {
        title: 'An npm that only warns of itself',
        dockerfile:
          'FROM node:14-alpine\nRUN npm install -g npm@latest\nUSER node\nCMD ["node", "index.js"]\n',
      },
      {
        title: 'A base that is new enough',
        dockerfile:
          'FROM node:24-alpine\nRUN npm install -g npm@latest\nUSER node\nCMD ["node", "index.js"]\n',
      },
      {
        title: 'Bundler by its version, and on a Ruby of today',
        dockerfile:
          'FROM ruby:2.7-slim AS old\nRUN gem install bundler -v 2.4.22 && gem install bundler:2.3.27 && gem install bundler --conservative\nFROM ruby:3.4-slim\nRUN gem install bundler\nCOPY --from=old /usr/local/bundle /old\nUSER 1000\nCMD ["ruby", "app.rb"]\n',
      },
    ],
  },
  *check({ catalog, reachable, today }) {
    for (const view of reachable) {
      if (view.image?.traits.ownLanguage === undefined) continue;
      let left = mostAsked;
      for (const [index, { run }] of view.stage.steps.entries()) {
        for (const command of run?.script.commands ?? []) {
          if (!run || command.runs !== 'always' || !command.failureCounts) continue;
          const asked = newestAsked(catalog.toolReleases, command);
          if (!asked || left === 0) continue;
          left -= 1;
          const base = baseReleaseAt(view.before(index + 1), today);
          if (base?.language !== asked.table.language) continue;
          const { table, tool, word } = asked;
          const range = table.manager === 'npm' ? readNpmRange(tool.needs) : readRubyRange([tool.needs]);
          if (range === undefined || mayMeet(range, base.releases)) continue;
          if (!isHeld(tool, base.releases)) continue;
          const name = nameOf(table.language);
          const instead = `${tool.package}${table.manager === 'npm' ? '@' : ':'}${tool.last}`;
          const span = run.toSource(word.span);
          yield {
            span,
            stage: view.stage.index,
            certainty: 'certain',
            message: [
              `\`${tool.package}\` ${tool.from} and newer take ${name} \`${tool.needs}\`, and \`${base.image.reference}\` has ${base.said}`,
              { more: `: the build stops here (“${tool.says}”).` },
            ],
            remedy: `Install \`${instead}\`, or take a newer base.`,
            fix: { safety: 'review', edits: [{ span, newText: instead }] },
            evidence: [fromSource(`Which ${name} it takes.`, sourceOf(tool))],
          };
        }
      }
    }
  },
});

/** What the base has at a place is looked for in all that stands above it. */
const mostAsked = 20;

/** Whether the manager that the base brings stops, and not only warns. */
function isHeld({ heldSince }: ToolRelease, releases: Releases): boolean {
  const since = heldSince === undefined ? undefined : readNpmRange(`>=${heldSince}`);
  return since === undefined || mayMeet(since, releases);
}

type Asked = { readonly table: ToolReleaseTable; readonly tool: ToolRelease; readonly word: ShellWord };

/** A tool that a command installs in its newest release, or in one that has the same need. */
function newestAsked(tables: readonly ToolReleaseTable[], command: Command): Asked | undefined {
  const table = tables.find(({ manager }) => manager === command.name);
  if (table === undefined || command.args.some(({ text }) => text === undefined)) return undefined;
  const { has, operands } = flagsOf(command.args, { values: valued });
  const [verb, ...words] = operands;
  if (!/^(?:install|i|add)$/.test(verb?.text ?? '') || has(...otherwise)) return undefined;
  if (table.manager === 'npm' && !has('-g', '--global')) return undefined;
  for (const word of words) {
    const tool = table.tools.find((each) => isNewest(word.text ?? '', each));
    if (tool) return { table, tool, word };
  }
  return undefined;
}

const valued: ReadonlySet<string> = new Set([
  '-i',
  '--install-dir',
  '-n',
  '--bindir',
  '-s',
  '--source',
  '--prefix',
  '--registry',
]);
/** With these another release is meant, or what is refused is installed all the same. */
const otherwise = ['-v', '--version', '-f', '--force', '--conservative', '--pre', '-l', '--local', '--tag'];

function isNewest(word: string, { from, package: name }: ToolRelease): boolean {
  if (word === name || word === `${name}@latest`) return true;
  const [, major] =
    /^[@:][\^~]?(\d+)(?:\.|$)/.exec(word.startsWith(name) ? word.slice(name.length) : '') ?? [];
  return major !== undefined && Number(major) >= Number(from);
}
