import { imageOf } from '../bases/base';
import type { CatalogImage, Libc } from '../catalog/image';
import { valueOf } from '../fact/fact';
import type { Certainty } from '../report/report';
import type { Effect, Linkage } from '../shell/effect';
import type { Contents } from './contents';
import { programIn } from './image-programs';
import { isInstalled } from './packages';
import type { Traced } from './trace';

/** A native executable followed from its compiler to where it runs. */
export type Native = {
  readonly effect: Extract<Effect, { kind: 'executable-built' }>;
  /** The stage that linked it. */
  readonly stage: number;
  readonly linkage: Linkage;
  readonly reason: string;
  /** The C library it was linked against: family and version where known. */
  readonly libc: Partial<Libc>;
  readonly builder: CatalogImage | undefined;
  /** That it is dynamic, as sure as the text allows. */
  readonly certainty: Certainty;
};

/** The native executable at the end of a trace, when a compiler made it. */
export function nativeOf(contents: Contents, traced: Traced): Native | undefined {
  if (traced.kind !== 'made' || traced.effect.kind !== 'executable-built') return undefined;
  const { effect, stage } = traced;
  const root = contents.bases[stage]?.root;
  const builder = root && imageOf(root);
  const stageLibc = builder && valueOf(builder.facts.libc);
  const libc: Partial<Libc> =
    effect.libc === undefined
      ? (stageLibc ?? {})
      : effect.libc === stageLibc?.family
        ? stageLibc
        : { family: effect.libc };
  const { linkage, reason } = settle(contents, stage, effect, builder, libc);
  return {
    effect,
    stage,
    linkage,
    reason,
    libc,
    builder,
    certainty:
      linkage === 'dynamic' && effect.certainty === 'certain'
        ? 'certain'
        : linkage === 'static'
          ? 'certain'
          : 'likely',
  };
}

/** Decides what only the builder's image can: its default Rust target, whether it has a C compiler for cgo. */
function settle(
  contents: Contents,
  stage: number,
  effect: Native['effect'],
  builder: CatalogImage | undefined,
  libc: Partial<Libc>,
): { linkage: Linkage; reason: string } {
  const asIs = { linkage: effect.linkage, reason: effect.reason };
  if (effect.linkage !== 'depends') return asIs;
  if (effect.language === 'rust') {
    if (libc.family === 'glibc')
      return {
        linkage: 'dynamic',
        reason: 'the default Rust target of the builder links glibc and libgcc_s dynamically',
      };
    if (libc.family === 'musl' && builder?.family === 'rust')
      return { linkage: 'static', reason: 'the Rust target of an Alpine rust image links musl statically' };
    return asIs;
  }
  if (effect.language === 'go' && builder && effect.libc === undefined) {
    const version = valueOf(builder.facts.language);
    const number =
      version && version !== 'none'
        ? Number(/^1\.(\d+)/.exec(version.version ?? '')?.[1] ?? Number.NaN)
        : Number.NaN;
    const compiler = programIn(builder, 'gcc');
    const withCompiler = isInstalled(contents, stage, 'gcc');
    if (compiler.is === 'missing' && !withCompiler && number >= 20)
      return { linkage: 'static', reason: 'the builder has no C compiler, so Go switches cgo off' };
  }
  return asIs;
}
