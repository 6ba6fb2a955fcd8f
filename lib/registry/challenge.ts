/** How a registry wants to know who asks: https://distribution.github.io/distribution/spec/auth/token/ */
export type Challenge =
  | { readonly kind: 'bearer'; readonly realm: string; readonly service?: string; readonly scope?: string }
  | { readonly kind: 'basic' };

/** The challenges of a `WWW-Authenticate` that are known, those with a token first: https://www.rfc-editor.org/rfc/rfc9110#section-11.6.1 */
export function readChallenges(header: string): readonly Challenge[] {
  const found: Challenge[] = [];
  for (const { scheme, parameters } of schemesOf(header)) {
    const realm = parameters.get('realm');
    if (scheme === 'basic') found.push({ kind: 'basic' });
    if (scheme !== 'bearer' || realm === undefined) continue;
    const [service, scope] = [parameters.get('service'), parameters.get('scope')];
    found.unshift({
      kind: 'bearer',
      realm,
      ...(service !== undefined && { service }),
      ...(scope !== undefined && { scope }),
    });
  }
  return found;
}

type Scheme = { readonly scheme: string; readonly parameters: Map<string, string> };

function schemesOf(header: string): readonly Scheme[] {
  const schemes: Scheme[] = [];
  let at = 0;
  while (at < header.length) {
    const start = skip(header, at, ' \t,');
    const end = until(header, start, ' \t,="');
    if (end === start) {
      at = end + 1;
      continue;
    }
    const name = header.slice(start, end).toLowerCase();
    const mark = skip(header, end, ' \t');
    if (header.charAt(mark) !== '=') {
      schemes.push({ scheme: name, parameters: new Map() });
      at = end;
      continue;
    }
    const value = valueAt(header, skip(header, mark + 1, ' \t'));
    schemes.at(-1)?.parameters.set(name, value.text);
    at = value.end;
  }
  return schemes;
}

/** A word, or a text in quotation marks with a backslash before what stands for itself. */
function valueAt(header: string, start: number): { readonly text: string; readonly end: number } {
  if (header.charAt(start) !== '"') {
    const end = until(header, start, ' \t,');
    return { text: header.slice(start, end), end };
  }
  let text = '';
  for (let at = start + 1; at < header.length; at++) {
    const character = header.charAt(at);
    if (character === '"') return { text, end: at + 1 };
    if (character === '\\') at++;
    text += header.charAt(at);
  }
  return { text, end: header.length };
}

function skip(text: string, start: number, over: string): number {
  let at = start;
  while (at < text.length && over.includes(text.charAt(at))) at++;
  return at;
}

function until(text: string, start: number, stops: string): number {
  let at = start;
  while (at < text.length && !stops.includes(text.charAt(at))) at++;
  return at;
}
