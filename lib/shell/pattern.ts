/** Shell patterns: `*`, `?`, `[…]`, backslash. Matching is done on whole texts, in time |pattern| × |text|. */
type Piece =
  | { readonly kind: 'star' }
  | { readonly kind: 'one'; readonly matches: (char: string) => boolean };

function pieces(pattern: string): Piece[] {
  const result: Piece[] = [];
  for (let at = 0; at < pattern.length; at += 1) {
    const char = pattern.charAt(at);
    if (char === '*') result.push({ kind: 'star' });
    else if (char === '?') result.push({ kind: 'one', matches: () => true });
    else if (char === '\\' && at + 1 < pattern.length) {
      at += 1;
      const literal = pattern.charAt(at);
      result.push({ kind: 'one', matches: (other) => other === literal });
    } else if (char === '[') {
      const end = pattern.indexOf(
        ']',
        pattern.charAt(at + 1) === '!' || pattern.charAt(at + 1) === '^' ? at + 3 : at + 2,
      );
      if (end === -1) result.push({ kind: 'one', matches: (other) => other === '[' });
      else {
        result.push({ kind: 'one', matches: bracket(pattern.slice(at + 1, end)) });
        at = end;
      }
    } else result.push({ kind: 'one', matches: (other) => other === char });
  }
  return result;
}

function bracket(body: string): (char: string) => boolean {
  const negated = body.startsWith('!') || body.startsWith('^');
  const set = negated ? body.slice(1) : body;
  return (char) => {
    let found = false;
    for (let at = 0; at < set.length; at += 1) {
      if (set.charAt(at + 1) === '-' && at + 2 < set.length) {
        found ||= set.charAt(at) <= char && char <= set.charAt(at + 2);
        at += 2;
      } else found ||= set.charAt(at) === char;
    }
    return found !== negated;
  };
}

/** Lengths of all prefixes of `text` that the pattern matches, shortest first. */
function matchingPrefixes(pattern: readonly Piece[], text: string): number[] {
  let reached: boolean[] = new Array(text.length + 1).fill(false);
  reached[0] = true;
  for (const piece of pattern) {
    const next: boolean[] = new Array(text.length + 1).fill(false);
    let any = false;
    for (let at = 0; at <= text.length; at += 1) {
      if (piece.kind === 'star') {
        any ||= reached[at] === true;
        next[at] = any;
      } else if (reached[at] && at < text.length && piece.matches(text.charAt(at))) next[at + 1] = true;
    }
    reached = next;
  }
  return reached.flatMap((is, length) => (is ? [length] : []));
}

export function matchesPattern(pattern: string, text: string): boolean {
  return matchingPrefixes(pieces(pattern), text).includes(text.length);
}

/** `${x#p}`, `${x##p}`. */
export function removePrefix(text: string, pattern: string, longest: boolean): string {
  const lengths = matchingPrefixes(pieces(pattern), text);
  const length = longest ? lengths.at(-1) : lengths[0];
  return text.slice(length ?? 0);
}

/** `${x%p}`, `${x%%p}`. */
export function removeSuffix(text: string, pattern: string, longest: boolean): string {
  const reversed = [...text].reverse().join('');
  const lengths = matchingPrefixes(pieces(pattern).reverse(), reversed);
  const length = longest ? lengths.at(-1) : lengths[0];
  return text.slice(0, text.length - (length ?? 0));
}

/** `${x/p/r}`, `${x//p/r}`, `${x/#p/r}`, `${x/%p/r}`. */
export function replacePattern(text: string, pattern: string, replacement: string, operator: string): string {
  if (operator === '/%') {
    const stem = removeSuffix(text, pattern, true);
    return stem === text ? text : stem + replacement;
  }
  const parsed = pieces(pattern);
  if (parsed.length === 0) return text;
  let result = '';
  let at = 0;
  while (at < text.length) {
    const length = matchingPrefixes(parsed, text.slice(at)).at(-1) ?? 0;
    if (length > 0) {
      result += replacement;
      at += length;
      if (operator !== '//') return result + text.slice(at);
    } else {
      if (operator === '/#') return text;
      result += text.charAt(at);
      at += 1;
    }
  }
  return result;
}
