import type { Rule } from '../rule';
import secretVariableDeclared from '../secrets/secret-variable-declared';
import shellFormCommand from '../start/shell-form-command';
import definitionCommentUnnamed from './definition-comment-unnamed';
import emptyContinuationLine from './empty-continuation-line';
import exposeProtocolNotLowercase from './expose-protocol-not-lowercase';
import exposeWithHostPort from './expose-with-host-port';
import fromArgDefaultInvalid from './from-arg-default-invalid';
import fromArgUndeclared from './from-arg-undeclared';
import fromAsCasingDiffers from './from-as-casing-differs';
import instructionRepeated from './instruction-repeated';
import keyValueWithoutEquals from './key-value-without-equals';
import keywordCasingMixed from './keyword-casing-mixed';
import maintainerDeprecated from './maintainer-deprecated';
import platformFlagConstant from './platform-flag-constant';
import platformFlagRedundant from './platform-flag-redundant';
import stageNameDuplicate from './stage-name-duplicate';
import stageNameNotLowercase from './stage-name-not-lowercase';
import stageNameReserved from './stage-name-reserved';
import variableUndefined from './variable-undefined';
import workdirRelative from './workdir-relative';

/** The checks of `docker build --check` that no other rule covers. */
export const buildChecks: readonly Rule[] = [
  variableUndefined,
  fromArgUndeclared,
  fromArgDefaultInvalid,
  shellFormCommand,
  workdirRelative,
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
