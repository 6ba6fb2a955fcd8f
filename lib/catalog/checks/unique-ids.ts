import { defineCheck } from './check';

export const uniqueIds = defineCheck({
  id: 'unique-ids',
  holds: 'no id and no reference stands twice',
  run: ({ families, catalog }) => [
    ...twice(families.flatMap(({ alsoCalled, id }) => [id, ...(alsoCalled ?? [])])).map((name) => ({
      where: name,
      what: 'two families are called so',
    })),
    ...twice(catalog.images.map(({ id }) => id)).map((id) => ({
      where: id,
      what: 'two images have this id',
    })),
    ...twice(catalog.images.map(({ reference }) => reference)).map((reference) => ({
      where: reference,
      what: 'two images have this reference',
    })),
  ],
});

function twice(names: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return names.filter((name) => {
    const again = seen.has(name);
    seen.add(name);
    return again;
  });
}
