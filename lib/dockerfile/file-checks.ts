import type { Span } from '../text/span';
import { readCheckOptions } from './check-options';
import { keywordsInCapitals } from './keywords';
import { lineFeedFrom } from './logical-line';
import { nearest } from './suggest';
import type { Directive, Instruction } from './syntax';
import { type DockerfileError, syntaxError } from './syntax-error';

/** BuildKit reads no line that has more bytes than this. */
const mostBytes = 65_535;

export function checkLineLengths(text: string): readonly DockerfileError[] {
  const errors: DockerfileError[] = [];
  for (let at = 0; text.length - at > mostBytes / 3; ) {
    const end = lineFeedFrom(text, at);
    if (end - at > mostBytes / 3 && byteLength(text.slice(at, end)) > mostBytes) {
      const message = `dockerfile line greater than max allowed size of ${mostBytes}`;
      errors.push(syntaxError('line-too-long', message, { start: at, end }));
    }
    at = end + 1;
  }
  return errors;
}

function byteLength(text: string): number {
  let length = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4;
  }
  return length;
}

/** What BuildKit refuses about the options of `# check=…`. */
export function checkDirectives(directives: readonly Directive[]): readonly DockerfileError[] {
  return directives.flatMap(({ name, value, valueSpan }) => {
    const { error } = name === 'check' ? readCheckOptions(value) : { error: undefined };
    return error === undefined ? [] : [syntaxError('invalid-check', error, valueSpan)];
  });
}

/** What BuildKit refuses about the file as a whole: no instruction, none that starts a stage, one before the first. */
export function checkFile(text: string, instructions: readonly Instruction[]): readonly DockerfileError[] {
  const whole: Span = { start: 0, end: text.length };
  if (text === '') return [syntaxError('empty-file', 'the Dockerfile cannot be empty', whole)];
  const [first] = instructions;
  if (first === undefined) return [syntaxError('no-instructions', 'file with no instructions', whole)];
  for (const instruction of instructions) {
    if (startsStage(instruction)) return [];
    const written = keywordOf(instruction);
    if (written === 'arg' || isUnknown(instruction)) continue;
    return [syntaxError('no-stage', 'no build stage in current context', instruction.keywordSpan)];
  }
  if (instructions.every((instruction) => isUnknown(instruction))) return [];
  return [syntaxError('no-stages', 'dockerfile contains no stages to build', first.keywordSpan)];
}

function keywordOf(instruction: Instruction): string {
  return instruction.keyword === 'invalid' ? instruction.written : instruction.keyword;
}

function isUnknown(instruction: Instruction): boolean {
  return instruction.keyword === 'invalid' && !keywordsInCapitals.includes(instruction.written.toUpperCase());
}

/** FROM, also one that is misspelt: its own error is enough. */
function startsStage(instruction: Instruction): boolean {
  const written = keywordOf(instruction);
  return written === 'from' || (isUnknown(instruction) && nearest(written, keywordsInCapitals) === 'FROM');
}
