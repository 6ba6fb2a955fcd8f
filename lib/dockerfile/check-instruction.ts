import { checkCopy } from './check-copy';
import { checkRunFlags } from './check-run';
import { expand, expandWords, needsExpansion } from './expand';
import type { Lookup } from './expansion';
import { checkPlatform } from './platforms';
import { checkPort } from './ports';
import { checkSignal } from './signals';
import type { Dockerfile, FromInstruction, Instruction, Word } from './syntax';
import { buildError, type DockerfileError, syntaxError } from './syntax-error';

type Escape = Dockerfile['escape'];
type Refuse = (error: DockerfileError) => void;

/** Most ports are nothing to look at more closely. */
const usualPort = /^[1-9]\d{0,3}(?:\/(?:tcp|udp))?$/;

const nothing: Lookup = () => undefined;

/**
 * What BuildKit refuses about the values in an instruction, where no variable decides; with variables, whoever knows
 * their values asks `checkPort`, `checkSignal`, `checkPlatform`, `checkMount` and the like.
 */
export function checkInstruction(instruction: Instruction, escapeCharacter: Escape, refuse: Refuse): void {
  switch (instruction.keyword) {
    case 'run':
      if (instruction.flags.length === 0) return;
      checkRunFlags(instruction.flags, (text) => plainValue(text, escapeCharacter), refuse);
      return;
    case 'add':
    case 'copy':
      checkCopy(instruction, (text) => plainValue(text, escapeCharacter), refuse);
      return;
    case 'from':
      checkFrom(instruction, escapeCharacter, refuse);
      return;
    case 'expose':
      for (const word of instruction.words) checkExposed(word, escapeCharacter, refuse);
      return;
    case 'stopsignal': {
      const value = plainValue(instruction.word.text, escapeCharacter);
      const error = value === undefined ? undefined : checkSignal(value);
      if (error !== undefined) refuse(buildError('invalid-signal', error, instruction.word.span));
    }
  }
}

/** The value of a word without variables, undefined with. */
function plainValue(text: string, escapeCharacter: Escape): string | undefined {
  if (text.includes('$')) return undefined;
  const expansion = expand(text, nothing, escapeCharacter);
  return expansion.kind === 'value' ? expansion.value : undefined;
}

function checkFrom({ platform }: FromInstruction, escapeCharacter: Escape, refuse: Refuse): void {
  if (platform?.value === undefined || platform.value === '') return;
  const value = plainValue(platform.value, escapeCharacter);
  const error = value === undefined ? undefined : checkPlatform(value);
  if (error !== undefined) {
    refuse(syntaxError('invalid-platform', error, platform.valueSpan ?? platform.span));
  }
}

function checkExposed(word: Word, escapeCharacter: Escape, refuse: Refuse): void {
  if (usualPort.test(word.text) || word.text.includes('$')) return;
  if (!needsExpansion(word.text, escapeCharacter)) {
    refusePort(word.text, word, refuse);
    return;
  }
  const expansion = expandWords(word.text, nothing, escapeCharacter);
  if (expansion.kind === 'error') return;
  for (const { text } of expansion.words) refusePort(text, word, refuse);
}

function refusePort(text: string, { span }: Word, refuse: Refuse): void {
  const error = checkPort(text);
  if (error !== undefined) refuse(buildError('invalid-port', error, span));
}
