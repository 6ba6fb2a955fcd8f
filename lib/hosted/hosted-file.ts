import { type Table, table } from '../text/table';

/** Where the bare text of a file is that its host shows on a page. */
export type HostedFile = {
  readonly url: string;
  /** As it is written, with a port where one is named. */
  readonly host: string;
  /** The last part of its path. */
  readonly name: string;
};

/** Why an address is none of a file that may be fetched. */
export type AddressFault = 'no-address' | 'not-https' | 'with-password' | 'other-host' | 'no-file';

export type AddressRead =
  | { readonly kind: 'file'; readonly file: HostedFile }
  | { readonly kind: 'fault'; readonly code: AddressFault; readonly host: string | undefined };

/** In characters. */
export const longestAddress = 2048;

/** What is looked for where an address names a project or a folder of it. */
const usualName = 'Dockerfile';

/** Hosts whose public files are fetched, each with the way from the address of a page to the bare text. */
const hosts: Table<(parts: readonly string[]) => Place | undefined> = table({
  'github.com': (parts) => onGitHub(parts, 'raw.githubusercontent.com'),
  'raw.githubusercontent.com': (parts) => asItIs(parts, 4, 'raw.githubusercontent.com'),
  'gist.github.com': gist,
  'gist.githubusercontent.com': (parts) => asItIs(parts, 3, 'gist.githubusercontent.com'),
  'gitlab.com': (parts) => onGitLab(parts, 'gitlab.com'),
  'bitbucket.org': onBitbucket,
});

/** Names of hosts whose public files are fetched without anything being set. */
export const publicHosts: readonly string[] = Object.keys(hosts);

type Place = { readonly host: string; readonly parts: readonly string[] };

/** Whether a text is nothing but the address of something on the web. */
export function isAddress(text: string): boolean {
  const written = text.trim();
  return (
    written.length <= longestAddress && /^https?:\/\/[^\s"'<>]+$/i.test(written) && URL.canParse(written)
  );
}

/**
 * The file that an address leads to: that of a page on GitHub, GitLab or Bitbucket, or of its bare text. `ownHosts` are
 * those of a company; what they serve is known by the form of the path. Whatever else an address holds, such as a token
 * in its query, is left out.
 */
export function readHostedFile(text: string, ownHosts: readonly string[]): AddressRead {
  if (!isAddress(text)) return { kind: 'fault', code: 'no-address', host: undefined };
  const { protocol, username, password, host, pathname, searchParams } = new URL(text.trim());
  const fault = (code: AddressFault): AddressRead => ({ kind: 'fault', code, host });
  if (protocol !== 'https:') return fault('not-https');
  if (username !== '' || password !== '') return fault('with-password');
  const isOwn = ownHosts.includes(host);
  const known = hosts[host];
  if (known === undefined && !isOwn) return fault('other-host');
  const parts = pathname.split('/').filter((part) => part !== '');
  const place = isOwn ? onOwnHost(parts, host) : known?.(parts);
  const name = place?.parts.at(-1);
  if (place === undefined || name === undefined) return fault('no-file');
  const url = new URL(`https://${place.host}/${place.parts.join('/')}`);
  // GitLab's word for whether a name is that of a branch or of a tag.
  const kind = searchParams.get('ref_type');
  if (kind === 'heads' || kind === 'tags') url.searchParams.set('ref_type', kind);
  return { kind: 'file', file: { url: url.href, host: place.host, name } };
}

function asItIs(parts: readonly string[], least: number, host: string): Place | undefined {
  return parts.length < least ? undefined : { host, parts };
}

/** https://docs.github.com/en/repositories/working-with-files/using-files/viewing-and-understanding-files */
function onGitHub(parts: readonly string[], host: string): Place | undefined {
  const [owner, project, kind, ...rest] = parts;
  if (owner === undefined || project === undefined) return undefined;
  const under = (path: readonly string[]): Place => ({ host, parts: [owner, project, ...path] });
  if (kind === undefined) return under(['HEAD', usualName]);
  if (kind === 'tree' && rest.length > 0) return under([...rest, usualName]);
  return filePages.has(kind) && rest.length > 1 ? under(rest) : undefined;
}

const filePages: ReadonlySet<string> = new Set(['blob', 'raw', 'blame']);

/** A gist's first file; its address names no other. */
function gist(parts: readonly string[]): Place | undefined {
  const [owner, id, kind, ...rest] = parts;
  if (owner === undefined || id === undefined) return undefined;
  return { host: 'gist.githubusercontent.com', parts: [owner, id, 'raw', ...(kind === 'raw' ? rest : [])] };
}

/** https://docs.gitlab.com/user/project/repository/files/ */
function onGitLab(parts: readonly string[], host: string): Place | undefined {
  const mark = parts.indexOf('-');
  const project = mark === -1 ? parts : parts.slice(0, mark);
  if (project.length < 2) return undefined;
  const under = (path: readonly string[]): Place => ({ host, parts: [...project, '-', 'raw', ...path] });
  if (mark === -1) return under(['HEAD', usualName]);
  const [kind = '', ...rest] = parts.slice(mark + 1);
  if (kind === 'tree' && rest.length > 0) return under([...rest, usualName]);
  return filePages.has(kind) && rest.length > 1 ? under(rest) : undefined;
}

function onBitbucket(parts: readonly string[]): Place | undefined {
  const [owner, project, kind, ...rest] = parts;
  if (owner === undefined || project === undefined) return undefined;
  const under = (path: readonly string[]): Place => ({
    host: 'bitbucket.org',
    parts: [owner, project, 'raw', ...path],
  });
  if (kind === undefined) return under(['HEAD', usualName]);
  return (kind === 'src' || kind === 'raw') && rest.length > 1 ? under(rest) : undefined;
}

/** A GitLab says itself by the form of its addresses; on a GitHub of one's own bare texts stand on the host itself. */
function onOwnHost(parts: readonly string[], host: string): Place | undefined {
  if (parts.includes('-')) return onGitLab(parts, host);
  const [owner, project, kind = '', ...rest] = parts;
  if (owner !== undefined && project !== undefined && filePages.has(kind) && rest.length > 1)
    return { host, parts: [owner, project, 'raw', ...rest] };
  return asItIs(parts, 1, host);
}
