import type { Fact, KnownFact, Source, UnknownFact } from '../fact/fact';
import { notLookedUp } from '../fact/fact';
import type { Entry, FactEntries, Origin, UnknownEntry } from './family';
import type { ImageFacts, Package } from './image';

/** Turns the entries of a data file into facts; `shared` holds for every variant of the family. */
export function readFacts(entries: FactEntries, shared: FactEntries = {}): ImageFacts {
  const e = { ...shared, ...entries };
  return {
    publisher: readFact(e.publisher),
    purpose: readFact(e.purpose),
    language: readFact(e.language),
    upstream: readFact(e.upstream),
    platforms: readFact(e.platforms),
    compressedSize: readFact(e.compressedSize),
    unpackedSize: readFact(e.unpackedSize),
    packageCount: readFact(e.packageCount),
    packages: readPackages(e.packages),
    declaredPackages: readFact(e.declaredPackages),
    missingPrograms: readFact(e.missingPrograms),
    digest: readFact(e.digest),
    platformDigests: readFact(e.platformDigests),
    built: readFact(e.built),
    tags: readFact(e.tags),
    mirrors: readFact(e.mirrors),
    shell: readFact(e.shell),
    packageManagers: readFact(e.packageManagers),
    libc: readFact(e.libc),
    caCertificates: readFact(e.caCertificates),
    timeZoneData: readFact(e.timeZoneData),
    openssl: readFact(e.openssl),
    passwd: readFact(e.passwd),
    users: readFact(e.users),
    tmp: readFact(e.tmp),
    user: readFact(e.user),
    entrypoint: readFact(e.entrypoint),
    command: readFact(e.command),
    path: readFact(e.path),
    environment: readFact(e.environment),
    workdir: readFact(e.workdir),
    sbom: readFact(e.sbom),
    signature: readFact(e.signature),
    provenance: readFact(e.provenance),
    vex: readFact(e.vex),
    reproducible: readFact(e.reproducible),
    fips: readFact(e.fips),
    debugSibling: readFact(e.debugSibling),
    rebuilt: readFact(e.rebuilt),
    access: readFact(e.access),
    licence: readFact(e.licence),
    documentation: readFact(e.documentation),
    recipe: readFact(e.recipe),
    supportEnds: readFact(e.supportEnds),
    retired: readFact(e.retired),
  };
}

function readFact<T>(entry: Entry<T> | undefined): Fact<T> {
  if (entry === undefined) return notLookedUp;
  if ('notKnown' in entry) return readUnknown(entry);
  const [first, ...more] = readSources(entry);
  return { known: true, value: entry.value, sources: [first, ...more] };
}

function readPackages(entry: Entry<Record<string, string>> | undefined): Fact<readonly Package[]> {
  const fact = readFact(entry);
  if (!fact.known) return fact;
  return {
    known: true,
    sources: fact.sources,
    value: Object.entries(fact.value).map(([name, version]) =>
      version === '' ? { name } : { name, version },
    ),
  };
}

function readUnknown({ notKnown, note, claims }: UnknownEntry): UnknownFact {
  return {
    known: false,
    because: notKnown,
    ...(note === undefined ? {} : { note }),
    ...(claims === undefined
      ? {}
      : {
          claims: claims.map(({ value, source, retrieved, note: remark }) => ({
            value,
            source: document(source, retrieved, remark),
          })),
        }),
  };
}

function readSources(origin: Origin): KnownFact<unknown>['sources'] {
  if ('derived' in origin) return [{ kind: 'derived', from: origin.from, by: origin.derived }];
  if ('image' in origin) {
    const { image, digest, path, observed, note } = origin;
    return [
      {
        kind: 'image',
        reference: image,
        digest,
        observed,
        ...(path === undefined ? {} : { path }),
        ...(note === undefined ? {} : { note }),
      },
    ];
  }
  const links = typeof origin.source === 'string' ? [origin.source] : origin.source;
  const [first = '', ...more] = links;
  return [
    document(first, origin.retrieved, origin.note),
    ...more.map((url) => document(url, origin.retrieved, undefined)),
  ];
}

function document(url: string, retrieved: string, note: string | undefined): Source {
  return note === undefined
    ? { kind: 'document', url, retrieved }
    : { kind: 'document', url, retrieved, note };
}
