import type { Report } from './report';

/** Whether something keeps the file from building or starting: what does not come from the base stays on another. */
export function failsAnywhere({ findings }: Pick<Report, 'findings'>): boolean {
  return findings.some(
    ({ consequence, severity }) =>
      severity === 'error' && (consequence === 'will-not-build' || consequence === 'will-not-start'),
  );
}
