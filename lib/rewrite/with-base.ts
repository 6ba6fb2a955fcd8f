import type { CatalogImage } from '../catalog/image';
import type { StageView } from '../contents/contents';
import { stagesCopiedFrom } from '../contents/stage-copies';
import { presentIn, valueOf } from '../fact/fact';
import { packagesOf, programIn } from '../programs/image-programs';
import { packagesDeclared } from '../programs/libraries';
import { installedPackages } from '../programs/packages';
import { caCertificates, type SystemFiles, systemFilesAt, timeZoneData } from '../programs/system-files';
import type { Stage } from '../stages/stage';
import type { Carrying } from './carrying';
import { isInit } from './init-process';
import { type Gathered, gatheredFor } from './libraries';
import { isWithLanguage } from './own-language';
import { isForRepositories } from './repositories';

/** A line that copies data from another stage, and why. */
type Copied = { readonly line: string; readonly because: string };

/** What of the packages that a stage installs is on the new base without them. */
export type Bringing = {
  /** `base`: it comes with it, or is of no use there. */
  of(name: string): 'base' | Copied | Gathered | undefined;
  readonly hasNoCertificatesOfItsOwn: boolean;
};

export const systemData = [
  {
    files: caCertificates,
    isFor: (name: string) => /^ca-certificates(-bundle)?$/.test(name),
    pack: 'ca-certificates',
    rule: 'ca-certificates-missing',
    what: 'certificates',
  },
  {
    files: timeZoneData,
    isFor: (name: string) => /^tzdata(-legacy)?$/.test(name),
    pack: 'tzdata',
    rule: 'time-zone-data-missing',
    what: 'time zones',
  },
] as const;

/** Programs of musl for programs linked with glibc. */
const shims: ReadonlySet<string> = new Set(['libc6-compat', 'gcompat']);

/** Of no use where programs find glibc itself. */
export function isShim(name: string, { facts }: CatalogImage): boolean {
  return shims.has(name) && presentIn(facts.libc)?.family === 'glibc';
}

/** What is said of packages that are not installed any more. */
export function withBaseWords(packages: readonly string[]): string {
  const names = [...new Set(packages)].map((name) => `\`${name}\``);
  return `What ${names.join(', ')} would bring comes with it, or serves nothing there.`;
}

export function bringingOf(carrying: Carrying, view: StageView): Bringing {
  const { from, names, to } = carrying;
  const [source, target] = [presentIn(from.facts.upstream), presentIn(to.facts.upstream)];
  const inside = new Set([
    ...(presentIn(to.facts.packages)?.map(({ name }) => name) ?? []),
    ...packagesDeclared(presentIn(to.facts.declaredPackages) ?? []),
  ]);
  const isInside = (name: string) => {
    const there = source && target && names.translate(name, source, target);
    const called = there === undefined || there.kind === 'absent' ? [name] : there.names;
    return called.every((each) => inside.has(each));
  };
  const isBare = valueOf(to.facts.shell) === 'none';
  const find = (name: string): ReturnType<Bringing['of']> => {
    const data = systemData.find(({ isFor }) => isFor(name));
    if (data !== undefined) return fromBaseOrStage(carrying, view, data);
    if (isInside(name) || isShim(name, to) || isWithLanguage(name, from, to)) return 'base';
    if (isBare && isForRepositories(name, view)) return 'base';
    if (name === netbase.pack) return fromStageWith(carrying, netbase);
    if (isBare && (isInit(name) || isForAccounts(name, carrying))) return 'base';
    if (isForHealthAlone(name, view) && isKnownToLack(carrying, name)) return 'base';
    return gatheredFor(carrying, name);
  };
  const known = new Map<string, ReturnType<Bringing['of']>>();
  return {
    of(name) {
      if (!known.has(name)) known.set(name, find(name));
      return known.get(name);
    },
    hasNoCertificatesOfItsOwn: ![...view.tree.writes].some(
      ([path, writes]) =>
        /^\/(usr\/(local\/)?share\/ca-certificates|etc\/(ssl|pki|ca-certificates))/.test(path) &&
        writes.some(({ origin }) => origin.kind !== 'command'),
    ),
  };
}

/** Brings what makes accounts, as `shadow-utils`: where nothing is run while it is built, they are numbers. */
function isForAccounts(name: string, { from, inspection: { catalog }, names, to }: Carrying): boolean {
  const [source, target] = [presentIn(from.facts.upstream), presentIn(to.facts.upstream)];
  const there = source && target && names.translate(name, source, target);
  const known = [
    packagesOf(catalog, from)?.holding(name),
    ...(there?.kind === 'same' || there?.kind === 'renamed' ? there.names : []).map((each) =>
      packagesOf(catalog, to)?.holding(each),
    ),
  ];
  return known.some((each) => each?.programs?.includes('useradd'));
}

/** The health check is then one that asks otherwise, or none. */
function isKnownToLack({ inspection: { catalog }, to }: Carrying, program: string): boolean {
  return valueOf(to.facts.shell) === 'none' || programIn(catalog, to, program).is !== 'not-known';
}

/** Installed to ask for the health of the program, and named nowhere else. */
function isForHealthAlone(name: string, { stage }: StageView): boolean {
  if (name !== 'curl' && name !== 'wget') return false;
  const naming = stage.steps.filter(({ instruction }) => instruction.rest.text.includes(name));
  const isCheck = ({ instruction }: Stage['steps'][number]) => instruction.keyword === 'healthcheck';
  const installs = naming.filter(({ run }) =>
    run?.script.commands.some(({ args }) => args.some(({ text }) => text === name)),
  );
  return (
    naming.some(isCheck) &&
    naming.every((step) => isCheck(step) || installs.includes(step)) &&
    installs.length === 1 &&
    installs.every(({ run }) => run?.script.commands.every((command) => command.name !== name))
  );
}

/** A line that copies them from a stage that the target copies from as well; undefined where none is known to have them. */
export function fromBaseOrStage(
  { inspection, to }: Carrying,
  view: StageView,
  { files, what }: { readonly files: SystemFiles; readonly what: string },
): 'base' | Copied | undefined {
  if (presentIn(to.facts[files.fact]) === true) return 'base';
  const target = inspection.target?.view;
  for (const builder of target ? stagesCopiedFrom(target) : []) {
    if (builder.stage.index >= view.stage.index) continue;
    const path = pathIn(builder.image && presentIn(builder.image.facts.upstream)?.distribution, files);
    const place = pathIn(presentIn(to.facts.upstream)?.distribution ?? 'debian', files);
    if (path === undefined || place === undefined || systemFilesAt(builder, files).is !== 'there') continue;
    const name = builder.stage.name ?? String(builder.stage.index);
    return {
      line: `COPY --from=${name} ${path} ${place}`,
      because: `The ${what} come from the stage \`${name}\`.`,
    };
  }
  return undefined;
}

/** Names of protocols and services, as data: https://packages.debian.org/trixie/all/netbase/filelist */
const netbase = { pack: 'netbase', files: '/etc/protocols /etc/services', directory: '/etc/' } as const;

/** A line that copies the files of a package from a stage that has it, from which the target copies as well. */
function fromStageWith(
  { inspection: { target } }: Carrying,
  { directory, files, pack }: typeof netbase,
): Copied | undefined {
  for (const builder of target ? stagesCopiedFrom(target.view) : []) {
    const inImage = builder.image && presentIn(builder.image.facts.packages);
    const has = [...(inImage ?? []).map(({ name }) => name), ...installedPackages(builder.end)];
    if (!has.includes(pack)) continue;
    const name = builder.stage.name ?? String(builder.stage.index);
    return {
      line: `COPY --from=${name} ${files} ${directory}`,
      because: `The files of \`${pack}\` come from the stage \`${name}\`.`,
    };
  }
  return undefined;
}

const redHat: ReadonlySet<string> = new Set(
  'rhel almalinux rocky-linux oracle-linux centos fedora'.split(' '),
);
const known: ReadonlySet<string> = new Set('debian ubuntu alpine wolfi chainguard'.split(' '));

/** Data files that programs of all distributions read alike, where these distributions have them. */
function pathIn(distribution: string | undefined, { fact }: SystemFiles): string | undefined {
  if (distribution === undefined || !(redHat.has(distribution) || known.has(distribution))) return undefined;
  if (fact === 'timeZoneData') return '/usr/share/zoneinfo';
  return redHat.has(distribution) ? '/etc/pki/tls/certs/ca-bundle.crt' : '/etc/ssl/certs/ca-certificates.crt';
}
