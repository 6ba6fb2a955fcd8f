import type { CatalogImage } from '../catalog/image';
import type { StageView } from '../contents/contents';
import { mountsOf } from '../dockerfile/mounts';
import { valueOf } from '../fact/fact';
import type { Span } from '../text/span';

/** Installed packages that may hold compiled parts, copied from the stage that installed them. */
export type CarriedModules = {
  readonly path: string;
  readonly span: Span;
  /** "Python packages with compiled parts". */
  readonly what: string;
  /** The command that installs them: `pip install`. */
  readonly how: string;
  /** The stage that installed them, and what it stands on. */
  readonly from: StageView;
  readonly builder: CatalogImage;
  readonly libc: 'glibc' | 'musl';
};

const carriers = [
  { path: /(^|\/)node_modules$/, what: 'packages of Node with native modules', how: 'npm ci' },
  {
    path: /(^|\/)(\.?venv|virtualenv|site-packages|dist-packages)(\/|$)/,
    what: 'Python packages with compiled parts',
    how: 'pip install',
  },
  { path: /(^|\/)wheels?(house)?(\/|$)|\.whl$/, what: 'Python wheels with compiled parts', how: 'pip wheel' },
  { path: /(^|\/)(vendor\/bundle|bundle|gems)(\/|$)/, what: 'gems with native parts', how: 'bundle install' },
];

/** What a stage copies or mounts of installed packages, as far as the C library they were installed on is known. */
export function carriedModules(view: StageView): readonly CarriedModules[] {
  const found: CarriedModules[] = [];
  for (const writes of view.tree.writes.values()) {
    for (const { origin, span } of writes) {
      if (origin.kind !== 'stage') continue;
      const carried = carriedFrom(view.contents.view(origin.stage), origin.path, span);
      if (carried) found.push(carried);
    }
  }
  for (const { from, path, span } of mountedFrom(view)) {
    // A mount is gone after its RUN: only what is installed from it stays.
    const carried = /(^|\/)wheel/.test(path) ? carriedFrom(from, path, span) : undefined;
    if (carried) found.push(carried);
  }
  return found;
}

function carriedFrom(from: StageView, path: string, span: Span): CarriedModules | undefined {
  const builder = from.image;
  const libc = builder && valueOf(builder.facts.libc)?.family;
  const carrier = carriers.find((each) => each.path.test(path)) ?? environmentIn(from, path);
  if (!builder || !carrier || (libc !== 'glibc' && libc !== 'musl')) return undefined;
  return { path, span, what: carrier.what, how: carrier.how, from, builder, libc };
}

type Mounted = { readonly from: StageView; readonly path: string; readonly span: Span };

/** What RUN mounts from other stages. */
function mountedFrom({ contents, stage: { steps, uses } }: StageView): readonly Mounted[] {
  const stages = new Map(
    uses.flatMap(({ kind, source, span }) =>
      kind === 'mount' && source.kind === 'stage' ? [[span.start, source.stage] as const] : [],
    ),
  );
  if (stages.size === 0) return [];
  return steps.flatMap(({ instruction }) =>
    instruction.keyword !== 'run'
      ? []
      : mountsOf(instruction).flatMap(({ type, from, source, span }): readonly Mounted[] => {
          const mounted = from && stages.get(from.span.start);
          if (type !== 'bind' || mounted === undefined || source === undefined) return [];
          return [{ from: contents.view(mounted), path: source.text, span }];
        }),
  );
}

/** An environment of packages made somewhere below the path that is copied: `/app/.venv` in `/app`. */
function environmentIn(view: StageView, path: string): (typeof carriers)[number] | undefined {
  const kind = view.part(environmentsOf).get(path);
  return kind === undefined ? undefined : carriers[kind];
}

const carrierOf: ReadonlyMap<string, number> = new Map([
  ['node-modules', 0],
  ['python-environment', 1],
  ['ruby-bundle', 3],
]);

/** The first environment at or below each path. */
function environmentsOf({ tree }: StageView): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { effect } of tree.effects) {
    if (effect.kind !== 'artifact-built' || effect.path === undefined) continue;
    const kind = carrierOf.get(effect.artifact);
    if (kind === undefined) continue;
    for (let path = effect.path; ; path = path.slice(0, path.lastIndexOf('/')) || '/') {
      if (!found.has(path)) found.set(path, kind);
      if (path === '/' || !path.startsWith('/')) break;
    }
  }
  return found;
}
