import type { Catalog, CatalogImage } from '../catalog/image';
import { type Answer, missing, there } from '../contents/answer';
import { bestSource, presentIn } from '../fact/fact';
import { formOfManager, managersOfDistribution, packageManagerCommands } from './package-manager-commands';

/** Whether an image has a package manager, where that was looked up. */
export function fromPackageManagers(image: CatalogImage, program: string): Answer | undefined {
  const managers = image.facts.packageManagers;
  if (!managers.known || !packageManagerCommands.has(program)) return undefined;
  const source = () => bestSource(managers);
  const same = program === 'apt-get' ? ['apt', 'apt-get'] : [program];
  if (same.some((name) => managers.value.includes(name)))
    return there({ code: 'image-has', image: image.reference, what: program }, source);
  if (program === 'yum' && managers.value.includes('dnf'))
    // Where dnf is microdnf by another name, nothing is called yum.
    return (
      fromSearch(image, program) ??
      there({ code: 'image-has-dnf-as-yum', image: image.reference }, source, 'likely')
    );
  // Not managers of their own: the lists of packages tell.
  if (program === 'dnf' && managers.value.includes('yum')) return undefined;
  if (program === 'aptitude' && managers.value.includes('apt')) return undefined;
  return missing(
    managers.value.length === 0
      ? { code: 'image-has-no', image: image.reference, what: 'package manager' }
      : { code: 'image-uses-other-managers', image: image.reference, managers: managers.value, program },
    source,
  );
}

/** Where nobody looked up which one it has: none for packages of another form than those of its distribution. */
export function fromManagersOfDistribution(
  catalog: Catalog,
  { facts, reference }: CatalogImage,
  program: string,
): Answer | undefined {
  const form = formOfManager(program);
  const upstream = presentIn(facts.upstream);
  const ground = facts.upstream;
  if (form === undefined || upstream === undefined || !ground.known || facts.packageManagers.known)
    return undefined;
  const known = managersOfDistribution(catalog, upstream.distribution);
  if (known.length === 0 || known.some((each) => formOfManager(each) === form)) return undefined;
  const { distribution, release } = upstream;
  return missing(
    {
      code: 'distribution-uses-other-managers',
      image: reference,
      distribution,
      release,
      managers: known,
      program,
    },
    () => bestSource(ground),
    'likely',
  );
}

/** Somebody looked for it and did not find it. */
export function fromSearch(image: CatalogImage, program: string): Answer | undefined {
  const { missingPrograms } = image.facts;
  if (!missingPrograms.known || !missingPrograms.value.includes(program)) return undefined;
  return missing(
    { code: 'image-does-not-bring', image: image.reference, program },
    () => bestSource(missingPrograms),
    'likely',
  );
}
