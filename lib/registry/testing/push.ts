import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { findRegistry, noRegistry } from '../../../bin/registry';
import type { Layout } from './layout';

/** Brings a layout to a registry as it is, under `name` (`127.0.0.1:5000/app:1`); `docker` turns it into Docker's media types. */
export async function pushLayout(
  { folder }: Pick<Layout, 'folder'>,
  name: string,
  form: 'as-it-is' | 'docker' = 'as-it-is',
): Promise<void> {
  const programs = findRegistry();
  if (programs === undefined) throw new Error(noRegistry);
  const how = form === 'docker' ? ['--format', 'v2s2'] : ['--preserve-digests'];
  const rest = ['copy', '--quiet', '--all', '--dest-tls-verify=false', ...how];
  const child = spawn(
    programs.skopeo,
    ['--insecure-policy', ...rest, `oci:${folder}:latest`, `docker://${name}`],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const said: Uint8Array[] = [];
  child.stderr.on('data', (chunk: Uint8Array) => said.push(chunk));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`skopeo could not push ${name}:\n${Buffer.concat(said).toString()}`);
}

/** Puts one blob into a repository (`127.0.0.1:5000/app`), for what skopeo does not push. */
export async function putBlob(repository: string, bytes: Uint8Array): Promise<string> {
  const digest = digestOf(bytes);
  const { base, path } = placeOf(repository);
  const begun = await fetch(`${base}/v2/${path}/blobs/uploads/`, { method: 'POST' });
  const to = new URL(begun.headers.get('location') ?? '', base);
  to.searchParams.set('digest', digest);
  const headers = { 'content-type': 'application/octet-stream' };
  const put = await fetch(to, { method: 'PUT', headers, body: Buffer.from(bytes) });
  if (put.status !== 201) throw new Error(`The registry did not take a blob: ${put.status}`);
  return digest;
}

/** Puts a manifest or an index under a tag or its digest. */
export async function putManifest(
  repository: string,
  value: { readonly mediaType: string } & Readonly<Record<string, unknown>>,
  tag?: string,
): Promise<{ readonly mediaType: string; readonly digest: string; readonly size: number }> {
  const body = Buffer.from(JSON.stringify(value));
  const digest = digestOf(body);
  const { base, path } = placeOf(repository);
  const headers = { 'content-type': value.mediaType };
  const put = await fetch(`${base}/v2/${path}/manifests/${tag ?? digest}`, { method: 'PUT', headers, body });
  if (put.status !== 201)
    throw new Error(`The registry did not take a manifest: ${put.status} ${await put.text()}`);
  return { mediaType: value.mediaType, digest, size: body.byteLength };
}

export function digestOf(bytes: Uint8Array | string): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

function placeOf(repository: string): { readonly base: string; readonly path: string } {
  const slash = repository.indexOf('/');
  return { base: `http://${repository.slice(0, slash)}`, path: repository.slice(slash + 1) };
}
