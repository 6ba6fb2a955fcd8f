import type { Fact } from '../fact/fact';
import { known, presentIn, valueOf } from '../fact/fact';
import { nameOf } from '../words/names';
import type { ImageFacts } from './facts';

/** Packages whose version people ask for, by what that is called. */
const asked: ReadonlyMap<string, string> = new Map([
  ['libssl3', 'OpenSSL'],
  ['libssl3t64', 'OpenSSL'],
  ['libssl1.1', 'OpenSSL'],
  ['openssl-libs', 'OpenSSL'],
  ['npm', 'npm'],
  ['busybox', 'BusyBox'],
  ['bash', 'bash'],
  ['git', 'git'],
  ['curl', 'curl'],
  ['tzdata', 'tzdata'],
  ['ca-certificates', 'CA certificates'],
  ['ca-certificates-bundle', 'CA certificates'],
]);

/** The versions that language, C library and package list tell, where no recipe does. */
export function componentsOf(facts: ImageFacts): Fact<Readonly<Record<string, string>>> {
  if (facts.components.known) return facts.components;
  const language = presentIn(facts.language);
  const libc = valueOf(facts.libc);
  const versions = new Map<string, string>();
  if (language?.version !== undefined) versions.set(nameOf(language.name), language.version);
  if (libc?.version !== undefined) versions.set(libc.family, libc.version);
  for (const { name, version } of valueOf(facts.packages) ?? []) {
    const called = asked.get(name);
    if (called !== undefined && version !== undefined) versions.set(called, version);
  }
  if (versions.size === 0) return facts.components;
  const by = 'what is known of its language, its C library and its packages';
  return known(Object.fromEntries(versions), { kind: 'derived', by, from: ['language', 'libc', 'packages'] });
}
