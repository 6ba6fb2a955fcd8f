import type { CatalogImage } from '../catalog/image';
import { holds, type Product, productOf } from '../catalog/product';
import { valueOf } from '../fact/fact';
import type { Target } from '../inspection';
import { baseName } from '../path/path';
import { programIndex } from '../start/executable';
import type { Place } from './requirement';
import { type Fit, no, notKnownFit, type Requirement, yes } from './requirement';

/** Neither CMD nor ENTRYPOINT is set: what the base starts is what the file is for. */
export function* startedByBase(target: Target, current: CatalogImage): Iterable<Requirement> {
  const { executables, stage, start } = target;
  const program = start?.argv[programIndex(start.argv)]?.text;
  const product = productOf(current);
  const because: readonly Place[] = [{ reason: { code: 'started-by-base' }, span: stage.from.image.span }];
  const common = { kind: 'started-program', certainty: 'certain', because } as const;
  if (product)
    yield {
      ...common,
      value:
        program === undefined
          ? { code: 'started-by-product', product: product.name }
          : { code: 'named', name: program },
      looksAt: ['product', 'family'],
      meets: (image) => fitForProduct(image, current, product),
    };
  else if (executables.some(({ native }) => native !== undefined)) return;
  else if (program === undefined ? hasShell(current) : shells.has(baseName(program)))
    yield {
      ...common,
      value: { code: 'shell-for-whoever-runs-it' },
      looksAt: ['shell'],
      meets: (image) =>
        image.id === current.id || hasShell(image)
          ? yes
          : valueOf(image.facts.shell) === 'none'
            ? no({ code: 'no-other-program-to-start' })
            : notKnownFit({ code: 'shell-not-known' }),
    };
  else if (program !== undefined)
    yield {
      ...common,
      value: { code: 'named', name: program },
      looksAt: ['family'],
      meets: (image) =>
        image.family === current.family ? yes : notKnownFit({ code: 'starts-not-known', program }),
    };
}

const shells: ReadonlySet<string> = new Set(['sh', 'bash', 'ash', 'dash']);

function hasShell({ facts }: CatalogImage): boolean {
  const shell = valueOf(facts.shell);
  return shell !== undefined && shell !== 'none';
}

function fitForProduct(image: CatalogImage, current: CatalogImage, product: Product): Fit {
  if (image.id === current.id) return yes;
  const has = productOf(image);
  // That it is another product is said where the product is asked for.
  if (!has || !holds(has, product)) return yes;
  if (image.family !== current.family) return notKnownFit({ code: 'takes-not-known' });
  return has.kind === product.kind
    ? yes
    : notKnownFit({ code: 'starts-something-else', has: has.kind, wanted: product.kind });
}
