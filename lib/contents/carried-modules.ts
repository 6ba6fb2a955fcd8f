import { imageOf } from '../bases/base';
import type { CatalogImage } from '../catalog/image';
import { valueOf } from '../fact/fact';
import type { Span } from '../text/span';
import type { Contents } from './contents';

/** Installed packages that may hold compiled parts, copied from the stage that installed them. */
export type CarriedModules = {
  readonly path: string;
  readonly span: Span;
  /** "Python packages with compiled parts". */
  readonly what: string;
  /** The command that installs them: `pip install`. */
  readonly how: string;
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

/** What a stage copies of installed packages, as far as the C library they were installed on is known. */
export function carriedModules(contents: Contents, stage: number): readonly CarriedModules[] {
  const found: CarriedModules[] = [];
  for (const writes of contents.trees[stage]?.writes.values() ?? []) {
    for (const { origin, span } of writes) {
      if (origin.kind !== 'stage') continue;
      const root = contents.bases[origin.stage]?.root;
      const builder = root && imageOf(root);
      const libc = builder && valueOf(builder.facts.libc)?.family;
      const carrier =
        carriers.find(({ path }) => path.test(origin.path)) ??
        environmentIn(contents, origin.stage, origin.path);
      if (!builder || !carrier || (libc !== 'glibc' && libc !== 'musl')) continue;
      found.push({ path: origin.path, span, what: carrier.what, how: carrier.how, builder, libc });
    }
  }
  return found;
}

/** An environment of packages made somewhere below the path that is copied: `/app/.venv` in `/app`. */
function environmentIn(
  contents: Contents,
  stage: number,
  path: string,
): (typeof carriers)[number] | undefined {
  for (const { effect } of contents.trees[stage]?.effects ?? []) {
    if (
      effect.kind !== 'artifact-built' ||
      effect.path === undefined ||
      !`${effect.path}/`.startsWith(`${path === '/' ? '' : path}/`)
    )
      continue;
    if (effect.artifact === 'node-modules') return carriers[0];
    if (effect.artifact === 'python-environment') return carriers[1];
    if (effect.artifact === 'ruby-bundle') return carriers[3];
  }
  return undefined;
}
