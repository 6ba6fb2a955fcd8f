import type { CatalogImage } from '../catalog/image';
import type { StageView } from '../contents/contents';
import { presentIn, valueOf } from '../fact/fact';
import type { Inspection } from '../inspection';
import { addsSources } from '../programs/package-sources';
import type { Span } from '../text/span';
import { defineDetector, type Fit, notKnownFit, type Requirement, withChanges, yes } from './requirement';

const ofSystem = new Set(['apt', 'apk', 'dnf', 'microdnf', 'yum', 'tdnf', 'zypper']);

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
  description:
    'Packages with a version in the name (`libicu72`, `openjdk-17-jre`) or behind it (`git=1:2.47.3`) are of one release of a distribution; others may have them under another name, or not at all.',
  examples: [
    {
      title: 'A name with the version of a release',
      dockerfile: `FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends libicu72
COPY bin/relay /usr/local/bin/relay
CMD ["relay"]
`,
      fits: {
        'debian:bookworm-slim': 'yes',
        'debian:bookworm': 'yes',
        'debian:trixie-slim': 'with-changes',
        'alpine:3.24': 'yes',
      },
    },
    {
      title: 'A pinned version',
      dockerfile: `FROM alpine:3.24
RUN apk add --no-cache nginx=1.30.1-r0
CMD ["nginx", "-g", "daemon off;"]
`,
      fits: { 'alpine:3.24': 'yes', 'alpine:3.23': 'not-known', 'debian:trixie-slim': 'yes' },
    },
    {
      title: 'A repository of one release',
      dockerfile: `FROM debian:trixie-slim
RUN echo 'deb http://mirror.example.org/debian trixie-backports main' > /etc/apt/sources.list.d/backports.list && apt-get update && apt-get install -y -t trixie-backports restic
CMD ["restic", "version"]
`,
      fits: { 'debian:trixie': 'yes', 'debian:bookworm-slim': 'not-known' },
    },
    {
      title: 'A name that every release has',
      dockerfile: `FROM debian:trixie-slim
RUN apt-get update && apt-get install -y curl
CMD ["curl", "--version"]
`,
      fits: {},
    },
  ],
  *detect(inspection) {
    yield* repositoriesOf(inspection);
    yield* droppedBy(inspection);
    const found = boundTo(inspection);
    if (found.length === 0) return;
    yield {
      kind: 'installed-package',
      value: { code: 'named-together', names: found.map(({ name }) => name) },
      certainty: 'likely',
      because: found.map(({ name, span }) => ({ reason: { code: 'package-of-release', name }, span })),
      looksAt: ['packageManagers', 'upstream'],
      meets: (image) => fitFor(inspection, found, image),
    };
  },
});

function boundTo({ final }: Inspection): readonly Bound[] {
  const found = new Map<string, Bound>();
  for (const { tree } of final) {
    for (const { effect } of tree.effects) {
      if (effect.kind !== 'packages-installed' || effect.root !== undefined) continue;
      const { manager, span } = effect;
      if (!ofSystem.has(manager)) continue;
      for (const { name, version } of effect.packages) {
        const isPinned = version !== undefined && !/^[~=]*\*?$/.test(version);
        if ((isPinned || hasVersion(name)) && found.size < mostNames)
          found.set(name, { name, isPinned, manager, span });
      }
    }
  }
  return [...found.values()];
}

type Dropped = { readonly manager: 'apt' | 'apk'; readonly span: Span; readonly view: StageView };

/** Names that some releases of a distribution know and others do not. */
function* droppedBy(inspection: Inspection): Iterable<Requirement> {
  const { absent } = inspection.catalog;
  const names = new Map<string, Dropped>();
  for (const view of inspection.final)
    for (const { effect } of view.tree.effects) {
      if (effect.kind !== 'packages-installed' || effect.root !== undefined) continue;
      const { manager } = effect;
      if (manager !== 'apt' && manager !== 'apk') continue;
      for (const { name, span } of effect.packages)
        if (names.size < mostNames && absent.isMissingSomewhere(manager, name))
          names.set(name, { manager, span, view });
    }
  if (names.size === 0) return;
  yield {
    kind: 'installed-package',
    value: { code: 'named-together', names: [...names.keys()] },
    certainty: 'likely',
    because: [...names].map(([name, { span }]) => ({
      reason: { code: 'package-of-some-releases', name },
      span,
    })),
    looksAt: ['packageManagers', 'upstream'],
    meets: (image) => {
      const upstream = presentIn(image.facts.upstream);
      if (!upstream || upstream.release === undefined) return yes;
      const { distribution, release } = upstream;
      const managers = valueOf(image.facts.packageManagers);
      const isSame = isOfSameRelease(inspection, image);
      for (const [name, { manager, view }] of names) {
        if (!managers?.includes(manager) || !absent.of(distribution, release, name)) continue;
        // Another source that the file adds has it, as far as anybody can tell.
        if (isSame && addsSources(view, manager)) continue;
        return withChanges({ code: 'package-not-in-release', name });
      }
      return yes;
    },
  };
}

/** Codenames of Debian's and Ubuntu's releases, as they stand in addresses of repositories. */
const codename =
  /\b(?:buster|bullseye|bookworm|trixie|forky|bionic|focal|jammy|noble|resolute)(?:-[a-z]+)?\b/;

/** A repository of one release by its name: `deb http://… trixie-backports main`. */
function* repositoriesOf(inspection: Inspection): Iterable<Requirement> {
  for (const {
    stage: { steps },
  } of inspection.final) {
    for (const { run, instruction } of steps) {
      const name = run && /\bdeb |sources\.list|\bpgdg\b/.test(run.text) && codename.exec(run.text)?.[0];
      if (!name) continue;
      yield {
        kind: 'installed-package',
        value: { code: 'named', name: name },
        certainty: 'likely',
        because: [{ reason: { code: 'repository-of-release', name }, span: instruction.keywordSpan }],
        looksAt: ['upstream'],
        meets: (image) =>
          isOfSameRelease(inspection, image)
            ? yes
            : notKnownFit({ code: 'repository-of-other-release', name }),
      };
      return;
    }
  }
}

/** Digits that are of the name in every release. */
const namesWithDigits =
  /apache2|python3|sqlite3(?!-\d)|zlib1g|libc6|bz(?:ip)?2|gnupg2|iproute2|e2fsprogs|x11|xml2|p7zip|\bs6|lz4|i2c|ip6tables|\bpy3-|mp3|base64|oauth2|v4l/g;

function hasVersion(name: string): boolean {
  return /\d/.test(name.replaceAll(namesWithDigits, '')) && !name.includes('/');
}

function fitFor({ catalog, target }: Inspection, found: readonly Bound[], image: CatalogImage): Fit {
  if (image.id === target?.image?.id) return yes;
  const managers = valueOf(image.facts.packageManagers);
  const upstream = presentIn(image.facts.upstream);
  if (managers === undefined || upstream === undefined) return yes;
  if (isOfSameRelease({ target }, image)) return yes;
  const { distribution, release = '' } = upstream;
  const packages = catalog.packages.of(upstream);
  const isOfRelease = packages?.table.releases?.includes(release) === true;
  for (const { name, isPinned, manager } of found) {
    // Without the package manager there is nothing to find, which the need for it says.
    if (!managers.includes(manager)) continue;
    // That there is none is told by the need for what some releases have dropped.
    if (catalog.absent.of(distribution, release, name)) continue;
    const isSeen = catalog.absent.has(distribution, release, name);
    if (isPinned || !(isSeen || (isOfRelease && packages?.finds(name))))
      return notKnownFit({ code: 'package-not-known', manager, name, isPinned });
  }
  return yes;
}

function isOfSameRelease({ target }: Pick<Inspection, 'target'>, image: CatalogImage): boolean {
  const here = target?.image && valueOf(target.image.facts.upstream);
  const there = valueOf(image.facts.upstream);
  if (image.id === target?.image?.id) return true;
  if (here === undefined || here === 'none' || there === undefined || there === 'none') return false;
  return here.distribution === there.distribution && here.release === there.release;
}
