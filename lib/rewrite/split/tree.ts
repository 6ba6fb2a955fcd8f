import type { Effect } from '../../shell/effect';
import { isInside } from './brought';
import { type Packing, type Refusal, refused, type Subject } from './subject';

/** Where the packages of a language are, beside those in the directory of the program. */
const besides: ReadonlyMap<string, string> = new Map([['ruby', '/usr/local/bundle']]);

/** A program that is read where it lies: its directory as it is, with what was installed into it. */
export function packTree({ workdir, product, view }: Subject): Packing | Refusal {
  if (workdir === '/')
    return refused('It is built in `/`: a WORKDIR of its own would tell the program from the system.');
  const packages = product && besides.get(product.name);
  const isUsed =
    packages !== undefined &&
    view.tree.effects.some(({ effect }) => isInside(effect, packages) || isOfRuby(effect));
  return {
    paths: [workdir, ...(isUsed ? [packages] : [])],
    takesAll: true,
    caveats: ['A package that is compiled here may need libraries that only the builder has.'],
  };
}

/** `bundle install` puts what it gets where the base says, unless the file says otherwise. */
function isOfRuby(effect: Effect): boolean {
  return (
    (effect.kind === 'artifact-built' && effect.artifact === 'ruby-bundle') ||
    (effect.kind === 'packages-installed' && effect.manager === 'gem')
  );
}
