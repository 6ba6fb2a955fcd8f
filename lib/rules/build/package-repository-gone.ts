import { packagesLeft } from '../../catalog/packages-left';
import type { StageView } from '../../contents/contents';
import { presentIn } from '../../fact/fact';
import type { Inspection } from '../../inspection';
import type { Command } from '../../shell/command';
import { fromFact } from '../evidence';
import { defineRule } from '../rule';

export default defineRule({
  id: 'package-repository-gone',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'Package repository that was taken down',
  why: 'Some time after a release has ended its packages leave the usual servers for an archive. The image still names the old address: from that day on `apt-get update` or `yum install` fails, although nothing in the Dockerfile has changed.',
  remedy: 'Move to a supported release. For the time being point the package manager to the archive.',
  symptoms: [
    "E: The repository '… buster Release' does not have a Release file.",
    'Release file for …/dists/bullseye-security/InRelease is expired',
    "E: The repository 'http://archive.ubuntu.com/ubuntu mantic Release' does not have a Release file.",
    'Could not retrieve mirrorlist http://mirrorlist.centos.org',
    "Failed to download metadata for repo 'appstream': Cannot prepare internal mirrorlist: No URLs in mirrorlist",
  ],
  references: [
    { title: 'Debian’s archive of ended releases', url: 'https://www.debian.org/distrib/archive' },
    { title: 'Ubuntu releases that have ended', url: 'https://help.ubuntu.com/community/EOLUpgrades' },
    { title: 'CentOS Linux end of life', url: 'https://www.centos.org/centos-linux-eol/' },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'CentOS 7',
        dockerfile: 'FROM centos:7\nRUN [|yum install -y httpd|]\nCMD ["httpd", "-DFOREGROUND"]\n',
      },
      {
        title: 'Debian 10',
        dockerfile:
          'FROM debian:buster-slim\nRUN [|apt-get update|] && apt-get install -y openjdk-11-jre-headless\nUSER 1000\nCMD ["java", "-version"]\n',
      },
      {
        title: 'An image on Debian 9',
        dockerfile:
          'FROM node:14-stretch\nRUN [|apt-get update|] && apt-get install -y git\nUSER node\nCMD ["node", "index.js"]\n',
      },
      {
        title: 'Debian 11, whose index has expired',
        dockerfile:
          'FROM python:3.12-slim-bullseye\nRUN [|apt-get update|] && apt-get install -y git\nUSER 1000\nCMD ["python", "main.py"]\n',
      },
      {
        title: 'An Ubuntu release between the long-term ones',
        dockerfile:
          'FROM ubuntu:23.10\nRUN [|apt-get update|] && apt-get install -y curl\nUSER 1000\nCMD ["curl"]\n',
      },
    ],
    good: [
      {
        title: 'Pointed to the archive',
        dockerfile:
          'FROM debian:buster-slim\nRUN sed -i s/deb[.]debian/archive.debian/ /etc/apt/sources.list && apt-get update && apt-get install -y curl\nUSER 1000\nCMD ["curl"]\n',
      },
      {
        title: 'Repositories of your own',
        dockerfile:
          'FROM centos:7\nCOPY mirror.repo /etc/yum.repos.d/CentOS-Base.repo\nRUN yum install -y httpd\nCMD ["httpd", "-DFOREGROUND"]\n',
      },
      {
        title: 'A supported release',
        dockerfile:
          'FROM debian:trixie-slim\nRUN apt-get update && apt-get install -y curl\nUSER 1000\nCMD ["curl"]\n',
      },
      {
        title: 'An ended long-term release, which stays where it was',
        dockerfile:
          'FROM ubuntu:18.04\nRUN apt-get update && apt-get install -y curl\nUSER 1000\nCMD ["curl"]\n',
      },
    ],
  },
  *check(inspection) {
    for (const view of inspection.reachable) {
      const { image, stage } = view;
      const upstream = image && presentIn(image.facts.upstream);
      if (!image || !upstream || upstream.release === undefined) continue;
      const gone = packagesLeft(inspection.catalog.releases, upstream.distribution, upstream.release);
      if (!gone || gone.since > inspection.today) continue;
      for (const [index, { run }] of stage.steps.entries()) {
        if (!run) continue;
        const call = run.script.commands.find(
          (command) => command.runs === 'always' && asksRepository(command, gone.manager),
        );
        if (!call || hasOtherSources(inspection, view, index, call)) continue;
        const stops = call.failureCounts;
        const name =
          inspection.catalog.releases?.product(upstream.distribution)?.name ?? upstream.distribution;
        yield {
          span: run.toSource(call.span),
          stage: stage.index,
          certainty: 'likely',
          ...(!stops && { severity: 'warning' as const, consequence: 'may-fail' as const }),
          message: [
            `\`${call.name}\` finds no packages of ${name} ${upstream.release} any more`,
            { more: `: ${gone.what}. ${effectOf(stops)}` },
          ],
          remedy: `Move to a supported release. For the time being: ${gone.instead}.`,
          evidence: [
            fromFact(`\`${image.reference}\` stands on ${name} ${upstream.release}.`, image.facts.upstream),
            { text: `Seen since ${gone.since}.`, source: gone.source },
          ],
        };
        break;
      }
    }
  },
});

function effectOf(stops: boolean): string {
  return stops
    ? 'The build stops here.'
    : 'The command fails, and the build goes on without what it asks for.';
}

function asksRepository({ name, args }: Command, manager: 'apt' | 'yum'): boolean {
  const verb = args.find(({ written }) => !written.startsWith('-'))?.written;
  if (manager === 'apt') return (name === 'apt-get' || name === 'apt') && verb === 'update';
  return (
    (name === 'yum' || name === 'dnf' || name === 'microdnf') &&
    verb !== undefined &&
    /^(install|update|upgrade|groupinstall|makecache|reinstall|distro-sync)$/.test(verb)
  );
}

/** Anything that may change where packages come from. */
const changesSources =
  /sources\.list|\/etc\/apt\b|yum\.repos\.d|\/etc\/(yum|dnf)|vault\.|archive\.debian|snapshot\.debian|old-releases|mirror|baseurl|\.repo\b|disablerepo|repofrompath|setopt|config-manager|check-valid-until|dir::etc|\brpm\b/i;

/** Whether what comes before the call, or the call itself, may have named another place. */
function hasOtherSources({ dockerfile }: Inspection, view: StageView, index: number, call: Command): boolean {
  return view.chain.some((each) =>
    each.stage.steps.some((step, at) => {
      if (each === view && at > index) return false;
      const { instruction, run } = step;
      const own = each === view && at === index;
      const until = own ? call.span.start : Number.POSITIVE_INFINITY;
      if (run?.script.commands.some((command) => command.span.start < until && isOwnScript(command)))
        return true;
      if (own && run)
        return changesSources.test(
          [...instruction.flags.map(({ text }) => text), run.text.slice(0, call.span.end)].join(' '),
        );
      const { keyword } = instruction;
      if (keyword !== 'run' && keyword !== 'copy' && keyword !== 'add') return false;
      if (keyword !== 'run' && /^["']?\/(etc\/?)?["']?$/.test(instruction.destination.text)) return true;
      return changesSources.test(dockerfile.text.slice(instruction.span.start, instruction.span.end));
    }),
  );
}

function isOwnScript({ args, name }: Command): boolean {
  if (name === undefined || /\.sh$|^\.{1,2}\//.test(name)) return true;
  return (
    /^(.*\/)?(ba|da|a)?sh$/.test(name) &&
    args.length > 0 &&
    !args.some(({ written }) => /^-[a-z]*c$/.test(written))
  );
}
