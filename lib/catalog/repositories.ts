import { z } from 'zod';
import { sourced, text } from './values';

const release = z.string().regex(/^\d+$/);
/** `epel`, `crb`: kept apart by whoever installs. `subscription`: Red Hat gives it to customers. `outside`: neither. */
const place = z.enum(['epel', 'crb', 'subscription', 'outside']);

/** What images of a family come without, though its packages are there for them. */
const base = sourced({
  family: text,
  releases: z.array(release).min(1),
  repository: place,
  /** What enables it while something is installed: an option of the package manager. */
  option: z.string().startsWith('--enablerepo=').exactOptional(),
  /** What enables it once installed: a package the image can have, or a link to one. `{release}` stands for the release. */
  package: text.exactOptional(),
  /** The images have a part of their distribution alone: what its packages need besides may be missing. */
  mayLack: z.literal(true).exactOptional(),
});

const packages = sourced({
  /** Alike in all that is said of them. */
  names: z.array(text).min(1),
  /** In which repository each release has them. A release that is left out is not known, or has them in one that is enabled. */
  in: z.record(release, place),
  /** What to do where no repository that could be enabled has them: a sentence. */
  instead: text.exactOptional(),
});

/** A file of `data/repositories`: packages of a kind of distributions that their images find nowhere as they are. */
export const repositoryTableSchema = z.strictObject({
  manager: z.enum(['rpm']),
  bases: z.array(base),
  packages: z.array(packages),
});

export type RepositoryTable = Readonly<z.infer<typeof repositoryTableSchema>>;
export type RepositoryPlace = z.infer<typeof place>;

export type RepositoryOfBase = RepositoryTable['bases'][number];

export type NotEnabled = {
  readonly place: RepositoryPlace;
  /** Where it is; where it is in none of them, one that says what the images have enabled. */
  readonly repository: RepositoryOfBase;
  readonly row: RepositoryTable['packages'][number];
};

export type Repositories = {
  /** The repository that has a package while the images of a release of the family have it not enabled. */
  of(family: string, release: string, name: string): NotEnabled | undefined;
  /** One of the repositories that these images have not enabled. */
  get(family: string, release: string, place: RepositoryPlace): RepositoryOfBase | undefined;
};

export function indexRepositories(tables: readonly RepositoryTable[]): Repositories {
  const rows = new Map<string, NotEnabled['row']>();
  const bases = new Map<string, RepositoryOfBase>();
  for (const table of tables) {
    for (const each of table.bases)
      for (const one of each.releases) bases.set(`${each.family} ${one} ${each.repository}`, each);
    for (const row of table.packages)
      for (const name of row.names) for (const one of Object.keys(row.in)) rows.set(`${one} ${name}`, row);
  }
  const get: Repositories['get'] = (family, of, at) => bases.get(`${family} ${of} ${at}`);
  return {
    get,
    of(family, of, name) {
      const row = rows.get(`${of} ${name}`);
      const at = row && new Map(Object.entries(row.in)).get(of);
      const repository = at && get(family, of, at === 'outside' ? 'epel' : at);
      return row && repository ? { place: at, repository, row } : undefined;
    },
  };
}
