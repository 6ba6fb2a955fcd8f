import type { Inspection } from '../../inspection';
import type { Step } from '../../stages/stage';
import type { Reported } from '../rule';

/** Whether the file prepares a base for other files: nothing it copies could be a program, or it leaves that to ONBUILD. */
export function isBaseForOthers(inspection: Inspection): boolean {
  const steps = inspection.final.flatMap(({ stage }) => stage.steps);
  return steps.some(({ instruction }) => instruction.keyword === 'onbuild') || !steps.some(mayBringProgram);
}

const setting = /\.(json|ya?ml|toml|conf|cfg|ini|env|xml|properties|pem|crt|cer|txt|md|html?|css)$/i;

function mayBringProgram({ instruction, run }: Step): boolean {
  if (instruction.keyword === 'copy' || instruction.keyword === 'add')
    return instruction.sources.some(({ text }) => !setting.test(text));
  return run !== undefined;
}

/** What is said of a program that such a file starts and does not bring. */
export function leftToOthers(program: string): Partial<Reported> {
  return {
    severity: 'warning',
    certainty: 'possible',
    consequence: 'may-fail',
    message: `\`${program}\` must come from an image built on this one: nothing here brings it.`,
    remedy: 'If this is the image that runs, copy the program into it.',
  };
}
