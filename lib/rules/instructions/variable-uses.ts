import type { Instruction, Word } from '../../dockerfile/syntax';
import type { CheckedStep, Inspection } from '../../inspection';
import { lookupIn, type UnsetUse, unsetInHeredoc, unsetUses } from './unset-variables';

const expandedFlags = new Set(['chown', 'chmod', 'checksum', 'exclude', 'mount']);

/** Set by the builder for its own ends, never as a variable. */
const notVariables = new Set(['BUILDKIT_SBOM_SCAN_CONTEXT', 'BUILDKIT_SBOM_SCAN_STAGE']);

/** Variables an instruction uses without a value, each name once. BuildKit's: where the shell fills in, it says nothing. */
export function undefinedUses(checked: CheckedStep, inspection: Inspection): Iterable<UnsetUse> {
  const { start, end } = checked.instruction.span;
  return inspection.dockerfile.text.slice(start, end).includes('$') ? usesIn(checked, inspection) : [];
}

function usesIn({ step, instruction }: CheckedStep, { dockerfile, graph }: Inspection): readonly UnsetUse[] {
  const lookup = lookupIn(step.before.variables);
  const found = new Map<string, UnsetUse>();
  if (instruction.keyword === 'arg') {
    const declared = new Set<string>();
    for (const { name, default: written } of instruction.declarations) {
      const isGiven = Object.hasOwn(graph.options.buildArgs, name.text);
      if (written && !isGiven)
        add(unsetUses(written, lookup, dockerfile.escape).filter((use) => !declared.has(use.name)));
      declared.add(name.text);
    }
    return [...found.values()];
  }
  for (const word of wordsOf(instruction)) add(unsetUses(word, lookup, dockerfile.escape));
  if (instruction.keyword === 'copy' || instruction.keyword === 'add') {
    for (const heredoc of instruction.heredocs) if (!heredoc.quoted) add(unsetInHeredoc(heredoc, lookup));
  }
  return [...found.values()];

  function add(uses: readonly UnsetUse[]): void {
    for (const use of uses) if (!found.has(use.name) && !notVariables.has(use.name)) found.set(use.name, use);
  }
}

/** The words BuildKit fills variables into before it carries the instruction out. */
function wordsOf(instruction: Instruction): readonly Word[] {
  switch (instruction.keyword) {
    case 'copy':
    case 'add': {
      const opened = new Set(instruction.heredocs.map(({ span }) => span.start));
      const sources = instruction.sources.filter(({ span }) => !opened.has(span.start));
      return [...flagValues(instruction), ...sources, instruction.destination];
    }
    case 'run':
      return flagValues(instruction);
    case 'env':
    case 'label':
      return instruction.pairs.flatMap(({ key, value }) => [key, value]);
    case 'user':
    case 'workdir':
    case 'stopsignal':
      return [instruction.word];
    case 'volume':
      return instruction.words;
    default:
      return [];
  }
}

function flagValues({ flags }: Instruction): readonly Word[] {
  if (flags.length === 0) return [];
  return flags.flatMap(({ name, value, span, valueSpan }) =>
    value !== undefined && expandedFlags.has(name) ? [{ text: value, span: valueSpan ?? span }] : [],
  );
}
