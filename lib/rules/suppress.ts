import { readPragmas } from '../dockerfile/pragmas';
import type { Dockerfile, Instruction } from '../dockerfile/syntax';
import type { Finding, SuppressedFinding } from '../report/report';
import type { Lines } from '../text/lines';
import type { Span } from '../text/span';
import { findRule } from './index';
import type { SpannedFinding } from './run';

/** Takes out what comments in the file ask to ignore, by our ids or by those of other tools. */
export function suppress(
  found: readonly SpannedFinding[],
  dockerfile: Dockerfile,
  lines: Lines,
): { readonly findings: readonly Finding[]; readonly suppressed: readonly SuppressedFinding[] } {
  const pragmas = readPragmas(dockerfile);
  const findings: Finding[] = [];
  const suppressed: SuppressedFinding[] = [];
  for (const { finding, span } of found) {
    const pragma = pragmas.find(
      (each) =>
        names(each.tool, each.ids, finding.rule) &&
        (each.scope === 'file' || covers(dockerfile, each.span, span)),
    );
    if (!pragma) findings.push(finding);
    else
      suppressed.push({
        ...finding,
        suppressedBy: { range: lines.rangeOf(pragma.span), reason: pragma.reason },
      });
  }
  return { findings, suppressed };
}

/** Whether a comment that names `ids` in the tongue of `tool` means the rule. A syntax error can't be ignored. */
function names(tool: string, ids: readonly string[], rule: string): boolean {
  if (rule === 'syntax') return false;
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

/** Whether the finding lies in the first instruction below the comment. */
function covers({ instructions }: Dockerfile, pragma: Span, span: Span): boolean {
  const next: Instruction | undefined = instructions.find(({ span: { start } }) => start >= pragma.end);
  const around = instructions.find(({ span: each }) => each.start <= pragma.start && pragma.end <= each.end);
  return [next, around].some(
    (each) => each !== undefined && each.span.start <= span.start && span.end <= each.span.end,
  );
}
