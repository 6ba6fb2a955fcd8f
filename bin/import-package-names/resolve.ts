import type { NameRow } from '../../lib/catalog/package-names';
import type { PackageTable } from '../../lib/catalog/package-table';
import { own } from '../../lib/text/table';
import type { ReadList } from './lists';
import { type Kin, kins, type Thing } from './things';

/** What a thing is called in each release, and how it is known; `undefined` where fewer than two distributions have it. */
export function rowOf(
  thing: Thing,
  lists: readonly ReadList[],
  tables: readonly PackageTable[],
): NameRow | undefined {
  const found = lists.map((list) => ({ list, value: valueIn(thing, list) }));
  const names = new Map<string, string>();
  for (const distribution of new Set(lists.map((list) => list.distribution))) {
    const own = found.filter(({ list }) => list.distribution === distribution);
    for (const value of new Set(own.map((each) => each.value))) {
      const same = own.filter((each) => each.value === value).map(({ list }) => list.release ?? '');
      if (value !== undefined)
        names.set(same.length === own.length ? distribution : `${distribution} ${same.join(',')}`, value);
    }
  }
  const spoken = found.filter(({ value }) => value !== undefined);
  const present = new Set(
    spoken.filter(({ value }) => value !== '-').map(({ list }) => kinOf(list.distribution)),
  );
  const least = thing.isCandidate ? present : new Set(spoken.map(({ list }) => kinOf(list.distribution)));
  if (present.size === 0 || least.size < 2) return undefined;
  const by = proofs(thing, found, tables);
  const review = kins.filter(
    (kin) =>
      present.has(kin) &&
      needsReview(thing, kin) &&
      (thing.isCandidate && thing.by === undefined ? kin !== 'debian' && by[kin] === 'equivalents' : true),
  );
  const oneWay = kins.filter((kin) => {
    const cell = thing.cells[kin];
    return present.has(kin) && cell.kind === 'names' && cell.oneWay;
  });
  const also = kins.flatMap((kin) => {
    const cell = thing.cells[kin];
    return cell.kind === 'names' && cell.also.length > 0 ? [[kin, cell.also] as const] : [];
  });
  return {
    names: Object.fromEntries(names),
    ...(Object.keys(by).length > 0 ? { by } : {}),
    ...(review.length > 0 ? { review } : {}),
    ...(oneWay.length > 0 ? { oneWay } : {}),
    ...(also.length > 0 ? { also: Object.fromEntries(also) } : {}),
  };
}

function needsReview(thing: Thing, kin: Kin): boolean {
  const cell = thing.cells[kin];
  return cell.kind === 'names' && cell.review;
}

export function kinOf(distribution: string): Kin {
  return distribution === 'ubuntu' ? 'debian' : (kins.find((kin) => kin === distribution) ?? 'rhel');
}

function valueIn({ cells, isCandidate }: Thing, list: ReadList): string | undefined {
  const cell = cells[kinOf(list.distribution)];
  switch (cell.kind) {
    case 'not-known':
      return undefined;
    case 'absent':
      return list.complete ? '-' : undefined;
    case 'names': {
      const isInBase = (names: readonly string[]) => names.every((name) => list.base?.has(name));
      const there = cell.tries.find(({ names, inBase }) =>
        inBase ? isInBase(names) : names.every((name) => list.names.has(name)),
      );
      if (there !== undefined)
        return `${isInBase(there.names) && !there.always ? '=' : ''}${there.names.join(' ')}`;
      // Names of Debian's are the thing itself; elsewhere it may hide under another name.
      const isGone = cell.tries.every(({ names }) => names.every((name) => list.lacks?.has(name)));
      const isWhole = list.distribution === 'debian' && list.complete && !isCandidate;
      return isGone || isWhole ? '-' : undefined;
    }
    default:
      return cell satisfies never;
  }
}

type Found = { readonly list: ReadList; readonly value: string | undefined };

function proofs(
  thing: Thing,
  found: readonly Found[],
  tables: readonly PackageTable[],
): NonNullable<NameRow['by']> {
  const by: NonNullable<NameRow['by']> = {};
  const origin = held(
    found.filter(({ list }) => kinOf(list.distribution) === (thing.from ?? 'debian')),
    tables,
  );
  for (const kin of kins) {
    if (kin === (thing.from ?? 'debian')) continue;
    const mine = found.filter(
      ({ list, value }) => kinOf(list.distribution) === kin && value !== undefined && value !== '-',
    );
    if (mine.length === 0) continue;
    const there = held(mine, tables);
    if (thing.by?.[kin] !== undefined) by[kin] = thing.by[kin];
    else if (meets(origin.programs, there.programs)) by[kin] = 'program';
    else if (meets(origin.libraries, there.libraries)) by[kin] = 'library';
    else if (thing.isCandidate) by[kin] = 'equivalents';
  }
  return by;
}

function held(found: readonly Found[], tables: readonly PackageTable[]) {
  const entries = found.flatMap(({ list, value }) =>
    tables
      .filter(
        ({ distributions, releases }) =>
          distributions.includes(list.distribution) &&
          (releases === undefined || list.release === undefined || releases.includes(list.release)),
      )
      .flatMap((table) =>
        (value ?? '')
          .replace('=', '')
          .split(' ')
          .map((name) => own(table.packages, name)),
      ),
  );
  return {
    programs: new Set(entries.flatMap((entry) => entry?.programs ?? [])),
    libraries: new Set(entries.flatMap((entry) => entry?.libraries ?? [])),
  };
}

function meets(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return [...one].some((each) => other.has(each));
}
