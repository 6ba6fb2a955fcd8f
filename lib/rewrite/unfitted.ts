import { isRoot } from '../account/account';
import type { CatalogImage } from '../catalog/image';
import { productOf } from '../catalog/product';
import { presentIn, valueOf } from '../fact/fact';
import type { Inspection } from '../inspection';
import { baseName, below } from '../path/path';
import { programIn } from '../programs/image-programs';
import { languageOfProgram } from '../programs/language';
import { programAt } from '../programs/program';
import { lineOf } from '../recommend/likeness';
import type { Command } from '../shell/command';
import { environmentsRead } from '../start/environment';
import { takesCommands } from '../start/executable';
import { nameOf } from '../words/names';
import { stagesMoved } from './carrying';
import { isLaidOutAlike, makesEnvironmentIn } from './environments';
import { releaseOf } from './sibling';

/** What keeps a file from standing on a base although no rule sees it, a sentence each. */
export function* unfitted(inspection: Inspection, from: CatalogImage, to: CatalogImage): Iterable<string> {
  const [had, has] = [productOf(from), productOf(to)];
  const calls = commandsOf(inspection);
  if (had?.kind === 'sdk' && has?.kind !== 'sdk' && calls.some(isOfSdk))
    yield 'It has no SDK, which RUN calls.';
  if (
    had !== undefined &&
    has?.name === had.name &&
    !had.isService &&
    had.version !== undefined &&
    has.version === undefined
  )
    yield `Which release of ${nameOf(had.name)} it has is not known.`;
  if (has?.name === 'python' && hasForeignEnvironment(inspection, to))
    yield 'An environment of Python names its interpreter by a path that is not there.';
  const packages = from.id === to.id ? undefined : packagesElsewhere(inspection, from, to);
  if (packages !== undefined)
    yield `\`${packages}\` is where the old base looks for packages, which it may not do itself.`;
  const interpreter = productOf(from) === undefined && has ? ofDistribution(inspection, has.name) : undefined;
  if (interpreter !== undefined)
    yield `\`${interpreter}\` is where the distribution puts it: it has its own.`;
  const compiler = compilerOf(inspection);
  if (compiler !== undefined && has?.name !== 'gcc')
    yield `Its libstdc++ may be older than that of \`${compiler}\`, which builds the program.`;
  const repeated = startedTwice(inspection);
  if (repeated !== undefined)
    yield `It starts \`${repeated}\` itself, and hands it the words of CMD: leave the first of them out.`;
  const taker = takenForItself(inspection);
  if (taker !== undefined) yield `It starts \`${taker}\` itself, which takes the words of CMD for its own.`;
  const script = scriptForBash(inspection, from, to);
  if (script !== undefined) yield `\`${script}\` may be for bash, which is not there.`;
  const helper = calls.find(({ name = '' }) => ofPhp.test(name))?.name;
  if (helper !== undefined && to.family !== from.family) yield `It has no \`${helper}\`, which RUN calls.`;
  const service = laidOutOtherwise(inspection, from, to);
  if (service !== undefined)
    yield `\`${service}\` is laid out otherwise there: its settings and pages lie elsewhere.`;
  const { target } = inspection;
  const volume = target?.stage.steps.find(({ instruction }) => instruction.keyword === 'volume');
  if (volume !== undefined && isOthersNow(inspection, from, to))
    yield 'Its volumes are made for root, and it starts as another user: give them an owner, and set USER.';
}

function hasForeignEnvironment({ contents, graph, target }: Inspection, to: CatalogImage): boolean {
  const release = releaseOf(to);
  if (target && environmentsRead(target.stage).some((each) => each.release === release)) return false;
  return graph.stages.some(({ index, isReachable }) => {
    const view = contents.view(index);
    return isReachable && makesEnvironmentIn(view) && !(view.image && isLaidOutAlike(view.image, to));
  });
}

/** What is copied to where the interpreter of an image of the language looks for packages, on one that has it elsewhere. */
export function packagesElsewhere(
  { target }: Inspection,
  { family, traits: { ownLanguage } }: CatalogImage,
  to: CatalogImage,
): string | undefined {
  if (target === undefined || ownLanguage === undefined || family === to.family) return undefined;
  if (ownLanguage.at === to.traits.ownLanguage?.at) return undefined;
  const { at } = ownLanguage;
  const isSaid = target.stage.end.variables.get('BUNDLE_PATH')?.kind === 'env';
  const read = environmentsRead(target.stage);
  for (const { tree } of target.view.chain)
    for (const [path, writes] of tree.writes) {
      const inside = below(at, path);
      const isOfPackages = inside === '' || (inside !== undefined && /^(lib|bundle)(\/|$)/.test(inside));
      if (isSaid && inside?.startsWith('bundle')) continue;
      if (read.some((each) => below(each.path, path) !== undefined)) continue;
      if (isOfPackages && writes.some(({ origin }) => origin.kind === 'stage')) return path;
    }
  return undefined;
}

/** The interpreter by the path that it has in a distribution, in what is run to build or to start. */
function ofDistribution(inspection: Inspection, language: string): string | undefined {
  const start = inspection.target?.start;
  const said = start?.argv.slice(start.entrypointInherited ? start.cmdFrom : 0) ?? [];
  const started = said.flatMap(({ text }) => text ?? []);
  const called = commandsOf(inspection).flatMap(({ words }) => words.flatMap(({ text }) => text ?? []));
  return [...started, ...called].find(
    (word) => /^(\/usr)?\/bin\//.test(word) && languageOfProgram(word) === language,
  );
}

/** A compiler newer than that of any distribution, with a library of its own. */
function compilerOf({ target }: Inspection): string | undefined {
  for (const { native } of target?.executables ?? []) {
    const image = native?.view.image;
    const isC = native?.effect.language === 'c';
    if (!isC && native?.linkage !== 'static' && image !== undefined && productOf(image)?.name === 'gcc')
      return image.reference;
  }
  return undefined;
}

/** A program that the entrypoint of the base starts and CMD names again. */
function startedTwice({ target }: Inspection): string | undefined {
  const launch = target?.start;
  if (launch === undefined || !launch.entrypointInherited || !launch.cmdFrom) return undefined;
  const [first, again] = [launch.argv[launch.cmdFrom - 1]?.text, launch.argv[launch.cmdFrom]?.text];
  if (first === undefined || again === undefined || /\.sh$/.test(first)) return undefined;
  return baseName(first) === baseName(again) ? again : undefined;
}

/** A program that the entrypoint of the base starts, and that runs nothing of what CMD names. */
function takenForItself({ target }: Inspection): string | undefined {
  const launch = target?.start;
  if (launch === undefined || launch.inherited || !launch.entrypointInherited) return undefined;
  const words = launch.argv.map(({ text }) => text);
  const [program = ''] = words;
  return takesCommands(words) && words[launch.cmdFrom ?? 0] !== 'exec' ? baseName(program) : undefined;
}

/** A script that starts the container, of which nothing shows that it is not for the shell that was there. */
function scriptForBash(
  { catalog, target }: Inspection,
  from: CatalogImage,
  to: CatalogImage,
): string | undefined {
  const launch = target?.start;
  const had = programIn(catalog, from, 'bash').is;
  if (target === undefined || launch === undefined || had === 'missing') return undefined;
  // Of a later release that is laid out alike it says as little.
  if (had === 'not-known' && lineOf(from) === lineOf(to)) return undefined;
  const words = launch.argv.slice(launch.entrypointInherited ? (launch.cmdFrom ?? 0) : 0);
  const script = words.find(({ text }) => text?.endsWith('.sh'))?.text;
  const isForSh = /^(\/bin\/)?sh$/.test(words[0]?.text ?? '');
  if (script === undefined || isForSh || programAt(target.view.end, 'bash').is === 'there') return undefined;
  return programIn(catalog, to, 'bash').is === 'there' ? undefined : script;
}

/** Programs that the official images of PHP bring. */
const ofPhp = /^(docker-php-\S+|pecl)$/;

/** Languages whose packages may be compiled while they are installed, and what installs them. */
const compiles: ReadonlyMap<string, RegExp> = new Map([
  ['nodejs', /^(npm|yarn|pnpm)$/],
  ['python', /^(pip3?|poetry|uv|pipenv)$/],
  ['ruby', /^(bundle|gem)$/],
]);

/** That packages with native code cannot be compiled any more. */
export function lostCompiler(
  inspection: Inspection,
  from: CatalogImage,
  to: CatalogImage,
): string | undefined {
  const product = productOf(from);
  const installer = product && compiles.get(product.name);
  const has = (image: CatalogImage) => programIn(inspection.catalog, image, 'make').is;
  if (installer === undefined || has(from) === 'missing' || has(to) === 'there') return undefined;
  if (!isFull(from) || isFull(to)) return undefined;
  const commands = commandsOf(inspection);
  if (!commands.some(({ name = '' }) => installer.test(name))) return undefined;
  if (
    commands.some(({ args }) =>
      args.some(({ text = '' }) => /^(build-(base|essential)|gcc|g\+\+)$/.test(text)),
    )
  )
    return undefined;
  return has(to) === 'missing'
    ? 'It has no compiler: packages that bring no native code ready-made for it need one installed before.'
    : 'Whether it has a compiler is not known: packages that bring no native code ready-made for it need one.';
}

/** The tag without a word for what was left out, of images on Debian, brings compilers. */
function isFull({ facts, reference }: CatalogImage): boolean {
  return presentIn(facts.upstream)?.distribution === 'debian' && !/slim|distroless|dhi\.io/.test(reference);
}

/** That it no longer starts as root, where the file leaves that to its base. */
export function otherUser(inspection: Inspection, from: CatalogImage, to: CatalogImage): string | undefined {
  if (!isOthersNow(inspection, from, to)) return undefined;
  const user = valueOf(to.facts.user);
  const name = user?.uid ?? user?.name;
  return `It starts as ${name} instead of root: what it writes to, volumes too, has to be of that account.`;
}

function isOthersNow({ target }: Inspection, from: CatalogImage, to: CatalogImage): boolean {
  const [old, now] = [valueOf(from.facts.user), valueOf(to.facts.user)];
  if (old === undefined || now === undefined || !isRoot(old) || isRoot(now)) return false;
  return target !== undefined && target.stage.end.user?.span === undefined;
}

function commandsOf(inspection: Inspection): readonly Command[] {
  return stagesMoved({ inspection }).flatMap(({ steps }) =>
    steps.flatMap(({ run }) => run?.script.commands ?? []),
  );
}

function isOfSdk({ args, name }: Command): boolean {
  return name === 'dotnet' && /^(publish|build|restore|test|run|tool|pack)$/.test(args[0]?.text ?? '');
}

/** Services that each distribution sets up in its own way. */
const services = /^(nginx(-full|-light|-extras)?|apache2|httpd|lighttpd|php\S*-fpm|haproxy|squid|postfix)$/;

function laidOutOtherwise(inspection: Inspection, from: CatalogImage, to: CatalogImage): string | undefined {
  if (setUpOf(from) === setUpOf(to)) return undefined;
  for (const { index } of stagesMoved({ inspection }))
    for (const { effect } of inspection.contents.view(index).tree.effects)
      if (effect.kind === 'packages-installed')
        for (const { name } of effect.packages) if (services.test(name)) return name;
  return undefined;
}

/** Debian's setup is that of Ubuntu too; an image for a service has one of its own. */
function setUpOf(image: CatalogImage): string | undefined {
  const product = productOf(image);
  if (product?.isService === true) return product.name;
  const distribution = presentIn(image.facts.upstream)?.distribution;
  return distribution === 'ubuntu' ? 'debian' : distribution;
}
