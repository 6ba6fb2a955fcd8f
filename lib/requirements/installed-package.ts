import type { CatalogImage } from '../catalog/image';
import { valueOf } from '../fact/fact';
import { finalStages, type Inspection } from '../inspection';
import type { Span } from '../text/span';
import { defineDetector, type Fit, notKnownFit, yes } from './requirement';

/** More of them make no difference: the first that a base may not have is named. */
const mostNames = 40;

type Bound = {
  readonly name: string;
  readonly isPinned: boolean;
  readonly manager: string;
  readonly span: Span;
};

/** Packages that another release of the distribution may not have under this name or in this version. */
export default defineDetector({
  id: 'installed-package',
  title: 'Package of a release',
  description:
    'Packages with a version in the name (`libicu72`, `openjdk-17-jre`) or behind it (`git=1:2.47.3`) are of one release of a distribution; others may have them under another name, or not at all.',
  *detect(inspection) {
    const found = boundTo(inspection);
    const [first] = found;
    if (!first) return;
    yield {
      kind: 'installed-package',
      value: found.map(({ name }) => name).join(', '),
      certainty: 'likely',
      because: found.map(({ name, span }) => ({ text: `${name} is of a release`, span })),
      meets: (image) => fitFor(inspection, found, image),
    };
  },
});

function boundTo({ contents, ...inspection }: Inspection): readonly Bound[] {
  const found = new Map<string, Bound>();
  for (const { index } of finalStages({ contents, ...inspection })) {
    for (const { effect } of contents.trees[index]?.effects ?? []) {
      if (effect.kind !== 'packages-installed' || effect.root !== undefined) continue;
      const { manager, span } = effect;
      for (const { name, version } of effect.packages) {
        const isPinned = version !== undefined && !/^[~=]*\*?$/.test(version);
        if ((isPinned || hasVersion(name)) && found.size < mostNames)
          found.set(name, { name, isPinned, manager, span });
      }
    }
  }
  return [...found.values()];
}

/** Digits that are of the name in every release. */
const namesWithDigits =
  /^(python3(-[a-z-]+)?|zlib1g(-dev)?|libc6(-[a-z-]+)?|libxml2(-[a-z]+)?|libsqlite3-dev|sqlite3|apache2(-[a-z-]+)?|bzip2|libbz2-dev|gnupg2|iproute2|e2fsprogs|x11-[a-z-]+|libx11-dev|p7zip(-full)?|s6|jq|lz4|i2c-tools|py3-[a-z-]+)$/;

function hasVersion(name: string): boolean {
  return /\d/.test(name) && !namesWithDigits.test(name) && !name.includes('/');
}

function fitFor({ catalog, target }: Inspection, found: readonly Bound[], image: CatalogImage): Fit {
  if (image.id === target?.image?.id) return yes;
  const managers = valueOf(image.facts.packageManagers);
  const upstream = valueOf(image.facts.upstream);
  if (managers === undefined || upstream === undefined || upstream === 'none') return yes;
  const here = target?.image && valueOf(target.image.facts.upstream);
  const isSame =
    here !== undefined &&
    here !== 'none' &&
    here.distribution === upstream.distribution &&
    here.release === upstream.release;
  if (isSame) return yes;
  const packages = catalog.packages.of(upstream);
  const isOfRelease =
    upstream.release !== undefined && packages?.table.releases?.includes(upstream.release) === true;
  for (const { name, isPinned, manager } of found) {
    // Without the package manager there is nothing to find, which the need for it says.
    if (!managers.includes(manager)) continue;
    if (isPinned || !isOfRelease || !packages?.has(name))
      return notKnownFit(
        `whether ${manager} finds ${name}${isPinned ? ' in this version' : ''} there is not known`,
      );
  }
  return yes;
}
