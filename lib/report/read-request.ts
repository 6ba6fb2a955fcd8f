import type { z } from 'zod';
import { maximumBuildArgs, maximumBuildArgsBytes, maximumFiles, maximumFilesBytes } from './bounds';

/** One field or option and what is wrong with it. */
export type Fault = { readonly path: string; readonly message: string };

export type ReadRequest<T> =
  | { readonly kind: 'request'; readonly request: T }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] };

/**
 * What was asked, or every fault in it. Counts and sizes are looked at first, so that a request beyond its bounds
 * costs no more than to count it.
 */
export function readRequest<T>(schema: z.ZodType<T>, asked: unknown): ReadRequest<T> {
  const bounds = boundFaults(asked);
  if (bounds.length > 0) return { kind: 'faults', faults: bounds };
  const result = schema.safeParse(asked, { reportInput: true, jitless: true });
  if (result.success) return { kind: 'request', request: result.data };
  return { kind: 'faults', faults: result.error.issues.flatMap(faultsOf) };
}

function boundFaults(asked: unknown): Fault[] {
  if (!isObject(asked)) return [];
  return [
    // A schema passes this one name over in silence.
    ...(Object.hasOwn(asked, '__proto__') ? [{ path: '__proto__', message: 'is not known' }] : []),
    ...('buildArgs' in asked && isObject(asked.buildArgs) ? buildArgFaults(asked.buildArgs) : []),
    ...('files' in asked && isObject(asked.files) ? fileFaults(asked.files) : []),
  ];
}

function buildArgFaults(buildArgs: object): Fault[] {
  const entries = Object.entries(buildArgs);
  if (entries.length > maximumBuildArgs) {
    const message = `has ${entries.length} arguments; at most ${maximumBuildArgs} are taken`;
    return [{ path: 'buildArgs', message }];
  }
  if (entries.some(([name]) => name === '__proto__')) {
    return [{ path: 'buildArgs.__proto__', message: 'cannot be the name of a build argument' }];
  }
  if (isLarger(entries, maximumBuildArgsBytes)) {
    const message = `is larger than ${maximumBuildArgsBytes / 1024} KiB, names and values together`;
    return [{ path: 'buildArgs', message }];
  }
  return [];
}

function fileFaults(files: object): Fault[] {
  const entries = Object.entries(files);
  if (entries.length > maximumFiles) {
    const message = `has ${entries.length} files; at most ${maximumFiles} are taken`;
    return [{ path: 'files', message }];
  }
  if (entries.some(([name]) => name === '__proto__'))
    return [{ path: 'files.__proto__', message: 'cannot be the name of a file' }];
  if (isLarger(entries, maximumFilesBytes)) {
    const message = `is larger than ${maximumFilesBytes / 1024} KiB, names and texts together`;
    return [{ path: 'files', message }];
  }
  return [];
}

/** No character takes less than a byte, so what is far too long is not encoded. */
function isLarger(entries: readonly (readonly [string, unknown])[], most: number): boolean {
  const text = entries.flatMap(([name, value]) => (typeof value === 'string' ? [name, value] : []));
  const length = text.reduce((sum, { length: one }) => sum + one, 0);
  return length > most || bytesOf(text.join('')) > most;
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).byteLength;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What comes from outside is said back, but not at any length. */
export function clip(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

function faultsOf(issue: z.core.$ZodIssue): Fault[] {
  const path = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: clip([path, key].filter(Boolean).join('.')),
      message: 'is not known',
    }));
  }
  if (issue.code === 'invalid_type') {
    const isMissing = issue.input === undefined;
    const what = issue.expected === 'record' ? 'object' : issue.expected;
    return [{ path: clip(path), message: isMissing ? 'is missing' : `must be of type ${what}` }];
  }
  if (issue.code === 'invalid_key') {
    return [{ path: clip(path), message: issue.issues.map(({ message }) => message).join(', ') }];
  }
  if (issue.code === 'too_big' && issue.origin !== 'string')
    return [{ path: clip(path), message: `must be at most ${issue.maximum}` }];
  if (issue.code === 'too_small' && issue.origin !== 'string')
    return [{ path: clip(path), message: `must be at least ${issue.minimum}` }];
  if (issue.code === 'invalid_value')
    return [{ path: clip(path), message: `must be one of ${issue.values.map(String).join(', ')}` }];
  if (issue.code === 'too_big') return [{ path: clip(path), message: `is longer than ${issue.maximum}` }];
  if (issue.code === 'too_small') return [{ path: clip(path), message: 'is empty' }];
  return [{ path: clip(path), message: issue.message }];
}
