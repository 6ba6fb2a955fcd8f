import type { ShellWord } from '../shell/command';
import { parseScript } from '../shell/parse';
import type { Recognized } from '../words/other-file';
import { dockerfilePath, plainNames } from './names';

const programs = new Set(['docker', 'podman', 'nerdctl']);

/** Options that take no word after them. */
const alone = {
  run: new Set(
    '--detach --init --interactive --tty --rm --privileged --publish-all --read-only --no-healthcheck --oom-kill-disable --quiet --disable-content-trust'.split(
      ' ',
    ),
  ),
  build: new Set(
    '--pull --no-cache --load --push --quiet --rm --force-rm --squash --compress --debug'.split(' '),
  ),
};
/** Letters of such options, which may be written in one word. */
const aloneLetters = new Set('ditPq');

/** Commands for a terminal that begin with one to Docker. */
export function commandsIn(text: string): Recognized | undefined {
  const shown = text
    .split('\n')
    .map((line) => (line.startsWith('$ ') ? line.slice(2) : line))
    .join('\n');
  if (!/^(?:sudo[ \t]+)?(?:docker|podman|nerdctl)[ \t]+[a-z]/.test(shown)) return undefined;
  const dockerfiles: string[] = [];
  const images: string[] = [];
  const { commands } = parseScript(shown, {
    directory: undefined,
    variables: new Map(),
    shell: ['/bin/sh', '-c'],
  });
  for (const { name, args } of commands) {
    if (name === undefined || !programs.has(name)) continue;
    const words = args.map(wordOf);
    const at = words.findIndex((word) => word === 'run' || word === 'create' || word === 'build');
    if (at === -1 || at > 2) continue;
    const rest = words.slice(at + 1);
    if (words[at] === 'build') dockerfiles.push(builtBy(rest));
    else images.push(rest[firstPlain(rest, alone.run)] ?? '');
  }
  return { kind: 'docker-commands', dockerfiles: plainNames(dockerfiles), images: plainNames(images) };
}

/** What is not certain is none of the names that are told. */
function wordOf({ text }: ShellWord): string {
  return text ?? '$';
}

/** Where the first word is that is neither an option nor belongs to one. */
function firstPlain(words: readonly string[], bare: ReadonlySet<string>): number {
  let at = 0;
  while (isOption(words[at])) at += takesNext(words[at] ?? '', bare) ? 2 : 1;
  return at;
}

/** `-` alone is the standard input. */
function isOption(word: string | undefined): boolean {
  return (word ?? '').startsWith('-') && word !== '-';
}

function takesNext(option: string, bare: ReadonlySet<string>): boolean {
  if (option.startsWith('--')) return !option.includes('=') && !bare.has(option);
  const letters = [...option.slice(1)];
  const valued = letters.findIndex((letter) => !aloneLetters.has(letter));
  return valued !== -1 && valued === letters.length - 1;
}

/** `-f` counts from where the command is; otherwise the file is in the context. */
function builtBy(words: readonly string[]): string {
  const at = words.findIndex((word) => word === '-f' || word === '--file');
  if (at !== -1) return dockerfilePath('.', words[at + 1] ?? '$');
  const joined = words.find((word) => word.startsWith('--file=') || /^-f./.test(word));
  if (joined !== undefined) return dockerfilePath('.', joined.replace(/^(?:--file=|-f=?)/, ''));
  const context = words[firstPlain(words, alone.build)] ?? '.';
  return context === '-' ? '' : dockerfilePath(context);
}
