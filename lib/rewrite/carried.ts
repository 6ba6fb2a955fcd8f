import { accountCures } from './accounts';
import { accountsThereCures } from './accounts-there';
import { baseAccountCures } from './base-accounts';
import type { Carrying } from './carrying';
import type { Cure } from './draft';
import { environmentByPathCures } from './environment-by-path';
import { execFormCures } from './exec-form';
import { healthCheckCures } from './health-check';
import { initCures } from './init-process';
import { needlessRunCures } from './needless-runs';
import { languageCures } from './own-language';
import { packageCures } from './packages';
import { shellOfRunsCures } from './shell-of-runs';
import { staticCCures } from './static-c';
import { staticGoCures } from './static-go';
import { systemDataCures } from './system-data';
import { systemPipCures } from './system-pip';
import { runAsBeforeCures, workAsRootCures } from './work-as-root';

/** What lines of any stage say. */
const ofStages = [
  needlessRunCures,
  packageCures,
  systemPipCures,
  accountCures,
  accountsThereCures,
  shellOfRunsCures,
  workAsRootCures,
];

const all = [
  ...ofStages,
  environmentByPathCures,
  baseAccountCures,
  healthCheckCures,
  execFormCures,
  initCures,
  languageCures,
  staticGoCures,
  staticCCures,
  systemDataCures,
  runAsBeforeCures,
];

/**
 * Cures that only a move has: they say on the new base what the file says for the old one. Each is for a rule, and of use
 * where that rule reports.
 */
export function carriedCures(carrying: Carrying): readonly Cure[] {
  const kinds = carrying.root === undefined ? all : ofStages;
  return kinds.flatMap((curesOf) => curesOf(carrying));
}
