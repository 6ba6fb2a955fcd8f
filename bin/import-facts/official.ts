import type { Entry, FactEntries, FamilyFile, Variant } from '../../lib/catalog/family';
import type { Libc } from '../../lib/catalog/image';
import { normalPlatform } from '../../lib/reference/platform';
import { own } from '../../lib/text/table';
import type { OfficialFamily } from './official-families';
import { officialFamilies } from './official-families';
import { certificatesOfGround, groundOf, libcOfDistribution } from './official-ground';
import { officialPlatforms } from './official-platforms';
import type { LocalRecord, OfficialRecord } from './official-record';
import { sharedByRepository } from './official-shared';
import type { OfficialImage } from './official-table';
import { readOfficialImages } from './official-table';
import { compact, derived } from './source';

type Read = { readonly source: string; readonly retrieved: string; readonly note?: string };

export function importOfficial(records: readonly OfficialRecord[]): FamilyFile[] {
  const images = readOfficialImages();
  const byTag = new Map(records.map((record) => [`${record.repo}:${record.tag}`, record]));
  return officialFamilies.map((family) => ({
    id: family.id,
    name: family.name,
    summary: family.summary,
    publisher: 'Docker Official Images',
    homepage: `https://hub.docker.com/_/${family.repository}`,
    facts: sharedByRepository(family.repository),
    variants: images
      .filter(({ repository }) => repository === family.repository)
      .map((image) => variantOf(image, family, byTag)),
  }));
}

function variantOf(
  image: OfficialImage,
  family: OfficialFamily,
  byTag: ReadonlyMap<string, OfficialRecord>,
): Variant {
  const records = image.records.flatMap((tag) => byTag.get(`${image.repository}:${tag}`) ?? []);
  const [record] = records;
  if (record === undefined) throw new Error(`no record for ${image.repository}:${image.tag}`);
  const reference = `${image.repository}:${image.tag}`;
  const local = records.find((each) => each.local !== null && each.source_paths.local) ?? undefined;
  return {
    id: `${family.id}-${image.tag}`,
    name: nameOf(image, family),
    reference,
    ...groundOf(image),
    facts: {
      ...libcOfDistribution(image, reference),
      ...fromImage(image, record, reference),
      ...fromRegistry(record, reference),
      ...fromConfiguration(record, reference),
      ...(local === undefined ? {} : fromInside(local, reference)),
      ...fromHistory(image, record, reference),
    },
  };
}

function nameOf({ tag, repository }: OfficialImage, { name }: OfficialFamily): string {
  const spoken = name.replace(/ \(retired\)$/, '');
  return repository === 'busybox'
    ? `BusyBox ${tag.replace('-', ', ')}`
    : `${spoken} ${tag.replaceAll('-', ' ')}`;
}

/** The page of repo-info a record was read from; the build is named where the tag is another. */
function readAt(record: OfficialRecord, which: 'remote' | 'local', reference: string): Read | undefined {
  const path = record.source_paths[which] ?? record.source_paths.remote ?? record.source_paths.local;
  const commit = record.commit[which] ?? record.commit.remote ?? record.commit.local;
  if (!path || !commit) return undefined;
  const build =
    which === 'local' && record.local !== null ? record.local.built_ref : `${record.repo}:${record.tag}`;
  const note =
    record.era === undefined
      ? build === reference
        ? undefined
        : `read at ${build}`
      : 'an old build of this tag, not its last';
  return {
    source: `https://github.com/docker-library/repo-info/blob/${commit}/${path}`,
    retrieved: (record.observed_date ?? '').slice(0, 10) || '2026-11-23',
    ...(note === undefined ? {} : { note }),
  };
}

function fromImage(image: OfficialImage, record: OfficialRecord, reference: string): FactEntries {
  const read = readAt(record, 'remote', reference);
  const language = image.language;
  const version =
    language?.variable === undefined
      ? /^\d+(\.\d+)*/.exec(image.tag)?.[0]
      : cleanVersion(own(record.config.env ?? {}, language.variable));
  return compact({
    purpose: derived(image.purpose, 'the image is made for it', [
      `https://hub.docker.com/_/${image.repository}`,
    ]),
    language:
      language === undefined
        ? derived('none' as const, 'an image without a language', [reference])
        : read === undefined
          ? undefined
          : {
              value: {
                name: language.name,
                ...(version === undefined ? {} : { version }),
                ...(language.vendor === undefined ? {} : { vendor: language.vendor }),
              },
              ...read,
            },
    upstream: upstreamEntry(image, record, read, reference),
    tags: read === undefined ? undefined : { value: [image.tag, ...image.tags], ...read },
  });
}

/** Where only an old build was seen, the distribution is the one the tag stood for last. */
function upstreamEntry(
  { upstream }: OfficialImage,
  { era }: OfficialRecord,
  read: Read | undefined,
  reference: string,
): FactEntries['upstream'] {
  if (upstream === undefined || read === undefined) return undefined;
  if (era === undefined) return { value: upstream, ...read };
  return derived(upstream, 'what the tag stood for when it was last built', [reference]);
}

/** `jdk-21.0.12+8` is version `21.0.12+8`. */
function cleanVersion(text: string | undefined): string | undefined {
  return text?.replace(/^jdk-/, '');
}

function fromRegistry(record: OfficialRecord, reference: string): FactEntries {
  const read = readAt(record, 'remote', reference);
  if (read === undefined || record.digest_index_is_empty_placeholder === true) return {};
  const sizes = new Map<string, number>();
  const digests = new Map<string, string>();
  for (const [platform, entry] of Object.entries(record.platforms)) {
    if (typeof entry?.compressed_bytes === 'number')
      sizes.set(normalPlatform(platform), entry.compressed_bytes);
    if (typeof entry?.digest === 'string') digests.set(normalPlatform(platform), entry.digest);
  }
  const [created] = Object.values(record.platforms).flatMap((entry) => entry?.created?.slice(0, 10) ?? []);
  const { sbom, provenance } = record.attestations ?? {};
  return compact({
    compressedSize: sizes.size === 0 ? undefined : { value: Object.fromEntries(sizes), ...read },
    digest: record.digest_index === null ? undefined : { value: record.digest_index, ...read },
    platformDigests: digests.size === 0 ? undefined : { value: Object.fromEntries(digests), ...read },
    built: created === undefined || created === '' ? undefined : { value: created, ...read },
    platforms:
      record.era === undefined ? officialPlatforms(reference, read, record.manifest_entries) : undefined,
    sbom:
      sbom === true
        ? { value: { kind: 'SPDX', how: 'attestation beside the image', command: sbomCommand }, ...read }
        : undefined,
    provenance:
      provenance === true
        ? {
            value: {
              kind: 'SLSA provenance',
              how: 'attestation beside the image',
              command: provenanceCommand,
            },
            ...read,
          }
        : undefined,
  });
}

const sbomCommand = "docker buildx imagetools inspect {reference} --format '{{ json .SBOM }}'";
const provenanceCommand = "docker buildx imagetools inspect {reference} --format '{{ json .Provenance }}'";

function fromConfiguration(record: OfficialRecord, reference: string): FactEntries {
  const read = readAt(record, 'remote', reference);
  if (read === undefined) return {};
  const { config } = record;
  const said = <T>(value: T | null): Entry<T> | undefined =>
    value === null ? undefined : { value, ...read };
  return compact({
    user: userOf(record, read),
    entrypoint: said(config.entrypoint === null ? null : [...config.entrypoint]),
    command: said(config.cmd === null ? null : [...config.cmd]),
    path: said(config.env_path),
    environment: said(config.env === null ? null : { ...config.env }),
    workdir: said(config.workdir),
  });
}

function userOf({ config }: OfficialRecord, read: Read): FactEntries['user'] {
  if (config.user === 'root') return { value: { name: 'root', uid: 0 }, ...read };
  if (config.user !== null) return { value: { name: config.user }, ...read };
  const note =
    config.user_line_in_full_amd64_history === false
      ? 'no USER in the whole history'
      : 'no USER in the history';
  return { value: { name: 'root', uid: 0 }, ...read, note };
}

function fromInside(record: OfficialRecord, reference: string): FactEntries {
  const read = readAt(record, 'local', reference);
  const local = record.local;
  if (read === undefined || local === null) return {};
  const said = <T>(value: T | null | undefined): Entry<T> | undefined =>
    value === null || value === undefined ? undefined : { value, ...read };
  const whole = local.package_list_complete === true && local.packages !== null;
  const names = Object.fromEntries(
    (local.packages ?? [])
      .filter(({ name }) => name !== 'gpg-pubkey')
      .map(({ name, version }) => [name, version]),
  );
  return compact({
    unpackedSize: said(
      local.virtual_size_bytes_approx === null ? null : { 'linux/amd64': local.virtual_size_bytes_approx },
    ),
    packages: whole ? said(names) : undefined,
    libc: record.repo === 'busybox' ? undefined : said(libcOf(local)),
    shell: shellOf(local, read),
    packageManagers: said(managersOf(local.package_manager, names)),
    ...(whole
      ? {
          caCertificates: said((local.has_ca_bundle ?? false) || (local.has_ca_certificates ?? false)),
          timeZoneData: said(local.has_tzdata),
          openssl: said(local.has_openssl_libs),
        }
      : {}),
    ...(whole ? baseFiles(names, read) : {}),
  });
}

function libcOf({ libc }: LocalRecord): Libc | undefined {
  const family = libc?.family;
  if (family !== 'glibc' && family !== 'musl') return undefined;
  const [version] = /^\d+(\.\d+)+/.exec(libc?.version ?? '') ?? [];
  return version === undefined ? { family } : { family, version };
}

function shellOf(
  { shell_packages: packages, built_ref: built }: LocalRecord,
  read: Read,
): FactEntries['shell'] {
  if (built.startsWith('busybox')) return { value: { name: 'busybox', path: '/bin/sh' }, ...read };
  if (packages === null || packages.length === 0) return undefined;
  if (packages.includes('dash')) return { value: { name: 'dash', path: '/bin/sh', also: ['bash'] }, ...read };
  return { value: { name: packages.includes('bash') ? 'bash' : 'busybox', path: '/bin/sh' }, ...read };
}

function managersOf(
  manager: string | null,
  packages: Readonly<Record<string, string>>,
): string[] | undefined {
  if (manager === 'dpkg') return ['apt', 'dpkg'];
  if (manager === 'apk') return 'apk-tools' in packages ? ['apk'] : undefined;
  if (manager === 'rpm')
    return 'microdnf' in packages ? ['microdnf'] : 'dnf' in packages ? ['dnf'] : undefined;
  return undefined;
}

/** The packages that bring `/etc/passwd` and `/tmp` in every image they are in. */
function baseFiles(packages: Readonly<Record<string, string>>, { source }: Read): FactEntries {
  const passwd = ['alpine-baselayout-data', 'base-passwd', 'setup'].find((name) =>
    Object.hasOwn(packages, name),
  );
  const tmp = ['alpine-baselayout', 'base-files', 'filesystem'].find((name) => Object.hasOwn(packages, name));
  return compact({
    passwd: passwd === undefined ? undefined : derived(true, `the package ${passwd} brings it`, [source]),
    tmp: tmp === undefined ? undefined : derived(true, `the package ${tmp} brings it`, [source]),
  });
}

function fromHistory(image: OfficialImage, record: OfficialRecord, reference: string): FactEntries {
  const read = readAt(record, 'remote', reference);
  if (read === undefined) return {};
  const note = 'the history installs and keeps it';
  return compact({
    caCertificates: image.keeps.includes('ca')
      ? { value: true, ...read, note }
      : certificatesOfGround(image, read.source),
    timeZoneData: image.keeps.includes('tz') ? { value: true, ...read, note } : undefined,
  });
}
