import type { z } from 'zod';
import { absentTableSchema } from './absent';
import { absentFileTableSchema } from './absent-files';
import { accountTableSchema } from './account-numbers';
import { browserTableSchema } from './browsers';
import { builderTableSchema } from './builders';
import { compiledTableSchema } from './compiled';
import { conflictTableSchema } from './conflicts';
import { daemonTableSchema } from './daemons';
import { extensionTableSchema } from './extensions';
import { familySchema } from './family';
import { foreignRepositoryTableSchema } from './foreign-repositories';
import { installScriptTableSchema } from './install-scripts';
import { installerTableSchema } from './installers';
import { languageProgramsSchema } from './language-programs';
import { lookAlikeTableSchema } from './look-alike';
import { managerWordTableSchema } from './manager-words';
import { needTableSchema } from './needs';
import { optionTableSchema } from './options';
import { overwritingTableSchema } from './overwriting';
import { ownerKeepingTableSchema } from './owner-keeping';
import { packageNamesSchema } from './package-names';
import { packageTableSchema } from './package-table';
import { programPathTableSchema } from './program-paths';
import { publishedGlibcSchema } from './published-glibc';
import { productSchema } from './releases';
import { repositoryTableSchema } from './repositories';
import { runtimeOptionTableSchema } from './runtime-options';
import { scriptProgramTableSchema } from './script-programs';
import { serverTableSchema } from './servers';
import { sizeEstimatesSchema } from './size-estimates';
import { stubTableSchema } from './stubs';
import { systemFilesTableSchema } from './system-files';
import { tagTableSchema } from './tags';
import { toolOptionTableSchema } from './tool-options';
import { toolReleaseTableSchema } from './tool-releases';
import { treeTableSchema } from './trees';
import { uncheckedTableSchema } from './unchecked';
import { versionPathTableSchema } from './version-paths';

/** The folders of the data, each with the shape of its files. */
export const folders = {
  families: familySchema,
  releases: productSchema,
  tags: tagTableSchema,
  packages: packageTableSchema,
  'packages-across': packageNamesSchema,
  absent: absentTableSchema,
  'absent-files': absentFileTableSchema,
  accounts: accountTableSchema,
  glibc: publishedGlibcSchema,
  overwriting: overwritingTableSchema,
  repositories: repositoryTableSchema,
  stubs: stubTableSchema,
  conflicts: conflictTableSchema,
  'look-alikes': lookAlikeTableSchema,
  programs: languageProgramsSchema,
  options: optionTableSchema,
  extensions: extensionTableSchema,
  compiled: compiledTableSchema,
  installers: installerTableSchema,
  needs: needTableSchema,
  'program-paths': programPathTableSchema,
  browsers: browserTableSchema,
  builders: builderTableSchema,
  'foreign-repositories': foreignRepositoryTableSchema,
  'system-files': systemFilesTableSchema,
  trees: treeTableSchema,
  'owner-keeping': ownerKeepingTableSchema,
  'script-programs': scriptProgramTableSchema,
  servers: serverTableSchema,
  daemons: daemonTableSchema,
  unchecked: uncheckedTableSchema,
  'size-estimates': sizeEstimatesSchema,
  'version-paths': versionPathTableSchema,
  'install-scripts': installScriptTableSchema,
  'runtime-options': runtimeOptionTableSchema,
  'tool-releases': toolReleaseTableSchema,
  'tool-options': toolOptionTableSchema,
  'manager-words': managerWordTableSchema,
};

export type Folder = keyof typeof folders;

/** All files of the data, by folder. */
export type DataFiles = { readonly [Name in Folder]: readonly z.infer<(typeof folders)[Name]>[] };

/** Where one of the others is not there, nothing is known of what it would speak of. */
export const neededFolders: readonly string[] = ['families', 'releases', 'tags'];
