import baseDigestMissing from './base/base-digest-missing';
import baseEndOfLife from './base/base-end-of-life';
import baseEndOfLifeSoon from './base/base-end-of-life-soon';
import baseNotOfficial from './base/base-not-official';
import basePlatformMissing from './base/base-platform-missing';
import baseRetired from './base/base-retired';
import baseTagFloating from './base/base-tag-floating';
import baseTagMissing from './base/base-tag-missing';
import baseTagSuperseded from './base/base-tag-superseded';
import baseTagUnknown from './base/base-tag-unknown';
import debugVariantInFinalStage from './base/debug-variant-in-final-stage';
import imagePathMoved from './base/image-path-moved';
import muslCaveats from './base/musl-caveats';
import processorLevelRaised from './base/processor-level-raised';
import toolchainInFinalStage from './base/toolchain-in-final-stage';
import addedArchivePacked from './build/added-archive-packed';
import buildToolsMissing from './build/build-tools-missing';
import commandNotFound from './build/command-not-found';
import compilerMissing from './build/compiler-missing';
import copiedFromMount from './build/copied-from-mount';
import copyFromPathMissing from './build/copy-from-path-missing';
import copyFromUnknownStage from './build/copy-from-unknown-stage';
import copySourceIgnored from './build/copy-source-ignored';
import copySourceOutsideContext from './build/copy-source-outside-context';
import downloadWithoutCertificates from './build/download-without-certificates';
import edgeRepositoryOnRelease from './build/edge-repository-on-release';
import extensionCompiledWithoutTools from './build/extension-compiled-without-tools';
import fileNotCopiedYet from './build/file-not-copied-yet';
import foreignRepositoryRefused from './build/foreign-repository-refused';
import functionNotLoaded from './build/function-not-loaded';
import gitMissing from './build/git-missing';
import goModuleNeedsNewerGo from './build/go-module-needs-newer-go';
import hereDocumentGoesOnAfterFailure from './build/here-document-goes-on-after-failure';
import installedOutOfPath from './build/installed-out-of-path';
import keysOutdated from './build/keys-outdated';
import lockWithoutPlatform from './build/lock-without-platform';
import optionNotKnown from './build/option-not-known';
import packageConflictsWithBase from './build/package-conflicts-with-base';
import packageForAnotherPython from './build/package-for-another-python';
import packageListsMissing from './build/package-lists-missing';
import packageManagerNotFound from './build/package-manager-not-found';
import packageNotInRelease from './build/package-not-in-release';
import packageOverwritesFile from './build/package-overwrites-file';
import packageRepositoryGone from './build/package-repository-gone';
import packageVersionVanishes from './build/package-version-vanishes';
import pathOfAnotherRelease from './build/path-of-another-release';
import phpExtensionNotInstallable from './build/php-extension-not-installable';
import pipRefusesSystemEnvironment from './build/pip-refuses-system-environment';
import projectManagedByAnother from './build/project-managed-by-another';
import pythonModuleGone from './build/python-module-gone';
import releaseRefusedByProject from './build/release-refused-by-project';
import repositoryToolMissing from './build/repository-tool-missing';
import rootOfAnotherCopied from './build/root-of-another-copied';
import runEffectLost from './build/run-effect-lost';
import runWithoutShell from './build/run-without-shell';
import scriptNotInPackage from './build/script-not-in-package';
import scriptProgramMissing from './build/script-program-missing';
import shellFeatureMissing from './build/shell-feature-missing';
import targetDirectoryDiffers from './build/target-directory-differs';
import unverifiedDownload from './build/unverified-download';
import verificationOff from './build/verification-off';
import versionRedirected from './build/version-redirected';
import commandInValue from './instructions/command-in-value';
import definitionCommentUnnamed from './instructions/definition-comment-unnamed';
import emptyContinuationLine from './instructions/empty-continuation-line';
import exposeProtocolNotLowercase from './instructions/expose-protocol-not-lowercase';
import exposeWithHostPort from './instructions/expose-with-host-port';
import fromArgDefaultInvalid from './instructions/from-arg-default-invalid';
import fromArgUndeclared from './instructions/from-arg-undeclared';
import fromAsCasingDiffers from './instructions/from-as-casing-differs';
import instructionRepeated from './instructions/instruction-repeated';
import keyValueWithoutEquals from './instructions/key-value-without-equals';
import keywordCasingMixed from './instructions/keyword-casing-mixed';
import maintainerDeprecated from './instructions/maintainer-deprecated';
import pathWithoutBase from './instructions/path-without-base';
import platformArgumentDefault from './instructions/platform-argument-default';
import platformFlagConstant from './instructions/platform-flag-constant';
import platformFlagRedundant from './instructions/platform-flag-redundant';
import shellSyntaxAsWords from './instructions/shell-syntax-as-words';
import stageNameDuplicate from './instructions/stage-name-duplicate';
import stageNameNotLowercase from './instructions/stage-name-not-lowercase';
import stageNameReserved from './instructions/stage-name-reserved';
import syntax from './instructions/syntax';
import tildeNotExpanded from './instructions/tilde-not-expanded';
import variableLeftBehind from './instructions/variable-left-behind';
import variableNotExpanded from './instructions/variable-not-expanded';
import variableOutOfScope from './instructions/variable-out-of-scope';
import variableUndefined from './instructions/variable-undefined';
import volumeOverSystem from './instructions/volume-over-system';
import workdirRelative from './instructions/workdir-relative';
import architectureFixed from './linking/architecture-fixed';
import architectureMismatch from './linking/architecture-mismatch';
import browserLibrariesMissing from './linking/browser-libraries-missing';
import browserOfAnotherVersion from './linking/browser-of-another-version';
import dotnetFrameworkDiffers from './linking/dotnet-framework-differs';
import dotnetRuntimeMissing from './linking/dotnet-runtime-missing';
import dynamicBinaryWithoutLoader from './linking/dynamic-binary-without-loader';
import glibcTooOld from './linking/glibc-too-old';
import icuMissing from './linking/icu-missing';
import libcMismatch from './linking/libc-mismatch';
import nativeModulesOfOtherLibc from './linking/native-modules-of-other-libc';
import phpExtensionLibraryMissing from './linking/php-extension-library-missing';
import programCopiedAlone from './linking/program-copied-alone';
import programNeedsNewerGlibc from './linking/program-needs-newer-glibc';
import runtimeVersionMismatch from './linking/runtime-version-mismatch';
import sharedLibraryMissing from './linking/shared-library-missing';
import type { Rule } from './rule';
import secretInImage from './secrets/secret-in-image';
import secretVariableDeclared from './secrets/secret-variable-declared';
import addedDownloadLocked from './start/added-download-locked';
import caCertificatesMissing from './start/ca-certificates-missing';
import commandWithoutShell from './start/command-without-shell';
import entrypointNotExecutable from './start/entrypoint-not-executable';
import entrypointRepeated from './start/entrypoint-repeated';
import entrypointWithoutCommand from './start/entrypoint-without-command';
import environmentWithoutInterpreter from './start/environment-without-interpreter';
import execFormMalformed from './start/exec-form-malformed';
import execFormNamesNoProgram from './start/exec-form-names-no-program';
import healthcheckWithoutShell from './start/healthcheck-without-shell';
import listensOnLoopback from './start/listens-on-loopback';
import localeMissing from './start/locale-missing';
import nginxWithoutRoot from './start/nginx-without-root';
import packageIsStub from './start/package-is-stub';
import passwdMissing from './start/passwd-missing';
import portNotListenedOn from './start/port-not-listened-on';
import programAtAnotherPath from './start/program-at-another-path';
import programNotInPath from './start/program-not-in-path';
import programOutOfReach from './start/program-out-of-reach';
import runtimeOptionRefused from './start/runtime-option-refused';
import scriptWithCarriageReturns from './start/script-with-carriage-returns';
import scriptWithoutInterpreter from './start/script-without-interpreter';
import shellFormCommand from './start/shell-form-command';
import startsInBackground from './start/starts-in-background';
import temporaryDirectoryMissing from './start/temporary-directory-missing';
import timeZoneDataMissing from './start/time-zone-data-missing';
import accountTaken from './user/account-taken';
import commandWithoutRoot from './user/command-without-root';
import installDirectoryNotWritable from './user/install-directory-not-writable';
import notWritableByUser from './user/not-writable-by-user';
import packageManagerWithoutRoot from './user/package-manager-without-root';
import passwordEmpty from './user/password-empty';
import pathNotWritable from './user/path-not-writable';
import privilegedPort from './user/privileged-port';
import runsAsRoot from './user/runs-as-root';
import secondRoot from './user/second-root';
import treeWritableByAll from './user/tree-writable-by-all';
import userNotFound from './user/user-not-found';
import userNotNumeric from './user/user-not-numeric';

/** Every rule, in the order of the rules page. */
export const rules: readonly Rule[] = [
  syntax,
  runWithoutShell,
  packageManagerNotFound,
  packageManagerWithoutRoot,
  installDirectoryNotWritable,
  pathNotWritable,
  commandWithoutRoot,
  commandNotFound,
  functionNotLoaded,
  installedOutOfPath,
  userNotFound,
  copyFromUnknownStage,
  basePlatformMissing,
  downloadWithoutCertificates,
  phpExtensionNotInstallable,
  extensionCompiledWithoutTools,
  imagePathMoved,
  foreignRepositoryRefused,
  dynamicBinaryWithoutLoader,
  libcMismatch,
  glibcTooOld,
  sharedLibraryMissing,
  browserLibrariesMissing,
  browserOfAnotherVersion,
  programCopiedAlone,
  architectureMismatch,
  architectureFixed,
  scriptWithoutInterpreter,
  scriptWithCarriageReturns,
  environmentWithoutInterpreter,
  programNotInPath,
  programAtAnotherPath,
  execFormMalformed,
  execFormNamesNoProgram,
  commandWithoutShell,
  entrypointRepeated,
  entrypointNotExecutable,
  entrypointWithoutCommand,
  addedDownloadLocked,
  addedArchivePacked,
  programOutOfReach,
  runtimeVersionMismatch,
  runtimeOptionRefused,
  dotnetRuntimeMissing,
  dotnetFrameworkDiffers,
  icuMissing,
  listensOnLoopback,
  startsInBackground,
  variableNotExpanded,
  nativeModulesOfOtherLibc,
  hereDocumentGoesOnAfterFailure,
  packageVersionVanishes,
  versionRedirected,
  edgeRepositoryOnRelease,
  commandInValue,
  shellSyntaxAsWords,
  runEffectLost,
  tildeNotExpanded,
  pathWithoutBase,
  healthcheckWithoutShell,
  nginxWithoutRoot,
  portNotListenedOn,
  notWritableByUser,
  caCertificatesMissing,
  timeZoneDataMissing,
  temporaryDirectoryMissing,
  passwdMissing,
  localeMissing,
  runsAsRoot,
  userNotNumeric,
  privilegedPort,
  treeWritableByAll,
  secondRoot,
  passwordEmpty,
  secretInImage,
  unverifiedDownload,
  verificationOff,
  baseEndOfLife,
  baseEndOfLifeSoon,
  baseRetired,
  baseNotOfficial,
  baseTagMissing,
  baseTagSuperseded,
  baseTagUnknown,
  baseTagFloating,
  baseDigestMissing,
  toolchainInFinalStage,
  debugVariantInFinalStage,
  muslCaveats,
  processorLevelRaised,
  shellFeatureMissing,
  packageRepositoryGone,
  packageListsMissing,
  packageForAnotherPython,
  packageNotInRelease,
  packageIsStub,
  programNeedsNewerGlibc,
  packageOverwritesFile,
  packageConflictsWithBase,
  repositoryToolMissing,
  pipRefusesSystemEnvironment,
  optionNotKnown,
  accountTaken,
  keysOutdated,
  pythonModuleGone,
  buildToolsMissing,
  compilerMissing,
  phpExtensionLibraryMissing,
  gitMissing,
  copySourceIgnored,
  copySourceOutsideContext,
  copyFromPathMissing,
  copiedFromMount,
  rootOfAnotherCopied,
  targetDirectoryDiffers,
  pathOfAnotherRelease,
  fileNotCopiedYet,
  goModuleNeedsNewerGo,
  projectManagedByAnother,
  releaseRefusedByProject,
  lockWithoutPlatform,
  scriptNotInPackage,
  scriptProgramMissing,
  variableUndefined,
  variableOutOfScope,
  variableLeftBehind,
  fromArgUndeclared,
  fromArgDefaultInvalid,
  shellFormCommand,
  volumeOverSystem,
  workdirRelative,
  platformArgumentDefault,
  platformFlagConstant,
  platformFlagRedundant,
  stageNameDuplicate,
  stageNameReserved,
  stageNameNotLowercase,
  fromAsCasingDiffers,
  keywordCasingMixed,
  emptyContinuationLine,
  instructionRepeated,
  keyValueWithoutEquals,
  exposeProtocolNotLowercase,
  exposeWithHostPort,
  secretVariableDeclared,
  definitionCommentUnnamed,
  maintainerDeprecated,
];
