import type { CatalogImage } from '../catalog/image';
import type { Answer } from '../contents/answer';
import { baseNotKnown, missing, notKnown, there } from '../contents/answer';
import { type Contents, type Moment, type StageView, stepsCounted } from '../contents/contents';
import { trace } from '../contents/trace';
import { unknownAt } from '../contents/unknowns';
import { majorOf } from '../contents/version';
import { bestSource, isPublished, presentIn, type Source } from '../fact/fact';
import { isOwnPath } from '../path/path';
import { packagesOf } from '../programs/image-programs';
import { installedPackages } from '../programs/packages';
import type { Certainty } from '../report/report';
import type { Step } from '../stages/stage';

/** Where more packages are installed, no name is compared with all of theirs. */
const mostPackages = 500;

type Kind = 'user' | 'group';

/** Whether an account (or group) of this name exists at a moment. Numbers need none. */
export function accountAt(moment: Moment, name: string, kind: Kind): Answer {
  const { view } = moment;
  const file = kind === 'user' ? '/etc/passwd' : '/etc/group';
  for (const each of view.chain) {
    const before = stepsCounted(moment, each);
    const created = each.part(creationsIn).get(name);
    if (created && created.step < before)
      return there({ code: 'created-in-stage', name }, undefined, created.certainty);
    // Followed from above, the file is looked for in all stages below.
    if (each === view && trace(moment, file).hops.length > 0)
      return notKnown({ code: 'file-copied', path: file });
    if (unknownAt({ view: each, before }, '/etc')) return notKnown({ code: 'file-replaced', path: file });
    const creating = each.part(firstCreating);
    if (creating >= 0 && creating < before) return notKnown({ code: 'accounts-by-command' });
  }
  if (view.isCut) return notKnown({ code: 'too-long-to-follow' });
  return inImage(moment, name, kind);
}

/** What the image has at the bottom, where no stage makes the account. */
function inImage(moment: Moment, name: string, kind: Kind): Answer {
  const { contents, image } = moment.view;
  if (!image) return baseNotKnown;
  const { accounts, passwd } = image.facts;
  if (passwd.known && !passwd.value)
    return missing({ code: 'image-has-no', image: image.reference, what: '/etc/passwd' }, bestSource(passwd));
  const packages = installedPackages(moment);
  if (packages.length > mostPackages || packages.some((each) => each.includes(name) || name.includes(each)))
    return notKnown({ code: 'may-come-by-package' });
  const user = image.facts.user;
  if (user.known && user.value.name === name)
    return there({ code: 'user-of-image', image: image.reference }, bestSource(user));
  if (accounts.known) {
    const { groups, users, whole } = accounts.value;
    const names = (kind === 'user' ? users : groups)?.map((each) => each.name);
    const source = bestSource(accounts);
    const certainty = isPublished(accounts) ? 'certain' : 'likely';
    if (names?.includes(name))
      return there({ code: 'image-has', image: image.reference, what: name }, source, certainty);
    // Groups are known whole where the image was measured.
    if (names && whole && (kind === 'user' || image.observed !== undefined))
      return missing(
        {
          code: 'accounts-of-image',
          image: image.reference,
          kind: kind === 'user' ? 'account' : kind,
          names,
        },
        source,
        certainty,
      );
  }
  if (name === 'root')
    return there({ code: 'image-has', image: image.reference, what: name }, undefined, 'likely');
  return fromDistribution(contents, image, name, kind);
}

/** The accounts of the distribution's own image, where nothing was added to them. */
function fromDistribution({ catalog }: Contents, image: CatalogImage, name: string, kind: Kind): Answer {
  const table = packagesOf(catalog, image)?.table;
  const accounts = table?.accounts;
  const names = kind === 'user' ? accounts?.users : accounts?.groups;
  const [url] = [accounts?.source ?? []].flat();
  if (accounts && names && url !== undefined) {
    const source: Source = { kind: 'document', url, retrieved: accounts.retrieved };
    const isPlain = table?.distributions.includes(image.family) || image.traits.accounts === 'distribution';
    if (names.includes(name)) return there({ code: 'account-of-distribution', kind, name }, source, 'likely');
    if (isPlain && !isAddedByUbuntu(image, name)) {
      return missing({ code: 'accounts-of-image', image: image.reference, kind, names }, source, 'likely');
    }
  }
  return notKnown({ code: 'accounts-not-known', image: image.reference });
}

/** Ubuntu's own images have had an account `ubuntu` since release 23.04. https://github.com/jupyterhub/repo2docker/issues/1346 */
function isAddedByUbuntu({ facts }: CatalogImage, name: string): boolean {
  const upstream = presentIn(facts.upstream);
  return (
    name === 'ubuntu' &&
    upstream !== undefined &&
    upstream.distribution === 'ubuntu' &&
    (majorOf(upstream.release) ?? 23) >= 23
  );
}

type Creation = { readonly step: number; readonly certainty: Certainty };

/** The first that makes each account or group in a stage, by name. */
function creationsIn({ tree }: StageView): ReadonlyMap<string, Creation> {
  const first = new Map<string, Creation>();
  for (const { effect, step } of tree.effects) {
    if (effect.kind !== 'user-created' && effect.kind !== 'group-created') continue;
    const names = effect.kind === 'user-created' ? [effect.name, effect.group] : [effect.name];
    for (const name of names)
      if (name !== undefined && !first.has(name)) first.set(name, { step, certainty: effect.certainty });
  }
  return first;
}

/** The first step that may make accounts in a way that is not followed; -1: none does. */
function firstCreating({ stage }: StageView): number {
  return stage.steps.findIndex(mayCreateAccounts);
}

function mayCreateAccounts({ run }: Step): boolean {
  if (!run) return false;
  if (run.language !== 'shell' && run.language !== 'exec') return true;
  const namesFile = run.text.includes('/etc/passwd') || run.text.includes('/etc/group');
  return run.script.commands.some(({ name, args }) => {
    if (name === undefined) return true;
    if (/(user|group)(add|mod)|add(user|group)|deluser/.test(name))
      return args.some(({ text }) => text === undefined);
    if (isOwnPath(name)) return true;
    if (/^(sh|bash|make|python3?|ansible-playbook|chroot|newusers)$/.test(name)) return true;
    return namesFile && /^(sed|echo|printf|tee|cat)$/.test(name);
  });
}
