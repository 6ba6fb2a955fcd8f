import type { ArgInstruction, Dockerfile, FromInstruction, Instruction } from '../dockerfile/syntax';
import { span } from '../text/span';

/** A stage before anything in it is worked out. */
export type StageOutline = { readonly from: FromInstruction; readonly instructions: readonly Instruction[] };

export type Outline = {
  /** ARG before the first FROM. */
  readonly globals: readonly ArgInstruction[];
  readonly stages: readonly StageOutline[];
};

/** Parts a Dockerfile into its stages. A FROM that could not be read starts one too, so that the numbers hold. */
export function outlineOf(dockerfile: Dockerfile): Outline {
  const globals: ArgInstruction[] = [];
  const stages: { from: FromInstruction; instructions: Instruction[] }[] = [];
  for (const instruction of dockerfile.instructions) {
    const from = fromOf(instruction);
    const stage = stages.at(-1);
    if (from !== undefined) stages.push({ from, instructions: [] });
    else if (stage !== undefined) stage.instructions.push(instruction);
    else if (instruction.keyword === 'arg') globals.push(instruction);
  }
  return { globals, stages };
}

function fromOf(instruction: Instruction): FromInstruction | undefined {
  if (instruction.keyword === 'from') return instruction;
  if (instruction.keyword !== 'invalid' || instruction.written !== 'from') return undefined;
  const { words, keywordSpan } = instruction;
  const image = words[0] ?? { text: '', span: span(keywordSpan.end, keywordSpan.end) };
  const isNamed = words[1]?.text.toLowerCase() === 'as';
  return {
    span: instruction.span,
    keywordSpan,
    keywordText: instruction.keywordText,
    flags: instruction.flags,
    heredocs: instruction.heredocs,
    rest: instruction.rest,
    emptyLines: instruction.emptyLines,
    keyword: 'from',
    image,
    platform: instruction.flags.find(({ name }) => name === 'platform'),
    name: isNamed ? words[2] : undefined,
  };
}
