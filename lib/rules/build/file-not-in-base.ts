import type { AbsentFile } from '../../catalog/absent-files';
import { sourceOf } from '../../catalog/values';
import type { StageView } from '../../contents/contents';
import { trace } from '../../contents/trace';
import { presentIn } from '../../fact/fact';
import { baseName, below, resolveKnown } from '../../path/path';
import { isOwnScript } from '../../programs/own-scripts';
import { installedPackages } from '../../programs/packages';
import { programAt } from '../../programs/program';
import type { Command, ShellWord } from '../../shell/command';
import { fromSource } from '../evidence';
import { defineRule, type Reported } from '../rule';

export default defineRule({
  id: 'file-not-in-base',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'File that this base does not have',
  why: 'Images change where they keep things. Those of Debian have had no `/etc/apt/sources.list` since Debian 12: `/etc/apt/sources.list.d/debian.sources` took its place. The images of PHP bring examples of `php.ini`, and none that is in use; those of nginx and httpd keep their settings elsewhere than the packages of Debian, and Redis comes without any. `sed`, `cp` and `cat` fail on a file that is not there.',
  remedy: 'Name the file that is there, or make the one you name first.',
  symptoms: [
    "sed: can't read /etc/apt/sources.list: No such file or directory",
    "cp: cannot stat '/etc/apt/sources.list': No such file or directory",
    "sed: can't read /usr/local/etc/php/php.ini: No such file or directory",
    "sed: can't read /etc/locale.gen: No such file or directory",
    "rm: cannot remove '/etc/nginx/sites-enabled/default': No such file or directory",
  ],
  references: [
    {
      title: 'Debian 12 without sources.list',
      url: 'https://github.com/docker-library/php/issues/1439',
    },
    {
      title: 'Form of debian.sources',
      url: 'https://manpages.debian.org/bookworm/apt/sources.list.5.en.html',
    },
  ],
  aliases: [],
  yieldsTo: ['command-not-found', 'run-without-shell', 'command-without-root'],
  examples: {
    bad: [
      {
        title: 'TLS for the archive, as it was written before Debian 12',
        dockerfile:
          'FROM python:3.13-slim-bookworm\nRUN sed -i \'s/http:/https:/\' [|/etc/apt/sources.list|] && apt-get update && apt-get install -y git && rm -rf /var/lib/apt/lists/*\nUSER 1000\nCMD ["python"]\n',
      },
      {
        title: 'A copy kept first',
        dockerfile:
          'FROM debian:trixie-slim\nRUN cp [|/etc/apt/sources.list|] /etc/apt/sources.list.old\nUSER 1000\nCMD ["sh"]\n',
      },
      {
        title: 'Settings of PHP that nobody put there',
        dockerfile:
          "FROM php:8.4-apache-trixie\nRUN sed -i 's/upload_max_filesize = 2M/upload_max_filesize = 64M/' [|/usr/local/etc/php/php.ini|]\nUSER www-data\n",
      },
      {
        title: 'The layout of Debian on the image of nginx',
        dockerfile:
          'FROM nginx:1.31\nCOPY site.conf /etc/nginx/conf.d/site.conf\nRUN rm [|/etc/nginx/sites-enabled/default|]\n',
      },
      {
        title: 'Settings of Redis that the image does not bring',
        dockerfile:
          "FROM redis:8\nRUN sed -i 's/^bind .*/bind 0.0.0.0/' [|/usr/local/etc/redis/redis.conf|]\n",
      },
      {
        title: 'Locales before the package that brings them',
        dockerfile:
          'FROM debian:trixie-slim\nRUN sed -i \'s/# en_US.UTF-8/en_US.UTF-8/\' [|/etc/locale.gen|]\nRUN apt-get update && apt-get install -y locales && locale-gen && rm -rf /var/lib/apt/lists/*\nUSER 1000\nCMD ["sh"]\n',
      },
    ],
    good: [
      {
        title: 'Locales behind it, on one line or on two',
        dockerfile:
          "FROM debian:trixie-slim AS one\nRUN apt-get update && apt-get install -y locales && sed -i 's/# en_US.UTF-8/en_US.UTF-8/' /etc/locale.gen && locale-gen\nFROM debian:trixie-slim\nRUN apt-get update && apt-get install -y locales && rm -rf /var/lib/apt/lists/*\nRUN sed -i 's/# en_US.UTF-8/en_US.UTF-8/' /etc/locale.gen && locale-gen\nCOPY --from=one /etc/locale.gen /example\nUSER 1000\nCMD [\"sh\"]\n",
      },
      {
        title: 'A script, or what is unpacked, may have brought it',
        dockerfile:
          "FROM nginx:1.31 AS one\nCOPY layout.sh /\nRUN sh /layout.sh && rm /etc/nginx/sites-enabled/default\nFROM redis:8\nADD conf.tar /tmp/conf/\nRUN cp -r /tmp/conf/. /usr/local/ && sed -i 's/^bind .*/bind 0.0.0.0/' /usr/local/etc/redis/redis.conf\nCOPY --from=one /etc/nginx/nginx.conf /example\n",
      },
      {
        title: 'Settings that are copied in, or removed if they are there',
        dockerfile:
          "FROM redis:8 AS cache\nCOPY redis.conf /usr/local/etc/redis/\nRUN sed -i 's/^bind .*/bind 0.0.0.0/' /usr/local/etc/redis/redis.conf\nFROM nginx:1.31\nRUN rm -f /etc/nginx/sites-enabled/default /etc/nginx/conf.d/default.conf\nCOPY --from=cache /usr/local/etc/redis/redis.conf /example\n",
      },
      {
        title: 'The file that is there',
        dockerfile:
          'FROM python:3.13-slim-bookworm\nRUN sed -i \'s/http:/https:/\' /etc/apt/sources.list.d/debian.sources && apt-get update && apt-get install -y git && rm -rf /var/lib/apt/lists/*\nUSER 1000\nCMD ["python"]\n',
      },
      {
        title: 'Before Debian 12, and on Ubuntu',
        dockerfile:
          "FROM debian:bullseye-slim AS old\nRUN sed -i 's/main/main contrib/' /etc/apt/sources.list\nFROM ubuntu:24.04\nRUN sed -i 's/main/main universe/' /etc/apt/sources.list\nCOPY --from=old /etc/apt/sources.list /old\nUSER 1000\nCMD [\"sh\"]\n",
      },
      {
        title: 'Made first, or allowed to fail',
        dockerfile:
          "FROM debian:trixie-slim\nRUN sed -i 's/main/main contrib/' /etc/apt/sources.list || true\nRUN if [ -f /etc/apt/sources.list ]; then sed -i 's/main/main contrib/' /etc/apt/sources.list; fi && rm -f /etc/apt/sources.list\nRUN echo 'deb file:/packages trixie main' > /etc/apt/sources.list && sed -i 's/main/main contrib/' /etc/apt/sources.list\nUSER 1000\nCMD [\"sh\"]\n",
      },
      {
        title: 'Put there from an example, or from the context',
        dockerfile:
          'FROM php:8.4-apache-trixie AS one\nRUN cp "$PHP_INI_DIR/php.ini-production" "$PHP_INI_DIR/php.ini" && sed -i \'s/2M/64M/\' /usr/local/etc/php/php.ini\nFROM php:8.4-apache-trixie\nCOPY conf/ /usr/local/etc/php/\nRUN sed -i \'s/2M/64M/\' /usr/local/etc/php/php.ini\nCOPY --from=one /usr/local/etc/php/php.ini /example\nUSER www-data\n',
      },
    ],
  },
  *check({ catalog, reachable }) {
    for (const view of reachable) {
      const { image } = view;
      if (image === undefined || view.isCut) continue;
      const ground = {
        family: image.family,
        upstream: presentIn(image.facts.upstream),
        isPlain: image.traits.aptSources === 'distribution',
      };
      const reported = firstIn(view, (path) => catalog.absentFiles(ground, path));
      if (reported) yield reported;
    }
  },
});

/** What reads the files it is told, and fails where one is missing. */
const reading: ReadonlySet<string> = new Set(['cat', 'chmod', 'chown', 'cp', 'grep', 'mv', 'rm', 'sed']);
const writing: ReadonlySet<string> = new Set(['cp', 'mv']);

function firstIn(view: StageView, absent: (path: string) => AbsentFile | undefined): Reported | undefined {
  for (const [index, { run }] of view.stage.steps.entries()) {
    if (!run || (run.language !== 'shell' && run.language !== 'exec')) continue;
    for (const command of run.script.commands) {
      if (command.runs !== 'always' || !command.failureCounts || !reading.has(baseName(command.name)))
        continue;
      for (const word of readBy(command)) {
        const file = word.text === undefined ? undefined : absent(word.text);
        if (word.text === undefined || file === undefined || mayBeThere(view, index, command, word.text))
          continue;
        if (mayBeInstalled(view, index, command, file)) continue;
        return report(view, word.text, file, run.toSource(word.span));
      }
    }
  }
  return undefined;
}

function readBy({ args, name }: Command): readonly ShellWord[] {
  if (args.some(({ text }) => /^-[a-zA-Z]*f|^--force$/.test(text ?? '')) && name === 'rm') return [];
  return writing.has(baseName(name)) ? args.slice(0, -1) : args;
}

/**
 * A COPY may bring it, and a command before may have made it: a script of one's own, and any that names it, a file of its
 * name, or a directory above it.
 */
function mayBeThere(view: StageView, index: number, command: Command, path: string): boolean {
  const moment = view.before(index);
  if (view.chain.some(({ tree }) => tree.unknowns.length > 0)) return true;
  const traced = trace(moment, path);
  if (traced.hops.length > 0 || traced.kind === 'made') return true;
  const name = baseName(path);
  for (const each of view.chain) {
    for (const [at, { run }] of each.stage.steps.entries()) {
      if (each === view && at > index) break;
      if (run !== undefined && run.language !== 'shell' && run.language !== 'exec') return true;
      for (const earlier of run?.script.commands ?? []) {
        if (earlier === command) return false;
        if (isOwnScript(earlier)) return true;
        if (mayMake(earlier) && (isNamedBy(earlier, name) || fillsAbove(earlier, path))) return true;
      }
    }
  }
  return false;
}

/** The image may have the package that brings it, or a line before, or a command before on this one, installs it. */
function mayBeInstalled(
  view: StageView,
  index: number,
  command: Command,
  { broughtBy = [], comesWith }: AbsentFile,
): boolean {
  const moment = view.before(index);
  if (comesWith !== undefined && programAt(moment, comesWith).is !== 'missing') return true;
  const isBringing = (name: string) => broughtBy.some((beginning) => name.startsWith(beginning));
  if (installedPackages(moment).some(isBringing)) return true;
  const { run } = view.stage.steps[index] ?? {};
  const commands = run?.script.commands ?? [];
  return commands
    .slice(0, commands.indexOf(command))
    .flatMap((earlier) => run?.effectsOf(earlier) ?? [])
    .some(
      (effect) =>
        effect.kind === 'packages-installed' &&
        broughtBy.length > 0 &&
        (effect.incomplete || effect.packages.some(({ name }) => isBringing(name))),
    );
}

function isNamedBy({ args, redirects }: Command, name: string): boolean {
  const words = [...args, ...redirects.map(({ target }) => target)];
  return words.some(({ raw }) => raw.includes(name));
}

/** What is unpacked or copied into a directory brings files whose names nobody writes. */
function fillsAbove({ args, directory }: Command, path: string): boolean {
  return args.some(({ text }) => {
    const named = resolveKnown(directory, text);
    return named !== undefined && named !== path && below(named, path) !== undefined;
  });
}

/** Of those that only read a file, one that comes before says nothing of it. */
function mayMake({ name, redirects }: Command): boolean {
  return redirects.length > 0 || !/^(?:cat|chmod|chown|grep|rm|sed|test|\[|ls)$/.test(baseName(name));
}

function report(view: StageView, path: string, file: AbsentFile, span: Reported['span']): Reported {
  const reference = view.image?.reference ?? '';
  return {
    span,
    stage: view.stage.index,
    certainty: 'likely',
    message: [`\`${path}\` is not in \`${reference}\``, { more: '. The build stops here.' }],
    remedy: remedyOf(path, file),
    evidence: [fromSource(`\`${path}\` is not there.`, sourceOf(file))],
  };
}

function remedyOf(path: string, { broughtBy: [bringing] = [], instead }: AbsentFile): string {
  if (instead !== undefined)
    return `There is \`${instead}\`: use that one, whose form may be another, or make \`${path}\` first.`;
  return bringing === undefined
    ? `Copy a \`${path}\` of your own into the image first.`
    : `Install \`${bringing}\` first, which brings it.`;
}
