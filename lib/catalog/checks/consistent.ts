import { valueOf } from '../../fact/fact';
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
  return problems;
}
