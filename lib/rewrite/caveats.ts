import type { CatalogImage } from '../catalog/image';
import { productOf } from '../catalog/product';
import { valueOf } from '../fact/fact';
import type { Inspection } from '../inspection';
import { fitOf } from '../recommend/fit';
import type { Requirement } from '../requirements/requirement';
import { isToldOtherwise, listensAsUsual, listensIn } from '../start/ports';
import { capital } from '../text/capital';
import { nameOf } from '../words/names';
import { isOfOneSuite } from './environments';
import type { Installed } from './own-language';
import { lostCompiler, otherUser, unfitted } from './unfitted';

type Judged = {
  /** What no rule sees and whoever moves should know, a sentence each. */
  readonly caveats: readonly string[];
  /** Whether the new base is known, is made for what the file took from the old one, and has all the file needs now. */
  readonly isFit: boolean;
};

type Moved = {
  readonly from: CatalogImage | undefined;
  readonly to: CatalogImage | undefined;
  readonly reference: string;
  /** Of the file as it was, and as it has become. */
  readonly before: readonly Requirement[];
  readonly after: readonly Requirement[];
  /** As it has become. */
  readonly inspection: Inspection;
  readonly today: string;
  /** What the file installed for its program. */
  readonly language?: Installed | undefined;
};

const mostReasons = 3;

/** What a move from one base to another means for a file, whatever its lines say. */
export function judgeMove(moved: Moved): Judged {
  const { from, to, reference, before, after, inspection, today } = moved;
  if (to === undefined)
    return { caveats: [`\`${reference}\` is not in the catalog: nothing is known of it.`], isFit: false };
  if (from === undefined)
    return {
      caveats: ['The base of the file is not in the catalog: what the file takes from it is not known.'],
      isFit: false,
    };
  const lost = lostProduct(from, to, before);
  const unfit = [...unfitted(inspection, from, to)];
  // What is brought ready made was made for the old base.
  const foreign = before.filter(({ kind }) => kind === 'started-program');
  const libcs = libcsOf(from, to);
  const isStatic = after.some(({ value }) => value.code === 'static-program');
  const asked = [...after, ...(libcs ? foreign : [])];
  const { reasons, hazards } = fitOf(to, asked, today);
  // What would still have to be changed is not done.
  const isFit = asked.every((need) => need.certainty === 'possible' || need.meets(to).answer === 'yes');
  const caveats = [
    lost && `\`${reference}\` does not bring ${nameOf(lost)}, which the file needs.`,
    otherVersion(from, to),
    moved.language && !isOfOneSuite(from, to) && otherThanInstalled(moved.language, to),
    libcs && !isStatic && otherLibc(libcs),
    lostCompiler(inspection, from, to),
    otherUser(inspection, from, to),
    otherPort(inspection, from, to),
    ...unfit,
    accessWords[valueOf(to.facts.access) ?? 'anonymous'],
    ...(isFit ? hazards.map(({ text }) => capital(text)) : reasons)
      .slice(0, mostReasons)
      .map((reason) => `${reason}.`),
  ].filter((caveat) => typeof caveat === 'string');
  return { caveats, isFit: lost === undefined && unfit.length === 0 && isFit };
}

const accessWords = {
  anonymous: undefined,
  login: 'Pulling it needs a login, in CI too.',
  paid: 'It is for paying customers only.',
} as const;

/** The language or service of the old base that the file is for and the new one does not have. */
function lostProduct(
  from: CatalogImage,
  to: CatalogImage,
  needs: readonly Requirement[],
): string | undefined {
  const had = productOf(from);
  if (had === undefined || !needs.some(({ kind }) => kind === 'runtime')) return undefined;
  return productOf(to)?.name === had.name ? undefined : had.name;
}

function otherVersion(from: CatalogImage, to: CatalogImage): string | undefined {
  const [had, has] = [productOf(from), productOf(to)];
  if (had?.version === undefined || has?.version === undefined || had.name !== has.name) return undefined;
  if (!differs(had.version, has.version)) return undefined;
  if (has.name === 'dotnet')
    return `.NET ${has.version} instead of ${had.version}: \`TargetFramework\` of the project has to follow, or it does not start; run its tests.`;
  return `${nameOf(has.name)} ${has.version} instead of ${had.version}: run the tests of the program on it.`;
}

function otherThanInstalled({ language, version }: Installed, to: CatalogImage): string | undefined {
  const has = productOf(to);
  if (has?.name !== language) return undefined;
  if (version === undefined)
    return `Which release of ${nameOf(language)} the program was written for is not told: run its tests on ${has.version ?? 'it'}.`;
  if (has.version !== undefined && !differs(version, has.version)) return undefined;
  return `${nameOf(language)} ${has.version ?? 'of the base'} instead of ${version}: run the tests of the program on it.`;
}

/** Of a port that the file names itself the rules speak. */
function otherPort({ target }: Inspection, from: CatalogImage, to: CatalogImage): string | undefined {
  const now = listensIn(to);
  if (now === undefined || target === undefined || isToldOtherwise(target, now)) return undefined;
  if (productOf(from)?.name !== productOf(to)?.name || !listensAsUsual(from, now)) return undefined;
  return `It listens on port ${now.port} instead of ${now.mistaken}, unless the program itself says another: ports that are published, and what asks it, have to follow.`;
}

type Libcs = { readonly old: string | undefined; readonly now: string | undefined };

/** Undefined where both are the same. */
function libcsOf(from: CatalogImage, to: CatalogImage): Libcs | undefined {
  if (from.id === to.id) return undefined;
  const [old, now] = [from, to].map(({ facts }) => valueOf(facts.libc)?.family);
  return old !== undefined && old === now ? undefined : { old, now };
}

function otherLibc({ old, now }: Libcs): string | undefined {
  if (old === undefined && now === 'glibc') return undefined;
  if (now === 'none') return 'There is no C library: only programs linked statically run.';
  if (old === undefined || now === undefined) return 'Of one of the two bases the C library is not known.';
  return `${now} instead of ${old}: what is compiled has to be compiled for it, also in packages that bring native code.`;
}

/** In the part that both name: `3.12` and `3.12.4` do not. */
function differs(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  const [mine, others] = [a.split('.'), b.split('.')];
  return mine.some((part, at) => others[at] !== undefined && others[at] !== part && at < 2);
}
