import { z } from 'zod';

/** What came of one mutant, as Stryker tells it: here columns count from one as well. */
export const Result = z.object({
  fileName: z.string(),
  location: z.object({ start: z.object({ line: z.number(), column: z.number() }) }),
  mutatorName: z.string(),
  replacement: z.string(),
  status: z.string(),
});
export type Result = z.infer<typeof Result>;

const isNoticed = ({ status }: Result) => status === 'Killed' || status === 'Timeout';
const isMissed = ({ status }: Result) => status === 'Survived' || status === 'NoCoverage';

/** Share of the mutants that a test noticed; those that cannot be run say nothing. */
export function scoreOf(tested: readonly Result[]): number {
  const noticed = tested.filter(isNoticed).length;
  const missed = tested.filter(isMissed).length;
  return noticed + missed === 0 ? 0 : noticed / (noticed + missed);
}

/** The missed ones with their places, and the score by room and by kind. */
export function tell(tested: readonly Result[]): string {
  const missed = tested
    .filter(isMissed)
    .map(
      ({ fileName, location: { start }, mutatorName, replacement, status }) =>
        `${fileName}:${start.line}:${start.column}  ${mutatorName} ${shown(replacement)}${status === 'NoCoverage' ? '  (no test goes there)' : ''}`,
    );
  return [
    ...missed.sort(),
    '',
    ...table(tested, ({ fileName }) => fileName.split('/').slice(0, 2).join('/')),
    '',
    ...table(tested, ({ mutatorName }) => mutatorName),
    '',
    ...table(tested, () => 'all'),
  ].join('\n');
}

function table(tested: readonly Result[], groupOf: (result: Result) => string): readonly string[] {
  const groups = new Map<string, Result[]>();
  for (const result of tested) {
    const group = groups.get(groupOf(result));
    if (group) group.push(result);
    else groups.set(groupOf(result), [result]);
  }
  return [...groups].sort().map(([name, results]) => {
    const missed = results.filter(isMissed).length;
    const noticed = results.filter(isNoticed).length;
    const percent = (scoreOf(results) * 100).toFixed(0);
    return `${name.padEnd(24)} ${percent.padStart(3)} %  ${noticed} noticed, ${missed} missed`;
  });
}

function shown(code: string): string {
  const line = code.replaceAll(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
