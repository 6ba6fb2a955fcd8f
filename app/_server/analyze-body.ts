import 'server-only';
import { z } from 'zod';
import { maximumBuildArgs, maximumDockerfileBytes } from '@/lib/report/bounds';
import { keepWords } from '@/lib/report/keep-words';
import { readKeep } from '@/lib/report/read-keep';
import { clip, type Fault, readRequest } from '@/lib/report/read-request';
import { AnalyzeRequest } from '@/lib/report/request';
import { Expires } from '@/lib/report/sharing';
import type { Asked } from './asked';
import { checkDockerfile, maximumJsonBytes, readText } from './limits';
import { RequestError } from './problem';
import { invalid, refuseFaults } from './query';

/** Of JSON: far more than a request with all its build arguments has. */
const mostJsonParts = 10_000;
const mostJsonDepth = 64;
const tooManyParts = `holds more than ${mostJsonParts} names and values; of build arguments at most ${maximumBuildArgs} are taken`;

/** POST /api/reports: as an analysis, and what becomes of secrets found in the text. */
export const ShareRequest = AnalyzeRequest.extend({
  /** Says in so many words what happens anyway. */
  redact: z.boolean().optional(),
  keepSecrets: z.boolean().optional(),
  expires: Expires.optional().meta({ description: 'Days after which the report is removed; usually never.' }),
  withoutText: z.boolean().optional().meta({
    description: 'Stores the findings without the Dockerfile, the values of build arguments and the edits.',
  }),
}).refine(({ redact, keepSecrets }) => !(redact && keepSecrets), {
  path: ['keepSecrets'],
  message: 'contradicts redact: choose one',
});
export type ShareRequest = z.infer<typeof ShareRequest>;

/** Options of the bare file, by name of the query parameter; the rest is refused. */
const switches: ReadonlySet<string> = new Set(['redact', 'keepSecrets', 'withoutText']);
const numbers: ReadonlySet<string> = new Set(['offset', 'limit', 'expires']);
/** May be given again and again. */
const lists: ReadonlySet<string> = new Set(['without', 'to']);

/**
 * What a route was asked: JSON, or a bare Dockerfile with its options in the query. Parameters `ofAnswer` say in which
 * form it is answered, and are no part of what was asked.
 * Throws RequestError with every fault named.
 */
export async function readAsked<T extends { readonly dockerfile: string }>(
  request: Asked,
  schema: z.ZodType<T>,
  ofAnswer: readonly string[] = [],
): Promise<T> {
  const type = mediaType(request.headers.get('content-type') ?? '');
  const query = new URL(request.url).searchParams;
  for (const name of ofAnswer) query.delete(name);
  const asked = type === 'json' ? await readJson(request, query) : await readPlain(request, query);
  const read = readRequest(schema, asked);
  if (read.kind === 'faults') throw invalid(read.faults);
  checkDockerfile(read.request.dockerfile);
  return read.request;
}

/** How a body is written. Throws RequestError `unsupported-type`. */
export function mediaType(header: string): 'json' | 'plain' {
  const [type = '', ...parameters] = header.toLowerCase().split(';');
  const charset = parameters.map((parameter) => parameter.trim()).find((text) => text.startsWith('charset='));
  const isUtf8 = charset === undefined || /^charset="?(?:utf-8|us-ascii)"?$/.test(charset);
  if (isUtf8 && type.trim() === 'application/json') return 'json';
  if (isUtf8 && type.trim() === 'text/plain') return 'plain';
  throw new RequestError('unsupported-type');
}

/** A body of JSON, not yet looked into. Throws RequestError. */
export async function readJson(request: Asked, query: URLSearchParams): Promise<unknown> {
  const [parameter] = query.keys();
  if (parameter !== undefined) {
    throw invalid([{ path: parameter, message: 'belongs in the JSON body, not in the address' }]);
  }
  const text = await readText(request, maximumJsonBytes);
  const excess = jsonExcess(text, mostJsonParts);
  if (excess === 'deep') throw new RequestError('not-json');
  if (excess === 'many') throw invalid([{ path: '', message: tooManyParts }]);
  try {
    return JSON.parse(text);
  } catch {
    throw new RequestError('not-json');
  }
}

/**
 * Whether a JSON text lists or opens more than so many things outside of its strings, or nests them deeper than any
 * request does. Parsing takes processor time and memory for each: 7 MiB of brackets most of a second.
 */
export function jsonExcess(text: string, most: number): 'many' | 'deep' | undefined {
  let parts = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) at = endOfString(text, at);
    else if (code === comma) parts += 1;
    else if (code === openList || code === openObject) {
      parts += 1;
      depth += 1;
    } else if (code === closeList || code === closeObject) depth -= 1;
    if (depth > mostJsonDepth) return 'deep';
    if (parts > most) return 'many';
  }
  return undefined;
}

const [quote, comma, backslash] = [34, 44, 92];
const [openList, closeList, openObject, closeObject] = [91, 93, 123, 125];

/** Where the string that begins at a place ends; the end of the text for one that does not. */
function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let before = at;
    while (text.charCodeAt(before - 1) === backslash) before -= 1;
    if ((at - before) % 2 === 0) return at;
  }
  return text.length;
}

async function readPlain(request: Asked, query: URLSearchParams): Promise<unknown> {
  const asked = new Map<string, unknown>();
  const buildArgs = new Map<string, string>();
  const faults: Fault[] = [];
  for (const [name, value] of query) {
    if (name === 'buildArg') {
      const [key, text] = splitBuildArg(value);
      if (buildArgs.has(key))
        faults.push({ path: 'buildArg', message: `gives \`${clip(key)}\` more than once` });
      buildArgs.set(key, text);
    } else if (name === 'keep') {
      const { keep, word } = readKeep(query.getAll(name));
      if (word !== undefined && !asked.has(name))
        faults.push({ path: name, message: `has \`${clip(word)}\`, which is not one of: ${keepWords}` });
      asked.set(name, keep);
    } else if (lists.has(name)) {
      asked.set(name, query.getAll(name));
    } else {
      if (asked.has(name)) faults.push({ path: clip(name), message: 'is given more than once' });
      asked.set(name, valueOf(name, value));
    }
  }
  refuseFaults(faults);
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
