import { checkRunFlags } from './check-run';
import { expand, expandWords, type Lookup } from './expand';
import { copyFlags } from './flags';
import { checkPlatform } from './platforms';
import { checkPort } from './ports';
import { checkSignal } from './signals';
import type { CopyInstruction, Dockerfile, Instruction, Word } from './syntax';
import { buildRefusal, type Refusal, refusal } from './syntax-error';

const nothing: Lookup = () => undefined;

/**
 * What BuildKit refuses about the values in an instruction, where no variable decides; with variables, whoever knows
 * their values asks `checkPort`, `checkSignal`, `checkPlatform`, `checkMount` and the like.
 */
export function checkInstruction(
  instruction: Instruction,
  escapeCharacter: Dockerfile['escape'],
): readonly Refusal[] {
  const valueOf = (text: string): string | undefined => valueWithoutVariables(text, escapeCharacter);
  switch (instruction.keyword) {
    case 'run':
      return instruction.flags.length === 0 ? [] : checkRunFlags(instruction.flags, valueOf);
    case 'from': {
      const { platform } = instruction;
      if (platform?.value === undefined || platform.value === '') return [];
      const value = valueOf(platform.value);
      const error = value === undefined ? undefined : checkPlatform(value);
      if (error === undefined) return [];
      return [refusal('invalid-platform', error, platform.valueSpan ?? platform.span)];
    }
    case 'expose':
      return instruction.words.flatMap((word) => checkExposed(word, escapeCharacter));
    case 'stopsignal': {
      const value = valueOf(instruction.word.text);
      const error = value === undefined ? undefined : checkSignal(value);
      return error === undefined ? [] : [buildRefusal('invalid-signal', error, instruction.word.span)];
    }
    case 'add':
    case 'copy':
      return checkCopy(instruction, valueOf);
    default:
      return [];
  }
}

function valueWithoutVariables(text: string, escapeCharacter: Dockerfile['escape']): string | undefined {
  if (text.includes('$')) return undefined;
  const expansion = expand(text, nothing, escapeCharacter);
  return expansion.kind === 'value' ? expansion.value : undefined;
}

function checkExposed(word: Word, escapeCharacter: Dockerfile['escape']): readonly Refusal[] {
  if (word.text.includes('$')) return [];
  const expansion = expandWords(word.text, nothing, escapeCharacter);
  if (expansion.kind === 'error') return [];
  return expansion.words.flatMap(({ text }) => {
    const error = checkPort(text);
    return error === undefined ? [] : [buildRefusal('invalid-port', error, word.span)];
  });
}

function checkCopy(copy: CopyInstruction, valueOf: (text: string) => string | undefined): readonly Refusal[] {
  const errors = copy.flags.length === 0 ? [] : checkCopyFlags(copy, valueOf);
  if (copy.keyword === 'add') return errors;
  const remote = copy.sources.find(({ text }) => /^https?:\/\//.test(text));
  if (remote === undefined) return errors;
  return [...errors, buildRefusal('remote-copy', "source can't be a URL for COPY", remote.span)];
}

function checkCopyFlags(
  copy: CopyInstruction,
  valueOf: (text: string) => string | undefined,
): readonly Refusal[] {
  const { chmod, checksum } = copyFlags(copy);
  const errors: Refusal[] = [];
  const mode = chmod?.value === undefined ? undefined : valueOf(chmod.value);
  const modeError = mode === undefined ? undefined : checkMode(mode);
  if (chmod !== undefined && modeError !== undefined) {
    errors.push(buildRefusal('invalid-chmod', modeError, chmod.valueSpan ?? chmod.span));
  }
  const digest = checksum?.value === undefined ? undefined : valueOf(checksum.value);
  if (checksum === undefined || digest === undefined || digest === '') return errors;
  const sources = copy.sources.filter(({ text }) => !text.startsWith('<<')).map(({ text }) => valueOf(text));
  const error = checkChecksum(sources);
  if (error !== undefined) {
    errors.push(buildRefusal('invalid-checksum', error, checksum.valueSpan ?? checksum.span));
  }
  return errors;
}

/** What is wrong with a mode of `--chmod` that looks like a number; symbolic ones are taken as right. */
export function checkMode(text: string): string | undefined {
  if (!/^\d/.test(text)) return undefined;
  if (/^0*[0-7]{1,4}$/.test(text)) return undefined;
  return `invalid chmod parameter: '${text}'. it should be octal string and between 0 and 07777`;
}

/** `undefined`: a source that is not known. */
export function checkChecksum(sources: readonly (string | undefined)[]): string | undefined {
  if (sources.length !== 1) return "checksum can't be specified for multiple sources";
  const [source] = sources;
  if (source === undefined || isRemote(source)) return undefined;
  return 'checksum requires HTTP(S) or Git sources';
}

/** Whether ADD fetches it over the network. */
export function isRemote(source: string): boolean {
  return /^(?:https?|git|ssh):\/\/|^[^/]*@[^/]*:|^github\.com\//.test(source);
}
