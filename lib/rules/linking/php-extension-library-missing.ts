import type { CatalogImage } from '../../catalog/image';
import type { StageView } from '../../contents/contents';
import type { StageTree } from '../../contents/tree';
import { compareVersions } from '../../contents/version';
import { presentIn } from '../../fact/fact';
import { installedPackages } from '../../programs/packages';
import type { Command } from '../../shell/command';
import { type Table, table } from '../../text/table';
import { installFix } from '../installing';
import { defineRule, type Reported } from '../rule';

type Extension = {
  readonly library: string;
  /** Left out: its images have the headers. */
  readonly debian?: string;
  readonly alpine: string;
  /** From which version of PHP on it brings no copy of its own. */
  readonly since?: string;
  /** From which on nobody said it any more. */
  readonly until?: string;
};

/** Extensions of PHP that are compiled against a library which the images do not bring: the package with its headers. */
const extensions: Table<Extension> = table({
  gd: { library: 'libpng', debian: 'libpng-dev', alpine: 'libpng-dev' },
  zip: { library: 'libzip', debian: 'libzip-dev', alpine: 'libzip-dev' },
  intl: { library: 'ICU', debian: 'libicu-dev', alpine: 'icu-dev' },
  pdo_pgsql: { library: 'libpq', debian: 'libpq-dev', alpine: 'libpq-dev' },
  pgsql: { library: 'libpq', debian: 'libpq-dev', alpine: 'libpq-dev' },
  soap: { library: 'libxml2', debian: 'libxml2-dev', alpine: 'libxml2-dev' },
  xsl: { library: 'libxslt', debian: 'libxslt1-dev', alpine: 'libxslt-dev' },
  ldap: { library: 'OpenLDAP', debian: 'libldap2-dev', alpine: 'openldap-dev' },
  bz2: { library: 'bzip2', debian: 'libbz2-dev', alpine: 'bzip2-dev' },
  gmp: { library: 'GMP', debian: 'libgmp-dev', alpine: 'gmp-dev' },
  tidy: { library: 'tidy', debian: 'libtidy-dev', alpine: 'tidyhtml-dev' },
  // https://github.com/docker-library/php/issues/880
  mbstring: { library: 'Oniguruma', debian: 'libonig-dev', alpine: 'oniguruma-dev', since: '7.4' },
  // https://github.com/php/php-src/issues/8899, https://github.com/docker-library/php/issues/1500
  sockets: { library: 'Linux', alpine: 'linux-headers', since: '8.2', until: '8.4' },
});

export default defineRule({
  id: 'php-extension-library-missing',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'PHP extension compiled without its library',
  why: '`docker-php-ext-install` compiles an extension from source. `gd`, `zip`, `intl` and others are built against a library whose headers the PHP images delete after they have been made.',
  remedy: 'Install the development package of the library in the same line before.',
  symptoms: [
    "Package 'libpng', required by 'virtual:world', not found",
    'fatal error: linux/sock_diag.h: No such file or directory',
    "No package 'libzip' found",
    'configure: error: Package requirements (icu-uc >= 50.1 icu-io icu-i18n) were not met',
    'configure: error: Cannot find libpq-fe.h',
    'configure: error: Package requirements (oniguruma) were not met',
  ],
  references: [
    {
      title: 'The PHP image: how to install more extensions',
      url: 'https://github.com/docker-library/docs/blob/master/php/content.md',
    },
  ],
  aliases: [],
  yieldsTo: ['package-lists-missing', 'package-manager-without-root'],
  examples: {
    bad: [
      {
        title: 'gd alone',
        dockerfile:
          'FROM php:8.4-fpm-trixie\nRUN [|docker-php-ext-install pdo_mysql gd|]\nUSER www-data\nCMD ["php-fpm"]\n',
      },
      {
        title: 'One library of two',
        dockerfile:
          'FROM php:8.4-cli-alpine\nRUN apk add --no-cache libzip-dev\nRUN [|docker-php-ext-install zip intl|]\nUSER www-data\nCMD ["php", "-a"]\n',
      },
      {
        title: 'Sockets on Alpine, without the headers of Linux',
        dockerfile:
          'FROM php:8.3-fpm-alpine3.23\nRUN [|docker-php-ext-install sockets pcntl|]\nUSER www-data\nCMD ["php-fpm"]\n',
      },
    ],
    good: [
      {
        title: 'Installed first',
        dockerfile:
          'FROM php:8.4-fpm-trixie\nRUN apt-get update && apt-get install -y --no-install-recommends libpng-dev libzip-dev libicu-dev && docker-php-ext-install gd zip intl pdo_mysql\nUSER www-data\nCMD ["php-fpm"]\n',
      },
      {
        title: 'By another package',
        dockerfile:
          'FROM php:8.4-fpm-trixie\nRUN apt-get update && apt-get install -y libfreetype6-dev && docker-php-ext-configure gd --with-freetype && docker-php-ext-install gd\nUSER www-data\nCMD ["php-fpm"]\n',
      },
      {
        title: 'Without a library',
        dockerfile:
          'FROM php:8.4-fpm-trixie\nRUN docker-php-ext-install pdo_mysql mysqli bcmath opcache exif\nUSER www-data\nCMD ["php-fpm"]\n',
      },
      {
        title:
          'Sockets where the headers of Linux are, and on releases of which nobody says that they are needed',
        dockerfile:
          'FROM php:8.4-fpm-trixie AS one\nRUN docker-php-ext-install sockets\nFROM php:8.1-fpm-alpine AS two\nRUN docker-php-ext-install sockets\nFROM php:8.4-fpm-alpine3.23 AS three\nRUN docker-php-ext-install sockets\nFROM php:8.3-fpm-alpine3.23\nRUN apk add --no-cache linux-headers && docker-php-ext-install sockets pcntl\nCOPY --from=one /etc/os-release /one\nCOPY --from=two /etc/os-release /two\nCOPY --from=three /etc/os-release /three\nUSER www-data\nCMD ["php-fpm"]\n',
      },
    ],
  },
  *check({ reachable }) {
    for (const view of reachable) {
      if (view.image?.traits.ownLanguage?.name !== 'php') continue;
      const reported = firstWithout(view);
      if (reported) yield reported;
    }
  },
});

/** Development packages that bring no other headers along than their own. */
const alone =
  /^(libpng|libzip|libicu|icu|libpq|libonig|oniguruma|libjpeg|libjpeg62-turbo|libjpeg-turbo|libwebp|libgmp|gmp|libmemcached|zlib1g|zlib|linux-headers|libsodium)(-dev)?$/;

function firstWithout(view: StageView): Reported | undefined {
  const { image, stage, tree } = view;
  const upstream = image && presentIn(image.facts.upstream);
  if (!image || !upstream || tree.unknowns.length > 0) return undefined;
  const world = upstream.distribution === 'alpine' ? 'alpine' : 'debian';
  for (const [index, { run }] of stage.steps.entries()) {
    for (const command of run?.script.commands ?? []) {
      if (!run || command.runs !== 'always' || !command.failureCounts) continue;
      const installed = installedPackages(view.before(index + 1));
      if (isIncomplete(tree, index) || installed.some((name) => mayBringHeaders(name))) return undefined;
      const name = installs(command).find((each) => {
        const extension = Object.hasOwn(extensions, each) ? extensions[each] : undefined;
        if (each === 'zip' && bringsLibzip(image)) return false;
        if (extension?.since !== undefined && !isFrom(image, extension.since)) return false;
        if (extension?.until !== undefined && isFrom(image, extension.until)) return false;
        return extension?.[world] !== undefined && !installed.some((one) => isFor(one, extension, world));
      });
      const extension = name === undefined ? undefined : extensions[name];
      const bringing = extension?.[world];
      if (extension === undefined || bringing === undefined) continue;
      return {
        span: run.toSource(command.span),
        stage: stage.index,
        certainty: 'likely',
        message: [
          `The extension \`${name}\` is compiled against ${extension.library}, whose headers are neither in \`${image.reference}\` nor installed before`,
          { more: '. The build stops here.' },
        ],
        remedy:
          world === 'alpine'
            ? `Write \`apk add --no-cache ${bringing}\` before it.`
            : `Write \`apt-get update && apt-get install -y ${bringing}\` before it.`,
        ...installFix(view, [bringing], { step: index, at: run.toSource(command.span).start }),
      };
    }
  }
  return undefined;
}

function installs({ args, name }: Command): readonly string[] {
  return name === 'docker-php-ext-install' ? args.flatMap(({ text }) => text ?? []) : [];
}

function isFor(installed: string, extension: Extension, world: 'debian' | 'alpine'): boolean {
  if (installed === extension[world]) return true;
  if (extension.library === 'libpq') return /^(libpq|postgresql.*)-dev$/.test(installed);
  return extension.library === 'OpenLDAP' && /^libldap.*-dev$/.test(installed);
}

/** PHP before 7.3 compiles a libzip of its own: https://www.php.net/manual/en/zip.installation.php */
function bringsLibzip({ facts }: CatalogImage): boolean {
  const language = presentIn(facts.language);
  const version = language === undefined ? undefined : language.version;
  return /^([1-6]|7\.[0-2])(\.|$)/.test(version ?? '');
}

function isFrom({ facts }: CatalogImage, since: string): boolean {
  const version = presentIn(facts.language)?.version;
  return version !== undefined && compareVersions(version, since) >= 0;
}

/** Headers come along with others: `libxslt1-dev` brings those of libxml2. */
function mayBringHeaders(name: string): boolean {
  if (alone.test(name)) return false;
  const own = Object.values(extensions).some((each) => each.debian === name || each.alpine === name);
  return /build-dep|-devel$/.test(name) || (name.endsWith('-dev') && (!own || /^libx/.test(name)));
}

function isIncomplete(tree: StageTree, before: number): boolean {
  return tree.effects.some(
    ({ effect, step }) =>
      step <= before &&
      effect.kind === 'packages-installed' &&
      /^(apt|apk)$/.test(effect.manager) &&
      effect.incomplete === true,
  );
}
