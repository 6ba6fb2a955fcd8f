import type { ExtensionRow } from '../../catalog/extensions';
import type { CatalogImage } from '../../catalog/image';
import { sourceOf } from '../../catalog/values';
import type { StageView } from '../../contents/contents';
import { compareVersions } from '../../contents/version';
import { presentIn } from '../../fact/fact';
import { programAt } from '../../programs/program';
import type { Command, ShellWord } from '../../shell/command';
import type { RunStep } from '../../stages/stage';
import type { TextEdit } from '../../text/edit';
import { span } from '../../text/span';
import { fromSource } from '../evidence';
import { defineRule, type Reported } from '../rule';
import { withRefusedOption } from './php-extension-options';

export default defineRule({
  id: 'php-extension-not-installable',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'PHP extension that cannot be installed this way',
  why: '`docker-php-ext-install` compiles what lies among the sources of PHP. Some of it is a part of PHP that cannot be built apart, such as OPcache from PHP 8.5 on; some was left out of the sources, as IMAP in PHP 8.4; and Redis, Xdebug and others never were among them: PECL has those. What `docker-php-ext-configure` is given has to be an option of this version: those of GD changed with PHP 7.4.',
  remedy:
    'Leave out what is a part of PHP already, and get what its sources do not hold with `pecl install`.',
  symptoms: [
    "cp: can't stat 'modules/*': No such file or directory",
    "cp: cannot stat 'modules/*': No such file or directory",
    'error: /usr/src/php/ext/redis does not exist',
    'error: /usr/src/php/ext/imap does not exist',
    'Cannot find config.m4. Make sure that you run phpize in the top level source directory of the module',
    "error: 'opcache' does not exist",
    'configure: error: unrecognized options: --with-freetype-dir, --with-jpeg-dir',
  ],
  references: [
    {
      title: 'The PHP image: how to install more extensions',
      url: 'https://github.com/docker-library/docs/blob/master/php/content.md',
    },
    { title: 'OPcache is a part of PHP', url: 'https://wiki.php.net/rfc/make_opcache_required' },
  ],
  aliases: [],
  yieldsTo: ['command-not-found'],
  examples: {
    bad: [
      {
        title: 'OPcache, which PHP 8.5 has inside',
        dockerfile:
          'FROM php:8.5-fpm-trixie\nRUN [|docker-php-ext-install pdo_mysql opcache|]\nUSER www-data\nCMD ["php-fpm"]\n',
        fixed:
          'FROM php:8.5-fpm-trixie\nRUN docker-php-ext-install pdo_mysql\nUSER www-data\nCMD ["php-fpm"]\n',
      },
      {
        title: 'From PECL',
        dockerfile:
          'FROM php:8.4-cli-trixie\nRUN [|docker-php-ext-install pcntl redis|]\nUSER www-data\nCMD ["php", "-a"]\n',
        fixed:
          'FROM php:8.4-cli-trixie\nRUN pecl install redis && docker-php-ext-enable redis && docker-php-ext-install pcntl\nUSER www-data\nCMD ["php", "-a"]\n',
      },
      {
        title: 'Left out of PHP 8.4',
        dockerfile:
          'FROM php:8.4-cli-trixie\nRUN [|docker-php-ext-configure imap --with-kerberos|] && docker-php-ext-install imap\nUSER www-data\nCMD ["php", "-a"]\n',
      },
      {
        title: 'Options of PHP 7.3',
        dockerfile:
          'FROM php:8.3-fpm-trixie\nRUN apt-get update && apt-get install -y libfreetype-dev libjpeg62-turbo-dev libpng-dev && [|docker-php-ext-configure gd --with-freetype-dir=/usr/include --with-jpeg-dir=/usr/include|] && docker-php-ext-install gd\nUSER www-data\nCMD ["php-fpm"]\n',
        fixed:
          'FROM php:8.3-fpm-trixie\nRUN apt-get update && apt-get install -y libfreetype-dev libjpeg62-turbo-dev libpng-dev && docker-php-ext-configure gd --with-freetype --with-jpeg && docker-php-ext-install gd\nUSER www-data\nCMD ["php-fpm"]\n',
      },
    ],
    good: [
      {
        title: 'Still a module in PHP 8.4',
        dockerfile:
          'FROM php:8.4-fpm-trixie\nRUN docker-php-ext-install pdo_mysql opcache\nUSER www-data\nCMD ["php-fpm"]\n',
      },
      {
        title: 'Its sources are put there before',
        dockerfile:
          'FROM php:8.4-cli-trixie\nRUN docker-php-source extract && curl -fsSL https://example.com/redis.tgz | tar xz -C /usr/src/php/ext && docker-php-ext-install redis\nUSER www-data\nCMD ["php", "-a"]\n',
      },
      {
        title: 'Installed by PECL, then switched on',
        dockerfile:
          'FROM php:8.4-cli-trixie\nRUN pecl install redis && docker-php-ext-enable redis\nUSER www-data\nCMD ["php", "-a"]\n',
      },
    ],
  },
  *check({ reachable }) {
    for (const view of reachable) {
      const reported = firstFailing(view);
      if (reported) yield reported;
    }
  },
});

type Named = { readonly row: ExtensionRow; readonly word: ShellWord; readonly name: string };

function firstFailing(view: StageView): Reported | undefined {
  const { image, stage, contents } = view;
  const language = image?.traits.ownLanguage?.name;
  const version = image && presentIn(image.facts.language)?.version;
  if (image === undefined || language === undefined || version === undefined) return undefined;
  const { extensions } = contents.catalog;
  for (const { run } of stage.steps) {
    for (const command of run?.script.commands ?? []) {
      if (!run || command.runs !== 'always' || !command.failureCounts) continue;
      if (!extensions.isCommand(language, command.name ?? '')) continue;
      const refused = withRefusedOption(view, { language, version }, run, command);
      if (refused) return refused;
      const named = namesIn(command).flatMap((word): readonly Named[] => {
        const name = word.text ?? '';
        const row = extensions.row(language, name);
        return row && compareVersions(version, row.since) >= 0 ? [{ row, word, name }] : [];
      });
      const failing = named.find(({ name, row }) => fails(view, command, row, name));
      if (failing) return report(image, view, run, command, failing, version);
    }
  }
  return undefined;
}

/** The names of extensions: of what configures one, the first alone. */
function namesIn({ args, name }: Command): readonly ShellWord[] {
  const names = args.filter(({ text }) => text !== undefined && !text.startsWith('-'));
  return name === 'docker-php-ext-configure' ? names.slice(0, 1) : names;
}

/**
 * Switching on what others publish works once it is installed, and building it once its sources are put there. What is
 * inside may be set up, and fails when it is built.
 */
function fails(view: StageView, command: Command, { is }: ExtensionRow, name: string): boolean {
  if (is === 'inside') return command.name !== 'docker-php-ext-configure' && !touchesSources(view);
  if (command.name === 'docker-php-ext-enable') return false;
  return !mayHaveSources(view, name);
}

/** Whether a file that sets up an extension is renamed or written, so that it may be built after all. */
function touchesSources({ chain }: StageView): boolean {
  return chain.some(({ stage }) =>
    stage.steps.some(({ run }) => run !== undefined && /config\d?\.m4|\/usr\/src\/php/.test(run.text)),
  );
}

/** Whether anything in the stages names the place where the sources lie, or puts there what is not known. */
function mayHaveSources({ chain, tree }: StageView, name: string): boolean {
  if (tree.unknowns.length > 0) return true;
  const place = /\/usr\/src|docker-php-source|\bext\/|\$PHP_/;
  return chain.some(({ stage, tree: { writes } }) => {
    if ([...writes.keys()].some((path) => path.startsWith('/usr/src') || path === '/usr')) return true;
    return stage.steps.some(
      ({ run }) => run !== undefined && (place.test(run.text) || run.text.includes(`ext/${name}`)),
    );
  });
}

function report(
  image: CatalogImage,
  view: StageView,
  run: RunStep,
  command: Command,
  { name, row, word }: Named,
  version: string,
): Reported {
  return {
    span: run.toSource(command.span),
    stage: view.stage.index,
    certainty: 'likely',
    message: [
      `\`${name}\` ${whyOf(row, command.name === 'docker-php-ext-enable')}: \`${command.name}\` fails on it in \`${image.reference}\``,
      { more: `${version.startsWith(row.since) ? '' : ` (PHP ${version})`}. The build stops here.` },
    ],
    remedy: remedyOf(row, name),
    evidence: [fromSource(sentenceOf(row, name), sourceOf(row))],
    ...fixOf(view, run, command, { name, row, word }),
  };
}

function whyOf({ is, since }: ExtensionRow, enables: boolean): string {
  if (is === 'inside')
    return enables
      ? 'is a part of PHP and no module that could be switched on'
      : `is a part of PHP ${since} and newer that cannot be built apart`;
  return is === 'left-out'
    ? `is not among the sources of PHP ${since} and newer`
    : 'is not among the sources of PHP';
}

function sentenceOf({ is }: ExtensionRow, name: string): string {
  return is === 'inside' ? `That \`${name}\` is always there.` : `Where \`${name}\` is, and is not.`;
}

function remedyOf({ instead, is }: ExtensionRow, name: string): string {
  if (is === 'inside') return `Leave out \`${name}\`: it is there without it.`;
  if (instead === 'pecl')
    return `Write \`pecl install ${name} && docker-php-ext-enable ${name}\`, in a version that knows this PHP.`;
  return instead === undefined
    ? `Leave out \`${name}\`, or stay on a PHP that has it.`
    : `Write \`${instead}\` instead, which the program then has to use.`;
}

/** The word goes, and the command where nothing else is asked of it; what PECL has is installed before where it can be. */
function fixOf(
  view: StageView,
  run: RunStep,
  command: Command,
  { name, row, word }: Named,
): Pick<Reported, 'fix'> {
  const others = namesIn(command).filter(({ text }) => text !== name);
  if (others.length === 0 || command.name === 'docker-php-ext-configure') return {};
  const { text } = view.contents.graph.dockerfile;
  const at = run.toSource(word.span);
  const gone = gapBefore(text, at.start);
  if (gone === undefined) return {};
  const edits: TextEdit[] = [{ span: span(gone, at.end), newText: '' }];
  if (row.is !== 'inside') {
    const compiles = programAt(view.end, 'autoconf').is === 'there';
    if (row.is === 'left-out' || row.instead !== 'pecl' || !compiles) return {};
    const start = run.toSource(command.span).start;
    edits.unshift({
      span: span(start, start),
      newText: `pecl install ${name} && docker-php-ext-enable ${name} && `,
    });
  }
  return { fix: { safety: 'review', edits } };
}

/** Where the blanks before a word begin; those at the beginning of a line go with the line break before it. */
function gapBefore(text: string, start: number): number | undefined {
  let at = start;
  while (/[ \t]/.test(text.charAt(at - 1))) at -= 1;
  if (text.charAt(at - 1) !== '\n') return at;
  at -= text.charAt(at - 2) === '\r' ? 2 : 1;
  if (!/[\\`]/.test(text.charAt(at - 1))) return undefined;
  at -= 1;
  while (/[ \t]/.test(text.charAt(at - 1))) at -= 1;
  return at;
}
