import type { IsoDate } from '../fact/fact';
import { indexAbsent } from './absent';
import { indexAbsentFiles } from './absent-files';
import { indexAccountNumbers } from './account-numbers';
import { indexBrowsers } from './browsers';
import { indexBuilders } from './builders';
import { indexCompiled } from './compiled';
import { indexConflicts } from './conflicts';
import { indexDaemons } from './daemons';
import { deriveFacts, standOn } from './derive';
import { readFacts } from './entry';
import { indexExtensions } from './extensions';
import type { FamilyFile } from './family';
import type { DataFiles } from './folders';
import { indexForeignRepositories } from './foreign-repositories';
import type { Catalog, CatalogImage, Family, ImageFacts } from './image';
import { indexInstallScripts } from './install-scripts';
import { indexInstallers } from './installers';
import { indexLanguagePrograms } from './language-programs';
import { later, once } from './later';
import { readLookAlikes } from './look-alike';
import { indexManagerWords } from './manager-words';
import { indexNeeds } from './needs';
import { indexOptions } from './options';
import { indexOverwriting } from './overwriting';
import { indexOwnerKeeping } from './owner-keeping';
import { indexPackageNames, type PackageNames } from './package-names';
import { indexPackages, type PackageShelf } from './packages';
import { indexProgramPaths } from './program-paths';
import { indexPublishedGlibc } from './published-glibc';
import type { Releases } from './releases';
import { indexReleases } from './releases';
import { indexRepositories } from './repositories';
import { hashText } from './revision';
import { indexRuntimeOptions } from './runtime-options';
import { indexScriptPrograms } from './script-programs';
import { indexServers } from './servers';
import type { SizeEstimates } from './size-estimates';
import { indexStubs } from './stubs';
import { indexSystemFiles } from './system-files';
import type { TagHistory } from './tag-history';
import type { TagFiles, Tags } from './tags';
import { indexTags } from './tags';
import { readTraits } from './traits';
import { indexTrees } from './trees';
import { indexUnchecked } from './unchecked';
import { indexVersionPaths } from './version-paths';

/** The catalog together with what tags are understood by. */
export type WholeCatalog = Catalog & {
  readonly releases: Releases;
  readonly tags: Tags;
  /** How sizes nobody measured are estimated, by the form of the packages. */
  readonly sizeEstimates: readonly SizeEstimates[];
  family(id: string): Family | undefined;
};

/** What is read when somebody asks for it. */
export type ReadLater = {
  /** Tells what is not read yet, so that the revision changes with it. */
  hash?(): string;
  /** The history of the tags of one repository of `data/tags`. */
  history?(repository: string): TagHistory;
};

/**
 * Puts the data files together: facts read, what follows from them added, everything indexed.
 * `revision` is a short hash over the data; `date` the newest day on which anything in it was read.
 */
export function buildCatalog(data: Partial<DataFiles>, unread: ReadLater = {}): WholeCatalog {
  const { families: files = [] } = data;
  const releases = indexReleases(data.releases ?? []);
  const facts = factsOfAll(files, releases);
  return assembleCatalog(data, {
    families: files.map((file) => buildFamily(file, facts)),
    releases,
    tagFiles: unread.history && { history: unread.history },
    packages: () => indexPackages(data.packages ?? []),
    packageNames: () => indexPackageNames(data['packages-across'] ?? []),
    edition: () => readEdition(`${JSON.stringify(data)}${unread.hash?.() ?? ''}`),
  });
}

/** What is made of the largest folders, however they are kept. */
export type Made = {
  readonly families: readonly Family[];
  readonly releases: Releases;
  readonly tagFiles: TagFiles | undefined;
  readonly namesOf?: WholeCatalog['namesOf'];
  readonly worked?: WholeCatalog['worked'];
  packages(): PackageShelf;
  packageNames(): PackageNames;
  edition(): Edition;
};

/** All else that a catalog has, each part indexed when somebody asks for it. */
export function assembleCatalog(data: Partial<DataFiles>, made: Made): WholeCatalog {
  const { families, releases } = made;
  const images = families.flatMap((family) => family.images);
  const byId = new Map(images.map((image) => [image.id, image]));
  const familyById = new Map(families.map((family) => [family.id, family]));
  const editionOf = once(made.edition);
  return later<WholeCatalog>({
    revision: () => editionOf().revision,
    date: () => editionOf().date,
    families: () => families,
    images: () => images,
    releases: () => releases,
    tags: () => indexTags(data.tags ?? [], made.tagFiles),
    sizeEstimates: () => data['size-estimates'] ?? [],
    packages: made.packages,
    absent: () => indexAbsent(data.absent ?? []),
    absentFiles: () => indexAbsentFiles(data['absent-files'] ?? []),
    conflicts: () => indexConflicts(data.conflicts ?? []),
    repositories: () => indexRepositories(data.repositories ?? []),
    stubs: () => indexStubs(data.stubs ?? []),
    overwriting: () => indexOverwriting(data.overwriting ?? []),
    publishedGlibc: () => indexPublishedGlibc(data.glibc ?? []),
    accountNumbers: () => indexAccountNumbers(data.accounts ?? []),
    packageNames: made.packageNames,
    lookAlikes: () => readLookAlikes(data['look-alikes'] ?? []),
    languagePrograms: () => indexLanguagePrograms(data.programs ?? []),
    options: () => indexOptions(data.options ?? []),
    extensions: () => indexExtensions(data.extensions ?? []),
    compiled: () => indexCompiled(data.compiled ?? []),
    installers: () => indexInstallers(data.installers ?? []),
    needs: () => indexNeeds(data.needs ?? []),
    programPaths: () => indexProgramPaths(data['program-paths'] ?? []),
    browsers: () => indexBrowsers(data.browsers ?? []),
    foreignRepositories: () => indexForeignRepositories(data['foreign-repositories'] ?? []),
    builders: () => indexBuilders(data.builders ?? []),
    systemFiles: () => indexSystemFiles(data['system-files'] ?? []),
    trees: () => indexTrees(data.trees ?? []),
    daemons: () => indexDaemons(data.daemons ?? []),
    unchecked: () => indexUnchecked(data.unchecked ?? []),
    scriptPrograms: () => indexScriptPrograms(data['script-programs'] ?? []),
    servers: () => indexServers(data.servers ?? []),
    ownerKeeping: () => indexOwnerKeeping(data['owner-keeping'] ?? []),
    runtimeOptions: () => indexRuntimeOptions(data['runtime-options'] ?? []),
    toolReleases: () => data['tool-releases'] ?? [],
    toolOptions: () => data['tool-options'] ?? [],
    installScripts: () => indexInstallScripts(data['install-scripts'] ?? []),
    managerWords: () => indexManagerWords(data['manager-words'] ?? []),
    versionPathIn: () => indexVersionPaths(data['version-paths'] ?? []),
    namesOf: () => made.namesOf,
    worked: () => made.worked,
    get: () => (id) => byId.get(id),
    family: () => (id) => familyById.get(id),
  });
}

export type Edition = { readonly revision: string; readonly date: IsoDate };

/** Goes over all the data, so it is done when somebody asks. */
function readEdition(text: string): Edition {
  return { revision: hashText(text), date: newestDate(text) };
}

/** The facts of every variant by id; what a variant stands on is filled in before anything is derived. */
function factsOfAll(files: readonly FamilyFile[], releases: Releases): ReadonlyMap<string, ImageFacts> {
  const variants = new Map(
    files.flatMap((file) => file.variants.map((variant) => [variant.id, { variant, shared: file.facts }])),
  );
  const done = new Map<string, ImageFacts>();

  function factsOf(id: string, above: readonly string[]): ImageFacts | undefined {
    const before = done.get(id);
    const found = variants.get(id);
    if (before !== undefined || found === undefined) return before;
    const { variant, shared } = found;
    const ground = variant.standsOn;
    const below =
      ground === undefined || above.includes(ground) ? undefined : factsOf(ground, [...above, id]);
    const own = readFacts(variant.facts, shared);
    const reference = ground === undefined ? '' : (variants.get(ground)?.variant.reference ?? ground);
    const whole = below === undefined ? own : standOn(own, below, reference, ground ?? '');
    const facts = deriveFacts(whole, releases);
    done.set(id, facts);
    return facts;
  }

  for (const id of variants.keys()) factsOf(id, []);
  return done;
}

function buildFamily(file: FamilyFile, facts: ReadonlyMap<string, ImageFacts>): Family {
  const { id, name, summary, publisher, homepage, alsoCalled } = file;
  const traits = readTraits(file.traits);
  const images: CatalogImage[] = file.variants.map((variant) => ({
    id: variant.id,
    family: id,
    traits,
    name: variant.name,
    reference: variant.reference,
    facts: facts.get(variant.id) ?? readFacts(variant.facts, file.facts),
    entry: true,
    ...(variant.standsOn === undefined ? {} : { standsOn: variant.standsOn }),
  }));
  return { id, name, summary, publisher, homepage, ...(alsoCalled && { alsoCalled }), traits, images };
}

const datePattern = /"(?:retrieved|observed)":"(\d{4}-\d{2}-\d{2})"/g;

function newestDate(text: string): IsoDate {
  let newest = '';
  for (const [, date = ''] of text.matchAll(datePattern)) if (date > newest) newest = date;
  return newest;
}
