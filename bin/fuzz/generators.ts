import { fileGenerators } from './files';
import type { Generator } from './generator';
import { instructionGenerators } from './instructions';
import { neighbourGenerators } from './neighbours';
import { ruleGenerators } from './rules';
import { shellGenerators } from './shell';
import { stageGenerators } from './stages';
import { wordGenerators } from './words';

export const generators: readonly Generator[] = [
  ...stageGenerators,
  ...instructionGenerators,
  ...wordGenerators,
  ...shellGenerators,
  ...fileGenerators,
  ...neighbourGenerators,
  ...ruleGenerators,
];
