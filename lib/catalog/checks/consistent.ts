import { valueOf } from '../../fact/fact';
import { own, type Table, table } from '../../text/table';
import type { CatalogImage } from '../image';
import type { Problem } from './check';
import { defineCheck } from './check';

export const consistent = defineCheck({
  id: 'consistent',
  holds: 'the facts of an image do not contradict each other',
  run: ({ catalog }) => catalog.images.flatMap(problemsOf),
});

function problemsOf({ id, facts }: CatalogImage): readonly Problem[] {
  const problems: Problem[] = [];
  const packages = valueOf(facts.packages);
  const count = valueOf(facts.packageCount);
  if (packages !== undefined && count !== undefined && packages.length !== count)
    problems.push({ where: id, what: `${packages.length} packages listed, ${count} counted` });
  const managers = valueOf(facts.packageManagers) ?? [];
  if (valueOf(facts.shell) === 'none' && managers.length > 0)
    problems.push({ where: id, what: `no shell, but ${managers.join(' and ')}` });
  if (managers.includes('apt') && !managers.includes('dpkg'))
    problems.push({ where: id, what: 'apt without dpkg, which it installs through' });
  const names = packages?.map(({ name }) => name) ?? [];
  if (names.includes('musl') && valueOf(facts.libc)?.family === 'glibc')
    problems.push({ where: id, what: 'musl is in the package list, glibc is stated' });
  if (names.some((name) => /^libssl3/.test(name)) && valueOf(facts.openssl) === false)
    problems.push({ where: id, what: 'libssl is in the package list, no OpenSSL is stated' });
  const user = valueOf(facts.user);
  const accounts = valueOf(facts.accounts);
  if (user?.name !== undefined && accounts?.whole && !accounts.users.some(({ name }) => name === user.name))
    if (user.uid !== 0) problems.push({ where: id, what: `starts as ${user.name}, who is not in passwd` });
  if (valueOf(facts.passwd) === false && accounts !== undefined && accounts.users.length > 0)
    problems.push({ where: id, what: 'has users but no passwd' });
  const version = versionSet(facts);
  if (version !== undefined && !isSameLine(version.set, version.said))
    problems.push({ where: id, what: `is of ${version.said}, but sets ${version.name}=${version.set}` });
  return problems;
}

/** Variables with the version of what an image is for that are not called after it. */
const versionVariables: Table<string> = table({
  erlang: 'OTP_VERSION',
  go: 'GOLANG_VERSION',
  nodejs: 'NODE_VERSION',
  postgresql: 'PG_VERSION',
  // Counted by the Python it speaks.
  pypy: 'PYTHON_VERSION',
});

function versionSet({ language, environment }: CatalogImage['facts']) {
  const runtime = valueOf(language);
  if (runtime === undefined || runtime === 'none' || runtime.version === undefined) return undefined;
  const name = versionVariables[runtime.name] ?? `${runtime.name.toUpperCase().replaceAll('-', '_')}_VERSION`;
  const set = own(valueOf(environment) ?? {}, name);
  return set === undefined ? undefined : { name, set, said: runtime.version };
}

/** One may say more than the other: 24 and v24.5.0, 21.0.12.8 and jdk-21.0.12+8. */
function isSameLine(one: string, other: string): boolean {
  const theirs = versionIn(other);
  return versionIn(one).every((part, index) => part === (theirs[index] ?? part));
}

/** The first number with dots, or the first without where there is none: 12.3.2 of `1:12.3.2+maria~ubu2404`. */
function versionIn(text: string): readonly string[] {
  const numbers = text.split(/[^\d.]/).filter((part) => part !== '');
  return (numbers.find((part) => part.includes('.')) ?? numbers[0] ?? '').split('.');
}
