import { type Table, table } from '../text/table';
import { buildToolGrammars } from './grammar/build-tools';
import type { Meaning } from './grammar/grammar';
import { officialGrammars } from './grammar/official';
import { otherOfficialGrammars } from './grammar/other-official';
import type { Catalog, CatalogImage } from './image';
import type { LookUp } from './look-up';
import type { Traits } from './traits';

/** The image of the distribution itself, for what every image built on it has. */
export function groundOf(
  { families }: Catalog,
  { upstream, flavour, family }: Meaning,
  traits: Traits,
  lookUp: LookUp,
): CatalogImage | undefined {
  if (upstream?.release === undefined || !standsOnDistribution(traits, family, flavour)) return undefined;
  const grounds: Table<string> = table({
    debian: 'debian',
    ubuntu: 'ubuntu',
    alpine: 'alpine',
    'amazon-linux': 'amazon-linux',
  });
  const ground = grounds[upstream.distribution];
  if (ground === undefined || ground === family || !families.some(({ id }) => id === ground))
    return undefined;
  const kind = ground === 'debian' && flavour.includes('slim') ? 'slim' : 'full';
  const candidates = lookUp.ofFamily(ground).siblings.filter(({ meaning }) => meaning.flavour === kind);
  return (candidates.find(({ meaning }) => meaning.upstream?.release === upstream.release) ?? candidates[0])
    ?.image;
}

/** Official images and .NET's full ones are built on the distribution's own image; hardened ones are not. */
function standsOnDistribution({ ground }: Traits, family: string, flavour: string): boolean {
  return ground === undefined
    ? officialFamilies.has(family)
    : !ground.except.some((kind) => flavour.includes(kind));
}

const officialFamilies = new Set(
  [...officialGrammars, ...buildToolGrammars, ...otherOfficialGrammars].map(({ family }) => family),
);
