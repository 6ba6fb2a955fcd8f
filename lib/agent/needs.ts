import { z } from 'zod';
import { isRoot } from '../account/account';
import type { CatalogImage } from '../catalog/image';
import type { Fact } from '../fact/fact';

/** What an image has to have, by its facts. */
export const Needs = z.strictObject({
  libc: z.enum(['glibc', 'musl', 'none']).optional(),
  shell: z.boolean().optional().meta({ description: 'true: with a shell; false: without one.' }),
  packageManager: z
    .string()
    .min(1)
    .max(40)
    .optional()
    .meta({ description: 'Such as `apt`, `apk`, `dnf`; `none` for none, `any` for whichever.' }),
  user: z.enum(['root', 'nonroot']).optional().meta({ description: 'Whom it runs as by itself.' }),
});
export type Needs = z.infer<typeof Needs>;

export type Meets = 'yes' | 'no' | 'not-known';

/** Whether an image is known to have all of it; what is not known is never a yes. */
export function meets({ facts }: CatalogImage, { libc, shell, packageManager, user }: Needs): Meets {
  const answers = [
    libc === undefined || answer(facts.libc, ({ family }) => family === libc),
    shell === undefined || answer(facts.shell, (value) => (value !== 'none') === shell),
    packageManager === undefined || answer(facts.packageManagers, (names) => isAmong(names, packageManager)),
    user === undefined || answer(facts.user, (value) => isRoot(value) === (user === 'root')),
  ];
  if (answers.includes(false)) return 'no';
  return answers.includes('not-known') ? 'not-known' : 'yes';
}

function answer<T>(fact: Fact<T>, test: (value: T) => boolean): boolean | 'not-known' {
  return fact.known ? test(fact.value) : 'not-known';
}

function isAmong(names: readonly string[], wanted: string): boolean {
  if (wanted === 'none') return names.length === 0;
  return wanted === 'any' ? names.length > 0 : names.includes(wanted);
}
