import { before } from '../text/cut';
import { type Table, table } from '../text/table';

/**
 * An image reference with Docker's defaults filled in: `node` is `docker.io`, `library/node`.
 * Neither tag nor digest is made up: without both, the registry's `latest` is meant.
 */
export type Reference = {
  readonly registry: string;
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
};

export type ReferenceError = { readonly error: string };

const dockerHub = 'docker.io';
const officialPrefix = 'library/';
const longestRepository = 255;

/** No registry takes longer ones. */
export const longestReference = 1024;

// https://github.com/distribution/reference/blob/main/regexp.go
const domainPattern =
  /^(?:(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])(?:\.(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9]))*|\[[a-fA-F0-9:]+\])(?::[0-9]+)?$/;
const componentPattern = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/;
const tagPattern = /^\w[\w.-]{0,127}$/;
const digestLengths: Table<number> = table({ sha256: 64, sha384: 96, sha512: 128 });

/**
 * Reads a reference as Docker does (distribution/reference, `ParseNormalizedNamed`).
 * The text is not trimmed; an error says in one clause what Docker refuses.
 */
export function parseReference(text: string): Reference | ReferenceError {
  if (text === '') return { error: 'an image reference must not be empty' };
  if (/^[a-f0-9]{64}$/.test(text)) return { error: 'a name cannot be 64 hexadecimal digits' };
  const at = text.indexOf('@');
  const digest = at === -1 ? undefined : text.slice(at + 1);
  const named = at === -1 ? text : text.slice(0, at);
  const { registry, rest } = splitRegistry(named);
  const colon = rest.lastIndexOf(':');
  const tag = colon === -1 ? undefined : rest.slice(colon + 1);
  const path = colon === -1 ? rest : rest.slice(0, colon);
  const repository = registry === dockerHub && !path.includes('/') ? officialPrefix + path : path;
  const error = refuse(registry, path, repository, tag, digest);
  return error === undefined ? { registry, repository, tag, digest } : { error };
}

/** True for what `parseReference` could not read. */
export function isReferenceError(result: Reference | ReferenceError): result is ReferenceError {
  return 'error' in result;
}

/** The full form: `docker.io/library/node:20@sha256:…`. */
export function formatReference(reference: Reference): string {
  return `${reference.registry}/${reference.repository}${suffixOf(reference)}`;
}

/** In full, with the tag that is meant where neither tag nor digest stands: `node` is `docker.io/library/node:latest`. */
export function fullReference(reference: Reference): string {
  const { digest, tag } = reference;
  return formatReference({ ...reference, tag: tag ?? (digest === undefined ? 'latest' : undefined) });
}

/** Registry and repository as people write them: `node`, `redhat/ubi9`, `gcr.io/distroless/static`. */
export function familiarName({ registry, repository }: Reference): string {
  const full = `${registry}/${repository}`;
  if (registry !== dockerHub) return full;
  const short = repository.startsWith(officialPrefix) ? repository.slice(officialPrefix.length) : repository;
  if (!short.includes('/')) return short;
  return splitRegistry(repository).registry === dockerHub ? repository : full;
}

/** As people write it, with tag and digest: `node:20`. */
export function familiarReference(reference: Reference): string {
  return familiarName(reference) + suffixOf(reference);
}

function suffixOf({ tag, digest }: Reference): string {
  return (tag === undefined ? '' : `:${tag}`) + (digest === undefined ? '' : `@${digest}`);
}

function splitRegistry(named: string): { readonly registry: string; readonly rest: string } {
  const slash = named.indexOf('/');
  if (slash === -1) return { registry: dockerHub, rest: named };
  const first = named.slice(0, slash);
  const rest = named.slice(slash + 1);
  if (first === 'index.docker.io') return { registry: dockerHub, rest };
  const isRegistry = first === 'localhost' || /[.:]/.test(first) || first !== first.toLowerCase();
  return isRegistry ? { registry: first, rest } : { registry: dockerHub, rest: named };
}

function refuse(
  registry: string,
  path: string,
  repository: string,
  tag: string | undefined,
  digest: string | undefined,
): string | undefined {
  if (!domainPattern.test(registry)) return `\`${registry}\` is not a registry name`;
  if (path === '') return 'the repository name is missing';
  if (path !== path.toLowerCase()) return `the repository name \`${path}\` must be lowercase`;
  if (repository.length > longestRepository) return 'the repository name is longer than 255 characters';
  if (!path.split('/').every((component) => componentPattern.test(component)))
    return `\`${path}\` is not a repository name`;
  if (tag !== undefined && !tagPattern.test(tag)) return `\`${tag}\` is not a tag`;
  return digest === undefined ? undefined : refuseDigest(digest);
}

function refuseDigest(digest: string): string | undefined {
  const colon = digest.indexOf(':');
  const length = colon === -1 ? undefined : digestLengths[digest.slice(0, colon)];
  const hex = digest.slice(colon + 1);
  const isDigest = length !== undefined && hex.length === length && /^[a-f0-9]+$/.test(hex);
  return isDigest ? undefined : `\`${digest}\` is not a digest`;
}

/** The name and the tag of a reference that is known to be well formed; a digest is left out. */
export function nameAndTag(reference: string): readonly [name: string, tag: string] {
  const named = before(reference, '@');
  const colon = named.lastIndexOf(':');
  return colon <= named.lastIndexOf('/') ? [named, ''] : [named.slice(0, colon), named.slice(colon + 1)];
}
