import baseEndOfLife from './base-end-of-life';
import baseEndOfLifeSoon from './base-end-of-life-soon';
import baseNotOfficial from './base-not-official';
import baseRetired from './base-retired';
import baseTagFloating from './base-tag-floating';
import baseTagMissing from './base-tag-missing';
import caCertificatesMissing from './ca-certificates-missing';
import commandWithoutShell from './command-without-shell';
import dynamicBinaryWithoutLoader from './dynamic-binary-without-loader';
import glibcTooOld from './glibc-too-old';
import healthcheckWithoutShell from './healthcheck-without-shell';
import libcMismatch from './libc-mismatch';
import packageManagerNotFound from './package-manager-not-found';
import type { Rule } from './rule';
import runWithoutShell from './run-without-shell';
import runsAsRoot from './runs-as-root';
import secretInImage from './secret-in-image';
import syntax from './syntax';
import userNotFound from './user-not-found';

/** Every rule, in the order of the rules page. */
export const rules: readonly Rule[] = [
  syntax,
  runWithoutShell,
  packageManagerNotFound,
  userNotFound,
  dynamicBinaryWithoutLoader,
  libcMismatch,
  glibcTooOld,
  commandWithoutShell,
  healthcheckWithoutShell,
  caCertificatesMissing,
  runsAsRoot,
  secretInImage,
  baseEndOfLife,
  baseEndOfLifeSoon,
  baseRetired,
  baseNotOfficial,
  baseTagMissing,
  baseTagFloating,
];

export function findRule(id: string): Rule | undefined {
  return rules.find((rule) => rule.id === id);
}
