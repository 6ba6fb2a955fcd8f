import { maximumBuildArgs } from '@/lib/report/bounds';

export type ParsedBuildArgs = {
  readonly values: Readonly<Record<string, string>>;
  /** The first line that is not understood, in words. */
  readonly error: string | undefined;
};

const longestValue = 4096;

/** One `NAME=value` a line, as `--build-arg` takes it; the value is taken as it stands. Empty lines are let be. */
export function parseBuildArgs(text: string): ParsedBuildArgs {
  const values = new Map<string, string>();
  let error: string | undefined;
  for (const [index, written] of text.split(/\r?\n/).entries()) {
    const line = written.trim();
    if (line === '') continue;
    const match = /^([A-Za-z_][A-Za-z0-9_]*)=(.*)$/.exec(line);
    const [, name, value] = match ?? [];
    if (name === undefined || value === undefined) {
      error ??= `Line ${index + 1} is not NAME=value: ${line.slice(0, 40)}`;
    } else if (value.length > longestValue) {
      error ??= `Line ${index + 1}: the value is longer than ${longestValue} characters`;
    } else if (name === '__proto__') {
      error ??= `Line ${index + 1}: __proto__ cannot be the name of a build argument`;
    } else if (values.size >= maximumBuildArgs && !values.has(name)) {
      error ??= `Line ${index + 1}: more than ${maximumBuildArgs} build arguments`;
    } else {
      values.set(name, value);
    }
  }
  return { values: Object.fromEntries(values), error };
}

export function formatBuildArgs(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${value}`)
    .join('\n');
}
