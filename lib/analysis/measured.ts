import { type Base, imageOf, referenceOf } from '../bases/base';
import type { Inspection } from '../inspection';
import type { MeasuredBase, Report } from '../report/report';
import { shortened } from '../text/shorten';
import { mostStages } from './limits';

/** The images the file names of which the report says something because they were measured. */
export function reportMeasured({ contents }: Inspection): Pick<Report, 'measured'> {
  const found = new Map<string, MeasuredBase>();
  for (const { base, stage, tree } of contents.views) {
    if (stage.base.kind === 'image') add(base.root);
    for (const writes of tree.writes.values())
      for (const { origin } of writes) if (origin.kind === 'image') add(origin.base);
  }
  return found.size === 0 ? {} : { measured: [...found.values()] };

  function add(base: Base): void {
    const observed = imageOf(base)?.observed;
    const reference = shortened(referenceOf(base));
    if (observed === undefined || found.has(reference) || found.size >= mostStages) return;
    const { digest, observed: day, platform } = observed;
    found.set(reference, { reference, digest, platform, observed: day });
  }
}
