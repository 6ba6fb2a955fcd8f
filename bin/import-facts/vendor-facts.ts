import type { Entry, FactEntries } from '../../lib/catalog/family';
import type { Libc, Supply } from '../../lib/catalog/image';
import { asPlatforms } from './platforms';
import type { Facts, RawFact } from './source';
import { asBoolean, asCount, asRecord, asText, asTexts, compact, entryOf, said } from './source';

/** Reads the names that the vendors' facts share into the one vocabulary. */
export function vendorFacts(facts: Facts): FactEntries {
  return compact({
    platforms: entryOf(facts.architectures, asPlatforms),
    tags: entryOf(facts.tags, asTexts),
    mirrors: entryOf(facts.other_registries, asTexts),
    digest: entryOf(facts.digest_index ?? facts.digest, asText),
    platformDigests: byPlatform(facts, 'digest@', asText),
    compressedSize: byPlatform(facts, 'compressed_size@', asCount),
    declaredPackages: entryOf(facts.declared_packages, asTexts),
    shell: shellOf(facts.shell_present),
    packageManagers: managersOf(facts.package_manager_present),
    libc: entryOf(facts.libc, asLibc),
    user: userOf(facts),
    caCertificates: entryOf(facts.ca_certificates, asBoolean),
    timeZoneData: entryOf(facts.tzdata, asBoolean),
    openssl: entryOf(facts.openssl, asOpenssl),
    entrypoint: entryOf(facts.entrypoint, asTexts),
    command: entryOf(facts.cmd, asTexts),
    environment: entryOf(facts.env, (value) => asRecord(value)),
    fips: entryOf(facts.fips, asBoolean),
    signature: entryOf(facts.signature, (value) => signatureOf(asText(value))),
    rebuilt: entryOf(facts.update_cadence, asText),
    access: entryOf(facts.login_required, asAccess),
    licence: entryOf(facts.licence, asText),
    documentation: entryOf(facts.docs_url, asText),
    recipe: entryOf(facts.source_repo, asText),
  });
}

/** `key@linux/amd64` and its like, gathered into one fact; they must come from one source. */
function byPlatform<T>(
  facts: Facts,
  prefix: string,
  read: (value: unknown) => T | undefined,
): Entry<Record<string, T>> | undefined {
  const values = new Map<string, T>();
  let first: RawFact | undefined;
  for (const [key, fact] of Object.entries(facts)) {
    const value = key.startsWith(prefix) && fact.source !== null ? read(fact.value) : undefined;
    if (value === undefined) continue;
    first ??= fact;
    if (fact.source === first.source) values.set(key.slice(prefix.length), value);
  }
  return first === undefined ? undefined : said(Object.fromEntries(values), first);
}

/** The note beside `true` names the shell. */
function shellOf(fact: RawFact | undefined): FactEntries['shell'] {
  if (fact?.value === false) return said<'none'>('none', fact);
  const [name] = /bash|busybox|dash/.exec(fact?.note ?? '') ?? [];
  return fact?.value === true && name !== undefined ? said({ name, path: '/bin/sh' }, fact) : undefined;
}

function managersOf(fact: RawFact | undefined): FactEntries['packageManagers'] {
  if (fact?.value === false) return said<string[]>([], fact);
  const names =
    (fact?.note ?? '').replace(/\(no \w+\)/, '').match(/\b(apt|apk|tdnf|microdnf|dnf|zypper)\b/g) ?? [];
  const isOnlyRpm = names.length === 0 && /rpm/.test(fact?.note ?? '');
  if (fact?.value !== true || (names.length === 0 && !isOnlyRpm)) return undefined;
  return said(isOnlyRpm ? ['rpm'] : [...new Set<string>(names)], fact);
}

function asAccess(needsLogin: unknown): 'login' | 'anonymous' {
  return needsLogin === true ? 'login' : 'anonymous';
}

function asLibc(value: unknown): Libc | undefined {
  const [, family, version] = /^(glibc|musl)(?: (\d+\.\d+))?/.exec(asText(value) ?? '') ?? [];
  if (family !== 'glibc' && family !== 'musl') return undefined;
  return version === undefined ? { family } : { family, version };
}

function userOf(facts: Facts): FactEntries['user'] {
  const uid = facts.default_uid;
  const text = asText(facts.default_user?.value);
  if (typeof uid?.value === 'number') {
    const name = uid.value === 0 ? 'root' : /^(\w+) \(/.exec(text ?? '')?.[1];
    return said(name === undefined ? { uid: uid.value } : { name, uid: uid.value }, uid);
  }
  return text?.startsWith('root') === true ? said({ name: 'root', uid: 0 }, facts.default_user) : undefined;
}

function asOpenssl(value: unknown): boolean | undefined {
  return typeof value === 'boolean'
    ? value
    : asText(value) !== undefined || (asTexts(value)?.length ?? 0) > 0
      ? true
      : undefined;
}

function signatureOf(text: string | undefined): Supply | undefined {
  if (text === undefined) return undefined;
  if (text.startsWith('Notation'))
    return {
      kind: 'Notation',
      how: 'Notary Project, beside the image',
      command: 'notation verify {reference}',
    };
  const [, identity, issuer] = /identity (\S+); issuer (\S+)/.exec(text) ?? [];
  if (identity !== undefined && issuer !== undefined)
    return {
      kind: 'cosign keyless',
      how: 'Fulcio and Rekor',
      command: `cosign verify --certificate-identity ${identity} --certificate-oidc-issuer ${issuer} {reference}`,
    };
  return text.startsWith('cosign') ? { kind: 'cosign with a key' } : undefined;
}
