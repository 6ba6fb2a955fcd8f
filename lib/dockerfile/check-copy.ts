import type { ValueOf } from './check-mount';
import { copyFlags } from './flags';
import type { CopyInstruction } from './syntax';
import { buildError, type DockerfileError } from './syntax-error';

/** What BuildKit refuses about the values of COPY and ADD. */
export function checkCopy(
  copy: CopyInstruction,
  valueOf: ValueOf,
  refuse: (error: DockerfileError) => void,
): void {
  if (copy.flags.length > 0) checkFlagValues(copy, valueOf, refuse);
  if (copy.keyword === 'add') return;
  for (const { text, span } of copy.sources) {
    if (!text.startsWith('http://') && !text.startsWith('https://')) continue;
    refuse(buildError('remote-copy', "source can't be a URL for COPY", span));
    return;
  }
}

function checkFlagValues(
  copy: CopyInstruction,
  valueOf: ValueOf,
  refuse: (error: DockerfileError) => void,
): void {
  const { chmod, checksum } = copyFlags(copy);
  const mode = chmod?.value === undefined ? undefined : valueOf(chmod.value);
  const modeError = mode === undefined ? undefined : checkMode(mode);
  if (chmod !== undefined && modeError !== undefined) {
    refuse(buildError('invalid-chmod', modeError, chmod.valueSpan ?? chmod.span));
  }
  const digest = checksum?.value === undefined ? undefined : valueOf(checksum.value);
  if (checksum === undefined || digest === undefined || digest === '') return;
  const sources = copy.sources.filter(({ text }) => !text.startsWith('<<')).map(({ text }) => valueOf(text));
  const error = checkChecksum(sources);
  if (error !== undefined) {
    refuse(buildError('invalid-checksum', error, checksum.valueSpan ?? checksum.span));
  }
}

/** What is wrong with a mode of `--chmod` that looks like a number; symbolic ones are taken as right. */
export function checkMode(text: string): string | undefined {
  if (!/^\d/.test(text) || /^0*[0-7]{1,4}$/.test(text)) return undefined;
  return `invalid chmod parameter: '${text}'. it should be octal string and between 0 and 07777`;
}

/** What is wrong with `--checksum` for these sources; `undefined` stands for one that is not known. */
export function checkChecksum(sources: readonly (string | undefined)[]): string | undefined {
  if (sources.length !== 1) return "checksum can't be specified for multiple sources";
  const [source] = sources;
  if (source === undefined || isRemote(source)) return undefined;
  return 'checksum requires HTTP(S) or Git sources';
}

/** Whether ADD fetches it over the network. */
export function isRemote(source: string): boolean {
  if (/^(?:https?|git|ssh):\/\/|^github\.com\//.test(source)) return true;
  // git@host:path
  const slash = source.indexOf('/');
  const host = slash === -1 ? source : source.slice(0, slash);
  return host.includes('@') && host.lastIndexOf(':') > host.indexOf('@');
}
