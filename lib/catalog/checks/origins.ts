import type { CheckedData, Problem } from './check';
import { defineCheck } from './check';
import { isGoodLink } from './well-formed-links';

export const origins = defineCheck({
  id: 'origins',
  holds: 'what is said beside the facts of images was read at good links, and not in the future',
  run: (data) =>
    originsIn(data).flatMap(({ retrieved, source, where }): readonly Problem[] => [
      ...[source]
        .flat()
        .filter((link) => link !== notLookedUp && !isGoodLink(link))
        .map((link) => ({ where, what: `\`${link}\` is no good link` })),
      ...(retrieved !== undefined && retrieved > data.today ? [{ where, what: `read on ${retrieved}` }] : []),
    ]),
});

/** How many things are known from use alone. */
export function countNotLookedUp(data: CheckedData): number {
  return originsIn(data).filter(({ source }) => source === notLookedUp).length;
}

const notLookedUp = 'not-looked-up';

type Origin = {
  readonly where: string;
  readonly source: string | readonly string[];
  readonly retrieved: string | undefined;
};

/** Traits, and whatever else of the data has a source of its own and no check of its own. */
function originsIn({
  absent,
  catalog,
  families,
  packages,
  releases,
  tags,
  today,
  ...rest
}: CheckedData): readonly Origin[] {
  const traits = families.flatMap(({ id, traits = {} }) =>
    Object.entries(traits).flatMap(([trait, entry]) => within(entry, `${id} ${trait}`)),
  );
  return [...traits, ...Object.entries(rest).flatMap(([folder, files]) => within(files, folder))];
}

function within(value: unknown, where: string): readonly Origin[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'source' in value && isSource(value.source) ? value.source : undefined;
  const retrieved = 'retrieved' in value ? String(value.retrieved) : undefined;
  return [
    ...(own === undefined ? [] : [{ where, source: own, retrieved }]),
    ...Object.entries(value).flatMap(([key, part]) => within(part, `${where} ${key}`)),
  ];
}

function isSource(value: unknown): value is string | readonly string[] {
  return typeof value === 'string' || Array.isArray(value);
}
