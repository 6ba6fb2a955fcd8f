import type { CatalogImage } from '../catalog/image';
import { productOf } from '../catalog/product';
import { valueOf } from '../fact/fact';

/** Whether the same package manager installs on both. */
export function isManagedAlike(image: CatalogImage, own: CatalogImage | undefined): boolean {
  const [mine, its] = [own, image].map((one) => (one && valueOf(one.facts.packageManagers)) ?? []);
  const kind = (manager: string) => (/^(yum|dnf|microdnf|tdnf)$/.test(manager) ? 'rpm' : manager);
  return its?.some((one) => mine?.some((other) => kind(one) === kind(other))) ?? false;
}

/** Kinds of images of a product that are for running what another is for building with. */
const runs: ReadonlyMap<string, readonly string[]> = new Map([
  ['jdk', ['jre']],
  ['maven', ['jdk', 'jre']],
  ['gradle', ['jdk', 'jre']],
  ['sdk', ['aspnet', 'runtime']],
]);

export function isOfLikeKind(has: string | undefined, had: string | undefined): boolean {
  return has === had || (had !== undefined && has !== undefined && (runs.get(had)?.includes(has) ?? false));
}

/** Starts the services of a whole machine, or is made for one tool: nothing that others stand on. */
export function isForOther(image: CatalogImage): boolean {
  const isOneTool = valueOf(image.facts.purpose) === 'application' && productOf(image) === undefined;
  return (
    isOneTool ||
    /-init\b|(^|\/)(busybox|bash|curl|git|kubectl|uv)(-static|-fips)*(:|@|$)/.test(image.reference)
  );
}
