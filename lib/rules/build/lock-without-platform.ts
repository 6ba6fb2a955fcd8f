import type { StageView } from '../../contents/contents';
import { presentIn } from '../../fact/fact';
import { gemfileAt, lockfileAt } from '../../projects/gemfile';
import type { Command } from '../../shell/command';
import { defineRule, type Reported } from '../rule';

const definition =
  'https://github.com/rubygems/rubygems/blob/69ec4a3a5f1cafa633c569671ed9ef502bbdaf61/bundler/lib/bundler/definition.rb';

export default defineRule({
  id: 'lock-without-platform',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'Lock file that leaves out the platform of the image',
  why: 'Gemfile.lock names the platforms it was made for. Bundler adds the one it runs on, but not where the lock file may not change: with `frozen` or `deployment` it stops.',
  remedy:
    'Run `bundle lock --add-platform x86_64-linux` (`aarch64-linux`, `x86_64-linux-musl`) in the project.',
  symptoms: [
    'Your bundle only supports platforms ["arm64-darwin-23"] but your local platform is x86_64-linux. Add the current platform to the lockfile',
  ],
  references: [
    { title: 'Bundler: bundle lock', url: 'https://bundler.io/man/bundle-lock.1.html' },
    { title: 'Bundler: frozen and deployment', url: 'https://bundler.io/man/bundle-config.1.html' },
  ],
  aliases: [],
  yieldsTo: ['command-not-found', 'run-without-shell', 'file-not-copied-yet', 'release-refused-by-project'],
  examples: {
    bad: [
      {
        title: 'Locked on a Mac',
        dockerfile:
          'FROM ruby:3.4-trixie\nENV BUNDLE_DEPLOYMENT=1\nWORKDIR /app\nCOPY Gemfile Gemfile.lock ./\nRUN [|bundle install|]\nCOPY . .\nUSER 1000\nCMD ["ruby", "main.rb"]\n',
        files: {
          Gemfile: 'source "https://rubygems.org"\ngem "rack"\n',
          'Gemfile.lock':
            'GEM\n  remote: https://rubygems.org/\n  specs:\n    rack (3.1.8)\n\nPLATFORMS\n  arm64-darwin-23\n\nDEPENDENCIES\n  rack\n',
        },
      },
      {
        title: 'For glibc, on Alpine',
        dockerfile:
          'FROM ruby:3.4-alpine\nWORKDIR /app\nCOPY Gemfile Gemfile.lock ./\nRUN bundle config set --local frozen true && [|bundle install|]\nCOPY . .\nUSER 1000\nCMD ["ruby", "main.rb"]\n',
        files: {
          Gemfile: 'source "https://rubygems.org"\ngem "rack"\n',
          'Gemfile.lock':
            'GEM\n  remote: https://rubygems.org/\n  specs:\n    rack (3.1.8)\n\nPLATFORMS\n  x86_64-linux\n\nDEPENDENCIES\n  rack\n',
        },
      },
    ],
    good: [
      {
        title: 'Bundler adds the platform by itself',
        dockerfile:
          'FROM ruby:3.4-trixie\nWORKDIR /app\nCOPY Gemfile Gemfile.lock ./\nRUN bundle install\nCOPY . .\nUSER 1000\nCMD ["ruby", "main.rb"]\n',
        files: {
          Gemfile: 'source "https://rubygems.org"\ngem "rack"\n',
          'Gemfile.lock':
            'GEM\n  remote: https://rubygems.org/\n  specs:\n    rack (3.1.8)\n\nPLATFORMS\n  arm64-darwin-23\n\nDEPENDENCIES\n  rack\n',
        },
      },
      {
        title: 'For every platform',
        dockerfile:
          'FROM ruby:3.4-alpine\nENV BUNDLE_FROZEN=true\nWORKDIR /app\nCOPY Gemfile Gemfile.lock ./\nRUN bundle install\nCOPY . .\nUSER 1000\nCMD ["ruby", "main.rb"]\n',
        files: {
          Gemfile: 'source "https://rubygems.org"\ngem "rack"\n',
          'Gemfile.lock':
            'GEM\n  remote: https://rubygems.org/\n  specs:\n    rack (3.1.8)\n\nPLATFORMS\n  arm64-darwin-23\n  ruby\n\nDEPENDENCIES\n  rack\n',
        },
      },
    ],
  },
  *check({ reachable }) {
    for (const view of reachable) {
      const reported = firstRefused(view);
      if (reported) yield reported;
    }
  },
});

function firstRefused(view: StageView): Reported | undefined {
  const local = platformOf(view);
  if (local === undefined) return undefined;
  let isFrozen = false;
  for (const [index, { run }] of view.stage.steps.entries()) {
    for (const command of run?.script.commands ?? []) {
      if (command.name !== 'bundle') continue;
      isFrozen = frozenBy(command) ?? isFrozen;
      if (!run || command.runs !== 'always' || !command.failureCounts) continue;
      if (!isInstall(command) || command.directory === undefined) continue;
      if (!(isFrozen || isFrozenFor(command)) || !gemfileAt(view, index, command.directory)) continue;
      const platforms = lockfileAt(view, index, command.directory)?.platforms ?? [];
      if (platforms.length === 0 || platforms.some((each) => isOf(each, local))) continue;
      return report(view, local, platforms, run.toSource(command.span));
    }
  }
  return undefined;
}

type Local = { readonly name: string; readonly libc: 'glibc' | 'musl' };

/** What RubyGems calls the platform of a stage, where its Ruby tells the C libraries apart: that of 3.2 and newer does. */
function platformOf({ contents, image, stage }: StageView): Local | undefined {
  const libc = image && presentIn(image.facts.libc)?.family;
  const version = image && presentIn(image.facts.language)?.version;
  if (image?.traits.ownLanguage?.name !== 'ruby' || !/^(?:3\.[2-9]|[4-9])/.test(version ?? ''))
    return undefined;
  const [, architecture] = (stage.platform ?? contents.graph.options.platform).split('/');
  const cpu = architecture === 'amd64' ? 'x86_64' : architecture === 'arm64' ? 'aarch64' : undefined;
  if (cpu === undefined || (libc !== 'glibc' && libc !== 'musl')) return undefined;
  return { name: `${cpu}-linux${libc === 'musl' ? '-musl' : ''}`, libc };
}

/** https://github.com/rubygems/rubygems/blob/69ec4a3a5f1cafa633c569671ed9ef502bbdaf61/lib/rubygems/platform.rb */
function isOf(platform: string, { libc, name }: Local): boolean {
  if (platform === 'ruby' || platform === name) return true;
  return libc === 'glibc' && (platform === `${name}-gnu` || platform === `${name}-musl`);
}

function isInstall({ args, environment }: Command): boolean {
  const words = args.map(({ text }) => text ?? '$?');
  const verb = words.find((word) => !word.startsWith('-')) ?? 'install';
  return /^(install|check|exec)$/.test(verb) && !environment.has('BUNDLE_GEMFILE');
}

function isFrozenFor({ args, environment }: Command): boolean {
  return (
    ['BUNDLE_FROZEN', 'BUNDLE_DEPLOYMENT'].some((name) => /^(1|true)$/.test(environment.get(name) ?? '')) ||
    args.some(({ text }) => text === '--frozen' || text === '--deployment')
  );
}

/** `bundle config set --local deployment true`, and the older form without `set`. */
function frozenBy({ args }: Command): boolean | undefined {
  const words = args.flatMap(({ text }) => (text === undefined || text.startsWith('-') ? [] : [text]));
  const [verb, ...rest] = words;
  if (verb === 'lock') return false;
  if (verb !== 'config') return undefined;
  const [key, value] = rest[0] === 'set' ? rest.slice(1) : rest;
  return key === 'frozen' || key === 'deployment' ? value === 'true' || value === '1' : undefined;
}

/** Where the lock file knows Linux on another processor, the image may be built for that. */
function report(
  { stage }: StageView,
  { name }: Local,
  platforms: readonly string[],
  span: Reported['span'],
): Reported {
  const isElsewhere = platforms.some(
    (each) => each.includes('linux') && !each.startsWith(name.split('-')[0] ?? ''),
  );
  return {
    span,
    stage: stage.index,
    certainty: isElsewhere ? 'possible' : 'certain',
    ...(isElsewhere && { severity: 'warning' as const, consequence: 'may-fail' as const }),
    message: [
      `\`Gemfile.lock\` is for ${platforms.map((each) => `\`${each}\``).join(', ')}, may not change here, and leaves out \`${name}\``,
      {
        more: isElsewhere
          ? ': built for that, bundler stops here.'
          : ': bundler stops here (“Your bundle only supports platforms …”).',
      },
    ],
    remedy: `Run \`bundle lock --add-platform ${name}\` in the project.`,
    evidence: [{ text: 'When bundler stops.', source: definition }],
  };
}
