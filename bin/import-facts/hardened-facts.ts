import type { Entry, FactEntries } from '../../lib/catalog/family';
import type { Facts } from './source';
import { asText, asTexts, dayOf, entryOf, linksOf, said } from './source';

export function endOf(image: string, date: string | undefined) {
  if (date === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(date)) return undefined;
  return { date, of: 'image' as const, what: `Docker’s builds of this line of ${image}` };
}

export const bringsShell = 'no shell is named in the definition; a dependency may bring one';

export function shellOf(facts: Facts): FactEntries['shell'] {
  const declared = asTexts(facts.shell?.value) ?? [];
  if (declared.length > 0) return said(shellNamed(declared), facts.shell);
  if (facts.shell_present?.value === false)
    return said<'none'>(
      'none',
      facts.shell_present,
      'the definition names none, and hardly any package that could bring one',
    );
  return { notKnown: 'not-published', note: bringsShell };
}

export function shellNamed(declared: readonly string[]): { name: string; path: string } {
  return { name: declared.includes('bash') ? 'bash' : (declared[0] ?? 'busybox'), path: '/bin/sh' };
}

export function managersOf(facts: Facts): FactEntries['packageManagers'] {
  const declared = asTexts(facts.package_manager?.value) ?? [];
  if (declared.length > 0) return said(declared.map(managerNamed), facts.package_manager);
  if (facts.package_manager_present?.value === false)
    return said<string[]>([], facts.package_manager_present, 'left out on purpose');
  return { notKnown: 'not-published', note: 'none is named in the definition; a dependency may bring one' };
}

export function managerNamed(name: string): string {
  return name === 'apk-tools' ? 'apk' : name;
}

export function libcOf(facts: Facts): FactEntries['libc'] {
  if (facts.libc?.value === null)
    return { notKnown: 'not-published', note: 'none is named in the definition; meant for static programs' };
  return entryOf(facts.libc, (value) =>
    value === 'glibc' || value === 'musl' ? { family: value } : undefined,
  );
}

export function userOf(facts: Facts): FactEntries['user'] {
  const uid = facts.default_uid?.value;
  return entryOf(facts.default_user, (value) => {
    const name = asText(value);
    if (name === undefined) return undefined;
    return typeof uid === 'number' ? { name, uid } : { name };
  });
}

/** The definition says one thing, the guide beside it another. */
export function disagreement(facts: Facts): Entry<never> | undefined {
  const [defined] = linksOf(String(facts.default_user?.source ?? ''));
  const [told] = linksOf(String(facts.contradiction?.source ?? ''));
  if (defined === undefined || told === undefined || facts.default_user === undefined) return undefined;
  const day = dayOf(facts.default_user);
  return {
    notKnown: 'sources-disagree',
    claims: [
      { value: { name: 'nonroot', uid: 65532 }, source: defined, retrieved: day, note: 'the definition' },
      { value: { name: 'root', uid: 0 }, source: told, retrieved: day, note: 'the guide' },
    ],
  };
}

export function opensslOf(facts: Facts): FactEntries['openssl'] {
  return entryOf(
    facts.openssl,
    (value) => ((asTexts(value) ?? []).length > 0 ? true : undefined),
    'named in the definition',
  );
}
