import type { Span } from '../text/span';
import { keywordsInCapitals } from './keywords';
import { nearest } from './suggest';
import type { Instruction } from './syntax';
import { type Refusal, refusal } from './syntax-error';

/** What BuildKit refuses about the file as a whole: no instruction, none that starts a stage, one before the first. */
export function checkFile(text: string, instructions: readonly Instruction[]): readonly Refusal[] {
  const whole: Span = { start: 0, end: text.length };
  if (text === '') return [refusal('empty-file', 'the Dockerfile cannot be empty', whole)];
  const [first] = instructions;
  if (first === undefined) return [refusal('no-instructions', 'file with no instructions', whole)];
  for (const instruction of instructions) {
    if (startsStage(instruction)) return [];
    const written = keywordOf(instruction);
    if (written === 'arg' || isUnknown(instruction)) continue;
    return [refusal('no-stage', 'no build stage in current context', instruction.keywordSpan)];
  }
  if (instructions.every((instruction) => isUnknown(instruction))) return [];
  return [refusal('no-stages', 'dockerfile contains no stages to build', first.keywordSpan)];
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
