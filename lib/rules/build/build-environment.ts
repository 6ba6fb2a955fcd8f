import phpExtensionLibraryMissing from '../linking/php-extension-library-missing';
import type { Rule } from '../rule';
import buildToolsMissing from './build-tools-missing';
import compilerMissing from './compiler-missing';
import copyFromPathMissing from './copy-from-path-missing';
import copySourceOutsideContext from './copy-source-outside-context';
import fileNotCopiedYet from './file-not-copied-yet';
import gitMissing from './git-missing';
import optionNotKnown from './option-not-known';
import packageForAnotherPython from './package-for-another-python';
import packageListsMissing from './package-lists-missing';
import packageNotInRelease from './package-not-in-release';
import packageRepositoryGone from './package-repository-gone';
import pipRefusesSystemEnvironment from './pip-refuses-system-environment';
import repositoryToolMissing from './repository-tool-missing';
import shellFeatureMissing from './shell-feature-missing';

/** What RUN and COPY find, or do not find, while the image is built. */
export const buildEnvironmentRules: readonly Rule[] = [
  shellFeatureMissing,
  packageRepositoryGone,
  packageListsMissing,
  packageForAnotherPython,
  packageNotInRelease,
  repositoryToolMissing,
  pipRefusesSystemEnvironment,
  optionNotKnown,
  buildToolsMissing,
  compilerMissing,
  phpExtensionLibraryMissing,
  gitMissing,
  copySourceOutsideContext,
  copyFromPathMissing,
  fileNotCopiedYet,
];
