import { quoted } from './characters';
import { parseBoolean } from './values';

export type CheckOptions = {
  /** Rules BuildKit leaves out; `all` for every one. */
  readonly skip: readonly string[];
  /** Whether a warning makes the build fail. */
  readonly failsBuild: boolean;
  /** What BuildKit refuses about the options. */
  readonly error: string | undefined;
};

/** Reads `skip=A,B;error=true;experimental=C`; what stands behind the first space is not looked at. */
export function readCheckOptions(value: string): CheckOptions {
  const [text = ''] = value.trim().split(' ');
  const skip: string[] = [];
  let failsBuild = false;
  const none = (error: string): CheckOptions => ({ skip: [], failsBuild: false, error });
  if (text === '') return { skip, failsBuild, error: undefined };
  for (const option of splitAtMost(text, ';', 3)) {
    const equals = option.indexOf('=');
    if (equals === -1) return none(`invalid check option ${quoted(option)}`);
    const name = option.slice(0, equals).trim();
    const argument = option.slice(equals + 1).trim();
    if (name === 'skip') for (const id of argument.split(',')) skip.push(id.trim());
    else if (name === 'error') {
      const isOn = parseBoolean(argument);
      if (isOn === undefined) return none(`failed to parse check option ${quoted(option)}`);
      failsBuild = isOn;
    } else if (name !== 'experimental') return none(`invalid check option ${quoted(name)}`);
  }
  return { skip: skip.filter((id) => id !== ''), failsBuild, error: undefined };
}

function splitAtMost(text: string, separator: string, count: number): readonly string[] {
  const parts = text.split(separator);
  if (parts.length <= count) return parts;
  return [...parts.slice(0, count - 1), parts.slice(count - 1).join(separator)];
}
