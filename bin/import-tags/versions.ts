import type { TagVersion } from '../../lib/catalog/tags';
import type { Listed } from './history';

/** Repositories whose releases have two numbers; all others have three. */
const twoNumbers = new Set(['postgres', 'debian', 'almalinux', 'rockylinux', 'oraclelinux']);
/** Those that keep one minor version at a time: the next one takes the place of the last. */
const byMajor = new Set([
  ...['node', 'eclipse-temurin', 'amazoncorretto', 'openjdk', 'sapmachine', 'ibm-semeru-runtimes', 'rust'],
  ...['nginx', 'docker', 'traefik', 'caddy', 'composer', 'mysql', 'gradle'],
]);

type Version = {
  readonly version: string;
  readonly numbers: readonly number[];
  readonly from: string;
  readonly until: string;
  readonly commit: string;
  readonly rows: readonly Listed[];
};

/** Full versions that are listed no more, with what took their place on the day they went. */
export function versionsOf(repository: string, rows: readonly Listed[]): TagVersion[] {
  const depth = twoNumbers.has(repository) ? 2 : 3;
  const groups = new Map<string, Listed[]>();
  for (const row of rows) {
    const version = row.tag.split('-')[0] ?? '';
    if (row.distribution === 'windows' || numbersOf(version).length < depth) continue;
    const group = groups.get(version);
    if (group) group.push(row);
    else groups.set(version, [row]);
  }
  const all = [...groups].map(([version, group]) => describe(version, group));
  return all.flatMap((each) => {
    if (each.until === '') return [];
    const by = successorOf(each, all, byMajor.has(repository));
    const suite = lastOn(each.rows, (parts) => parts.every((part) => /^(jdk|cli)$/.test(part)));
    const alpine = lastOn(each.rows, (parts) => parts.length > 0 && parts.at(-1) === 'alpine');
    return [
      {
        version: each.version,
        until: each.until,
        ...(by === undefined ? {} : { by }),
        ...(suite === undefined ? {} : { suite }),
        ...(alpine === undefined ? {} : { alpine: alpine.replace(/^alpine /, '') }),
        commit: each.commit,
      },
    ];
  });
}

/** `3.12.7`, `21.0.2_13`, `8u312`; none for anything else. */
function numbersOf(version: string): readonly number[] {
  if (!/^\d+(?:\.\d+)*(?:[u_+]\d+(?:\.\d+)*)?$/.test(version)) return [];
  const numbers = version.split(/[._+u]/).map(Number);
  return version.includes('u') ? [...numbers, 0] : numbers;
}

function describe(version: string, rows: readonly Listed[]): Version {
  const open = rows.some(({ until }) => until === '');
  const last = rows.reduce((latest, row) => (row.until > latest.until ? row : latest));
  const from = rows.reduce((first, row) => (row.from < first ? row.from : first), '9999');
  return {
    version,
    numbers: numbersOf(version),
    from,
    until: open ? '' : last.until,
    commit: last.commit,
    rows,
  };
}

/** The newest version of the same line that was listed on the day this one went. */
function successorOf(one: Version, all: readonly Version[], major: boolean): string | undefined {
  const newer = all.filter(
    (other) =>
      compare(other.numbers, one.numbers) > 0 &&
      other.from <= one.until &&
      (other.until === '' || other.until > one.until),
  );
  const line = one.numbers.length === 2 ? 1 : 2;
  const alike = newer.filter((other) => sharesStart(other, one, line));
  const kept = alike.length > 0 || !major ? alike : newer.filter((other) => sharesStart(other, one, 1));
  const first = kept.reduce<Version | undefined>(
    (least, each) => (least === undefined || compare(each.numbers, least.numbers) < 0 ? each : least),
    undefined,
  );
  return first?.version;
}

function sharesStart(a: Version, b: Version, count: number): boolean {
  return a.numbers.slice(0, count).join('.') === b.numbers.slice(0, count).join('.');
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The distribution of the tag whose pieces behind the version are these, when it was listed last. */
function lastOn(rows: readonly Listed[], fits: (parts: readonly string[]) => boolean): string | undefined {
  const own = rows.filter(({ tag }) => fits(tag.split('-').slice(1)));
  const last = own.reduce<Listed | undefined>(
    (latest, row) => (latest === undefined || row.from > latest.from ? row : latest),
    undefined,
  );
  return last && /^[a-z]+ [\d.]+$/.test(last.distribution) ? last.distribution : undefined;
}
