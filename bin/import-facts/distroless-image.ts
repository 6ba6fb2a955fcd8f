import type { FactEntries, Variant } from '../../lib/catalog/family';
import { usualPath } from '../../lib/path/path';
import type { Facts, RawFact } from './source';
import { derived, said } from './source';

/** The build file of static, on which every other image stands. */
const staticFile =
  'https://github.com/GoogleContainerTools/distroless/blob/11eeda55665c49dfc0918ad4ab9f1cf0b4b3a698/static/static.bzl';
export const certificates = { SSL_CERT_FILE: '/etc/ssl/certs/ca-certificates.crt' };

/**
 * PATH and environment that static sets for all. Debug tags put the folder of BusyBox into PATH;
 * no PATH is stated for them until what stands at `/bin/sh` is told apart from what is found by name.
 */
export function pathOf(debug: boolean): FactEntries {
  const by = 'set in static, on which every Distroless image stands';
  const environment = derived(certificates, by, [staticFile]);
  return debug ? { environment } : { path: derived(usualPath, by, [staticFile]), environment };
}

export function identity(image: string, release: string, tag: string): Omit<Variant, 'facts'> {
  const suffix = tag === 'latest' ? '' : `-${tag}`;
  const spoken = tag === 'latest' ? '' : `, ${tag.replace('-', ' ')}`;
  return {
    id: `distroless-${image}-debian${release}${suffix}`,
    name: `Distroless ${image}, Debian ${release}${spoken}`,
    reference: `gcr.io/distroless/${image}-debian${release}:${tag}`,
  };
}

export function purposeOf(image: string, debug: boolean, source: RawFact | undefined) {
  const isRuntime = /^(java\d|nodejs|python)/.test(image);
  return said<'base' | 'runtime' | 'debug'>(debug ? 'debug' : isRuntime ? 'runtime' : 'base', source);
}

export function languageOf(image: string, facts: Facts): FactEntries['language'] {
  const [, name, number] = /^(java|nodejs|python)(\d*)$/.exec(image) ?? [];
  if (name === undefined) return said<'none'>('none', facts.tags ?? facts.status);
  const [precise] = /\d+(\.\d+)*/.exec(String(facts.runtimeVersion?.value ?? '')) ?? [];
  const vendor = name === 'java' ? { vendor: 'eclipse-temurin' } : {};
  if (precise !== undefined) return said({ name, version: precise, ...vendor }, facts.runtimeVersion);
  return derived(
    name === 'python' ? { name } : { name, version: number ?? '' },
    'the image is named for it',
    [`gcr.io/distroless/${image}`],
  );
}
