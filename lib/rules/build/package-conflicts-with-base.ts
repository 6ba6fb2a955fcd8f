import { isInOwnImages, type PackageConflict } from '../../catalog/conflicts';
import type { CatalogImage } from '../../catalog/image';
import type { StageView } from '../../contents/contents';
import { bestSource, isPublished, presentIn, valueOf } from '../../fact/fact';
import { runsOwnScript } from '../../programs/own-scripts';
import { formOfManager } from '../../programs/package-manager-commands';
import { type Installing, isPlainInstall } from '../../programs/plain-install';
import type { Command } from '../../shell/command';
import type { PackageName } from '../../shell/effect';
import type { RunStep } from '../../stages/stage';
import { span } from '../../text/span';
import { withoutWord } from '../../text/word-edit';
import { fromSource } from '../evidence';
import { defineRule, type Reported } from '../rule';

export default defineRule({
  id: 'package-conflicts-with-base',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'Package that is refused beside one of the base',
  why: 'Images of Enterprise Linux 9 and Amazon Linux 2023 come with small builds of some packages, such as `curl-minimal` and `coreutils-single`. The full package conflicts with the small one, and dnf replaces nothing unless it is told to: the build stops. The small one most often does.',
  remedy: 'Leave the package out, or let dnf replace the small one with `--allowerasing`.',
  symptoms: [
    'package curl-minimal-7.76.1-23.el9.x86_64 conflicts with curl provided by curl-7.76.1-23.el9.x86_64',
    "(try to add '--allowerasing' to command line to replace conflicting packages",
    'problem with installed package coreutils-single-8.30-12.el8.x86_64',
    'package gnupg2-minimal conflicts with gnupg2',
    'error: Could not depsolve transaction; 1 problem detected',
  ],
  references: [
    { title: 'curl on UBI 9', url: 'https://github.com/hashicorp/consul/pull/15808' },
    {
      title: 'coreutils on UBI 8',
      url: 'https://github.com/ocp-power-automation/openshift-install-power/issues/197',
    },
    {
      title: 'gnupg2 on Amazon Linux 2023',
      url: 'https://github.com/amazonlinux/amazon-linux-2023/issues/243',
    },
  ],
  aliases: [],
  yieldsTo: ['package-manager-not-found'],
  examples: {
    bad: [
      {
        title: 'curl beside curl-minimal',
        dockerfile:
          'FROM registry.access.redhat.com/ubi9/ubi-minimal:9.6\nRUN microdnf install -y [|curl|] tar gzip && microdnf clean all\nUSER 1001\nCMD ["curl"]\n',
        fixed:
          'FROM registry.access.redhat.com/ubi9/ubi-minimal:9.6\nRUN microdnf install -y tar gzip && microdnf clean all\nUSER 1001\nCMD ["curl"]\n',
      },
      {
        title: 'coreutils beside coreutils-single',
        dockerfile:
          'FROM amazonlinux:2023\nRUN dnf install -y \\\n    [|coreutils|] \\\n    tar\nUSER 1000\nCMD ["ls"]\n',
        fixed: 'FROM amazonlinux:2023\nRUN dnf install -y \\\n    tar\nUSER 1000\nCMD ["ls"]\n',
      },
      {
        title: 'The full GnuPG',
        dockerfile: 'FROM amazonlinux:2023\nRUN dnf install -y [|gnupg2|] tar\nUSER 1000\nCMD ["gpg"]\n',
        fixed:
          'FROM amazonlinux:2023\nRUN dnf install --allowerasing -y gnupg2 tar\nUSER 1000\nCMD ["gpg"]\n',
      },
    ],
    good: [
      {
        title: 'Replaced on purpose',
        dockerfile:
          'FROM amazonlinux:2023\nRUN dnf install -y --allowerasing curl tar\nUSER 1000\nCMD ["curl"]\n',
      },
      {
        title: 'Swapped first',
        dockerfile:
          'FROM registry.access.redhat.com/ubi9/ubi:9.6\nRUN dnf swap -y curl-minimal curl && dnf install -y curl tar\nUSER 1001\nCMD ["curl"]\n',
      },
      {
        title: 'A release that has the full one',
        dockerfile:
          'FROM registry.access.redhat.com/ubi8/ubi-minimal:8.10\nRUN microdnf install -y curl tar\nUSER 1001\nCMD ["curl"]\n',
      },
    ],
  },
  *check({ catalog, reachable }) {
    for (const view of reachable) {
      const { image } = view;
      if (image === undefined || view.isCut || isReplacedBelow(view)) continue;
      const found = firstRefused(view, image, (form, name) => catalog.conflicts.of(form, name));
      if (found) yield found;
    }
  },
});

/** Whether a stage below may have replaced something. */
function isReplacedBelow({ chain }: StageView): boolean {
  return chain
    .slice(1)
    .some(({ stage }) => stage.steps.some(({ run }) => run !== undefined && mayReplace(run)));
}

function mayReplace(run: RunStep): boolean {
  return runsOwnScript(run) || run.script.commands.some((command) => replaces(command));
}

/** Takes out what is there, or lets go of it. */
function replaces({ args, name }: Command): boolean {
  if (name === 'rpm')
    return args.some(
      ({ text }) => text === undefined || /^(-e|--erase|--force|--nodeps|-[iUF]\w*)$/.test(text),
    );
  if (formOfManager(name ?? '') !== 'rpm') return false;
  return args.some(
    ({ text }) =>
      text === undefined ||
      /^(--allowerasing|swap|remove|erase|autoremove|distro-sync|shell|history)$/.test(text),
  );
}

function firstRefused(
  view: StageView,
  image: CatalogImage,
  conflictsOf: (form: string, name: string) => readonly PackageConflict[],
): Reported | undefined {
  for (const { replayedFrom, run } of view.stage.steps) {
    if (run === undefined) continue;
    if (runsOwnScript(run)) return undefined;
    const effects = new Map(run.effects.toReversed().map((effect) => [effect.span.start, effect]));
    for (const command of run.script.commands) {
      if (replaces(command)) return undefined;
      const effect = effects.get(run.toSource(command.span).start);
      if (!isPlainInstall(command, effect)) continue;
      for (const each of effect.packages) {
        const conflict = conflictsOf('rpm', each.name).find((one) => has(image, one));
        if (conflict === undefined) continue;
        if (command.runs !== 'always' || !command.failureCounts) return undefined;
        const edits = replayedFrom === undefined ? fixOf(view, run, command, effect, each, conflict) : {};
        return { ...report(image, each, conflict, command), stage: view.stage.index, ...edits };
      }
    }
  }
  return undefined;
}

function has(image: CatalogImage, conflict: PackageConflict): boolean {
  const { packages, purpose, upstream } = image.facts;
  if (packages.known) return packages.value.some(({ name }) => name === conflict.with);
  const stands = presentIn(upstream);
  if (stands === undefined || !isInOwnImages(conflict, stands)) return false;
  // Whoever builds on them may have replaced it; the images of Amazon keep what theirs has.
  return (
    valueOf(purpose) === 'base' ||
    image.family === stands.distribution ||
    stands.distribution === 'amazon-linux'
  );
}

function report(
  image: CatalogImage,
  { name, span: at }: PackageName,
  conflict: PackageConflict,
  command: Command,
): Omit<Reported, 'stage'> {
  const { packages } = image.facts;
  const canReplace = command.name !== 'microdnf';
  const replacing = canReplace ? 'let it replace the other with `--allowerasing`' : undefined;
  return {
    span: at,
    certainty: packages.known && isPublished(packages) ? 'certain' : 'likely',
    message: [
      `\`${image.reference}\` has \`${conflict.with}\`, beside which \`${name}\` is refused`,
      { more: '. The build stops here.' },
    ],
    remedy: conflict.enough
      ? `Leave \`${name}\` out, since ${conflict.enough}${replacing ? `, or ${replacing}` : ''}.`
      : `${replacing ? `L${replacing.slice(1)}` : `Install \`${name}\` on a base that has the full package`}.`,
    evidence: [
      fromSource(
        `\`${image.reference}\` has \`${conflict.with}\`.`,
        packages.known ? bestSource(packages) : undefined,
      ),
      { text: `\`${name}\` and \`${conflict.with}\` conflict.`, source: sourceOf(conflict) },
    ],
  };
}

function sourceOf({ source }: PackageConflict): string {
  return [source].flat()[0] ?? '';
}

/** Out of the list where others are in it, else told to replace. */
function fixOf(
  view: StageView,
  run: RunStep,
  command: Command,
  { incomplete, packages }: Installing,
  { span: at }: PackageName,
  { enough }: PackageConflict,
): Pick<Reported, 'fix'> {
  const { text } = view.contents.graph.dockerfile;
  if (enough !== undefined && packages.length > 1 && incomplete !== true) {
    const edit = withoutWord(text, at);
    return edit ? { fix: { safety: 'review', edits: [edit] } } : {};
  }
  const verb = command.args.find(({ text: word = '-' }) => !word.startsWith('-'));
  const managers = view.image && valueOf(view.image.facts.packageManagers);
  if (verb === undefined || command.name === 'microdnf' || managers?.includes('microdnf') !== false)
    return {};
  const { end } = run.toSource(verb.span);
  return { fix: { safety: 'review', edits: [{ span: span(end, end), newText: ' --allowerasing' }] } };
}
