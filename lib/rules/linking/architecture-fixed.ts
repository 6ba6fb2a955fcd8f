import { referenceOf } from '../../bases/base';
import type { StageView } from '../../contents/contents';
import { valueOf } from '../../fact/fact';
import { buildsWindows } from '../../inspection';
import { architectureOf } from '../../shell/effects/executable';
import { defineRule, type Reported } from '../rule';
import { type FixedPlace, fixedPlaces } from './fixed-places';

export default defineRule({
  id: 'architecture-fixed',
  severity: 'warning',
  consequence: 'may-fail',
  title: 'Architecture written as text',
  why: 'An address that ends in `linux_amd64` brings the same program whatever platform is built for, and `/usr/lib/x86_64-linux-gnu` is there on one alone. The build for `linux/arm64`, on an Apple or Graviton machine, often goes through; then the container ends with "exec format error".',
  remedy:
    'Put the architecture in by `TARGETARCH`, which BuildKit sets, or by `uname -m` and `dpkg --print-architecture`. Where there is a file for one platform alone, say so: `FROM --platform=linux/amd64`.',
  symptoms: [
    'exec format error',
    'cannot execute binary file: Exec format error',
    'package architecture (amd64) does not match system (arm64)',
    'rosetta error: failed to open elf at /lib64/ld-linux-x86-64.so.2',
    'JAVA_HOME is set to an invalid directory: /usr/lib/jvm/java-17-openjdk-amd64',
  ],
  references: [
    {
      title: 'Automatic platform arguments',
      url: 'https://docs.docker.com/reference/dockerfile/#automatic-platform-args-in-the-global-scope',
    },
    { title: 'Names of architectures in Debian', url: 'https://wiki.debian.org/Multiarch/Tuples' },
    {
      title: 'A program for amd64 in an image for arm64',
      url: 'https://github.com/Ostorlab/agent_nuclei/issues/103',
    },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'A program for amd64',
        dockerfile:
          'FROM debian:trixie-slim\nRUN apt-get update && apt-get install -y --no-install-recommends ca-certificates curl && rm -rf /var/lib/apt/lists/*\nRUN curl -fsSL -o /usr/local/bin/scan [|https://github.com/example/scan/releases/download/v3.1.0/scan_linux_amd64|] && chmod +x /usr/local/bin/scan\nUSER 1000\nENTRYPOINT ["/usr/local/bin/scan"]\n',
      },
      {
        title: 'Java as Debian calls its directory',
        dockerfile:
          'FROM debian:trixie-slim\nRUN apt-get update && apt-get install -y --no-install-recommends openjdk-21-jre-headless && rm -rf /var/lib/apt/lists/*\nENV [|JAVA_HOME=/usr/lib/jvm/java-21-openjdk-amd64|]\nUSER 1000\nCMD ["java", "-version"]\n',
      },
    ],
    good: [
      {
        title: 'By the platform built for',
        dockerfile:
          'FROM debian:trixie-slim\nARG TARGETARCH\nRUN apt-get update && apt-get install -y --no-install-recommends ca-certificates curl && rm -rf /var/lib/apt/lists/*\nRUN curl -fsSL -o /usr/local/bin/scan https://github.com/example/scan/releases/download/v3.1.0/scan_linux_${TARGETARCH} && chmod +x /usr/local/bin/scan\nUSER 1000\nENTRYPOINT ["/usr/local/bin/scan"]\n',
      },
      {
        title: 'An image for one platform',
        dockerfile:
          'FROM --platform=linux/amd64 debian:trixie-slim\nADD --chmod=755 https://example.com/scan_linux_amd64 /usr/local/bin/scan\nUSER 1000\nENTRYPOINT ["/usr/local/bin/scan"]\n',
      },
      {
        title: 'The one that fits is chosen',
        dockerfile:
          'FROM alpine:3.24\nRUN if [ "$(uname -m)" = x86_64 ]; then wget https://example.com/scan_linux_amd64; else wget https://example.com/scan_linux_arm64; fi\nUSER 1000\nCMD ["sh"]\n',
      },
    ],
  },
  *check({ contents, graph, reachable }) {
    if (buildsWindows(contents)) return;
    for (const view of reachable) {
      const places = fixedPlaces(view);
      if (places.length === 0 || isForOne(view)) continue;
      const platform = view.stage.platform ?? graph.options.platform;
      const asked = platform.split('/')[1] ?? '';
      const known = new Set(places.map(({ architecture }) => architecture));
      if (known.size > 1) continue;
      for (const place of places) yield found(view, place, asked);
    }
  },
});

/** Nobody asks for it: what is built where nothing is said. */
const usual = 'amd64';

function found({ stage }: StageView, place: FixedPlace, asked: string): Reported {
  const { architecture, kind, named, span } = place;
  const differs = asked !== architecture && asked !== usual;
  const other = architecture === 'arm64' ? 'amd64' : 'arm64';
  const common = { span, stage: stage.index, remedy: remedyFor(place) };
  if (kind === 'path') {
    return {
      ...common,
      certainty: differs ? 'likely' : 'possible',
      message: differs
        ? `\`${named}\` is there on ${architecture} alone, and the image is for ${asked}.`
        : `\`${named}\` is there on ${architecture} alone: built for another platform, such as ${other}, the image does not have it.`,
    };
  }
  return {
    ...common,
    certainty: differs ? 'likely' : 'possible',
    ...(differs && { severity: 'error' as const, consequence: 'will-not-start' as const }),
    message: differs
      ? [
          `\`${named}\` is built for ${architecture}, and the image is for ${asked}`,
          { more: ': it does not run there ("exec format error").' },
        ]
      : [
          `\`${named}\` is for ${architecture}, whatever platform is built for`,
          {
            more: `: an image for another one, such as ${other}, holds a program that does not run there ("exec format error").`,
          },
        ],
  };
}

function remedyFor({ architecture, kind, named }: FixedPlace): string {
  const name = kind === 'path' && named.includes('linux-gnu') ? '`$(uname -m)-linux-gnu`' : '`$TARGETARCH`';
  const how =
    kind === 'path'
      ? `Use a path that does not name it, or a link that RUN makes with ${name}`
      : 'Declare `ARG TARGETARCH` and put it in the place of the name, or choose by `uname -m`';
  return `${how}; where there is nothing but ${architecture}, write \`FROM --platform=linux/${architecture}\`.`;
}

/** The file, the name of the base or of the stage says that it is for one architecture; or the base has no other. */
function isForOne({ base, image, stage }: StageView): boolean {
  const { from, name = '' } = stage;
  if (from.platform?.value !== undefined && !from.platform.value.includes('$')) return true;
  const reference = referenceOf(base.root) ?? '';
  const words = `${reference} ${name}`.toLowerCase().split(/[^a-z0-9_]+/);
  if (
    words.some(
      (word) => architectureOf(word) !== undefined || /^(?:arm32v\d|arm64v8|rpi|raspberrypi\d?)$/.test(word),
    )
  )
    return true;
  const platforms = image ? (valueOf(image.facts.platforms) ?? []) : [];
  return platforms.length > 0 && new Set(platforms.map((each) => each.split('/')[1])).size === 1;
}
