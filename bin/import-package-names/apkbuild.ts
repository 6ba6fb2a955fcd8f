import { matchesGlob } from '../../lib/contents/glob';

/**
 * The names of the packages that an APKBUILD makes, as far as they follow from its own assignments: variables, their
 * prefixes and suffixes cut, and loops over lists are read, nothing is run. Not what only cross builds make.
 * https://man.archlinux.org/man/extra/abuild/APKBUILD.5.en
 */
export function packagesOfRecipe(text: string): ReadonlySet<string> {
  return readRecipe(text).names;
}

/** The same, with the version they have. */
export function readRecipe(text: string): {
  readonly names: ReadonlySet<string>;
  readonly version: string;
} {
  const variables = new Map([
    ['_target', ''],
    ['_cross', ''],
  ]);
  const loops: Loop[] = [];
  const names = new Set<string>();
  for (const { line, assigned } of statements(text)) {
    const loop = /^for (\w+) in ([^;]*)/.exec(line);
    if (loop) loops.push({ name: loop[1] ?? '', words: wordsOf(expanded(loop[2] ?? '', variables)) });
    else if (line === 'done' || line.startsWith('done ')) loops.pop();
    if (assigned === undefined || (line.startsWith('[') && /!=|BOOTSTRAP/.test(line))) continue;
    assign(assigned, loops.at(-1), variables);
    if (assigned.name !== 'pkgname' && assigned.name !== 'subpackages') continue;
    for (const word of wordsOf(variables.get(assigned.name) ?? '')) {
      const [made = ''] = word.split(':');
      if (/^[A-Za-z0-9][\w.+-]*$/.test(made)) names.add(made);
    }
  }
  return { names, version: variables.get('pkgver') ?? '' };
}

type Variables = Map<string, string>;
type Loop = { readonly name: string; readonly words: readonly string[] };
type Assigned = { readonly name: string; readonly adds: boolean; readonly value: string };

function assign({ name, adds, value }: Assigned, loop: Loop | undefined, variables: Variables): void {
  const isOfLoop = loop && (value.includes(`$${loop.name}`) || value.includes(`\${${loop.name}`));
  for (const word of isOfLoop ? loop.words : [undefined]) {
    if (loop && word !== undefined) variables.set(loop.name, word);
    const now = expanded(value, variables);
    variables.set(name, adds ? `${variables.get(name) ?? ''}${now}` : now);
  }
}

/** Line by line, the first assignment of each with its value, be it quoted over several lines. */
function* statements(text: string): Generator<{ readonly line: string; readonly assigned?: Assigned }> {
  for (let at = 0; at < text.length; ) {
    const end = endOf(text, '\n', at);
    const line = text.slice(at, end).trim();
    const found = line.startsWith('#') ? undefined : assignedIn(text, at, end);
    yield { line, ...(found && { assigned: found.assigned }) };
    at = Math.max(end, found?.end ?? 0) + 1;
  }
}

function assignedIn(
  text: string,
  start: number,
  end: number,
): { assigned: Assigned; end: number } | undefined {
  for (let sign = text.indexOf('=', start); sign !== -1 && sign < end; sign = text.indexOf('=', sign + 1)) {
    const adds = text[sign - 1] === '+';
    let first = adds ? sign - 1 : sign;
    const last = first;
    while (first > start && /\w/.test(text.charAt(first - 1))) first -= 1;
    if (first === last) continue;
    const quote = text.charAt(sign + 1);
    const isQuoted = quote === '"' || quote === "'";
    const from = sign + (isQuoted ? 2 : 1);
    const to = isQuoted ? endOf(text, quote, from) : end;
    const value = isQuoted ? text.slice(from, to) : (text.slice(from, to).split(/[\s;]/)[0] ?? '');
    return {
      assigned: { name: text.slice(first, last), adds, value },
      end: isQuoted ? endOf(text, '\n', to) : end,
    };
  }
  return undefined;
}

/** What is not known becomes `?`, which no name of a package has. */
function expanded(text: string, variables: ReadonlyMap<string, string>): string {
  const [first = '', ...parts] = text.split('$');
  return parts.reduce((before, part) => before + expandedFirst(part, variables), first);
}

/** What stood behind a `$`. */
function expandedFirst(part: string, variables: ReadonlyMap<string, string>): string {
  if (part.startsWith('(')) return `?${part.slice(endOf(part, ')', 0) + 1)}`;
  if (!part.startsWith('{')) {
    const name = /^\w*/.exec(part)?.[0] ?? '';
    return (variables.get(name) ?? '?') + part.slice(name.length);
  }
  const end = endOf(part, '}', 0);
  const [, name = '', how, pattern = ''] = /^(\w+)(##?|%%?)?(.*)$/s.exec(part.slice(1, end)) ?? [];
  return cut(variables.get(name) ?? '?', how, pattern) + part.slice(end + 1);
}

/** `${x#a}`, `##`, `%` and `%%`: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_06_02 */
function cut(value: string, how: string | undefined, pattern: string): string {
  const places = Array.from({ length: value.length + 1 }, (_, at) => at);
  if (how === '##' || how === '%') places.reverse();
  const isPrefix = how?.startsWith('#');
  const at =
    how === undefined
      ? undefined
      : places.find((each) => matchesGlob(pattern, isPrefix ? value.slice(0, each) : value.slice(each)));
  if (at === undefined) return value;
  return isPrefix ? value.slice(at) : value.slice(0, at);
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

function endOf(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at === -1 ? text.length : at;
}
