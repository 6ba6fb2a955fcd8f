import { isAsciiLetter, isDigit, skipSpaces } from './characters';
import { contentEnd, lineFeedFrom } from './logical-line';
import type { Directive } from './syntax';
import type { DockerfileError } from './syntax-error';

const hash = 0x23;

export type Directives = {
  readonly directives: readonly Directive[];
  readonly escapeCharacter: '\\' | '`';
  readonly errors: readonly DockerfileError[];
};

/**
 * The parser directives at the top of a file. BuildKit looks for them twice: its parser, which obeys `escape`, allows
 * white space in front and no interpreter line; whoever obeys `syntax` and `check` the other way round.
 * https://docs.docker.com/reference/dockerfile/#parser-directives
 */
export function readDirectives(source: string, start: number): Directives {
  const errors: DockerfileError[] = [];
  const byParser = collect(source, start, true, errors);
  const written = byParser.find((directive) => directive.name === 'escape');
  const escapeCharacter = written?.value === '`' ? '`' : '\\';
  if (written !== undefined && written.value !== '`' && written.value !== '\\') {
    const message = `invalid escape token '${written.value}' does not match \` or \\`;
    errors.push({ code: 'invalid-escape', message, span: written.valueSpan, when: 'read' });
  }
  const bySyntax = collect(source, afterInterpreter(source, start), false, undefined);
  const directives = [
    ...byParser.filter(({ name }) => name === 'escape'),
    ...bySyntax.filter(({ name }) => name !== 'escape'),
  ].sort((a, b) => a.span.start - b.span.start);
  return { directives, escapeCharacter, errors };
}

function afterInterpreter(source: string, start: number): number {
  return source.startsWith('#!', start) ? lineFeedFrom(source, start) + 1 : start;
}

function collect(
  source: string,
  start: number,
  indented: boolean,
  errors: DockerfileError[] | undefined,
): readonly Directive[] {
  const found: Directive[] = [];
  let at = start;
  while (at < source.length) {
    const lineFeed = lineFeedFrom(source, at);
    const directive = readDirective(source, at, contentEnd(source, at, lineFeed), indented);
    if (directive === undefined) break;
    const repeated = found.some(({ name }) => name === directive.name);
    if (repeated && errors === undefined) break;
    if (repeated) {
      const message = `only one ${directive.name} parser directive can be used`;
      errors?.push({ code: 'duplicate-directive', message, span: directive.span, when: 'read' });
    } else found.push(directive);
    at = lineFeed + 1;
  }
  return found;
}

function readDirective(
  source: string,
  lineStart: number,
  end: number,
  indented: boolean,
): Directive | undefined {
  const start = indented ? skipSpaces(source, lineStart, end) : lineStart;
  if (start >= end || source.charCodeAt(start) !== hash) return undefined;
  const nameStart = skipSpaces(source, start + 1, end);
  let nameEnd = nameStart;
  while (nameEnd < end && isNamePart(source.charCodeAt(nameEnd), nameEnd === nameStart)) nameEnd++;
  const name = directiveName(source.slice(nameStart, nameEnd).toLowerCase());
  if (name === undefined) return undefined;
  const equals = skipSpaces(source, nameEnd, end);
  if (equals >= end || source[equals] !== '=') return undefined;
  if (equals + 1 === end) return undefined;
  // Where only white space follows, its last character is the value: `escape` then refuses it.
  const valueStart = Math.min(skipSpaces(source, equals + 1, end), end - 1);
  let valueEnd = end;
  while (valueEnd > valueStart + 1 && isTrimmed(source.charCodeAt(valueEnd - 1))) valueEnd--;
  return {
    name,
    value: source.slice(valueStart, valueEnd),
    span: { start, end },
    valueSpan: { start: valueStart, end: valueEnd },
  };
}

function isNamePart(code: number, first: boolean): boolean {
  return isAsciiLetter(code) || (!first && isDigit(code));
}

function isTrimmed(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d && code !== 0x0b);
}

function directiveName(name: string): Directive['name'] | undefined {
  switch (name) {
    case 'syntax':
    case 'escape':
    case 'check':
      return name;
    default:
      return undefined;
  }
}
