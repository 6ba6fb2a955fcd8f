import type { Report } from './report';

/** What the image stands on in the end, through as many stages as lie between. */
export function finalBase({ stages }: Pick<Report, 'stages'>): string | undefined {
  let stage = stages.find(({ isFinal }) => isFinal);
  for (let steps = 0; steps < stages.length; steps++) {
    const under = stage?.uses.find(({ kind }) => kind === 'base')?.stage;
    if (under === undefined) break;
    stage = stages.find(({ index }) => index === under);
  }
  return stage?.base.reference ?? stage?.base.written;
}
