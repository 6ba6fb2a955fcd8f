import type { CatalogImage } from '../catalog/image';
import { valueOf } from '../fact/fact';
import { type Answer, missing, notKnown, there } from './answer';
import { type Packaging, packagingOf } from './program-table';

type Library = {
  /** Soname as the loader asks for it, or its beginning for a family (`libssl.so`). */
  readonly soname: string;
  /** Packages that contain it. A pattern may end in `*`. */
  readonly debian: readonly string[];
  readonly alpine: readonly string[];
  readonly rhel: readonly string[];
  /** Development packages whose programs usually need it at run time. */
  readonly development: readonly string[];
};

function library(soname: string, debian: string, alpine: string, rhel: string, development: string): Library {
  return {
    soname,
    debian: debian.split(' '),
    alpine: alpine.split(' '),
    rhel: rhel.split(' '),
    development: development.split(' '),
  };
}

const libraries: readonly Library[] = [
  library('libgcc_s.so.1', 'libgcc-s1 libgcc1', 'libgcc', 'libgcc', ''),
  library('libstdc++.so.6', 'libstdc++6', 'libstdc++', 'libstdc++', 'libstdc++-dev'),
  library('libgomp.so.1', 'libgomp1', 'libgomp', 'libgomp', ''),
  library(
    'libssl.so',
    'libssl3 libssl3t64 libssl1.1',
    'libssl3 libssl1.1 openssl',
    'openssl-libs',
    'libssl-dev openssl-dev openssl-devel',
  ),
  library('libz.so.1', 'zlib1g', 'zlib', 'zlib zlib-ng-compat', 'zlib1g-dev zlib-dev zlib-devel'),
  library(
    'libpq.so.5',
    'libpq5 postgresql-client',
    'libpq postgresql-client postgresql16-client postgresql17-client postgresql18-client',
    'libpq postgresql',
    'libpq-dev postgresql-dev libpq-devel',
  ),
  library(
    'libsqlite3.so.0',
    'libsqlite3-0',
    'sqlite-libs',
    'sqlite-libs',
    'libsqlite3-dev sqlite-dev sqlite-devel',
  ),
  library(
    'libcurl.so.4',
    'libcurl4 libcurl4t64 curl',
    'libcurl',
    'libcurl libcurl-minimal',
    'libcurl4-openssl-dev libcurl4-gnutls-dev curl-dev libcurl-devel',
  ),
  library('libxml2.so', 'libxml2', 'libxml2', 'libxml2', 'libxml2-dev libxml2-devel'),
  library('libffi.so', 'libffi8 libffi7', 'libffi', 'libffi', 'libffi-dev libffi-devel'),
  library(
    'libmariadb.so.3',
    'libmariadb3 default-mysql-client mariadb-client',
    'mariadb-connector-c',
    'mariadb-connector-c',
    'libmariadb-dev default-libmysqlclient-dev mariadb-dev mariadb-connector-c-dev',
  ),
  library(
    'libvips.so',
    'libvips42 libvips42t64 libvips libvips-tools',
    'vips',
    'vips',
    'libvips-dev vips-dev',
  ),
  library('libzstd.so.1', 'libzstd1', 'zstd-libs', 'libzstd', 'libzstd-dev zstd-dev libzstd-devel'),
  library('librdkafka.so.1', 'librdkafka1', 'librdkafka', 'librdkafka', 'librdkafka-dev librdkafka-devel'),
  library('libgmp.so.10', 'libgmp10', 'gmp', 'gmp', 'libgmp-dev gmp-dev gmp-devel'),
  library('libpcap.so', 'libpcap0.8 libpcap0.8t64', 'libpcap', 'libpcap', 'libpcap-dev libpcap-devel'),
  library('libzmq.so.5', 'libzmq5', 'libzmq', 'zeromq', 'libzmq3-dev zeromq-dev zeromq-devel'),
  library(
    'libgdal.so',
    'libgdal36 libgdal32 libgdal28',
    'gdal',
    'gdal-libs',
    'libgdal-dev gdal-dev gdal-devel',
  ),
  library('libgeos_c.so.1', 'libgeos-c1v5 libgeos-c1t64', 'geos', 'geos', 'libgeos-dev geos-dev geos-devel'),
  library(
    'libfreetype.so.6',
    'libfreetype6',
    'freetype',
    'freetype',
    'libfreetype6-dev libfreetype-dev freetype-dev freetype-devel',
  ),
  library(
    'libmagic.so.1',
    'libmagic1 libmagic1t64',
    'libmagic',
    'file-libs',
    'libmagic-dev file-dev file-devel',
  ),
  library('libyaml-0.so.2', 'libyaml-0-2', 'yaml', 'libyaml', 'libyaml-dev yaml-dev libyaml-devel'),
  library('libsodium.so', 'libsodium23', 'libsodium', 'libsodium', 'libsodium-dev libsodium-devel'),
  library('libopus.so.0', 'libopus0', 'opus', 'opus', 'libopus-dev opus-dev opus-devel'),
];

/** What a program asks for when it was linked with `-l` or against a `-dev` package, by soname. */
export function libraryOfDevelopmentPackage(packageName: string): string | undefined {
  return libraries.find(({ development }) => development.includes(packageName))?.soname;
}

/** The soname family of what `-lNAME` was linked with: `libssl.so` → the row of libssl. */
export function sonameOf(written: string): string {
  const stem = written.replace(/\.so.*$/, '.so');
  if (stem === 'libcrypto.so') return 'libssl.so';
  return find(written)?.soname ?? written;
}

/** Packages that contain a library, to name the cure. */
export function packagesWithLibrary(soname: string, packaging: Packaging): readonly string[] {
  return find(soname)?.[packaging].filter((name) => name !== '') ?? [];
}

function find(soname: string): Library | undefined {
  const stem = soname.replace(/\.so.*$/, '.so');
  return libraries.find((row) => row.soname === soname || row.soname.replace(/\.so.*$/, '.so') === stem);
}

/** Whether the loader of an image would find a shared library. `extra`: packages installed on top. */
export function libraryIn(image: CatalogImage, soname: string, extra: readonly string[]): Answer {
  const { libc, packages, upstream } = image.facts;
  const row = find(soname);
  const distribution = upstream.known && upstream.value !== 'none' ? upstream.value.distribution : undefined;
  const packaging = packagingOf(distribution) ?? (image.family === 'distroless' ? 'debian' : undefined);
  if (row && packaging && extra.some((name) => row[packaging].includes(name)))
    return there(`${soname} is installed in this stage`);
  if (valueOf(libc)?.family === 'none' && libc.known)
    return missing(`\`${image.reference}\` has no libraries`, libc.sources[0]);
  if (!row || !packaging) return notKnown(`whether \`${image.reference}\` contains ${soname} is not known`);
  if (packages.known) {
    const inside = packages.value.find(({ name }) => row[packaging].includes(name));
    if (inside) return there(`\`${image.reference}\` contains ${inside.name}`, packages.sources[0]);
    return missing(
      `none of the packages in \`${image.reference}\` contains ${soname}`,
      packages.sources[0],
      'likely',
    );
  }
  return byKind(image, soname, distribution);
}

/** Libraries that neither slim Debian images nor the language images on them bring. */
const rare = new Set([
  ...[
    'libpq.so.5',
    'libmariadb.so.3',
    'libvips.so',
    'librdkafka.so.1',
    'libgdal.so',
    'libgeos_c.so.1',
    'libzmq.so.5',
  ],
  ...['libmagic.so.1', 'libpcap.so', 'libsodium.so', 'libopus.so.0', 'libxml2.so', 'libcurl.so.4'],
]);

/** Where no package list is known: what holds for the kind of image. */
function byKind(image: CatalogImage, soname: string, distribution: string | undefined): Answer {
  const compilerRuntime = soname === 'libgcc_s.so.1' || soname === 'libstdc++.so.6';
  if (image.family === 'distroless') return inDistroless(image, soname);
  const managers = valueOf(image.facts.packageManagers);
  if (
    compilerRuntime &&
    (distribution === 'debian' || distribution === 'ubuntu') &&
    managers?.includes('apt')
  ) {
    return there(`apt in \`${image.reference}\` needs ${soname} itself`, undefined, 'likely');
  }
  if (/slim/.test(image.reference) && distribution === 'debian' && rare.has(soname)) {
    return missing(`\`${image.reference}\` does not bring ${soname}`, undefined, 'likely');
  }
  if (compilerRuntime && image.family === 'alpine')
    return missing(`\`${image.reference}\` does not bring ${soname}`, undefined, 'likely');
  return notKnown(`whether \`${image.reference}\` contains ${soname} is not known`);
}

/** https://github.com/GoogleContainerTools/distroless/blob/main/cc/README.md: `base` is glibc and OpenSSL, `cc` adds the compiler's libraries. */
function inDistroless(image: CatalogImage, soname: string): Answer {
  const ofCompiler = soname === 'libgcc_s.so.1' || soname === 'libstdc++.so.6' || soname === 'libgomp.so.1';
  const onlyBase = /\/base(-nossl)?(-debian\d+)?(:|$)/.test(image.reference);
  if (ofCompiler) {
    return onlyBase
      ? missing(
          `\`${image.reference}\` holds glibc without ${soname}, which the cc image adds`,
          undefined,
          'likely',
        )
      : there(`\`${image.reference}\` stands on the cc image`, undefined, 'likely');
  }
  if (soname === 'libssl.so') {
    return /nossl/.test(image.reference)
      ? missing(`\`${image.reference}\` leaves OpenSSL out`, undefined, 'likely')
      : there(`\`${image.reference}\` has OpenSSL`, undefined, 'likely');
  }
  if (onlyBase) return missing(`\`${image.reference}\` holds glibc and little else`, undefined, 'likely');
  return notKnown(`whether \`${image.reference}\` contains ${soname} is not known`);
}
