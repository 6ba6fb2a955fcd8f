import { presentIn, valueOf } from '../../fact/fact';
import type { CatalogImage } from '../image';
import type { Problem } from './check';
import { defineCheck } from './check';

/** Of Alpine and Wolfi, a shell other than BusyBox's is at `/bin/sh` with a package of its own alone: `bash-binsh`. */
export const shellLinked = defineCheck({
  id: 'shell-linked',
  holds: 'the shell at /bin/sh is the one that a package inside links there',
  run: ({ catalog }) => catalog.images.flatMap(problemsOf),
});

function problemsOf({ id, facts }: CatalogImage): readonly Problem[] {
  const shell = presentIn(facts.shell);
  const distribution = presentIn(facts.upstream)?.distribution;
  if (shell?.path !== '/bin/sh' || distribution === undefined) return [];
  const names = valueOf(facts.packages)?.map(({ name }) => name) ?? valueOf(facts.declaredPackages) ?? [];
  const where = `${id} shell`;
  if (distribution === 'alpine' || distribution === 'wolfi') {
    const linked = `${shell.name}-binsh`;
    if (shell.name === 'busybox' || names.includes(linked)) return [];
    return [{ where, what: `${shell.name} is said to be at /bin/sh, and ${linked} is not inside` }];
  }
  const isDebian = distribution === 'debian' || distribution === 'ubuntu';
  if (!isDebian || shell.name === 'dash' || !names.includes('dash')) return [];
  return [{ where, what: `${shell.name} is said to be at /bin/sh, which dash links` }];
}
