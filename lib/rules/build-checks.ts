import fromAsCasingDiffers from './from-as-casing-differs';
import keywordCasingMixed from './keyword-casing-mixed';
import maintainerDeprecated from './maintainer-deprecated';
import type { Rule } from './rule';
import stageNameDuplicate from './stage-name-duplicate';
import stageNameNotLowercase from './stage-name-not-lowercase';
import stageNameReserved from './stage-name-reserved';

/** The checks of `docker build --check` that no other rule covers. */
export const buildChecks: readonly Rule[] = [
  stageNameDuplicate,
  stageNameReserved,
  stageNameNotLowercase,
  fromAsCasingDiffers,
  keywordCasingMixed,
  maintainerDeprecated,
];
