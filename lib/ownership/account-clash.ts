import type { AccountNumbers } from '../catalog/account-numbers';
import type { Catalog, CatalogImage } from '../catalog/image';
import type { Upstream } from '../catalog/values';
import type { Contents, StageView } from '../contents/contents';
import { bestSource, presentIn, valueOf } from '../fact/fact';
import { baseName } from '../path/path';
import { runsOwnScript } from '../programs/own-scripts';
import type { Command } from '../shell/command';
import type { RunStep, Step } from '../stages/stage';
import { type Maker, type Registering, registeringOf } from './registering';
import { type Holder, type Kind, Registry } from './registry';

/** A command that asks for a name or a number that somebody has. */
export type Clash = {
  readonly step: number;
  readonly run: RunStep;
  readonly command: Command;
  readonly maker: Maker;
  readonly kind: Kind;
  /** `beside`: the group that an account of this name would get. */
  readonly over: 'name' | 'id' | 'beside';
  readonly holder: Holder;
  readonly asked: Registering;
  readonly exit: number;
};

type After = { readonly registry: Registry; readonly clashes: readonly Clash[] };

/** The first command of a stage that ends the build because somebody has the name or number it asks for. */
export function accountClashIn(view: StageView): Clash | undefined {
  return accountClashesIn(view)[0];
}

/** All of them, as if each that comes before were not there. */
export function accountClashesIn(view: StageView): readonly Clash[] {
  return view.part(goThrough).clashes;
}

/**
 * The first command of a stage and of those below that would end the build on another base, for what that base has;
 * `undefined` as well where there are too many to ask.
 */
export function accountClashOn(view: StageView, image: CatalogImage): Clash | undefined {
  const changes = view.part(changesToIt);
  if (view.isCut || changes.length > mostChanges) return undefined;
  const clashes = follow(changes, registryOf(view.contents, image), makerOf(image));
  return clashes.find(({ holder }) => !holder.isOfFile);
}

/** A command that asks for a name or a number, and the one or the other. */
export type Asking = { readonly run: RunStep; readonly command: Command; readonly wants: string };

/** The commands of a stage and of those below that end the build where somebody has what they ask for. */
export function askingForAccounts(view: StageView): readonly Asking[] {
  const own = view.image && makerOf(view.image);
  const makers = own === undefined ? others : [own, ...others];
  return view.part(changesToIt).flatMap(({ command, run }) => {
    if (command === undefined || run === undefined || !mayEnd(command)) return [];
    const [wants] = makers.flatMap((maker) => wantedBy(registeringOf(command, maker)) ?? []);
    return wants === undefined ? [] : [{ run, command, wants: String(wants) }];
  });
}

/** What its own base does not read may be written for another. */
const others: readonly Maker[] = ['debian', 'busybox'];

function wantedBy(asked: Registering | undefined): string | number | undefined {
  if (asked === undefined || asked.does === 'remove') return undefined;
  return (asked.does === 'add' ? asked.name : asked.newName) ?? asked.id;
}

function mayEnd({ failureCounts, runs }: Command): boolean {
  return runs === 'always' && failureCounts;
}

function changesToIt({ chain }: StageView): readonly Change[] {
  return chain.toReversed().flatMap((each) => each.part(changesIn));
}

/** They are gone through for every image of the catalog. */
const mostChanges = 50;

function goThrough(view: StageView): After {
  const { image, parent } = view;
  const registry =
    parent === undefined
      ? registryOf(view.contents, image)
      : view.isCut
        ? new Registry()
        : parent.part(goThrough).registry.copy();
  const clashes = follow(view.part(changesIn), registry, image && makerOf(image));
  return { registry, clashes };
}

function follow(changes: readonly Change[], registry: Registry, maker: Maker | undefined): readonly Clash[] {
  const clashes: Clash[] = [];
  for (const { command, run, step } of changes) {
    if (command === undefined) registry.forget();
    if (command === undefined || run === undefined || maker === undefined) continue;
    const asked = registeringOf(command, maker);
    if (asked === undefined) continue;
    const found = mayEnd(command) ? clashOf(asked, registry) : undefined;
    if (found) clashes.push({ ...found, asked, step, run, command, maker });
    apply(asked, registry, command);
  }
  return clashes;
}

/** A command for the lists of accounts and groups; without one: the lists may be others from here on. */
type Change = {
  readonly step: number;
  readonly run?: RunStep;
  readonly command?: Command;
};

function changesIn(view: StageView): readonly Change[] {
  const changes: Change[] = [];
  const replaced = stepsReplacing(view);
  for (const [step, each] of view.stage.steps.entries()) {
    if (replaced.has(step) || mayChangeAny(each)) changes.push({ step });
    for (const command of each.run?.script.commands ?? [])
      if (each.run && asks.test(baseName(command.name))) changes.push({ step, run: each.run, command });
  }
  return changes;
}

const asks = /^(?:(?:user|group)(?:add|mod|del)|(?:add|del)(?:user|group))$/;

/** BusyBox is on Alpine and Wolfi, and where there is no other shell; without one nothing is called. */
function makerOf({ facts, observed }: CatalogImage): Maker | undefined {
  const shell = valueOf(facts.shell);
  const managers = valueOf(facts.packageManagers) ?? [];
  const distribution = presentIn(facts.upstream)?.distribution;
  if (shell === 'none') return undefined;
  if (shell?.path.startsWith('/busybox/')) return 'busybox';
  // Of a measured one it is known whatever it stands on.
  if (observed && shell?.name === 'busybox') return 'busybox';
  if (managers.includes('apk') || distribution === 'alpine') return 'busybox';
  if (managers.includes('apt') || distribution === 'debian' || distribution === 'ubuntu') return 'debian';
  return distribution === undefined ? undefined : 'shadow';
}

/** What an image is known to have: by its own list, the account it runs as, and the packages of its distribution. */
function registryOf(contents: Contents, image: CatalogImage | undefined): Registry {
  if (image === undefined) return new Registry();
  const { accounts } = image.facts;
  const own = presentIn(accounts);
  // What was measured is all there is, whatever its distribution has elsewhere.
  const isAll = image.observed !== undefined && own?.whole === true;
  const registry = new Registry(isAll ? undefined : ofDistribution(contents, image));
  addRunning(registry, image);
  if (own === undefined || !accounts.known) return registry;
  const source = bestSource(accounts);
  for (const { gid, name } of own.groups ?? [])
    registry.add('group', { name, id: gid, source, isOfFile: false });
  for (const { gid, name, uid } of own.users) {
    registry.add('user', { name, id: uid, source, isOfFile: false });
    // An account that an image adds has a group of its own, unless that is one of the distribution's.
    if (gid !== undefined && gid >= 100 && gid === uid && registry.numbered('group', gid) === undefined)
      registry.add('group', { name, id: gid, source, isOfFile: false });
  }
  return registry;
}

/** An image that runs as an account by its name has it. */
function addRunning(registry: Registry, { facts: { user } }: CatalogImage): void {
  const { name, uid } = presentIn(user) ?? {};
  if (!user.known || name === undefined || uid === undefined || registry.named('user', name)) return;
  registry.add('user', { name, id: uid, source: bestSource(user), isOfFile: false, runs: true });
}

/** What comes with the distribution of an image; many images share it, and nobody changes it. */
function ofDistribution({ catalog }: Contents, image: CatalogImage): Registry | undefined {
  const upstream = presentIn(image.facts.upstream);
  if (upstream === undefined || valueOf(image.facts.passwd) === false) return undefined;
  const isPlain = image.family === upstream.distribution || image.traits.accounts === 'distribution';
  const known = registries.get(catalog.accountNumbers) ?? new Map<string, Registry>();
  registries.set(catalog.accountNumbers, known);
  const name = `${upstream.distribution} ${upstream.release} ${isPlain}`;
  const registry = known.get(name) ?? registryFor(catalog, upstream, isPlain);
  if (known.size >= mostRegistries) known.clear();
  known.set(name, registry);
  return registry;
}

const registries = new WeakMap<AccountNumbers, Map<string, Registry>>();
/** A file may name any release: what is remembered has an end. */
const mostRegistries = 200;

function registryFor({ accountNumbers, packages }: Catalog, upstream: Upstream, isPlain: boolean): Registry {
  const registry = new Registry();
  const listed = packages.of(upstream)?.table.accounts;
  const users = listed && new Set(listed.users);
  const groups = listed && new Set(listed.groups);
  for (const known of accountNumbers.of(upstream.distribution, upstream.release)) {
    if (known.of === 'own-images' && !isPlain) continue;
    const { of, source } = known;
    for (const [name, id] of known.users)
      if (of === 'own-images' || users?.has(name) !== false)
        registry.add('user', { name, id, source, isOfFile: false });
    for (const [name, id] of known.groups)
      if (of === 'own-images' || groups?.has(name) !== false)
        registry.add('group', { name, id, source, isOfFile: false });
  }
  return registry;
}

function clashOf(
  asked: Registering,
  registry: Registry,
): Pick<Clash, 'exit' | 'holder' | 'kind' | 'over'> | undefined {
  if (asked.does === 'remove') return undefined;
  const { kind } = asked;
  if (asked.does === 'change') {
    const holder = asked.idMayRepeat ? undefined : registry.numbered(kind, asked.id);
    if (holder && asked.name !== undefined && holder.name !== asked.name)
      return { kind, over: 'id', holder, exit: 4 };
    const named = asked.newName === asked.name ? undefined : registry.named(kind, asked.newName);
    return named && { kind, over: 'name', holder: named, exit: 9 };
  }
  const named = registry.named(kind, asked.name);
  if (named)
    return asked.ifThere === 'fails'
      ? { kind, over: 'name', holder: named, exit: asked.exit.name }
      : undefined;
  const beside = asked.withGroup ? registry.named('group', asked.name) : undefined;
  if (beside) return { kind, over: 'beside', holder: beside, exit: asked.exit.name };
  const holder = asked.idMayRepeat ? undefined : registry.numbered(kind, asked.id);
  return holder && { kind, over: 'id', holder, exit: asked.exit.id };
}

function apply(asked: Registering, registry: Registry, command: Command): void {
  const { kind, name } = asked;
  const isSure = mayEnd(command);
  if (asked.does === 'add') {
    if (name === undefined || !isSure || registry.named(kind, name)) return;
    registry.add(kind, { name, id: asked.id, isOfFile: true });
    if (asked.withGroup && !registry.named('group', name))
      registry.add('group', { name, id: undefined, isOfFile: true });
    return;
  }
  if (name === undefined) {
    registry.forget();
    return;
  }
  registry.remove(kind, name);
  // A group of the same name goes with the account it was made for.
  if (kind === 'user') registry.remove('group', name);
  if (asked.does === 'change' && isSure && asked.newName === undefined && asked.id !== undefined)
    registry.add(kind, { name, id: asked.id, isOfFile: true });
}

const lists = ['/', '/etc', '/etc/passwd', '/etc/group'];

/** Steps that may put other lists into the place of these. */
function stepsReplacing({ tree }: StageView): ReadonlySet<number> {
  const steps = new Set<number>();
  for (const path of lists)
    for (const { origin, step } of tree.writes.get(path) ?? [])
      if (origin.kind !== 'command') steps.add(step);
  for (const { path, step } of tree.unknowns) if (lists.includes(path)) steps.add(step);
  return steps;
}

const writesFile = /^(sed|echo|printf|tee|cat|cp|mv|rm|awk|grep|ln|install)$/;

/** A script of one's own, or an edit of the lists themselves. */
function mayChangeAny({ run }: Step): boolean {
  if (run === undefined) return false;
  if (runsOwnScript(run)) return true;
  const namesList = run.text.includes('/etc/passwd') || run.text.includes('/etc/group');
  return namesList && run.script.commands.some(({ name }) => writesFile.test(baseName(name)));
}
