import { absentTableSchema } from '../absent';
import { familySchema } from '../family';
import { languageProgramsSchema } from '../language-programs';
import { lookAlikeTableSchema } from '../look-alike';
import { packageTableSchema } from '../packages';
import { productSchema } from '../releases';
import { tagTableSchema } from '../tags';
import type { Problem } from './check';
import { defineCheck } from './check';

export const schema = defineCheck({
  id: 'schema',
  holds: 'every file has the shape it should have',
  run: ({ families, products, tables, packages, absent, lookAlikes, programs }) => [
    ...families.flatMap((file) => problemsOf(`families/${file.id}`, familySchema.safeParse(file))),
    ...products.flatMap((file) => problemsOf(`releases/${file.id}`, productSchema.safeParse(file))),
    ...tables.flatMap((file) => problemsOf(`tags/${file.repository}`, tagTableSchema.safeParse(file))),
    ...packages.flatMap((file) =>
      problemsOf(`packages/${file.distributions[0]}`, packageTableSchema.safeParse(file)),
    ),
    ...absent.flatMap((file) => problemsOf(`absent/${file.manager}`, absentTableSchema.safeParse(file))),
    ...programs.flatMap((file) =>
      problemsOf(`programs/${file.languages[0]}`, languageProgramsSchema.safeParse(file)),
    ),
    ...lookAlikes.flatMap((file) =>
      problemsOf(`look-alikes/${file.registry}`, lookAlikeTableSchema.safeParse(file)),
    ),
  ],
});

type Result = {
  readonly success: boolean;
  readonly error?:
    | { readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[] }
    | undefined;
};

function problemsOf(where: string, { error }: Result): readonly Problem[] {
  return (error?.issues ?? []).map(({ path, message }) => ({
    where: `${where} ${path.map(String).join('.')}`,
    what: message,
  }));
}
