import type { CatalogImage } from '../catalog/image';
import type { Contents, StageView } from '../contents/contents';
import { bestSource, presentIn, valueOf } from '../fact/fact';
import { baseName } from '../path/path';
import { packagesOf } from '../programs/image-programs';
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
  readonly exit: number;
};

type After = { readonly registry: Registry; readonly clash: Clash | undefined };

/** The first command of a stage that ends the build because somebody has the name or number it asks for. */
export function accountClashIn(view: StageView): Clash | undefined {
  return view.part(goThrough).clash;
}

function goThrough(view: StageView): After {
  const { image, parent, stage } = view;
  const maker = image && makerOf(image);
  const registry =
    parent === undefined
      ? registryOf(view.contents, image)
      : new Registry(view.isCut ? undefined : parent.part(goThrough).registry);
  let clash: Clash | undefined;
  const replaced = stepsReplacing(view);
  for (const [step, each] of stage.steps.entries()) {
    if (replaced.has(step) || mayChangeAny(each)) registry.forget();
    if (each.run === undefined || maker === undefined) continue;
    for (const command of each.run.script.commands) {
      const asked = registeringOf(command, maker);
      if (asked === undefined) continue;
      const found = command.runs === 'always' && command.failureCounts ? clashOf(asked, registry) : undefined;
      if (found) clash ??= { ...found, step, run: each.run, command, maker };
      apply(asked, registry, command);
    }
  }
  return { registry, clash };
}

/** BusyBox is on Alpine and Wolfi, and where there is no other shell. */
function makerOf({ facts }: CatalogImage): Maker | undefined {
  const shell = valueOf(facts.shell);
  const managers = valueOf(facts.packageManagers) ?? [];
  const distribution = presentIn(facts.upstream)?.distribution;
  if (shell && shell !== 'none' && shell.path.startsWith('/busybox/')) return 'busybox';
  if (managers.includes('apk') || distribution === 'alpine') return 'busybox';
  if (managers.includes('apt') || distribution === 'debian' || distribution === 'ubuntu') return 'debian';
  return distribution === undefined ? undefined : 'shadow';
}

/** What an image is known to have: by its own list, and by the packages of its distribution. */
function registryOf(contents: Contents, image: CatalogImage | undefined): Registry {
  const registry = new Registry();
  if (image === undefined) return registry;
  addOfDistribution(registry, contents, image);
  const { accounts } = image.facts;
  const own = presentIn(accounts);
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

function addOfDistribution(registry: Registry, { catalog }: Contents, image: CatalogImage): void {
  const upstream = presentIn(image.facts.upstream);
  if (upstream === undefined || valueOf(image.facts.passwd) === false) return;
  const listed = packagesOf(catalog, image)?.table.accounts;
  const users = listed && new Set(listed.users);
  const groups = listed && new Set(listed.groups);
  const isPlain = image.family === upstream.distribution || image.traits.accounts === 'distribution';
  for (const known of catalog.accountNumbers.of(upstream.distribution, upstream.release)) {
    if (known.of === 'own-images' && !isPlain) continue;
    const { of, source } = known;
    for (const [name, id] of known.users)
      if (of === 'own-images' || users?.has(name) !== false)
        registry.add('user', { name, id, source, isOfFile: false });
    for (const [name, id] of known.groups)
      if (of === 'own-images' || groups?.has(name) !== false)
        registry.add('group', { name, id, source, isOfFile: false });
  }
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

function apply(asked: Registering, registry: Registry, { failureCounts, runs }: Command): void {
  const { kind, name } = asked;
  const isSure = runs === 'always' && failureCounts;
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
