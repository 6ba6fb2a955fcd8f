import 'server-only';
import { z } from 'zod';
import { AnalyzeRequest, maximumDockerfileBytes } from '@/lib/report/request';
import { checkDockerfile, maximumJsonBytes, readText } from './limits';
import { type Fault, RequestError } from './problem';
import { clip, invalid } from './query';

/** POST /api/reports: as an analysis, and what becomes of secrets found in the text. */
export const ShareRequest = AnalyzeRequest.extend({
  /** Says in so many words what happens anyway. */
  redact: z.boolean().optional(),
  keepSecrets: z.boolean().optional(),
}).refine(({ redact, keepSecrets }) => !(redact && keepSecrets), {
  path: ['keepSecrets'],
  message: 'contradicts redact: choose one',
});
export type ShareRequest = z.infer<typeof ShareRequest>;

type Asked = { readonly dockerfile: string };

/** Options of the bare file, by name of the query parameter; the rest is refused. */
const switches: ReadonlySet<string> = new Set(['redact', 'keepSecrets']);
const numbers: ReadonlySet<string> = new Set(['offset', 'limit']);

/**
 * What a route was asked: JSON, or a bare Dockerfile with its options in the query.
 * Throws RequestError with every fault named.
 */
export async function readAsked<T extends Asked>(request: Request, schema: z.ZodType<T>): Promise<T> {
  const type = mediaType(request.headers.get('content-type') ?? '');
  const query = new URL(request.url).searchParams;
  const asked = type === 'json' ? await readJson(request, query) : await readPlain(request, query);
  const result = schema.safeParse(asked, { reportInput: true });
  if (!result.success) throw invalid(result.error.issues.flatMap(faultsOf));
  checkDockerfile(result.data.dockerfile);
  return result.data;
}

function mediaType(header: string): 'json' | 'plain' {
  const [type = '', ...parameters] = header.toLowerCase().split(';');
  const charset = parameters.map((parameter) => parameter.trim()).find((text) => text.startsWith('charset='));
  const isUtf8 = charset === undefined || /^charset="?(?:utf-8|us-ascii)"?$/.test(charset);
  if (isUtf8 && type.trim() === 'application/json') return 'json';
  if (isUtf8 && type.trim() === 'text/plain') return 'plain';
  throw new RequestError('unsupported-type');
}

async function readJson(request: Request, query: URLSearchParams): Promise<unknown> {
  const [parameter] = query.keys();
  if (parameter !== undefined) {
    throw invalid([{ path: parameter, message: 'belongs in the JSON body, not in the address' }]);
  }
  const text = await readText(request, maximumJsonBytes);
  try {
    return JSON.parse(text);
  } catch {
    throw new RequestError('not-json');
  }
}

async function readPlain(request: Request, query: URLSearchParams): Promise<unknown> {
  const asked = new Map<string, unknown>();
  const buildArgs = new Map<string, string>();
  for (const [name, value] of query) {
    if (name === 'buildArg') {
      const [key, text] = splitBuildArg(value);
      buildArgs.set(key, text);
    } else {
      asked.set(name, valueOf(name, value));
    }
  }
  if (buildArgs.size > 0) asked.set('buildArgs', Object.fromEntries(buildArgs));
  if (asked.has('dockerfile')) throw invalid([{ path: 'dockerfile', message: 'is the body, not an option' }]);
  return { ...Object.fromEntries(asked), dockerfile: await readText(request, maximumDockerfileBytes) };
}

function splitBuildArg(text: string): readonly [string, string] {
  const at = text.indexOf('=');
  if (at < 1) throw invalid([{ path: 'buildArg', message: 'must look like NAME=value' }]);
  return [text.slice(0, at), text.slice(at + 1)];
}

function valueOf(name: string, text: string): unknown {
  if (switches.has(name)) return asSwitch(text);
  return numbers.has(name) && /^\d{1,9}$/.test(text) ? Number(text) : text;
}

function asSwitch(value: string): boolean | string {
  if (value === '' || value === 'true' || value === '1') return true;
  if (value === 'false' || value === '0') return false;
  return value;
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
