import type { IsoDate } from '../fact/fact';
import type { AbsentPackages } from './absent';
import type { AbsentFileShelf } from './absent-files';
import type { AccountNumbers } from './account-numbers';
import type { BrowserShelf } from './browsers';
import type { BuilderShelf } from './builders';
import type { CompiledShelf } from './compiled';
import type { Conflicts } from './conflicts';
import type { DaemonShelf } from './daemons';
import type { ExtensionShelf } from './extensions';
import type { ImageFacts, ValueOf } from './facts';
import type { ForeignRepositoryShelf } from './foreign-repositories';
import type { InstallScripts } from './install-scripts';
import type { InstallerShelf } from './installers';
import type { LanguagePrograms } from './language-programs';
import type { LookAlike } from './look-alike';
import type { ManagerWordShelf } from './manager-words';
import type { NeedShelf } from './needs';
import type { Observed } from './observed';
import type { OptionShelf } from './options';
import type { OverwritingShelf } from './overwriting';
import type { OwnerKeeping } from './owner-keeping';
import type { PackageNames } from './package-names';
import type { PackageShelf } from './packages';
import type { ProgramPathShelf } from './program-paths';
import type { PublishedGlibc } from './published-glibc';
import type { Releases } from './releases';
import type { Repositories } from './repositories';
import type { RuntimeOptions } from './runtime-options';
import type { ScriptProgramShelf } from './script-programs';
import type { ServerShelf } from './servers';
import type { Stubs } from './stubs';
import type { BringerShelf } from './system-files';
import type { Tags } from './tags';
import type { ToolOptionTable } from './tool-options';
import type { ToolReleaseTable } from './tool-releases';
import type { Traits } from './traits';
import type { Trees } from './trees';
import type { UncheckedShelf } from './unchecked';
import type { VersionPathShelf } from './version-paths';

export type { FacetId, ImageFacts, Package } from './facts';

/** OCI platform as `os/architecture[/variant]`. */
export type Platform = string;

export type Shell = Exclude<ValueOf<'shell'>, 'none'>;
export type Libc = ValueOf<'libc'>;
export type ImageUser = ValueOf<'user'>;
export type Language = Exclude<ValueOf<'language'>, 'none'>;
export type Supply = Exclude<ValueOf<'sbom'>, 'none'>;
/** A day on which fixes end. */
export type SupportEnd = Exclude<ValueOf<'supportEnds'>, { readonly noEnd: string }>;
export type Retired = Exclude<ValueOf<'retired'>, 'none'>;

/** One image variant of the catalog, or one understood from its tag alone (`entry: false`). */
export type CatalogImage = {
  /** Stable, URL-safe: `distroless-static-debian13-nonroot`. */
  readonly id: string;
  readonly family: string;
  /** Of its family. */
  readonly traits: Traits;
  /** Name for people: "Distroless static, Debian 13, nonroot". */
  readonly name: string;
  /** What to write in FROM, with tag: `gcr.io/distroless/static-debian13:nonroot`. */
  readonly reference: string;
  readonly facts: ImageFacts;
  /** False when only derived from the tag grammar: it has no page of its own. */
  readonly entry: boolean;
  /** Id of the image it is built on, where that has an entry: all that is in there is in here. */
  readonly standsOn?: string;
  /** What was read out of its bytes, where it was measured. */
  readonly observed?: Observed;
};

/** What an image of the catalog is called: its repository with registry, its tag, and other repositories that carry it. */
export type ImageNames = {
  readonly repository: string;
  readonly tag: string;
  readonly mirrors: readonly string[];
};

export type Family = {
  readonly id: string;
  readonly name: string;
  /** One or two sentences of ours. */
  readonly summary: string;
  readonly publisher: string;
  readonly homepage: string;
  /** What people call it beside its id, in lower case. */
  readonly alsoCalled?: readonly string[];
  readonly traits: Traits;
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
  /** What its images are called, where that was worked out before. */
  namesOf?(image: CatalogImage): ImageNames | undefined;
  /** What was worked out of its images as they are written. */
  readonly worked?: WorkedOut;
  /** Releases of distributions and languages, and what official tags meant: what tags are understood by. */
  readonly releases?: Releases;
  readonly tags?: Tags;
  /** What packages bring. */
  readonly packages: PackageShelf;
  /** What packages are called in other distributions. */
  readonly packageNames: PackageNames;
  /** Packages that some releases do not have. */
  readonly absent: AbsentPackages;
  /** Tools that refuse older releases of their language. */
  readonly toolReleases: readonly ToolReleaseTable[];
  /** Commands and options that newer releases of a tool refuse. */
  readonly toolOptions: readonly ToolOptionTable[];
  /** Files that images come without. */
  readonly absentFiles: AbsentFileShelf;
  /** Packages that are not installed beside those that images have. */
  readonly conflicts: Conflicts;
  /** Packages of repositories that images have not enabled. */
  readonly repositories: Repositories;
  /** Packages without the program they are named for. */
  readonly stubs: Stubs;
  /** Packages of other publishers with a file that the base owns. */
  readonly overwriting: OverwritingShelf;
  /** Which glibc published programs need. */
  readonly publishedGlibc: PublishedGlibc;
  /** Which numbers accounts have that come with a distribution. */
  readonly accountNumbers: AccountNumbers;
  /** Names that people write for images that are called otherwise. */
  readonly lookAlikes: readonly LookAlike[];
  /** What comes with a language, by its name. */
  readonly languagePrograms: ReadonlyMap<string, LanguagePrograms>;
  /** Which options programs take that go by one name and are several. */
  readonly options: OptionShelf;
  /** Names that the commands of an image take for extensions of its language, and fail at. */
  readonly extensions: ExtensionShelf;
  /** What package managers of languages compile, by their names. */
  readonly compiled: CompiledShelf;
  /** The package managers of languages, by their names. */
  readonly installers: InstallerShelf;
  /** What programs of packages cannot do without. */
  readonly needs: NeedShelf;
  /** Where packages put their programs. */
  readonly programPaths: ProgramPathShelf;
  /** Repositories of others that cannot be used any more. */
  readonly foreignRepositories: ForeignRepositoryShelf;
  /** Programs of packages that download a browser. */
  readonly browsers: BrowserShelf;
  /** The C library of builders that are no images of it. */
  readonly builders: BuilderShelf;
  /** What brings certificates, time zones and `/tmp`. */
  readonly systemFiles: BringerShelf;
  /** The directories of distributions, and whose they are. */
  readonly trees: Trees;
  /** Programs that go to the background. */
  readonly daemons: DaemonShelf;
  /** What switches off that certificates or signatures are checked. */
  readonly unchecked: UncheckedShelf;
  /** Which packages bring the programs that scripts of projects call. */
  readonly scriptPrograms: ScriptProgramShelf;
  /** Servers that listen on the loopback address. */
  readonly servers: ServerShelf;
  /** Programs that hand nothing over to another owner but what their arguments say. */
  readonly ownerKeeping: OwnerKeeping;
  /** What scripts install where, and what is a function of a shell alone. */
  readonly installScripts: InstallScripts;
  /** Options that releases of runtimes refuse, by the language. */
  readonly runtimeOptions: ReadonlyMap<string, RuntimeOptions>;
  /** Commands and options that package managers do not take. */
  readonly managerWords: ManagerWordShelf;
  /** The directory of a path that belongs to one release of a language. */
  readonly versionPathIn: VersionPathShelf;
  /** What was measured, laid over it; left out where nothing was. */
  readonly measured?: Measured;
};

/** What was worked out of the images of a catalog before, for each in their order. */
export type WorkedOut = {
  /** Whether they have a program: the first letters of what is answered. */
  programAnswers(program: string): string | undefined;
  /** Numbers that are the same for those alike in a trait. */
  numbers(trait: string): readonly number[] | undefined;
};

/** What was measured of images, laid over a catalog: it speaks where that is silent. */
export type Measured = {
  /** The catalog as it is without. */
  readonly below: Catalog;
  /** Of the data: what people measure themselves does not change it. */
  readonly edition: Pick<Catalog, 'revision' | 'date'>;
  /** Whether it changes images that the catalog has itself, and not only what is said of others. */
  readonly changesImages: boolean;
  /** The same with what was measured on one platform alone; the catalog below where nothing was. */
  on(platform: Platform): Catalog;
  /** What a reference is, with what the catalog below says of it. */
  answer(reference: string, found: ResolvedReference): ResolvedReference;
};

/** A tag that an official image never had. */
export type NeverListed = {
  /** False where it may have come after the last day of the history. */
  readonly sure: boolean;
  readonly until: IsoDate;
  /** Tags that exist and are written alike, the likest first: looked for among all of the repository. */
  nearest(): readonly string[];
  /** Every change to the list. */
  readonly source: string;
};

/** How a reference was understood. */
/** `successor`: reference or repository to use instead, where one is named. */
export type Discontinued = {
  readonly since: IsoDate;
  readonly successor: string | undefined;
  /** The tag itself was deleted. */
  readonly gone?: { readonly since: IsoDate; readonly source: string };
};

export type ResolvedReference =
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
  | {
      readonly kind: 'tag-unknown';
      readonly family: string;
      readonly because: string;
      /** Where every tag of the repository is known. */
      readonly never?: NeverListed;
    }
  | { readonly kind: 'not-in-catalog' };
