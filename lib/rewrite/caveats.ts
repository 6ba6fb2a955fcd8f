import type { CatalogImage } from '../catalog/image';
import { productOf } from '../catalog/product';
import { presentIn } from '../fact/fact';
import type { Report } from '../report/report';
import { nameOf } from '../words/names';

type Judged = {
  /** What no rule sees and whoever moves should know, a sentence each. */
  readonly caveats: readonly string[];
  /** Whether the new base is known, and is made for what the file took from the old one. */
  readonly isFit: boolean;
};

/** What a move from one base to another means for a file, whatever its lines say. */
export function judgeMove(
  from: CatalogImage | undefined,
  to: CatalogImage | undefined,
  reference: string,
  before: Report,
): Judged {
  if (to === undefined)
    return { caveats: [`\`${reference}\` is not in the catalog: nothing is known of it.`], isFit: false };
  const had = from && productOf(from);
  const has = productOf(to);
  const caveats: string[] = [];
  const isNeeded = had !== undefined && before.requirements.some(({ kind }) => kind === 'runtime');
  const isLost = isNeeded && has?.name !== had.name;
  if (isLost) caveats.push(`\`${reference}\` does not bring ${nameOf(had.name)}, which the file needs.`);
  if (had !== undefined && has?.name === had.name && differs(had.version, has.version))
    caveats.push(
      `${nameOf(has.name)} ${has.version} instead of ${had.version}: run the tests of the program on it.`,
    );
  const libcs = [from, to].map((image) =>
    image === undefined ? undefined : presentIn(image.facts.libc)?.family,
  );
  const [old, now] = libcs;
  if (old !== undefined && now !== undefined && old !== now)
    caveats.push(
      now === 'none'
        ? `There is no C library: only programs linked statically run.`
        : `${now} instead of ${old}: what is compiled has to be compiled for it, also in packages that bring native code.`,
    );
  const access = presentIn(to.facts.access);
  if (access === 'login' || access === 'paid')
    caveats.push(
      access === 'login' ? 'Pulling it needs a login, in CI too.' : 'It is for paying customers only.',
    );
  return { caveats, isFit: !isLost };
}

/** In the part that both name: `3.12` and `3.12.4` do not. */
function differs(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  const [mine, others] = [a.split('.'), b.split('.')];
  return mine.some((part, at) => others[at] !== undefined && others[at] !== part && at < 2);
}
