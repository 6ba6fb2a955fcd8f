import { expect } from 'vitest';
import { readCatalog } from '../catalog/files';
import { Report } from '../report/report';
import { indexLines } from '../text/lines';
import { spanText } from '../text/span';
import { analyzeDefinition } from './analyze-definition';
import type { DefinitionKind } from './definition';
import { readDefinition } from './read';

const catalog = readCatalog();
const today = '2026-11-30';

export async function analyzed(
  kind: DefinitionKind,
  text: string,
  files: Readonly<Record<string, string>> = {},
  environment: Readonly<Record<string, string>> = {},
) {
  const variables = new Map(Object.entries(environment));
  const known = new Map(Object.entries(files));
  const reader = {
    dockerfile(path: string) {
      const found = known.get(path);
      return found === undefined ? { code: 'no-dockerfile' as const } : { text: found };
    },
  };
  return analyzeDefinition(readDefinition(kind, text, variables), text, reader, catalog, today);
}

/** `line: what is marked  rule severity consequence`, of findings that are more than advice. */
export async function found(
  kind: DefinitionKind,
  text: string,
  files: Readonly<Record<string, string>> = {},
) {
  const { report } = (await analyzed(kind, text, files)).judged;
  expect(Report.safeParse(report).error).toBeUndefined();
  const lines = indexLines(text);
  return report.findings
    .filter(({ severity }) => severity !== 'info')
    .map(({ consequence, range, rule, severity }) => {
      const marked = spanText(text, lines.spanOf(range));
      return `${range.start.line}: ${marked}  ${rule} ${severity} ${consequence}`;
    });
}

/** A Compose file of one service, `s`. */
export function service(lines: string): string {
  return `services:\n  s:\n    ${lines.replaceAll('\n', '\n    ')}\n`;
}
