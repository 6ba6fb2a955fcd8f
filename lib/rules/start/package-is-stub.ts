import type { Stub } from '../../catalog/stubs';
import type { StageView } from '../../contents/contents';
import { presentIn } from '../../fact/fact';
import type { Inspection, Target } from '../../inspection';
import { baseName } from '../../path/path';
import { addsSources } from '../../programs/package-sources';
import type { Span } from '../../text/span';
import { defineRule, type Reported } from '../rule';

export default defineRule({
  id: 'package-is-stub',
  severity: 'error',
  consequence: 'will-not-start',
  title: 'Package that only asks for a snap',
  why: 'Ubuntu has moved some programs to snaps: since 20.04 the package `chromium-browser`, and since 22.04 `firefox`, hold a script that asks for the snap. Snaps need systemd and snapd, which a container does not run, so the package installs well and the program never starts.',
  remedy: 'Install the program from the repository of its publisher, or build on Debian, which packs it.',
  symptoms: [
    "Command '/usr/bin/chromium-browser' requires the chromium snap to be installed.",
    "Command '/usr/bin/firefox' requires the firefox snap to be installed.",
    'Please install it with: snap install chromium',
    'error: cannot communicate with server: Post "http://localhost/v2/snaps/firefox": dial unix /run/snapd.socket: connect: no such file or directory',
  ],
  references: [
    { title: 'Chromium of Ubuntu in a container', url: 'https://github.com/puppeteer/puppeteer/issues/8232' },
    {
      title: 'Firefox of Ubuntu in a container',
      url: 'https://github.com/web-platform-tests/wpt/pull/51185',
    },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'Started as the container starts',
        dockerfile:
          'FROM ubuntu:22.04\nRUN apt-get update && apt-get install -y --no-install-recommends chromium-browser\nUSER 1000\nCMD [[|"chromium-browser"|], "--headless"]\n',
      },
      {
        title: 'Run while the image is built',
        dockerfile:
          'FROM ubuntu:24.04\nRUN apt-get update && apt-get install -y firefox\nRUN [|firefox --version|]\nUSER 1000\nCMD ["sh"]\n',
      },
      {
        title: 'For a program that starts it',
        dockerfile:
          'FROM ubuntu:24.04\nRUN apt-get update && apt-get install -y python3 [|firefox|]\nUSER 1000\nCMD ["python3", "browse.py"]\n',
      },
    ],
    good: [
      {
        title: 'The browser of Debian',
        dockerfile:
          'FROM debian:bookworm-slim\nRUN apt-get update && apt-get install -y --no-install-recommends chromium\nUSER 1000\nCMD ["chromium", "--headless"]\n',
      },
      {
        title: 'From the repository of Mozilla',
        dockerfile:
          'FROM ubuntu:24.04\nRUN apt-get update && apt-get install -y software-properties-common && add-apt-repository -y ppa:mozillateam/ppa\nRUN apt-get update && apt-get install -y firefox\nUSER 1000\nCMD ["firefox", "--headless"]\n',
      },
      {
        title: 'Before it became a snap',
        dockerfile:
          'FROM ubuntu:20.04\nRUN apt-get update && apt-get install -y firefox\nUSER 1000\nCMD ["firefox", "--headless"]\n',
      },
    ],
  },
  *check(inspection) {
    for (const view of inspection.reachable) {
      const found = stubIn(inspection, view);
      if (found === undefined || addsSources(view, 'apt')) continue;
      yield report(inspection, view, found);
    }
  },
});

type Found = { readonly stub: Stub; readonly name: string; readonly span: Span; readonly step: number };

/** The first stub that a stage installs. */
function stubIn({ catalog }: Inspection, { image, stage }: StageView): Found | undefined {
  const upstream = image && presentIn(image.facts.upstream);
  if (upstream?.release === undefined || image?.traits.aptSources !== 'distribution') return undefined;
  for (const [step, { run }] of stage.steps.entries()) {
    for (const effect of run?.effects ?? []) {
      if (effect.kind !== 'packages-installed' || effect.manager !== 'apt' || effect.root !== undefined)
        continue;
      for (const { name, span } of effect.packages) {
        const stub = catalog.stubs.of(upstream.distribution, upstream.release, name);
        if (stub) return { stub, name, span, step };
      }
    }
  }
  return undefined;
}

function report({ target }: Inspection, view: StageView, found: Found): Reported {
  const { name, stub } = found;
  const { image, stage } = view;
  const built = builtWith(view, found);
  const started = built === undefined && target ? startedIn(target, view, stub) : undefined;
  const where = `\`${name}\` of \`${image?.reference ?? 'Ubuntu'}\` is a script that asks for the snap \`${stub.snap}\`, and no snap runs in a container`;
  const ends = built
    ? ' The build stops here.'
    : started
      ? ' The container will not start.'
      : ` \`${stub.programs[0] ?? name}\` does not start.`;
  return {
    span: built ?? started ?? found.span,
    stage: stage.index,
    certainty: 'likely',
    ...(built
      ? { consequence: 'will-not-build' as const }
      : started
        ? {}
        : { severity: 'warning' as const, consequence: 'may-fail' as const }),
    message: [where, { more: `.${ends}` }],
    remedy: `${stub.instead.charAt(0).toUpperCase()}${stub.instead.slice(1)}.`,
    evidence: [
      { text: `\`${name}\` is installed here.`, span: found.span, source: [stub.source].flat()[0] ?? '' },
    ],
  };
}

/** A command that runs it behind the step that installs it. */
function builtWith({ stage }: StageView, { step, stub }: Found): Span | undefined {
  for (const { run } of stage.steps.slice(step)) {
    const command = run?.script.commands.find(
      ({ failureCounts, name, runs }) =>
        runs === 'always' && failureCounts && stub.programs.includes(baseName(name)),
    );
    if (run && command) return run.toSource(command.span);
  }
  return undefined;
}

function startedIn(target: Target, view: StageView, { programs }: Stub): Span | undefined {
  if (!target.view.chain.includes(view) || target.start === undefined || target.start.inherited)
    return undefined;
  const { argv, commands } = target.start;
  // Behind a program that starts another, too: `xvfb-run chromium-browser`.
  const word = argv.slice(0, 3).find(({ text }) => text !== undefined && programs.includes(baseName(text)));
  return word?.span ?? commands.find(({ command }) => programs.includes(baseName(command.name)))?.span;
}
