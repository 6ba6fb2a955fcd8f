import type { SystemFact } from '../catalog/system-files';
import { type Answer, baseNotKnown, missing, notKnown, there } from '../contents/answer';
import type { StageView } from '../contents/contents';
import { trace } from '../contents/trace';
import { bestSource } from '../fact/fact';
import { installedPackages, installsUnknownPackage } from './packages';

/** Something beside programs that an image may or may not bring. */
export type SystemFiles = { readonly fact: SystemFact; readonly name: string };

export const caCertificates: SystemFiles = { name: 'CA certificates', fact: 'caCertificates' };
export const timeZoneData: SystemFiles = { name: 'time-zone data', fact: 'timeZoneData' };
/** `/tmp` that programs may write to. */
export const temporaryDirectory: SystemFiles = { name: '/tmp', fact: 'tmp' };

/** Whether a stage has it at its end. */
export function systemFilesAt(view: StageView, files: SystemFiles): Answer {
  const { contents, end, image, tree } = view;
  const { comesWith, paths } = contents.catalog.systemFiles(files.fact);
  if (installedPackages(end).some(comesWith)) return there({ code: 'installed-here' });
  for (const path of paths) {
    const traced = trace(end, path);
    if (traced.hops.length > 0) return there({ code: 'copied-into-stage' }, undefined, 'likely');
    if (hasDirectory(view, path)) return there({ code: 'made-in-stage' }, undefined, 'likely');
  }
  const unknown = tree.unknowns.find(
    ({ path }) => path === '/' || paths.some((each) => each.startsWith(path)),
  );
  if (unknown) return notKnown(unknown.reason);
  if (!image) return baseNotKnown;
  const fact = image.facts[files.fact];
  const what = { image: image.reference, what: files.name };
  if (!fact.known) return notKnown({ code: 'whether-image', how: 'has', ...what });
  if (fact.value) return there({ code: 'image-has', ...what }, () => bestSource(fact));
  if (installsUnknownPackage(end)) return notKnown({ code: 'may-come-by-package' });
  return missing({ code: 'image-has-no', ...what }, () => bestSource(fact));
}

function hasDirectory({ chain }: StageView, path: string): boolean {
  return chain.some(
    ({ stage, tree }) =>
      tree.writes.has(path) ||
      (path === '/tmp' &&
        (stage.end.workdir?.value === '/tmp' || stage.end.volumes.some(({ value }) => value === '/tmp'))),
  );
}
