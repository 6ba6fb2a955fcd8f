/** One piece of a pattern. `folders` with `inside` behind it: any number of whole folders, or none; `rest`: all that follows. */
type Token =
  | { readonly kind: 'character'; readonly is: (character: string) => boolean }
  | { readonly kind: 'star' | 'folders' | 'inside' | 'rest' };

export type IgnorePattern = readonly Token[];

const notSlash: Token = { kind: 'character', is: (character) => character !== '/' };

/**
 * A pattern of an ignore file, cleaned, as the builder reads it: `*` and `?` stop at a slash, `**` does not, a backslash
 * takes the next character as it is. Undefined where the builder refuses it, or where it may mean something else.
 * https://github.com/moby/patternmatcher/blob/1d6a3f429bf0541b7f69372adecc787fabc0c701/patternmatcher.go
 */
export function parseIgnorePattern(pattern: string): IgnorePattern | undefined {
  const characters = Array.from(pattern);
  const tokens: Token[] = [];
  for (let at = 0; at < characters.length; at += 1) {
    const character = characters[at] ?? '';
    if (character === '*' && characters[at + 1] === '*') {
      const isFolder = characters[at + 2] === '/';
      at += isFolder ? 2 : 1;
      const isLast = at === characters.length - 1;
      // `**name` at the very start ends like that, whatever comes before.
      const isSuffix = tokens.length === 0 && !isFolder && !/[*?[\]\\]/.test(pattern.slice(2));
      if (isLast || isSuffix) tokens.push({ kind: 'rest' });
      else tokens.push({ kind: 'folders' }, { kind: 'inside' });
    } else if (character === '*') tokens.push({ kind: 'star' });
    else if (character === '?') tokens.push(notSlash);
    else if (character === '[') {
      const found = classFrom(characters, at);
      if (found === undefined) return undefined;
      tokens.push({ kind: 'character', is: found.is });
      at = found.end;
    } else if (character === '^') return undefined;
    else {
      const literal = character === '\\' ? characters[++at] : character;
      if (literal === undefined) return undefined;
      tokens.push({ kind: 'character', is: (other) => other === literal });
    }
  }
  return tokens;
}

function classFrom(
  characters: readonly string[],
  start: number,
): { readonly is: (character: string) => boolean; readonly end: number } | undefined {
  const isNegated = characters[start + 1] === '^';
  const ranges: (readonly [string, string])[] = [];
  let at = start + (isNegated ? 2 : 1);
  while (characters[at] !== ']') {
    if (characters[at] === '\\') at += 1;
    const low = characters[at];
    if (low === undefined || low === '[' || low === '-') return undefined;
    at += 1;
    if (characters[at] !== '-') {
      ranges.push([low, low]);
      continue;
    }
    const high = characters[at + 1];
    if (high === undefined || high === ']' || high === '\\' || high < low) return undefined;
    ranges.push([low, high]);
    at += 2;
  }
  if (ranges.length === 0) return undefined;
  const holds = (character: string) => ranges.some(([low, high]) => low <= character && character <= high);
  return { is: (character) => holds(character) !== isNegated, end: at };
}

/** Whether the whole path matches; as many steps as pattern and path have characters, multiplied. */
export function matchesIgnorePattern(pattern: IgnorePattern, path: string): boolean {
  let states = new Uint8Array(pattern.length + 2);
  states[0] = 1;
  skipEmpty(pattern, states);
  for (const character of path) {
    const next = new Uint8Array(pattern.length + 2);
    let isAlive = false;
    for (const [state, token] of pattern.entries()) {
      if (states[state] !== 1) continue;
      for (const to of stepsFrom(token, state, character)) {
        next[to] = 1;
        isAlive = true;
      }
    }
    if (!isAlive) return false;
    skipEmpty(pattern, next);
    states = next;
  }
  return states[pattern.length] === 1;
}

function stepsFrom(token: Token, state: number, character: string): readonly number[] {
  switch (token.kind) {
    case 'character':
      return token.is(character) ? [state + 1] : [];
    case 'star':
      return character === '/' ? [] : [state];
    case 'rest':
      return [state];
    case 'inside':
      return character === '/' ? [state, state + 1] : [state];
    case 'folders':
      return [];
    default:
      return token satisfies never;
  }
}

/** What may be nothing is passed over. */
function skipEmpty(pattern: IgnorePattern, states: Uint8Array): void {
  for (const [state, { kind }] of pattern.entries()) {
    if (states[state] !== 1) continue;
    if (kind === 'star' || kind === 'rest' || kind === 'folders') states[state + 1] = 1;
    if (kind === 'folders') states[state + 2] = 1;
  }
}
