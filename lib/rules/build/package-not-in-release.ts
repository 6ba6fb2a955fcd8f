import type { CatalogImage } from '../../catalog/image';
import type { StageView } from '../../contents/contents';
import { presentIn } from '../../fact/fact';
import type { Inspection } from '../../inspection';
import { addsSources } from '../../programs/package-sources';
import { packagesAt } from '../../programs/packages';
import type { Effect, PackageName } from '../../shell/effect';
import { commandsOf } from '../../stages/command-of';
import type { TextEdit } from '../../text/edit';
import { type Table, table } from '../../text/table';
import { withoutWord } from '../../text/word-edit';
import { fromFact } from '../evidence';
import { defineRule, type Reported } from '../rule';

export default defineRule({
  id: 'package-not-in-release',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'Package that this release does not have',
  why: 'Packages are renamed, replaced and dropped from one release of Debian, Ubuntu or Alpine to the next. A tag that names no release moves to the next one on its own, and a line that has worked for years ends with “Unable to locate package”.',
  remedy: 'Install the package that took its place, or stay on a release that has it.',
  symptoms: [
    'E: Unable to locate package software-properties-common',
    "E: Package 'libgl1-mesa-glx' has no installation candidate",
    "E: Package 'netcat' has no installation candidate",
    'Package openjdk-11-jre-headless is not available, but is referred to by another package',
    'ERROR: unable to select packages: python2 (no such package)',
    '… (no such package):',
    'nodejs-npm (no such package): required by: world[nodejs-npm]',
  ],
  references: [
    { title: 'Debian: search for packages', url: 'https://packages.debian.org/' },
    { title: 'Ubuntu: search for packages', url: 'https://packages.ubuntu.com/' },
    { title: 'Alpine: search for packages', url: 'https://pkgs.alpinelinux.org/packages' },
    { title: 'Python 2 has left Alpine', url: 'https://github.com/FlowFuse/docker-compose/issues/19' },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'A library that Debian 13 has dropped',
        dockerfile:
          'FROM python:3.13-slim-trixie\nRUN apt-get update && apt-get install -y [|libgl1-mesa-glx|] libglib2.0-0\nUSER 1000\nCMD ["python", "main.py"]\n',
      },
      {
        title: 'An older Java',
        dockerfile:
          'FROM debian:trixie-slim\nRUN apt-get update && apt-get install -y --no-install-recommends [|openjdk-17-jre-headless|]\nUSER 1000\nCMD ["java", "-version"]\n',
      },
      {
        title: 'The PHP of Debian on the PHP image',
        dockerfile:
          'FROM php:8.4-cli-trixie\nRUN apt-get update && apt-get install -y [|php8.4-mysql|]\nUSER 1000\nCMD ["php", "-a"]\n',
      },
      {
        title: 'Packages that Alpine has dropped',
        dockerfile:
          'FROM node:22-alpine\nRUN apk add --no-cache git [|python2|] build-base nodejs-npm\nUSER node\nCMD ["node", "index.js"]\n',
        fixed:
          'FROM node:22-alpine\nRUN apk add --no-cache git python3 build-base npm\nUSER node\nCMD ["node", "index.js"]\n',
      },
      {
        title: 'The PHP of an older Alpine',
        dockerfile:
          'FROM alpine:3.22\nRUN apk add --no-cache curl [|php81|] php81-fpm\nUSER 1000\nCMD ["php81"]\n',
      },
      {
        title: 'A name for several packages',
        dockerfile:
          'FROM debian:bookworm-slim\nRUN apt-get update && apt-get install -y [|netcat|]\nUSER 1000\nCMD ["nc", "-l", "8080"]\n',
      },
    ],
    good: [
      {
        title: 'A release that has it',
        dockerfile:
          'FROM python:3.13-slim-bookworm\nRUN apt-get update && apt-get install -y libgl1-mesa-glx\nUSER 1000\nCMD ["python", "main.py"]\n',
      },
      {
        title: 'From a repository of its own',
        dockerfile:
          'FROM debian:trixie-slim\nRUN apt-get update && apt-get install -y curl ca-certificates && curl -fsSL https://download.docker.com/linux/debian/gpg -o /etc/apt/keyrings/docker.asc && echo "deb [signed-by=/etc/apt/keyrings/docker.asc] https://download.docker.com/linux/debian trixie stable" > /etc/apt/sources.list.d/docker.list && apt-get update && apt-get install -y docker-ce-cli\nUSER 1000\nCMD ["docker", "version"]\n',
      },
      {
        title: 'An older Alpine that has it',
        dockerfile: 'FROM alpine:3.19\nRUN apk add --no-cache php81 php81-fpm\nUSER 1000\nCMD ["php81"]\n',
      },
      {
        title: 'From an older repository',
        dockerfile:
          'FROM alpine:3.22\nRUN apk add --no-cache --repository=https://dl-cdn.alpinelinux.org/alpine/v3.15/main python2\nUSER 1000\nCMD ["python2"]\n',
      },
      {
        title: 'Missing is allowed',
        dockerfile:
          'FROM debian:trixie-slim\nRUN apt-get update && apt-get install -y curl\nRUN apt-get install -y neofetch || true\nUSER 1000\nCMD ["curl"]\n',
      },
    ],
  },
  *check(inspection) {
    for (const view of inspection.reachable) {
      const reported = firstAbsent(inspection, view);
      if (reported) yield reported;
    }
  },
});

type Installed = Extract<Effect, { kind: 'packages-installed' | 'packages-removed' }>;

type Absent = {
  readonly package: PackageName;
  readonly instead: string | undefined;
  readonly successor: string | undefined;
  readonly isShared: boolean;
  /** The image forbids it: why. */
  readonly why: string | undefined;
};

function firstAbsent(inspection: Inspection, view: StageView): Reported | undefined {
  const { image, stage } = view;
  const upstream = image && presentIn(image.facts.upstream);
  if (!image || !upstream || upstream.release === undefined) return undefined;
  const manager = upstream.distribution === 'alpine' ? 'apk' : 'apt';
  if (manager === 'apt' && image.traits.aptSources !== 'distribution') return undefined;
  const release = { distribution: upstream.distribution, release: upstream.release };
  for (const { replayedFrom, run } of stage.steps) {
    if (run === undefined) continue;
    const commandOf = commandsOf(run);
    for (const effect of run.effects) {
      if (effect.kind !== 'packages-installed' || effect.manager !== manager || effect.root !== undefined)
        continue;
      const absent = absentOf(inspection, image, release, effect);
      const [first] = absent;
      if (first === undefined) continue;
      const call = commandOf(effect);
      if (call?.runs !== 'always' || !call.failureCounts) continue;
      if (addsSources(view, manager)) return undefined;
      const fix = replayedFrom === undefined ? fixOf(view, effect, absent) : {};
      return { ...report(inspection, image, release, absent, first), stage: stage.index, ...fix };
    }
  }
  return undefined;
}

type Release = { readonly distribution: string; readonly release: string };

function absentOf(
  { catalog }: Inspection,
  image: CatalogImage,
  { distribution, release }: Release,
  effect: Installed,
): readonly Absent[] {
  return effect.packages.flatMap((each): readonly Absent[] => {
    const refused = refusedAs(image, each.name);
    if (refused) return [{ package: each, ...refused }];
    const absent = catalog.absent.of(distribution, release, each.name);
    return absent ? [{ package: each, ...absent, why: undefined }] : [];
  });
}

function report(
  { catalog }: Inspection,
  image: CatalogImage,
  { distribution, release }: Release,
  absent: readonly Absent[],
  first: Absent,
): Omit<Reported, 'stage'> {
  const where = catalog.releases?.product(distribution)?.name ?? distribution;
  const { isShared, why } = first;
  const { name, span } = first.package;
  const alike = absent.filter((each) => !each.isShared && each.why === undefined);
  return {
    span,
    // A point makes a pattern of a name for apt, which may fit another.
    certainty: distribution !== 'alpine' && name.includes('.') ? 'likely' : 'certain',
    message: why
      ? [
          `The PHP image forbids the PHP of ${where}, which would be a second one: apt says that \`${name}\` has no installation candidate`,
          { more: '. The build stops here.' },
        ]
      : isShared
        ? [
            `In ${where} ${release} \`${name}\` is only another name for several packages, and apt picks none of them`,
            { more: '. The build stops here.' },
          ]
        : [
            `${where} ${release} has no ${alike.length > 1 ? 'packages' : 'package'} ${listed(alike.map((each) => `\`${each.package.name}\``))}`,
            { more: '. The build stops here.' },
          ],
    remedy: remedyOf(isShared || why ? [first] : alike),
    evidence: why
      ? [{ text: 'Why the image does so.', source: why }]
      : [
          fromFact(`\`${image.reference}\` stands on ${where} ${release}.`, image.facts.upstream),
          {
            text: `Looked for among the packages of ${where} ${release}.`,
            source:
              distribution === 'alpine'
                ? (catalog.absent.sourceOf(distribution, release, name) ?? '')
                : searchFor(distribution, release, name),
          },
        ],
  };
}

function remedyOf(absent: readonly Absent[]): string {
  const advice = [...new Set(absent.flatMap(({ instead }) => instead ?? []))];
  const without = absent
    .filter(({ instead }) => instead === undefined)
    .map((each) => `\`${each.package.name}\``);
  const parts = advice.length === 0 ? [] : [`Install ${listed(advice)}.`];
  if (without.length > 0)
    parts.push(
      absent.length === 1
        ? `Do without it, or use a release that has ${without[0]}.`
        : `Do without ${listed(without)}.`,
    );
  return parts.join(' ');
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** Each by the one that takes its place, where there is one for all. */
function fixOf(
  view: StageView,
  { incomplete, packages }: Installed,
  absent: readonly Absent[],
): Pick<Reported, 'fix'> {
  if (incomplete === true) return {};
  const { text } = view.contents.graph.dockerfile;
  const known = packagesAt(view);
  const there = new Set(packages.map(({ name }) => name));
  const edits: TextEdit[] = [];
  for (const { package: each, successor, why } of absent) {
    const { name, span, version } = each;
    if (successor === undefined || why !== undefined || version !== undefined) return {};
    if (known?.finds(successor) !== true || text.slice(span.start, span.end) !== name) return {};
    const edit = there.has(successor) ? withoutWord(text, span) : { span, newText: successor };
    if (edit === undefined) return {};
    edits.push(edit);
    there.add(successor);
  }
  return { fix: { safety: 'review', edits } };
}

/** A package that the image has apt refuse: of its language, of a version of that, or a part of it. */
function refusedAs({ traits }: CatalogImage, name: string) {
  const refuses = traits.refusesPackages;
  if (refuses === undefined || !name.startsWith(refuses.of)) return undefined;
  const rest = name.slice(refuses.of.length);
  return /^[\d.]*(-|$)/.test(rest)
    ? { instead: refuses.instead, successor: undefined, isShared: false, why: refuses.why }
    : undefined;
}

const suites: Table<string> = table({
  '12': 'bookworm',
  '13': 'trixie',
  '22.04': 'jammy',
  '24.04': 'noble',
  '26.04': 'resolute',
});

function searchFor(distribution: string, release: string, name: string): string {
  return `https://packages.${distribution}.org/search?searchon=names&suite=${suites[release] ?? 'all'}&keywords=${encodeURIComponent(name)}`.replace(
    'packages.ubuntu.org',
    'packages.ubuntu.com',
  );
}
