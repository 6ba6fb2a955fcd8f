/** One part of a pattern: a character, `?` (any one) or `*` (any number). */
type Token = { readonly kind: 'character'; readonly character: string } | { readonly kind: 'any' | 'star' };

export type Glob = readonly Token[];

export type GlobError = { readonly error: string };

/**
 * Reads a pattern of `${name#pattern}` and its like: `*`, `?` and backslash escapes, no brackets.
 * A backslash may stand before `*`, `?` and itself, and before `}` and `/`, which it only keeps from ending the pattern.
 */
export function parseGlob(pattern: string): Glob | GlobError {
  const tokens: Token[] = [];
  let isEscaped = false;
  for (const character of pattern) {
    if (isEscaped) {
      isEscaped = false;
      if (!'*?\\}/'.includes(character)) return { error: `invalid escape '\\${character}'` };
      tokens.push({ kind: 'character', character });
    } else if (character === '\\') isEscaped = true;
    else if (character === '*') tokens.push({ kind: 'star' });
    else if (character === '?') tokens.push({ kind: 'any' });
    else tokens.push({ kind: 'character', character });
  }
  return isEscaped ? { error: "invalid escape '\\'" } : tokens;
}

export function isGlobError(glob: Glob | GlobError): glob is GlobError {
  return 'error' in glob;
}

/** Says yes as long as the steps that matching takes are within bounds. */
export type Afford = (steps: number) => boolean;

const none = -1;
const tooMuch = -2;

/**
 * End of the shortest or longest match of the whole pattern from `from` on, or `none`, or `tooMuch`.
 * Costs pattern × value steps at most, whatever the pattern.
 */
function matchEnd(
  glob: Glob,
  value: readonly string[],
  from: number,
  longest: boolean,
  afford: Afford,
): number {
  let states = new Uint8Array(glob.length + 1);
  states[0] = 1;
  let found = none;
  for (let at = from; ; at++) {
    if (!afford(glob.length + 1)) return tooMuch;
    skipStars(glob, states);
    if (states[glob.length] === 1) {
      found = at;
      if (!longest) return found;
    }
    const character = value[at];
    if (character === undefined) return found;
    const next = new Uint8Array(glob.length + 1);
    if (!step(glob, states, next, character)) return found;
    states = next;
  }
}

/** A star may match nothing. */
function skipStars(glob: Glob, states: Uint8Array): void {
  for (let state = 0; state < glob.length; state++) {
    if (states[state] === 1 && glob[state]?.kind === 'star') states[state + 1] = 1;
  }
}

/** False where no state is left. No wildcard matches a line feed, as in the expressions BuildKit makes of them. */
function step(glob: Glob, states: Uint8Array, next: Uint8Array, character: string): boolean {
  let isAlive = false;
  for (let state = 0; state < glob.length; state++) {
    const token = glob[state];
    if (states[state] === 0 || token === undefined) continue;
    const matches = token.kind === 'character' ? token.character === character : character !== '\n';
    if (!matches) continue;
    next[token.kind === 'star' ? state : state + 1] = 1;
    isAlive = true;
  }
  return isAlive;
}

/** `${name#p}` and `${name##p}`; undefined where it would cost too much. */
export function trimPrefix(glob: Glob, value: string, longest: boolean, afford: Afford): string | undefined {
  const characters = Array.from(value);
  const end = matchEnd(glob, characters, 0, longest, afford);
  if (end === tooMuch) return undefined;
  return end === none ? value : characters.slice(end).join('');
}

/** `${name%p}` and `${name%%p}`. */
export function trimSuffix(glob: Glob, value: string, longest: boolean, afford: Afford): string | undefined {
  const characters = Array.from(value).reverse();
  const end = matchEnd(glob.toReversed(), characters, 0, longest, afford);
  if (end === tooMuch) return undefined;
  return end === none ? value : characters.slice(end).reverse().join('');
}

/** `${name/p/r}` and `${name//p/r}`; a match is as long as it can be. */
export function replaceMatches(
  glob: Glob,
  value: string,
  replacement: string,
  all: boolean,
  afford: Afford,
): string | undefined {
  const characters = Array.from(value);
  const parts: string[] = [];
  let copied = 0;
  let at = 0;
  while (at <= characters.length) {
    const end = matchEnd(glob, characters, at, true, afford);
    if (end === tooMuch) return undefined;
    if (end === none) {
      at++;
      continue;
    }
    parts.push(characters.slice(copied, at).join(''));
    if (!all) parts.push(replacement);
    else if (end > copied || at === 0) {
      // What is filled in counts as steps too, so that it stays within the same bounds.
      if (!afford(replacement.length * (end - at + 1))) return undefined;
      parts.push(fillTemplate(replacement, characters.slice(at, end).join('')));
    }
    copied = end;
    if (!all) break;
    at = Math.max(at + 1, end);
  }
  parts.push(characters.slice(copied).join(''));
  return parts.join('');
}

/** Where all matches are replaced, BuildKit also fills in Go's `$0`, `$name` and `$$` in the replacement. */
function fillTemplate(template: string, match: string): string {
  return template.replace(/\$(?:\$|\{(\w+)\}|(\w+))/g, (whole, braced?: string, bare?: string) => {
    if (whole === '$$') return '$';
    return (braced ?? bare) === '0' ? match : '';
  });
}
