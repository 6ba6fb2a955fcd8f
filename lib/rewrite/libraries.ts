import type { CatalogImage } from '../catalog/image';
import type { Packages } from '../catalog/package-table';
import { isSameLibrary } from '../catalog/soname';
import type { StageView } from '../contents/contents';
import { stagesCopiedFrom } from '../contents/stage-copies';
import { presentIn, valueOf } from '../fact/fact';
import { actorOf, isRootActor } from '../ownership/actor';
import { packagesOf } from '../programs/image-programs';
import { libraryIn } from '../programs/libraries';
import { installedPackages } from '../programs/packages';
import type { TextEdit } from '../text/edit';
import { lineAfter, lineEnd } from '../text/line-edit';
import type { Carrying } from './carrying';
import { isOfOneSuite } from './environments';

/** Shared libraries that a stage has from which the target copies, on the release of the new base. */
export type Gathered = { readonly builder: StageView; readonly sonames: readonly string[] };

/** Of which it is known in which directories libraries lie. */
const laidOut: ReadonlySet<string> = new Set(['debian', 'ubuntu', 'alpine']);

/** Where they are gathered, in both stages. */
export const librariesAt = '/opt/libraries';

/**
 * Where the libraries of a package can be taken from for a base that has no package manager: a stage on the same release of the
 * same distribution, never another. Undefined where there is none, or the package is not there for libraries alone.
 */
export function gatheredFor(carrying: Carrying, name: string): Gathered | undefined {
  const {
    from,
    inspection: { catalog, target },
    to,
  } = carrying;
  if (valueOf(to.facts.shell) !== 'none' || target === undefined) return undefined;
  if (target.stage.end.variables.get('LD_LIBRARY_PATH') !== undefined) return undefined;
  for (const builder of stagesCopiedFrom(target.view)) {
    const { image } = builder;
    if (image === undefined || !isOfOneSuite(image, to) || !isAlike(image, from)) continue;
    if (!laidOut.has(presentIn(image.facts.upstream)?.distribution ?? '')) continue;
    const sonames = librariesMeant(carrying, packagesOf(catalog, image), name, builder);
    if (sonames.length === 0 || !isRootActor(actorOf(builder.stage.end))) continue;
    const extra = installedPackages(builder.end);
    if (sonames.every((soname) => libraryIn(catalog, image, soname, extra).is === 'there'))
      return { builder, sonames };
  }
  return undefined;
}

/** All of a package of libraries; of one that has programs too, and is called by none, those that what is built is linked with. */
function librariesMeant(
  { inspection: { catalog, target } }: Carrying,
  packages: Packages | undefined,
  name: string,
  builder: StageView,
): readonly string[] {
  const { libraries = [], programs = [] } = packages?.holding(name) ?? {};
  if (programs.length === 0) return libraries;
  const said = target?.view.part(saidOutsideRuns) ?? '';
  if (programs.some((program) => said.includes(program))) return [];
  const brought = [...(packages?.bringing(name, false)?.libraries ?? [])];
  const linked = [
    ...(target?.executables ?? []).flatMap(
      ({ native }) => native?.libraries.map(catalog.packages.soname) ?? [],
    ),
    ...installedPackages(builder.end).flatMap((each) => packages?.holding(each)?.links ?? []),
  ];
  return brought.filter((each) => linked.some((soname) => isSameLibrary(soname, each)));
}

function saidOutsideRuns({ stage: { steps } }: StageView): string {
  const others = steps.filter(({ instruction }) => instruction.keyword !== 'run');
  return others.map(({ instruction }) => instruction.rest.text).join('\n');
}

/** The same with what the started programs are linked with and the new base has not. */
export function withThoseOfPrograms(
  { inspection: { catalog, target }, to }: Carrying,
  gathered: readonly Gathered[],
): readonly Gathered[] {
  if (gathered.length === 0) return gathered;
  const more = (target?.executables ?? []).flatMap(({ native }): readonly Gathered[] => {
    const builder = gathered.find((one) => one.builder === native?.view)?.builder;
    if (native === undefined || builder?.image === undefined) return [];
    const { image } = builder;
    const extra = installedPackages(builder.end);
    const sonames = native.libraries
      .map(catalog.packages.soname)
      .filter(
        (soname) =>
          libraryIn(catalog, to, soname, []).is !== 'there' &&
          libraryIn(catalog, image, soname, extra).is === 'there',
      );
    return sonames.length === 0 ? [] : [{ builder, sonames }];
  });
  return [...gathered, ...more];
}

/** Names of packages mean the same on both. */
function isAlike(image: CatalogImage, from: CatalogImage): boolean {
  return presentIn(image.facts.upstream)?.distribution === presentIn(from.facts.upstream)?.distribution;
}

/** Gathers them, with all that they are linked with but the C library, at the end of the stage that has them. */
export function gatheringEdits(text: string, gathered: readonly Gathered[]): readonly TextEdit[] {
  return [...byBuilder(gathered)].flatMap(([builder, sonames]) => {
    const last = builder.stage.steps.at(-1);
    const distribution = builder.image && presentIn(builder.image.facts.upstream)?.distribution;
    if (last === undefined) return [];
    return [
      lineAfter(text, last.instruction.span, gatheringLine([...sonames].sort(), distribution, lineEnd(text))),
    ];
  });
}

/** Copies them to the target, and says where they are. */
export function gatheredLines(gathered: readonly Gathered[]): readonly string[] {
  const names = [...byBuilder(gathered).keys()].map(({ stage }) => stage.name ?? String(stage.index));
  return [
    ...names.map((name) => `COPY --from=${name} ${librariesAt} ${librariesAt}`),
    `ENV LD_LIBRARY_PATH=${librariesAt}`,
  ];
}

function byBuilder(gathered: readonly Gathered[]): ReadonlyMap<StageView, ReadonlySet<string>> {
  const found = new Map<StageView, Set<string>>();
  for (const { builder, sonames } of gathered) {
    const known = found.get(builder) ?? new Set<string>();
    found.set(builder, known);
    for (const soname of sonames) known.add(soname);
  }
  return found;
}

function gatheringLine(
  sonames: readonly string[],
  distribution: string | undefined,
  newline: string,
): string {
  const found = sonames.map((soname) => `-name ${soname}`).join(' -o ');
  const files =
    distribution === 'alpine'
      ? `$(find /lib /usr/lib ${found})`
      : sonames.map((soname) => `/usr/lib/*/${soname}`).join(' ');
  return [
    `RUN mkdir -p ${librariesAt} && for library in ${files}; do \\`,
    `      cp -L "$library" ${librariesAt}/ && ldd "$library" | awk '$3 ~ "^/" && $3 !~ "/(ld-|lib(c|m|mvec|dl|pthread|rt|resolv|util|anl)[.]so)" { print $3 }' \\`,
    `      | xargs -r -I {} cp -L {} ${librariesAt}/ || exit 1; \\`,
    '    done',
  ].join(newline);
}
