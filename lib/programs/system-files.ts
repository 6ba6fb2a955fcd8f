import type { SystemFact } from '../catalog/system-files';
import { type Answer, baseNotKnown, missing, notKnown, there } from '../contents/answer';
import type { Contents } from '../contents/contents';
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
export function systemFilesAt(contents: Contents, stage: number, files: SystemFiles): Answer {
  const { comesWith, paths } = contents.catalog.systemFiles(files.fact);
  if (installedPackages(contents, stage).some(comesWith)) return there({ code: 'installed-here' });
  for (const path of paths) {
    const traced = trace(contents, stage, path);
    if (traced.hops.length > 0) return there({ code: 'copied-into-stage' }, undefined, 'likely');
    if (hasDirectory(contents, stage, path)) return there({ code: 'made-in-stage' }, undefined, 'likely');
  }
  const tree = contents.trees[stage];
  if (!tree) return notKnown({ code: 'stage-not-known' });
  const unknown = tree.unknowns.find(
    ({ path }) => path === '/' || paths.some((each) => each.startsWith(path)),
  );
  if (unknown) return notKnown(unknown.reason);
  const image = contents.bases[stage]?.image;
  if (!image) return baseNotKnown;
  const fact = image.facts[files.fact];
  const what = { image: image.reference, what: files.name };
  if (!fact.known) return notKnown({ code: 'whether-image', how: 'has', ...what });
  if (fact.value) return there({ code: 'image-has', ...what }, bestSource(fact));
  if (installsUnknownPackage(contents, stage)) return notKnown({ code: 'may-come-by-package' });
  return missing({ code: 'image-has-no', ...what }, bestSource(fact));
}

function hasDirectory(contents: Contents, stage: number, path: string): boolean {
  let at: number | undefined = stage;
  for (let depth = 0; at !== undefined && depth < 64; depth += 1) {
    const tree: Contents['trees'][number] | undefined = contents.trees[at];
    if (tree?.writes.has(path)) return true;
    const stages = contents.graph.stages[at];
    if (
      path === '/tmp' &&
      (stages?.end.workdir?.value === '/tmp' || stages?.end.volumes.some(({ value }) => value === '/tmp'))
    )
      return true;
    at = tree?.parent === at ? undefined : tree?.parent;
  }
  return false;
}
