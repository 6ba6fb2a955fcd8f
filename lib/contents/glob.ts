/** One character of a pattern, or a star that stands for any number of them. */
type Token = 'star' | ((character: string) => boolean);

/** Linux knows no longer ones: what is longer names no file. */
const longestName = 255;
const longestPath = 4096;

/** Whether the path holds a wildcard of COPY. */
export function isGlob(path: string): boolean {
  return /[*?[]/.test(path);
}

/**
 * Whether a path matches a pattern of COPY, as https://pkg.go.dev/path/filepath#Match says: `*`, `?` and `[…]` stop
 * at a slash, a backslash takes the next character as it is, and a pattern that is not well formed matches nothing.
 * `**` alone between slashes stands for any number of folders. The steps are bounded by the length of the pattern.
 */
export function matchesGlob(pattern: string, path: string): boolean {
  if (path.length > longestPath) return false;
  const parts: ('any-folders' | readonly Token[])[] = [];
  for (const part of pattern.split('/')) {
    const tokens = part === '**' ? 'any-folders' : tokensOf(part);
    if (tokens === undefined) return false;
    parts.push(tokens);
  }
  return matches(
    parts,
    path.split('/'),
    (part) => part === 'any-folders',
    (part, folder) => part !== 'any-folders' && matchesPart(part, folder),
  );
}

function matchesPart(tokens: readonly Token[], name: string): boolean {
  if (name.length > longestName || tokens.filter((token) => token !== 'star').length > name.length)
    return false;
  return matches(
    tokens,
    Array.from(name),
    (token) => token === 'star',
    (token, character) => token !== 'star' && token(character),
  );
}

/** Only the last star ever has to take more: what stood before it is settled. */
function matches<P, T>(
  pattern: readonly P[],
  text: readonly T[],
  isStar: (part: P) => boolean,
  fits: (part: P, piece: T) => boolean,
): boolean {
  let at = 0;
  let star = -1;
  let taken = 0;
  let index = 0;
  while (index < text.length) {
    const part = pattern[at];
    const piece = text[index];
    if (part !== undefined && isStar(part)) {
      star = at;
      taken = index;
      at += 1;
    } else if (part !== undefined && piece !== undefined && fits(part, piece)) {
      at += 1;
      index += 1;
    } else if (star !== -1) {
      taken += 1;
      at = star + 1;
      index = taken;
    } else return false;
  }
  return pattern.slice(at).every(isStar);
}

/** Undefined for a pattern that Go refuses. */
function tokensOf(part: string): readonly Token[] | undefined {
  const characters = Array.from(part);
  const tokens: Token[] = [];
  for (let at = 0; at < characters.length; at += 1) {
    const character = characters[at];
    if (character === '*') {
      if (tokens.at(-1) !== 'star') tokens.push('star');
    } else if (character === '?') tokens.push(() => true);
    else if (character === '[') {
      const found = classAt(characters, at);
      if (found === undefined) return undefined;
      tokens.push(found.token);
      at = found.end;
    } else {
      const literal = character === '\\' ? characters[++at] : character;
      if (literal === undefined) return undefined;
      tokens.push((other) => other === literal);
    }
  }
  return tokens;
}

/** `[a-z]`, `[^a-z]`; `end` is where it closes. */
function classAt(
  characters: readonly string[],
  start: number,
): { readonly token: Token; readonly end: number } | undefined {
  const isNegated = characters[start + 1] === '^';
  const ranges: (readonly [low: string, high: string])[] = [];
  let at = start + (isNegated ? 2 : 1);
  while (characters[at] !== ']' || ranges.length === 0) {
    const low = memberAt(characters, at);
    if (low === undefined) return undefined;
    const high = characters[low.next] === '-' ? memberAt(characters, low.next + 1) : low;
    if (high === undefined) return undefined;
    ranges.push([low.character, high.character]);
    at = high.next;
  }
  const holds = (character: string) => ranges.some(([low, high]) => low <= character && character <= high);
  return { token: (character) => holds(character) !== isNegated, end: at };
}

function memberAt(
  characters: readonly string[],
  at: number,
): { readonly character: string; readonly next: number } | undefined {
  const escaped = characters[at] === '\\' ? 1 : 0;
  const character = characters[at + escaped];
  if (character === undefined || (escaped === 0 && (character === '-' || character === ']')))
    return undefined;
  return { character, next: at + escaped + 1 };
}
