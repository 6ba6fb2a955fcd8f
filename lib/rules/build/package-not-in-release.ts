import type { CatalogImage } from '../../catalog/image';
import type { StageView } from '../../contents/contents';
import { presentIn } from '../../fact/fact';
import type { Inspection } from '../../inspection';
import { isFollowed } from '../../text/cut';
import { type Table, table } from '../../text/table';
import { fromFact } from '../evidence';
import { defineRule, type Reported } from '../rule';

export default defineRule({
  id: 'package-not-in-release',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'Package that this release does not have',
  why: 'Packages are renamed, replaced and dropped from one release of Debian or Ubuntu to the next. A tag that names no release moves to the next one on its own, and a line that has worked for years ends with “Unable to locate package”.',
  remedy: 'Install the package that took its place, or stay on a release that has it.',
  symptoms: [
    'E: Unable to locate package software-properties-common',
    "E: Package 'libgl1-mesa-glx' has no installation candidate",
    "E: Package 'netcat' has no installation candidate",
    'Package openjdk-11-jre-headless is not available, but is referred to by another package',
  ],
  references: [
    { title: 'Debian: search for packages', url: 'https://packages.debian.org/' },
    { title: 'Ubuntu: search for packages', url: 'https://packages.ubuntu.com/' },
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

function firstAbsent(inspection: Inspection, view: StageView): Reported | undefined {
  const { image, stage } = view;
  const upstream = image && presentIn(image.facts.upstream);
  if (image?.traits.aptSources !== 'distribution' || !upstream) return undefined;
  const { distribution, release } = upstream;
  if (release === undefined) return undefined;
  for (const { run } of stage.steps) {
    for (const effect of run?.effects ?? []) {
      if (effect.kind !== 'packages-installed' || effect.manager !== 'apt' || effect.root !== undefined)
        continue;
      for (const { name, span } of effect.packages) {
        const refused = refusedAs(image, name);
        const absent = refused ?? inspection.catalog.absent.of(distribution, release, name);
        if (!absent) continue;
        const call = run?.script.commands.find((each) => run.toSource(each.span).start === effect.span.start);
        if (call?.runs !== 'always' || !call.failureCounts) break;
        if (addsSources(inspection, view)) return undefined;
        const where = inspection.catalog.releases?.product(distribution)?.name ?? distribution;
        const { instead, isShared } = absent;
        return {
          span,
          stage: stage.index,
          certainty: 'certain',
          message: refused
            ? [
                `The PHP image forbids the PHP of ${where}, which would be a second one: apt says that \`${name}\` has no installation candidate`,
                { more: '. The build stops here.' },
              ]
            : isShared
              ? [
                  `In ${where} ${release} \`${name}\` is only another name for several packages, and apt picks none of them`,
                  { more: '. The build stops here.' },
                ]
              : [`${where} ${release} has no package \`${name}\``, { more: '. The build stops here.' }],
          remedy:
            instead === undefined
              ? `Do without it, or use a release that has \`${name}\`.`
              : `Install ${instead}.`,
          evidence: refused
            ? [{ text: 'Why the image does so.', source: refused.why }]
            : [
                fromFact(`\`${image.reference}\` stands on ${where} ${release}.`, image.facts.upstream),
                {
                  text: `Looked for among the packages of ${where} ${release}.`,
                  source: searchFor(distribution, release, name),
                },
              ],
        };
      }
    }
  }
  return undefined;
}

/** A package that the image has apt refuse: of its language, of a version of that, or a part of it. */
function refusedAs({ traits }: CatalogImage, name: string) {
  const refuses = traits.refusesPackages;
  if (refuses === undefined || !name.startsWith(refuses.of)) return undefined;
  const rest = name.slice(refuses.of.length);
  return /^[\d.]*(-|$)/.test(rest)
    ? { instead: refuses.instead, isShared: false, why: refuses.why }
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

/** Anything that may bring packages from elsewhere. */
const otherSources =
  /sources\.list|add-apt-repository|apt-add-repository|\.sources\b|\bdeb (\[|https?:)|extrepo|backports|preferences\.d|\.deb\b|\|\s*(sudo\s+)?(-E\s+)?(ba)?sh\b|mirror|\/etc\/apt\/(?!keyrings|apt\.conf\.d)/i;

function bringsSources(text: string): boolean {
  return otherSources.test(text) || isFollowed(text, /\n/, /\bdpkg\b/i, /-i|--install|--add-architecture/i);
}

function addsSources({ dockerfile }: Inspection, { chain }: StageView): boolean {
  return chain.some(({ stage, tree }) => {
    if (tree.unknowns.some(({ path }) => path === '/')) return true;
    return stage.steps.some(({ instruction, run }) => {
      if (run?.script.commands.some(({ name }) => name === undefined || /\.sh$|^\.{1,2}\//.test(name)))
        return true;
      const { keyword } = instruction;
      if (keyword !== 'run' && keyword !== 'copy' && keyword !== 'add') return false;
      return bringsSources(run?.text ?? dockerfile.text.slice(instruction.span.start, instruction.span.end));
    });
  });
}
