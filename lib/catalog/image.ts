import type { Fact, IsoDate } from '../fact/fact';
import type { AbsentPackages } from './absent';
import type { PackageShelf } from './packages';
import type { Releases } from './releases';
import type { Tags } from './tags';
import type { Upstream } from './values';

/** OCI platform as `os/architecture[/variant]`. */
export type Platform = string;

export type Shell = { readonly name: string; readonly path: string };
export type Libc = { readonly family: 'glibc' | 'musl' | 'uclibc' | 'none'; readonly version?: string };
/** What the image's configuration says the process runs as; `root` where no USER is set. */
export type ImageUser = { readonly name?: string; readonly uid?: number };
/** `vendor`: whose build it is where there are several, as with Java. */
export type Language = { readonly name: string; readonly version?: string; readonly vendor?: string };
export type Package = { readonly name: string; readonly version?: string };
export type Supply = {
  /** `SPDX`, `CycloneDX`, a signature scheme, a SLSA level: what is published. */
  readonly kind: string;
  /** How it reaches you: attestation, label, file in the image, web page. */
  readonly how?: string;
  /** A command that fetches or verifies it; `{reference}` stands for the image. */
  readonly command?: string;
};

/**
 * Everything comparable about one image variant, one vocabulary for all families.
 * `false`, `'none'` and `[]` mean "known to be absent"; what is not known is a fact with `known: false`.
 */
export type ImageFacts = {
  readonly publisher: Fact<string>;
  readonly purpose: Fact<'base' | 'runtime' | 'builder' | 'debug' | 'application'>;
  readonly language: Fact<Language | 'none'>;
  readonly upstream: Fact<Upstream | 'none'>;
  readonly platforms: Fact<readonly Platform[]>;
  /** Bytes transferred, by platform. */
  readonly compressedSize: Fact<Readonly<Record<Platform, number>>>;
  /** Bytes on disk, by platform. */
  readonly unpackedSize: Fact<Readonly<Record<Platform, number>>>;
  readonly packageCount: Fact<number>;
  /** The complete list of packages inside; only stated when complete. */
  readonly packages: Fact<readonly Package[]>;
  /** What the publisher's recipe asks for; dependencies come on top. */
  readonly declaredPackages: Fact<readonly string[]>;
  /** Programs that somebody looked for in it and did not find; what is not named may be there or not. */
  readonly missingPrograms: Fact<readonly string[]>;
  /** Of the index. */
  readonly digest: Fact<string>;
  readonly platformDigests: Fact<Readonly<Record<Platform, string>>>;
  /** When the build the figures were read from was made. */
  readonly built: Fact<IsoDate>;
  readonly tags: Fact<readonly string[]>;
  /** Other repositories that carry the same image. */
  readonly mirrors: Fact<readonly string[]>;

  readonly shell: Fact<Shell | 'none'>;
  readonly packageManagers: Fact<readonly string[]>;
  readonly libc: Fact<Libc>;
  readonly caCertificates: Fact<boolean>;
  readonly timeZoneData: Fact<boolean>;
  readonly openssl: Fact<boolean>;
  readonly passwd: Fact<boolean>;
  /** Names in /etc/passwd. */
  readonly users: Fact<readonly ImageUser[]>;
  readonly tmp: Fact<boolean>;

  readonly user: Fact<ImageUser>;
  readonly entrypoint: Fact<readonly string[]>;
  readonly command: Fact<readonly string[]>;
  readonly path: Fact<string>;
  /** ENV without PATH. */
  readonly environment: Fact<Readonly<Record<string, string>>>;
  readonly workdir: Fact<string>;

  readonly sbom: Fact<Supply | 'none'>;
  readonly signature: Fact<Supply | 'none'>;
  readonly provenance: Fact<Supply | 'none'>;
  readonly vex: Fact<Supply | 'none'>;
  readonly reproducible: Fact<boolean>;
  readonly fips: Fact<boolean>;

  /** Reference of the variant with a shell, meant for debugging or building. */
  readonly debugSibling: Fact<string | 'none'>;

  readonly rebuilt: Fact<string>;
  readonly access: Fact<'anonymous' | 'login' | 'paid'>;
  readonly licence: Fact<string>;
  readonly documentation: Fact<string>;
  /** Where the files stand that the image is built from. */
  readonly recipe: Fact<string>;
  /** Until when this image, its distribution, its language runtime get fixes: the earliest counts. */
  readonly supportEnds: Fact<SupportEnd>;
  /** Set when the image is withdrawn, moved or no longer rebuilt. */
  readonly retired: Fact<Retired | 'none'>;
};

export type SupportEnd = {
  readonly date: IsoDate;
  readonly of: 'image' | 'distribution' | 'runtime';
  /** "Debian 11 long-term support", "Go 1.17". */
  readonly what: string;
};

export type Retired = {
  readonly since: IsoDate;
  /** One clause: "no longer rebuilt", "moved to bitnamilegacy". */
  readonly how: string;
  /** Reference to use instead, where the publisher names one. */
  readonly successor?: string;
};

export type FacetId = keyof ImageFacts;

/** One image variant of the catalog, or one understood from its tag alone (`entry: false`). */
export type CatalogImage = {
  /** Stable, URL-safe: `distroless-static-debian13-nonroot`. */
  readonly id: string;
  readonly family: string;
  /** Name for people: "Distroless static, Debian 13, nonroot". */
  readonly name: string;
  /** What to write in FROM, with tag: `gcr.io/distroless/static-debian13:nonroot`. */
  readonly reference: string;
  readonly facts: ImageFacts;
  /** False when only derived from the tag grammar: it has no page of its own. */
  readonly entry: boolean;
  /** Id of the image it is built on, where that has an entry: all that is in there is in here. */
  readonly standsOn?: string;
};

export type Family = {
  readonly id: string;
  readonly name: string;
  /** One or two sentences of ours. */
  readonly summary: string;
  readonly publisher: string;
  readonly homepage: string;
  readonly images: readonly CatalogImage[];
};

export type Catalog = {
  /** Short hash over the data. */
  readonly revision: string;
  /** The newest date on which anything in it was retrieved or observed. */
  readonly date: IsoDate;
  readonly families: readonly Family[];
  readonly images: readonly CatalogImage[];
  get(id: string): CatalogImage | undefined;
  /** Releases of distributions and languages, and what official tags meant: what tags are understood by. */
  readonly releases?: Releases;
  readonly tags?: Tags;
  /** What packages bring. */
  readonly packages: PackageShelf;
  /** Packages that some releases do not have. */
  readonly absent: AbsentPackages;
};

/** How a reference was understood. */
/** `successor`: reference or repository to use instead, where one is named. */
export type Discontinued = { readonly since: IsoDate; readonly successor: string | undefined };

export type Found =
  | {
      readonly kind: 'image';
      readonly image: CatalogImage /** Said to people when not literal: "`node:20` means …". */;
      readonly because?: string;
    }
  | { readonly kind: 'scratch'; readonly image: CatalogImage }
  /** A known name that is not what the writer believes (`wolfi` on Docker Hub). */
  | {
      readonly kind: 'look-alike';
      readonly meant: CatalogImage | undefined;
      readonly because: string;
      readonly source: string;
      /** It is, or was, what it is called: an official image discontinued since that day. */
      readonly discontinued?: Discontinued;
    }
  /** A repository we know with a tag that is not, or never was, published. */
  | { readonly kind: 'tag-unknown'; readonly family: string; readonly because: string }
  | { readonly kind: 'not-in-catalog' };
