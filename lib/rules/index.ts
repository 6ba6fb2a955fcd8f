import architectureMismatch from './architecture-mismatch';
import baseDigestMissing from './base-digest-missing';
import baseEndOfLife from './base-end-of-life';
import baseEndOfLifeSoon from './base-end-of-life-soon';
import baseNotOfficial from './base-not-official';
import basePlatformMissing from './base-platform-missing';
import baseRetired from './base-retired';
import baseTagFloating from './base-tag-floating';
import baseTagMissing from './base-tag-missing';
import baseTagSuperseded from './base-tag-superseded';
import { buildChecks } from './build-checks';
import { buildEnvironmentRules } from './build-environment';
import caCertificatesMissing from './ca-certificates-missing';
import commandInValue from './command-in-value';
import commandNotFound from './command-not-found';
import commandWithoutRoot from './command-without-root';
import commandWithoutShell from './command-without-shell';
import copyFromUnknownStage from './copy-from-unknown-stage';
import debugVariantInFinalStage from './debug-variant-in-final-stage';
import dotnetRuntimeMissing from './dotnet-runtime-missing';
import downloadWithoutCertificates from './download-without-certificates';
import dynamicBinaryWithoutLoader from './dynamic-binary-without-loader';
import edgeRepositoryOnRelease from './edge-repository-on-release';
import entrypointNotExecutable from './entrypoint-not-executable';
import entrypointRepeated from './entrypoint-repeated';
import environmentWithoutInterpreter from './environment-without-interpreter';
import execFormMalformed from './exec-form-malformed';
import execFormNamesNoProgram from './exec-form-names-no-program';
import glibcTooOld from './glibc-too-old';
import healthcheckWithoutShell from './healthcheck-without-shell';
import hereDocumentGoesOnAfterFailure from './here-document-goes-on-after-failure';
import icuMissing from './icu-missing';
import installDirectoryNotWritable from './install-directory-not-writable';
import libcMismatch from './libc-mismatch';
import localeMissing from './locale-missing';
import muslCaveats from './musl-caveats';
import nativeModulesOfOtherLibc from './native-modules-of-other-libc';
import nginxWithoutRoot from './nginx-without-root';
import notWritableByUser from './not-writable-by-user';
import packageManagerNotFound from './package-manager-not-found';
import packageManagerWithoutRoot from './package-manager-without-root';
import packageVersionVanishes from './package-version-vanishes';
import passwdMissing from './passwd-missing';
import pathNotWritable from './path-not-writable';
import privilegedPort from './privileged-port';
import programCopiedAlone from './program-copied-alone';
import programNotInPath from './program-not-in-path';
import programOutOfReach from './program-out-of-reach';
import type { Rule } from './rule';
import runWithoutShell from './run-without-shell';
import runsAsRoot from './runs-as-root';
import runtimeVersionMismatch from './runtime-version-mismatch';
import scriptWithoutInterpreter from './script-without-interpreter';
import secretInImage from './secret-in-image';
import sharedLibraryMissing from './shared-library-missing';
import syntax from './syntax';
import temporaryDirectoryMissing from './temporary-directory-missing';
import timeZoneDataMissing from './time-zone-data-missing';
import toolchainInFinalStage from './toolchain-in-final-stage';
import unverifiedDownload from './unverified-download';
import userNotFound from './user-not-found';
import userNotNumeric from './user-not-numeric';
import variableNotExpanded from './variable-not-expanded';
import versionRedirected from './version-redirected';

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
  userNotFound,
  copyFromUnknownStage,
  basePlatformMissing,
  downloadWithoutCertificates,
  dynamicBinaryWithoutLoader,
  libcMismatch,
  glibcTooOld,
  sharedLibraryMissing,
  programCopiedAlone,
  architectureMismatch,
  scriptWithoutInterpreter,
  environmentWithoutInterpreter,
  programNotInPath,
  execFormMalformed,
  execFormNamesNoProgram,
  commandWithoutShell,
  entrypointRepeated,
  entrypointNotExecutable,
  programOutOfReach,
  runtimeVersionMismatch,
  dotnetRuntimeMissing,
  icuMissing,
  variableNotExpanded,
  nativeModulesOfOtherLibc,
  hereDocumentGoesOnAfterFailure,
  packageVersionVanishes,
  versionRedirected,
  edgeRepositoryOnRelease,
  commandInValue,
  healthcheckWithoutShell,
  nginxWithoutRoot,
  notWritableByUser,
  caCertificatesMissing,
  timeZoneDataMissing,
  temporaryDirectoryMissing,
  passwdMissing,
  localeMissing,
  runsAsRoot,
  userNotNumeric,
  privilegedPort,
  secretInImage,
  unverifiedDownload,
  baseEndOfLife,
  baseEndOfLifeSoon,
  baseRetired,
  baseNotOfficial,
  baseTagMissing,
  baseTagSuperseded,
  baseTagFloating,
  baseDigestMissing,
  toolchainInFinalStage,
  debugVariantInFinalStage,
  muslCaveats,
  ...buildEnvironmentRules,
  ...buildChecks,
];

const byId = new Map(rules.map((rule) => [rule.id, rule]));

export function findRule(id: string): Rule | undefined {
  return byId.get(id);
}
