import { type Pragma, readPragmas } from '../dockerfile/pragmas';
import type { Dockerfile, Instruction } from '../dockerfile/syntax';
import type { Finding, SuppressedFinding } from '../report/report';
import type { Lines } from '../text/lines';
import type { Span } from '../text/span';
import { findRule } from './find-rule';
import type { SpannedFinding } from './run';

/** Takes out what comments in the file ask to ignore, by our ids or by those of other tools. */
export function suppress(
  found: readonly SpannedFinding[],
  dockerfile: Dockerfile,
  lines: Lines,
): { readonly findings: readonly Finding[]; readonly suppressed: readonly SuppressedFinding[] } {
  const pragmas = readPragmas(dockerfile);
  const wholeFile = new Map<string, Pragma | undefined>();
  const here = pragmasByInstruction(
    dockerfile,
    pragmas.filter(({ scope }) => scope !== 'file'),
  );
  const findings: Finding[] = [];
  const suppressed: SuppressedFinding[] = [];
  for (const { finding, span } of found) {
    const own = here.get(instructionAround(dockerfile, span)) ?? [];
    const { rule } = finding;
    if (!wholeFile.has(rule))
      wholeFile.set(
        rule,
        pragmas.find(({ scope, tool, ids }) => scope === 'file' && names(tool, ids, rule)),
      );
    const pragma = wholeFile.get(rule) ?? own.find(({ tool, ids }) => names(tool, ids, rule));
    if (!pragma) findings.push(finding);
    else
      suppressed.push({
        ...finding,
        suppressedBy: { range: lines.rangeOf(pragma.span), reason: pragma.reason },
      });
  }
  return { findings, suppressed };
}

/** What keeps the builder from reading can't be ignored. */
export function isIgnorable(rule: string): boolean {
  return rule !== 'syntax' && rule !== 'no-dockerfile';
}

/** Whether a comment that names `ids` in the tongue of `tool` means the rule. */
function names(tool: string, ids: readonly string[], rule: string): boolean {
  if (!isIgnorable(rule)) return false;
  if (tool === 'plinth') return ids.includes(rule) || ids.includes('all');
  const aliases = findRule(rule)?.aliases ?? [];
  const all =
    tool === 'buildkit' && ids.includes('all') && aliases.some((alias) => alias.tool === 'buildkit');
  return (
    all ||
    aliases.some(
      (alias) => alias.tool === tool && ids.some((id) => id.toLowerCase() === alias.id.toLowerCase()),
    )
  );
}

/** The comments by the instruction they speak of: the first one below, and the one they stand in. */
function pragmasByInstruction(
  dockerfile: Dockerfile,
  pragmas: readonly Pragma[],
): ReadonlyMap<Instruction | undefined, readonly Pragma[]> {
  const { instructions } = dockerfile;
  const found = new Map<Instruction | undefined, Pragma[]>();
  for (const pragma of pragmas) {
    const at = firstFrom(instructions, pragma.span.end);
    const around = instructionAround(dockerfile, pragma.span);
    for (const instruction of new Set([instructions[at], around])) {
      if (!instruction) continue;
      const list = found.get(instruction);
      if (list) list.push(pragma);
      else found.set(instruction, [pragma]);
    }
  }
  return found;
}

/** The instruction in which a place lies as a whole. */
export function instructionAround({ instructions }: Dockerfile, span: Span): Instruction | undefined {
  const instruction = instructions[firstFrom(instructions, span.start + 1) - 1];
  return instruction && span.end <= instruction.span.end ? instruction : undefined;
}

/** Index of the first instruction that starts at an offset or behind it. */
function firstFrom(instructions: readonly Instruction[], offset: number): number {
  let low = 0;
  let high = instructions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((instructions[middle]?.span.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
