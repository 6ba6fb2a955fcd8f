import type { AbsentFile } from '../../catalog/absent-files';
import { sourceOf } from '../../catalog/values';
import type { StageView } from '../../contents/contents';
import { trace } from '../../contents/trace';
import { presentIn } from '../../fact/fact';
import { baseName } from '../../path/path';
import type { Command, ShellWord } from '../../shell/command';
import { fromSource } from '../evidence';
import { defineRule, type Reported } from '../rule';

export default defineRule({
  id: 'file-not-in-base',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'File that this base does not have',
  why: 'Images change where they keep things. Those of Debian have had no `/etc/apt/sources.list` since Debian 12: `/etc/apt/sources.list.d/debian.sources` took its place. The images of PHP bring examples of `php.ini`, and none that is in use. `sed`, `cp` and `cat` fail on a file that is not there.',
  remedy: 'Name the file that is there, or make the one you name first.',
  symptoms: [
    "sed: can't read /etc/apt/sources.list: No such file or directory",
    "cp: cannot stat '/etc/apt/sources.list': No such file or directory",
    "sed: can't read /usr/local/etc/php/php.ini: No such file or directory",
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
    ],
    good: [
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

/** A COPY may bring it, and any command before that names it, or a file of its name, may have made it. */
function mayBeThere(view: StageView, index: number, command: Command, path: string): boolean {
  const moment = view.before(index);
  if (view.chain.some(({ tree }) => tree.unknowns.length > 0)) return true;
  const traced = trace(moment, path);
  if (traced.hops.length > 0 || traced.kind === 'made') return true;
  const name = baseName(path);
  for (const each of view.chain) {
    for (const [at, { run }] of each.stage.steps.entries()) {
      if (each === view && at > index) break;
      for (const earlier of run?.script.commands ?? []) {
        if (earlier === command) return false;
        if (isNamedBy(earlier, name) && mayMake(earlier)) return true;
      }
    }
  }
  return false;
}

function isNamedBy({ args, redirects }: Command, name: string): boolean {
  const words = [...args, ...redirects.map(({ target }) => target)];
  return words.some(({ raw }) => raw.includes(name));
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
    remedy: `There is \`${file.instead}\`: use that one, whose form may be another, or make \`${path}\` first.`,
    evidence: [fromSource(`\`${path}\` is not there.`, sourceOf(file))],
  };
}
