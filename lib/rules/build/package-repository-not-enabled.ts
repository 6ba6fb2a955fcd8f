import type { CatalogImage } from '../../catalog/image';
import type { NotEnabled, RepositoryPlace } from '../../catalog/repositories';
import { sourceOf } from '../../catalog/values';
import type { StageView } from '../../contents/contents';
import { presentIn } from '../../fact/fact';
import type { Inspection } from '../../inspection';
import { sourcesFrom } from '../../programs/package-sources';
import { type Installing, isPlainInstall } from '../../programs/plain-install';
import type { Command } from '../../shell/command';
import type { PackageName } from '../../shell/effect';
import { commandsOf } from '../../stages/command-of';
import type { RunStep } from '../../stages/stage';
import type { TextEdit } from '../../text/edit';
import { span } from '../../text/span';
import { fromFact, fromSource } from '../evidence';
import { defineRule, type Reported } from '../rule';

export default defineRule({
  id: 'package-repository-not-enabled',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'Package of a repository that is not enabled',
  why: 'Images of Enterprise Linux install from BaseOS and AppStream alone. Much of what is known from Fedora lives in EPEL, and many headers in CRB, which was PowerTools in release 8; UBI has no more than a part of either. dnf stops at a name that no enabled repository has.',
  remedy: 'Enable the repository in front of the install, or for that one command.',
  symptoms: ['Error: Unable to find a match: …', 'No match for argument: …', "error: No package matches '…'"],
  references: [
    { title: 'Enabling EPEL', url: 'https://docs.fedoraproject.org/en-US/epel/getting-started/' },
    { title: 'Repositories of Rocky Linux', url: 'https://wiki.rockylinux.org/rocky/repo/' },
    { title: 'ninja-build on CentOS Stream 9', url: 'https://github.com/ninja-build/ninja/issues/2199' },
    { title: 'EPEL with microdnf', url: 'https://github.com/rpm-software-management/microdnf/issues/140' },
  ],
  aliases: [],
  yieldsTo: ['package-manager-not-found', 'package-repository-gone'],
  examples: {
    bad: [
      {
        title: 'A package of EPEL',
        dockerfile: 'FROM rockylinux:9\nRUN dnf install -y tar [|htop|]\nUSER 1000\nCMD ["htop"]\n',
        fixed:
          'FROM rockylinux:9\nRUN dnf install -y epel-release && dnf install --enablerepo=crb -y tar htop\nUSER 1000\nCMD ["htop"]\n',
      },
      {
        title: 'A package of CRB',
        dockerfile:
          'FROM quay.io/centos/centos:stream9\nRUN dnf install -y gcc-c++ cmake [|ninja-build|] && dnf clean all\nUSER 1000\nCMD ["ninja", "--version"]\n',
        fixed:
          'FROM quay.io/centos/centos:stream9\nRUN dnf install --enablerepo=crb -y gcc-c++ cmake ninja-build && dnf clean all\nUSER 1000\nCMD ["ninja", "--version"]\n',
      },
      {
        title: 'EPEL on UBI with microdnf',
        dockerfile:
          'FROM registry.access.redhat.com/ubi9/ubi-minimal:9.6\nRUN microdnf install -y [|p7zip|]\nUSER 1001\nCMD ["7za"]\n',
      },
    ],
    good: [
      {
        title: 'Enabled before',
        dockerfile:
          'FROM rockylinux:9\nRUN dnf install -y epel-release\nRUN dnf install -y htop\nUSER 1000\nCMD ["htop"]\n',
      },
      {
        title: 'Enabled for the command',
        dockerfile:
          'FROM almalinux:9\nRUN dnf install -y --enablerepo=crb ninja-build\nUSER 1000\nCMD ["ninja", "--version"]\n',
      },
      {
        title: 'The part of CRB that UBI has',
        dockerfile:
          'FROM registry.access.redhat.com/ubi9/ubi:9.6\nRUN dnf install -y ninja-build\nUSER 1001\nCMD ["ninja", "--version"]\n',
      },
      {
        title: 'A repository of your own',
        dockerfile:
          'FROM rockylinux:9\nCOPY mirror.repo /etc/yum.repos.d/\nRUN dnf install -y htop\nUSER 1000\nCMD ["htop"]\n',
      },
    ],
  },
  *check(inspection) {
    for (const view of inspection.reachable) {
      const reported = firstOf(inspection, view);
      if (reported) yield reported;
    }
  },
});

type Place = RepositoryPlace;
type Missing = NotEnabled & { readonly package: PackageName };

/** An install that stops, with what it asks for in vain. */
type Stopped = {
  readonly run: RunStep;
  readonly command: Command;
  readonly effect: Installing;
  readonly missing: readonly [Missing, ...Missing[]];
  readonly isReplayed: boolean;
};

function firstOf(inspection: Inspection, view: StageView): Reported | undefined {
  const { image, isCut, stage } = view;
  const release = image && presentIn(image.facts.upstream)?.release;
  if (!image || isCut || release === undefined) return undefined;
  if (inspection.catalog.repositories.get(image.family, release, 'epel') === undefined) return undefined;
  const stops = stopsIn(inspection, view, image, release);
  const [first] = stops;
  if (first === undefined) return undefined;
  const missing = stops.flatMap((each) => each.missing);
  const [{ package: named }] = first.missing;
  const needsSubscription = missing.every(({ place }) => place === 'subscription');
  return {
    span: named.span,
    stage: stage.index,
    certainty: 'likely',
    ...(needsSubscription && { severity: 'warning' as const, consequence: 'may-fail' as const }),
    message: [
      `No repository that \`${image.reference}\` has enabled has ${listed(missing)}`,
      { more: `${whereAre(missing)}. ${needsSubscription ? 'Without it t' : 'T'}he build stops here.` },
    ],
    remedy: remedyOf(inspection, image, release, first.command, missing),
    evidence: [
      fromFact(`\`${image.reference}\` stands on Enterprise Linux ${release}.`, image.facts.upstream),
      fromSource('What such images have enabled.', sourceOf(first.missing[0].repository)),
      fromSource(`Where \`${named.name}\` is.`, sourceOf(first.missing[0].row)),
    ],
    ...fixOf(inspection, image, release, stops),
  };
}

function stopsIn(
  { catalog }: Inspection,
  view: StageView,
  image: CatalogImage,
  release: string,
): readonly Stopped[] {
  const found: Stopped[] = [];
  for (const { replayedFrom, run } of view.stage.steps.slice(0, sourcesFrom(view, 'rpm'))) {
    if (run === undefined) continue;
    const commandOf = commandsOf(run);
    for (const effect of run.effects) {
      const command = commandOf(effect);
      if (command?.runs !== 'always' || !command.failureCounts || !isPlainInstall(command, effect)) continue;
      const [first, ...others] = effect.packages.flatMap((each): readonly Missing[] => {
        const known = each.version === undefined && catalog.repositories.of(image.family, release, each.name);
        return known ? [{ ...known, package: each }] : [];
      });
      if (first === undefined) continue;
      const isReplayed = replayedFrom !== undefined;
      found.push({ run, command, effect, missing: [first, ...others], isReplayed });
    }
  }
  return found;
}

function listed(missing: readonly Missing[], last = 'or'): string {
  const names = [...new Set(missing.map((each) => `\`${each.package.name}\``))];
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1)}`;
}

const places: readonly Place[] = ['epel', 'crb', 'subscription', 'outside'];

function byPlace(
  missing: readonly Missing[],
): readonly (readonly [Place, readonly [Missing, ...Missing[]]])[] {
  return places.flatMap((place) => {
    const [first, ...others] = missing.filter((each) => each.place === place);
    return first ? [[place, [first, ...others]] as const] : [];
  });
}

/** Where those are that are kept somewhere, as the end of a sentence. */
function whereAre(missing: readonly Missing[]): string {
  const kept = byPlace(missing).filter(([place]) => place !== 'outside');
  const clauses = kept.map(([place, those]) => {
    const isOne = new Set(those.map((each) => each.package.name)).size === 1;
    const who = those.length === missing.length ? (isOne ? 'it' : 'they') : listed(those, 'and');
    return `${who} ${isOne ? 'is' : 'are'} ${nameOf(place, those[0])}`;
  });
  return clauses.length === 0 ? '' : `: ${clauses.join(', and ')}`;
}

function nameOf(place: Place, { repository }: Missing): string {
  switch (place) {
    case 'epel':
      return 'in EPEL';
    case 'crb':
      return `in \`${repository.option?.split('=')[1] ?? 'crb'}\`, which comes disabled`;
    case 'subscription':
      return 'among what Red Hat gives only with a subscription';
    case 'outside':
      return 'elsewhere';
    default:
      return place satisfies never;
  }
}

function remedyOf(
  { catalog }: Inspection,
  { family }: CatalogImage,
  release: string,
  { name = 'dnf' }: Command,
  missing: readonly Missing[],
): string {
  const besides = catalog.repositories.get(family, release, 'crb')?.option;
  const needsCrb = missing.some(({ place }) => place === 'crb');
  const sentences = byPlace(missing).flatMap(([place, [first, ...others]]): readonly string[] => {
    const { mayLack, option } = first.repository;
    const enabling = enablingOf(first, release, name);
    if (place === 'epel' && enabling !== undefined)
      return [
        `Enable EPEL before: \`${enabling}\`.`,
        ...(mayLack ? ['Some of its packages need others that this base has no repository for.'] : []),
        ...(besides && !needsCrb ? [`Add \`${besides}\` to the install, for what some of them need.`] : []),
      ];
    if (place === 'crb' && option !== undefined) return [`Add \`${option}\` to the install.`];
    return [...new Set([first, ...others].flatMap(({ row }) => row.instead ?? []))];
  });
  return sentences.join(' ');
}

/** The command that enables a repository for good. microdnf takes no links. */
function enablingOf({ repository }: Missing, release: string, manager: string): string | undefined {
  const what = repository.package?.replaceAll('{release}', release);
  if (what === undefined) return undefined;
  return manager === 'microdnf' && what.includes('://') ? `rpm -i ${what}` : `${manager} install -y ${what}`;
}

/** EPEL in front of the first that needs it, and CRB for each: some packages of EPEL need it. */
function fixOf(
  { catalog }: Inspection,
  { family }: CatalogImage,
  release: string,
  stops: readonly Stopped[],
): Pick<Reported, 'fix'> {
  const option = catalog.repositories.get(family, release, 'crb')?.option;
  const edits: TextEdit[] = [];
  let hasEpel = false;
  for (const { command, isReplayed, missing, run } of stops) {
    const verb = command.args.find(({ text = '-' }) => !text.startsWith('-'));
    const isPlain = command.wrappers.length === 0 && command.pipe === undefined && run.language === 'shell';
    if (isReplayed || !isPlain || verb === undefined || command.name === undefined) return {};
    const epel = missing.find(({ place }) => place === 'epel');
    if (missing.some(({ place, repository }) => (place !== 'epel' && place !== 'crb') || repository.mayLack))
      return {};
    const enabling = epel && enablingOf(epel, release, command.name);
    if (epel && !hasEpel) {
      if (enabling === undefined) return {};
      const { start } = run.toSource(command.span);
      edits.push({ span: span(start, start), newText: `${enabling} && ` });
      hasEpel = true;
    }
    const { end } = run.toSource(verb.span);
    if (option !== undefined) edits.push({ span: span(end, end), newText: ` ${option}` });
  }
  return { fix: { safety: 'review', edits } };
}
