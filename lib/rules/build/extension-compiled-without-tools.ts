import type { CompiledRow, CompiledTable } from '../../catalog/compiled';
import type { CatalogImage } from '../../catalog/image';
import { type Origin, sourceOf } from '../../catalog/values';
import type { Answer } from '../../contents/answer';
import type { Moment, StageView } from '../../contents/contents';
import { compareVersions } from '../../contents/version';
import { presentIn } from '../../fact/fact';
import { installedPackages, installsUnknownPackage, isInstalled } from '../../programs/packages';
import { programAt } from '../../programs/program';
import { baseReleaseAt } from '../../projects/base-release';
import { type Named, namesInstalled } from '../../projects/compiled-names';
import type { Command } from '../../shell/command';
import type { RunStep } from '../../stages/stage';
import { span } from '../../text/span';
import { fromAnswer, fromSource } from '../evidence';
import { installFix } from '../installing';
import { defineRule, type Reported } from '../rule';

export default defineRule({
  id: 'extension-compiled-without-tools',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'Extension compiled without what that takes',
  why: '`pecl install` compiles every extension, `gem install` and bundler those gems that are written in C, and npm packages that are published as source. The Alpine variants of the PHP images and the slim ones of Ruby and Node.js have no compiler, and none brings the headers of other libraries.',
  remedy:
    'Install the tools and headers before, in the same line as the command and remove them behind it, or build on the full image.',
  symptoms: [
    'Cannot find autoconf. Please check your autoconf installation',
    'ERROR: `phpize` failed',
    'ERROR: Failed to build gem native extension.',
    'An error occurred while installing nio4r (2.7.4), and Bundler cannot continue.',
    'npm error gyp ERR! find Python You need to install the latest version of Python.',
    'libyaml not found (RuntimeError)',
    'configure: error: not found. Please provide a path to MagickWand-config or Wand-config program.',
    'mysql client is missing. You may need to install libmariadb-dev',
  ],
  references: [
    {
      title: 'The PHP image: extensions of PECL',
      url: 'https://github.com/docker-library/docs/blob/master/php/content.md',
    },
    {
      title: 'npm: scripts, and packages with a binding.gyp',
      url: 'https://docs.npmjs.com/cli/v11/using-npm/scripts',
    },
    { title: 'RubyGems: gems with extensions', url: 'https://guides.rubygems.org/gems-with-extensions/' },
  ],
  aliases: [],
  yieldsTo: [
    'package-lists-missing',
    'command-not-found',
    'file-not-copied-yet',
    'build-tools-missing',
    'project-managed-by-another',
    'release-refused-by-project',
  ],
  examples: {
    bad: [
      {
        title: 'PECL on Alpine',
        dockerfile:
          'FROM php:8.4-fpm-alpine\nRUN [|pecl install xdebug-3.4.0|] && docker-php-ext-enable xdebug\nUSER www-data\nCMD ["php-fpm"]\n',
        fixed:
          'FROM php:8.4-fpm-alpine\nRUN apk add --no-cache $PHPIZE_DEPS && pecl install xdebug-3.4.0 && docker-php-ext-enable xdebug\nUSER www-data\nCMD ["php-fpm"]\n',
      },
      {
        title: 'A gem in C on the slim image',
        dockerfile:
          'FROM ruby:3.4-slim-trixie\nRUN [|gem install puma|]\nUSER 1000\nCMD ["ruby", "main.rb"]\n',
      },
      {
        title: 'Gems that others ask for',
        dockerfile:
          'FROM ruby:3.4-slim-trixie\nWORKDIR /app\nCOPY Gemfile Gemfile.lock ./\nRUN [|bundle install|]\nCOPY . .\nUSER 1000\nCMD ["ruby", "main.rb"]\n',
        files: {
          Gemfile: 'source "https://rubygems.org"\ngem "puma"\n',
          'Gemfile.lock':
            'GEM\n  remote: https://rubygems.org/\n  specs:\n    nio4r (2.7.4)\n    puma (6.6.0)\n      nio4r (~> 2.0)\n\nPLATFORMS\n  ruby\n\nDEPENDENCIES\n  puma\n',
        },
      },
      {
        title: 'A package of npm that is published as source',
        dockerfile:
          'FROM node:24-alpine3.24\nWORKDIR /app\nCOPY package*.json ./\nRUN [|npm ci|]\nCOPY . .\nUSER node\nCMD ["node", "index.js"]\n',
        files: { 'package.json': '{ "name": "app", "dependencies": { "iconv": "^3.0.1" } }\n' },
      },
      {
        title: 'The compiler without the headers',
        dockerfile:
          'FROM ruby:3.4-slim-trixie\nRUN apt-get update && apt-get install -y --no-install-recommends build-essential && [|gem install mysql2 -v 0.5.6|]\nUSER 1000\nCMD ["ruby", "main.rb"]\n',
      },
    ],
    good: [
      {
        title: 'Gems that are ready to run, and none that is compiled',
        dockerfile:
          'FROM ruby:3.4-slim-trixie\nWORKDIR /app\nCOPY Gemfile Gemfile.lock ./\nRUN bundle install\nCOPY . .\nUSER 1000\nCMD ["ruby", "main.rb"]\n',
        files: {
          Gemfile: 'source "https://rubygems.org"\ngem "nokogiri"\n',
          'Gemfile.lock':
            'GEM\n  remote: https://rubygems.org/\n  specs:\n    nokogiri (1.18.9-x86_64-linux-gnu)\n      racc (~> 1.4)\n\nPLATFORMS\n  x86_64-linux-gnu\n\nDEPENDENCIES\n  nokogiri\n',
        },
      },
      {
        title: 'Scripts that are not run, and what is left out',
        dockerfile:
          'FROM node:24-alpine3.24\nWORKDIR /app\nCOPY package*.json ./\nRUN npm ci --ignore-scripts && npm ci --omit=dev\nCOPY . .\nUSER node\nCMD ["node", "index.js"]\n',
        files: {
          'package.json':
            '{ "name": "app", "dependencies": { "express": "5" }, "devDependencies": { "iconv": "3" } }\n',
        },
      },
      {
        title: 'Installed before',
        dockerfile:
          'FROM php:8.4-fpm-alpine\nRUN apk add --no-cache --virtual .build $PHPIZE_DEPS && pecl install redis && docker-php-ext-enable redis && apk del .build\nUSER www-data\nCMD ["php-fpm"]\n',
      },
      {
        title: 'The Debian variants of PHP keep the tools',
        dockerfile:
          'FROM php:8.4-fpm-trixie\nRUN pecl install redis && docker-php-ext-enable redis\nUSER www-data\nCMD ["php-fpm"]\n',
      },
      {
        title: 'A gem written in Ruby',
        dockerfile:
          'FROM ruby:3.4-slim-trixie\nRUN gem install rack sinatra\nUSER 1000\nCMD ["ruby", "main.rb"]\n',
      },
      {
        title: 'The full image',
        dockerfile:
          'FROM ruby:3.4-trixie\nRUN gem install puma psych mysql2\nUSER 1000\nCMD ["ruby", "main.rb"]\n',
      },
    ],
  },
  *check({ reachable, today }) {
    for (const view of reachable) {
      const reported = firstFailing(view, today);
      if (reported) yield reported;
    }
  },
});

function firstFailing(view: StageView, today: string): Reported | undefined {
  const { contents, image, stage } = view;
  if (image?.traits.ownLanguage === undefined) return undefined;
  for (const [step, { run }] of stage.steps.entries()) {
    for (const command of run?.script.commands ?? []) {
      if (!run || command.runs !== 'always' || !command.failureCounts) continue;
      const table = contents.catalog.compiled.get(command.name ?? '');
      if (table?.language !== image.traits.ownLanguage.name) continue;
      const names = namesInstalled(view, step, command, table);
      const rows = names.flatMap((named) => {
        const row = table.rows.find(({ packages }) => packages.includes(named.name.toLowerCase()));
        return row ? [{ named, row }] : [];
      });
      const first = rows[0]?.named ?? (table.tools.every ? names[0] : undefined);
      const moment = view.before(step + 1);
      if (first === undefined || !compilesStill(table, moment, today)) continue;
      const at = { run, command, step };
      const absent = firstMissing(view, step, table);
      if (absent) return withoutTools(view, image, table, at, first, absent);
      const bare = rows.find(({ row }) => lacksHeaders(moment, image, table, row));
      if (bare) return withoutHeaders(view, image, at, bare);
    }
  }
  return undefined;
}

/** Whether the package manager of the image compiles without being asked for it. */
function compilesStill({ before }: CompiledTable, moment: Moment, today: string): boolean {
  if (before === undefined) return true;
  const base = baseReleaseAt(moment, today);
  return base !== undefined && compareVersions(base.releases.from.join('.'), before) < 0;
}

type Missing = { readonly tool: string; readonly answer: Answer };

function firstMissing(
  view: StageView,
  step: number,
  { tools: { programs } }: CompiledTable,
): Missing | undefined {
  for (const tool of programs) {
    const answer = answerBefore(view, step, tool);
    if (answer.is === 'missing') return { tool, answer };
  }
  return undefined;
}

/** What a command itself installs into PATH is no compiler. */
function answerBefore(view: StageView, step: number, tool: string): Answer {
  const [before, behind] = [view.before(step), view.before(step + 1)];
  const answer = programAt(behind, tool);
  const isByItself = answer.reason.code === 'put-into' && !isInstalled(behind, tool);
  return isByItself && !installsUnknownPackage(behind) ? programAt(before, tool) : answer;
}

type Form = 'apt' | 'apk';

function formOf({ facts }: CatalogImage): Form {
  return presentIn(facts.packageManagers)?.includes('apk') ? 'apk' : 'apt';
}

/** Where the base has a compiler of its own it may have the headers as well. */
function lacksHeaders(moment: Moment, image: CatalogImage, table: CompiledTable, row: CompiledRow): boolean {
  if (row.headers === undefined || installsUnknownPackage(moment)) return false;
  if (moment.view.tree.unknowns.length > 0) return false;
  if (!table.tools.noHeaders && programAt(moment.view.before(0), 'gcc').is !== 'missing') return false;
  const wanted = row.headers[formOf(image)];
  return !installedPackages(moment).some((name) => wanted.includes(name) || isOfSameLibrary(name, wanted));
}

/** `libmagickwand-6.q16-dev` stands for `libmagickwand-dev`, `mariadb-connector-c-dev` for itself. */
function isOfSameLibrary(name: string, wanted: readonly string[]): boolean {
  return (
    name.endsWith('-dev') &&
    wanted.some((each) => each.endsWith('-dev') && name.startsWith(`${each.slice(0, -'-dev'.length)}-`))
  );
}

type Place = { readonly run: RunStep; readonly command: Command; readonly step: number };

function withoutTools(
  view: StageView,
  image: CatalogImage,
  { manager, tools }: CompiledTable,
  { command, run, step }: Place,
  { file, name }: Named,
  { answer, tool }: Missing,
): Reported {
  const form = formOf(image);
  const at = run.toSource(command.span).start;
  const own = tools.before?.[form];
  return {
    span: run.toSource(command.span),
    stage: view.stage.index,
    certainty: 'likely',
    message: [
      `\`${command.name === manager ? `${manager} install` : command.name}\` compiles \`${name}\`${file === undefined ? '' : ` of \`${file}\``}, and \`${tool}\` is not there`,
      { more: '. The build stops here.' },
    ],
    remedy:
      own === undefined
        ? `Install \`${tools[form]}\` before, or build on the full image.`
        : `Write \`${own}\` before it.`,
    evidence: [fromAnswer(answer), fromOrigin('What compiling takes.', tools)],
    ...(own === undefined
      ? installFix(view, { apt: tools.apt, apk: tools.apk, rpm: '' }, { step, at })
      : {
          fix: { safety: 'review' as const, edits: [{ span: span(at, at), newText: `${own} && ` }] },
        }),
  };
}

function withoutHeaders(
  view: StageView,
  image: CatalogImage,
  { command, run, step }: Place,
  { named: { name }, row }: { readonly named: Named; readonly row: CompiledRow },
): Reported {
  const [wanted = ''] = row.headers?.[formOf(image)] ?? [];
  return {
    span: run.toSource(command.span),
    stage: view.stage.index,
    certainty: 'likely',
    severity: 'warning',
    message: [
      `\`${name}\` is compiled against ${row.library ?? 'a library'}, whose headers are neither in \`${image.reference}\` nor installed before`,
      { more: ': the build stops here.' },
    ],
    remedy: `Install \`${wanted}\` before it.`,
    evidence: [fromOrigin(`What \`${name}\` is compiled against.`, row)],
    ...installFix(view, [wanted], { step, at: run.toSource(command.span).start }),
  };
}

function fromOrigin(text: string, origin: Origin) {
  return fromSource(text, sourceOf(origin));
}
