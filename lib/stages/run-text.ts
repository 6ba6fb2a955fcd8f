import { toSource } from '../dockerfile/mapped';
import type { Heredoc, JsonString, MappedText, RunInstruction } from '../dockerfile/syntax';
import type { Span } from '../text/span';
import { languageOf, shebangOf } from './interpreter';
import type { RunStep } from './stage';

/** What RUN hands over, to whom, with the way back to the Dockerfile. */
export type RunText = {
  readonly mapped: MappedText;
  readonly language: RunStep['language'];
  /** The shell or interpreter with its flags. */
  readonly shell: readonly string[];
  toSource(span: Span): Span;
};

type Piece = MappedText['pieces'][number];

/**
 * The text of a RUN as BuildKit puts it together: a here-document alone is the script itself, others follow
 * the line they are named in. https://docs.docker.com/reference/dockerfile/#here-documents
 */
export function runTextOf(
  { command, heredocs }: RunInstruction,
  source: string,
  { shell, os }: { readonly shell: readonly string[]; readonly os: string },
): RunText {
  if (command.form === 'exec') {
    const mapped = joined(command.items, source);
    return {
      mapped,
      language: 'exec',
      shell,
      toSource: (span) => withEscapes(toSource(mapped, span), source),
    };
  }
  const [first] = heredocs;
  if (first !== undefined && heredocAlone.test(command.script.text)) {
    const mapped = bodyOf(first, source);
    const interpreter = os === 'windows' ? undefined : shebangOf(mapped.text);
    const runner = interpreter ?? shell;
    return {
      mapped,
      language: languageOf(runner),
      shell: runner,
      toSource: (span) => toSource(mapped, span),
    };
  }
  const mapped = heredocs.length === 0 ? command.script : withBodies(command.script, heredocs, source);
  // The delimiter of a last body that has none is in no source.
  const inSource = ({ start, end }: Span): Span => ({
    start: Math.min(start, source.length),
    end: Math.min(end, source.length),
  });
  return { mapped, language: languageOf(shell), shell, toSource: (span) => inSource(toSource(mapped, span)) };
}

const heredocAlone = /^\d*<<-?(?:[^\s<"'\\]|"[^"<]*"|'[^'<]*'|\\[^<])+$/;

/** The line, then every body as written with its delimiter, for the shell to read. */
function withBodies(script: MappedText, heredocs: readonly Heredoc[], source: string): MappedText {
  const parts = [script.text];
  const pieces: Piece[] = [...script.pieces];
  let at = script.text.length;
  for (const { bodySpan, delimiter } of heredocs) {
    const body = source.slice(bodySpan.start, bodySpan.end);
    const separator = body === '' || body.endsWith('\n') ? '' : '\n';
    pieces.push({ at: at + 1, offset: bodySpan.start });
    parts.push('\n', body, separator, delimiter);
    at += 1 + body.length + separator.length + delimiter.length;
  }
  return { text: parts.join(''), pieces };
}

/** The body as it is run, without the tabs `<<-` takes away. */
function bodyOf({ content, bodySpan }: Heredoc, source: string): MappedText {
  const pieces: Piece[] = [];
  let offset = bodySpan.start;
  let shift: number | undefined;
  for (let at = 0; at < content.length; at++) {
    const unit = content.charCodeAt(at);
    while (offset < bodySpan.end && source.charCodeAt(offset) !== unit) offset++;
    if (offset - at !== shift) {
      shift = offset - at;
      pieces.push({ at, offset });
    }
    offset++;
  }
  if (pieces.length === 0) pieces.push({ at: 0, offset: bodySpan.start });
  return { text: content, pieces };
}

/** The words of an exec form parted by one space, each character led back into its JSON string. */
function joined(items: readonly JsonString[], source: string): MappedText {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { text, span } of items) {
    if (at > 0) pieces.push({ at: at - 1, offset: Math.max(0, span.start) });
    let offset = span.start + 1;
    pieces.push({ at, offset });
    for (let index = 0; index < text.length; index++) {
      const length = escapeLength(source, offset);
      offset += length;
      if (length > 1 && index + 1 < text.length) pieces.push({ at: at + index + 1, offset });
    }
    at += text.length + 1;
  }
  return { text: items.map(({ text }) => text).join(' '), pieces };
}

/** A span that ends in an escaped character takes all of the escape. */
function withEscapes({ start, end }: Span, source: string): Span {
  return { start, end: end === start ? end : end - 1 + escapeLength(source, end - 1) };
}

function escapeLength(source: string, offset: number): number {
  if (source[offset] !== '\\') return 1;
  return source[offset + 1] === 'u' ? 6 : 2;
}
