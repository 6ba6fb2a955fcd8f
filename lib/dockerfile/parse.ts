import { skipSpaces } from './characters';
import { readDirectives } from './directives';
import { checkDirectives, checkFile, checkLineLengths } from './file-checks';
import { readHeredocs } from './heredoc';
import type { HeredocBodies } from './heredoc-body';
import { contentEnd, lineFeedFrom, readComment, readLogicalLine } from './logical-line';
import { InstructionReader } from './read-instruction';
import type { Comment, Dockerfile, Heredoc, Instruction, MappedText } from './syntax';
import type { DockerfileError } from './syntax-error';

const byteOrderMark = 0xfeff;
const hash = 0x23;
const noHeredocs: readonly Heredoc[] = [];

/**
 * Reads a Dockerfile as BuildKit does. Never throws; time is linear in the length of the text.
 * What BuildKit refuses is in `errors`, and reading goes on behind it.
 * https://docs.docker.com/reference/dockerfile/
 */
export function parseDockerfile(text: string): Dockerfile {
  const start = text.charCodeAt(0) === byteOrderMark ? 1 : 0;
  const { directives, escapeCharacter, errors: directiveErrors } = readDirectives(text, start);
  const escapeCode = escapeCharacter.charCodeAt(0);
  const comments: Comment[] = [];
  const instructions: Instruction[] = [];
  const errors: DockerfileError[] = [...directiveErrors];
  const refuse = (error: DockerfileError): void => {
    errors.push(error);
  };
  const whole: MappedText = { text, pieces: [{ at: 0, offset: 0 }] };
  const reader = new InstructionReader(escapeCode, refuse);
  const bodies: HeredocBodies = { source: text, nextOpening: text.indexOf('<<'), lines: undefined };
  let nextDirective = 0;
  let at = start;
  while (at < text.length) {
    const lineFeed = lineFeedFrom(text, at);
    const end = contentEnd(text, at, lineFeed);
    const visible = skipSpaces(text, at, end);
    if (visible === end) {
      at = lineFeed + 1;
      continue;
    }
    if (text.charCodeAt(visible) === hash) {
      if (directives[nextDirective]?.span.start === visible) nextDirective++;
      else comments.push(readComment(text, visible, end));
      at = lineFeed + 1;
      continue;
    }
    const line = readLogicalLine(whole, visible, escapeCode, comments);
    const heredocs = readHeredocs(bodies, line, escapeCode, refuse);
    const lastEnd = heredocs?.end ?? line.end;
    instructions.push(reader.read(line, heredocs?.heredocs ?? noHeredocs, lastEnd));
    at = heredocs?.next ?? line.next;
  }
  errors.push(...checkDirectives(directives), ...checkLineLengths(text), ...checkFile(text, instructions));
  errors.sort((a, b) => a.span.start - b.span.start);
  return { text, escape: escapeCharacter, directives, comments, instructions, errors };
}
