import type { Command } from '../command';
import type { Certainty, Effect } from '../effect';
import { certaintyOf, pathOf, weaker } from './family';

const writing = new Set(['>', '>>', '>|', '&>', '&>>', '>&', '<>']);

/** Files that redirections write, and the users and groups that lines put into /etc/passwd and /etc/group. */
export function redirectEffects(command: Command): Effect[] {
  return command.redirects.flatMap(({ operator, target }): Effect[] => {
    if (!writing.has(operator) || (operator === '>&' && /^(\d+|-)$/.test(target.written))) return [];
    const path = pathOf(command, target.text);
    if (path === undefined || /^\/(dev|proc)(\/|$)/.test(path)) return [];
    const text = contentOf(command);
    const certainty = certaintyOf(command, [target]);
    const content = text === undefined ? {} : { content: text };
    return [
      { kind: 'file-written', path, ...content, span: command.span, certainty },
      ...accountEffects(path, text, command, certainty),
    ];
  });
}

/** `… | tee -a /etc/passwd`. */
export function teeEffects(command: Command): Effect[] {
  const text = command.pipe?.from && contentOf(command.pipe.from);
  return command.args.flatMap((word) => {
    const path = pathOf(command, word.text);
    return path === undefined ? [] : accountEffects(path, text, command, certaintyOf(command, [word]));
  });
}

/** What a command prints, where its arguments tell. */
export function contentOf(command: Command): string | undefined {
  const { name, args, input } = command;
  if (name === 'cat') return args.every(({ text }) => text === '-') ? input : undefined;
  if (name === 'echo') return echoed(args.map(({ written }) => written));
  if (name === 'printf') return printed(args.map(({ written }) => written));
  return undefined;
}

function echoed(words: readonly string[]): string {
  const first = words.findIndex((word) => !/^-[neE]+$/.test(word));
  const options = first === -1 ? words : words.slice(0, first);
  const text = first === -1 ? '' : words.slice(first).join(' ');
  const escapes = options.some((word) => word.includes('e'));
  return (escapes ? unescaped(text) : text) + (options.some((word) => word.includes('n')) ? '' : '\n');
}

function printed([format, ...rest]: readonly string[]): string {
  const values = [...rest];
  const template = unescaped(format ?? '');
  const places = template.match(/%[sdbq]/g)?.length ?? 0;
  const rounds = places === 0 ? 1 : Math.max(1, Math.ceil(values.length / places));
  let result = '';
  for (let round = 0; round < rounds; round += 1) {
    result += template.replace(/%(?:[sdbq]|%)/g, (place) => (place === '%%' ? '%' : (values.shift() ?? '')));
  }
  return result;
}

const escapeCharacters: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['\\', '\\'],
]);

function unescaped(text: string): string {
  return text.replace(/\\([ntr\\])/g, (_, letter: string) => escapeCharacters.get(letter) ?? letter);
}

/** passwd(5) and group(5) lines. */
function accountEffects(
  path: string,
  text: string | undefined,
  command: Command,
  certainty: Certainty,
): Effect[] {
  if (text === undefined || (path !== '/etc/passwd' && path !== '/etc/group')) return [];
  return text.split('\n').flatMap((line): Effect[] => {
    const [name, , id, group, , home] = line.split(':');
    if (!name || id === undefined || /[$`]/.test(name)) return [];
    const number = /^\d+$/.test(id) ? Number(id) : undefined;
    const common = {
      span: command.span,
      certainty: weaker(certainty, number === undefined ? 'likely' : 'certain'),
    };
    if (path === '/etc/group') return [{ kind: 'group-created', name, gid: number, ...common }];
    return [{ kind: 'user-created', name, uid: number, group, home: home || undefined, ...common }];
  });
}
