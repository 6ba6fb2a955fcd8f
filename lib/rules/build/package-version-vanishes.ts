import type { StageView } from '../../contents/contents';
import { presentIn } from '../../fact/fact';
import type { Inspection } from '../../inspection';
import type { PackageManager, PackageName } from '../../shell/effect';
import type { Step } from '../../stages/stage';
import { defineRule } from '../rule';

export default defineRule({
  id: 'package-version-vanishes',
  severity: 'warning',
  consequence: 'may-fail',
  title: 'Exact package version that its repository will drop',
  why: 'Alpine and Wolfi keep only the newest build of a package, Debian and Ubuntu only the newest update. An exact `=1.2.3-r0` or `=7.88.1-10+deb12u5` works until the next one, then the build stops because that version is gone.',
  remedy: 'Pin the base by digest, and packages loosely: `~` with apk, `=7.88.*` with apt.',
  symptoms: [
    'ERROR: unable to select packages: … breaks: world',
    'E: Version ‘7.88.1-10+deb12u5’ for ‘curl’ was not found',
  ],
  references: [
    {
      title: 'apk-world(5): version constraints',
      url: 'https://man.archlinux.org/man/extra/apk-tools/apk-world.5.en',
    },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'An exact build',
        dockerfile: 'FROM alpine:3.24\nRUN apk add --no-cache [|curl=8.19.0-r0|]\nUSER 1000\nCMD ["curl"]\n',
      },
      {
        title: 'An update of Debian',
        dockerfile:
          'FROM debian:12-slim\nRUN apt-get update && apt-get install -y [|curl=7.88.1-10+deb12u5|]\nUSER 1000\nCMD ["curl"]\n',
      },
    ],
    good: [
      {
        title: 'Out of the repository of somebody else, who keeps old versions',
        dockerfile:
          'FROM alpine:3.24\nRUN apk add -X "https://nginx.org/packages/mainline/alpine/v3.24/main" --no-cache nginx=1.29.4-r1\nUSER 1000\nCMD ["nginx", "-g", "daemon off;"]\n',
      },
      {
        title: 'The version Debian was released with',
        dockerfile:
          'FROM debian:13-slim\nRUN apt-get update && apt-get install -y git=1:2.47.3-0 curl=8.14.*\nUSER 1000\nCMD ["git"]\n',
      },
      {
        title: 'Packages of one day',
        dockerfile:
          'FROM debian:12-slim\nRUN echo "deb http://snapshot.debian.org/archive/debian/20240101T000000Z bookworm main" > /etc/apt/sources.list && apt-get update && apt-get install -y curl=7.88.1-10+deb12u5\nUSER 1000\nCMD ["curl"]\n',
      },
      {
        title: 'Fuzzy',
        dockerfile: 'FROM alpine:3.24\nRUN apk add --no-cache curl~8\nUSER 1000\nCMD ["curl"]\n',
      },
    ],
  },
  *check(inspection) {
    for (const view of inspection.reachable) {
      const { stage } = view;
      if (isFrozen(inspection, view)) continue;
      let elsewhereAt: number | undefined;
      for (const [index, { run }] of stage.steps.entries()) {
        for (const effect of run?.effects ?? []) {
          if (effect.kind !== 'packages-installed') continue;
          const pinned = effect.packages.find((each) => vanishes(each, effect.manager));
          if (!pinned) continue;
          elsewhereAt ??= elsewhereFrom(inspection, view);
          if (elsewhereAt <= index) continue;
          yield {
            span: pinned.span,
            stage: stage.index,
            certainty: 'likely',
            message: `The repository keeps only the newest build of \`${pinned.name}\`: once there is a newer one, \`${plainVersion(pinned)}\` is gone and the build stops.`,
            remedy: `Write \`${looser(pinned, effect.manager)}\`, and pin the base by digest.`,
          };
        }
      }
    }
  },
});

/** `-r3` of Alpine; updates of Debian and Ubuntu, since the version of the release itself stays. */
function vanishes({ version }: PackageName, manager: PackageManager): boolean {
  if (version === undefined) return false;
  if (manager === 'apk') return /^=?\d.*-r\d+$/.test(version);
  return manager === 'apt' && /[+~]deb\d+u\d+$|ubuntu\d+\.\d[\d.]*$/.test(version);
}

function plainVersion({ version = '' }: PackageName): string {
  return version.replace(/^=/, '');
}

function looser(pinned: PackageName, manager: PackageManager): string {
  const version = plainVersion(pinned);
  if (manager === 'apk') return `${pinned.name}~${version.split(/[.-]/).slice(0, 2).join('.')}`;
  const [upstream = ''] = /^[^-+~]*/.exec(version.split('.').slice(0, 2).join('.')) ?? [];
  return `${pinned.name}=${upstream}.*`;
}

/** A release that has ended gets no new builds: what is there stays. */
function isFrozen({ catalog, today }: Inspection, { image }: StageView): boolean {
  const upstream = image && presentIn(image.facts.upstream);
  if (!upstream || upstream.release === undefined) return false;
  const release = catalog.releases?.find(upstream.distribution, upstream.release);
  const ends = release?.extended?.ends ?? release?.ends;
  return typeof ends === 'string' && ends <= today;
}

/** Names of repositories beside those of the distribution, and of ways to add them. */
const elsewhere =
  /\/etc\/apt\b|sources\.list|(?:add-apt|apt-add)-repository|extrepo|snapshot\.|\/etc\/apk\b|repositories-file|\|\s*(?:sudo\s+(?:-E\s+)?)?(?:ba)?sh\b|\.deb\b/;
const apkRepository = /(?:--repository|-X)[\s=]+["']?(\S+)/g;

/** The first step from which a repository that keeps old versions may be named; -1: the stages below may name one. */
function elsewhereFrom({ dockerfile }: Inspection, { base, stage }: StageView): number {
  function names({ instruction: { keyword, span } }: Step): boolean {
    if (keyword !== 'run' && keyword !== 'copy' && keyword !== 'add') return false;
    const text = dockerfile.text.slice(span.start, span.end);
    if (elsewhere.test(text)) return true;
    return [...text.matchAll(apkRepository)].some(([, url = '']) => !url.includes('alpinelinux.org'));
  }
  if (base.through.some(({ steps }) => steps.some(names))) return -1;
  const first = stage.steps.findIndex(names);
  return first === -1 ? Number.POSITIVE_INFINITY : first;
}
