import 'server-only';
import type { oas31 } from 'zod-openapi';

type Method = 'GET' | 'POST' | 'DELETE';

/** One route as the API's page shows it. */
export type Operation = {
  /** Anchor: `get-api-images-id`. */
  readonly anchor: string;
  readonly method: Method;
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly parameters: readonly Parameter[];
  /** Media types that the body may have. */
  readonly bodies: readonly string[];
  readonly answers: readonly { readonly status: string; readonly description: string }[];
  readonly curl: string;
};

export type Parameter = {
  readonly name: string;
  readonly isRequired: boolean;
  readonly description: string;
  /** "whole number, from 1 to 200, usually 50". */
  readonly form: string;
  /** All that it may be, where that is a list. */
  readonly values: readonly string[];
};

/** The operations of a document in its order, each with a command that tries it. */
export function operationsOf(document: oas31.OpenAPIObject): readonly Operation[] {
  const server = document.servers?.[0]?.url ?? '';
  return Object.entries(document.paths ?? {}).flatMap(([path, { get, post, delete: remove }]) => [
    ...(get ? [operation('GET', path, get, server)] : []),
    ...(post ? [operation('POST', path, post, server)] : []),
    ...(remove ? [operation('DELETE', path, remove, server)] : []),
  ]);
}

function operation(
  method: Method,
  path: string,
  { tags = [], summary = '', parameters = [], requestBody, responses = {} }: oas31.OperationObject,
  server: string,
): Operation {
  const given = parameters.flatMap((one) => ('$ref' in one ? [] : [one]));
  const bodies = requestBody && 'content' in requestBody ? Object.keys(requestBody.content) : [];
  return {
    anchor: `${method} ${path}`
      .toLowerCase()
      .replace(/[^a-z]+/g, '-')
      .replace(/-$/, ''),
    method,
    path,
    tag: tags[0] ?? '',
    summary,
    parameters: given.map(parameter),
    bodies,
    answers: Object.entries(responses).map(([status, answer]: [string, { description?: string }]) => ({
      status,
      description: answer.description ?? '',
    })),
    curl: curlOf(method, path, given, bodies.length === 0 ? undefined : dataOf(requestBody), server),
  };
}

function parameter({ name, required = false, description = '', schema }: oas31.ParameterObject): Parameter {
  const { items, ...own } = schemaOf(schema);
  const one = own.type === 'array' ? schemaOf(items) : own;
  return {
    name,
    isRequired: required,
    description,
    form: [formOf(one), own.default === undefined ? '' : `usually ${own.default}`].filter(Boolean).join(', '),
    values: (one.enum ?? []).map(String),
  };
}

function schemaOf(schema: oas31.SchemaObject | oas31.ReferenceObject | undefined): oas31.SchemaObject {
  return schema === undefined || '$ref' in schema ? {} : schema;
}

function formOf({ type, enum: values, minimum, maximum }: oas31.SchemaObject): string {
  if (values !== undefined) return 'one of';
  if (type !== 'integer' && type !== 'number') return 'text';
  const from = minimum === undefined ? '' : ` from ${minimum}`;
  const to = maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER ? '' : ` to ${maximum}`;
  return `${type === 'integer' ? 'whole number' : 'number'}${from}${to}`;
}

/** A command built from the examples that the parameters give. */
function curlOf(
  method: Method,
  path: string,
  parameters: readonly oas31.ParameterObject[],
  data: string | undefined,
  server: string,
): string {
  const query = new URLSearchParams();
  let filled = path;
  for (const { name, in: place, schema } of parameters) {
    const example: unknown = schemaOf(schema).example;
    for (const value of Array.isArray(example) ? example : [example]) {
      if (value === undefined) continue;
      if (place === 'path') filled = filled.replace(`{${name}}`, encodeURIComponent(String(value)));
      else query.append(name, String(value));
    }
  }
  // A colon needs no escape in a query (RFC 3986, 3.4), and a reference is easier to read with it; what is to be filled in
  // stands in braces, as in a path.
  const search = query
    .toString()
    .replaceAll('%3A', ':')
    .replaceAll(/%7B(\w+)%7D/g, '{$1}');
  const address = `'${server}${filled}${search && `?${search}`}'`;
  if (method === 'DELETE') return `curl -X DELETE -H 'Authorization: Bearer …' ${address}`;
  if (data === undefined) return `curl ${address}`;
  return `curl -H 'Content-Type: text/plain' ${data} ${address}`;
}

/** What the bare body is: written out, or by the name of the file people have it in. */
function dataOf(body: oas31.OperationObject['requestBody']): string {
  const own = body && 'content' in body ? body : undefined;
  const data: unknown = own?.['x-data'];
  if (typeof data === 'string') return `--data '${data}'`;
  const file: unknown = own?.['x-file'];
  return `--data-binary @${typeof file === 'string' ? file : 'Dockerfile'}`;
}
