import { isPlatformError, parsePlatform } from '../../reference/platform';
import { defineRule } from '../rule';

export default defineRule({
  id: 'platform-flag-constant',
  severity: 'info',
  consequence: 'choice-of-base',
  title: 'FROM fixed to one platform',
  why: 'A platform written into FROM holds for every build: for another target the image contains programs of the wrong architecture, and on another machine the stage runs under emulation.',
  remedy:
    'Leave the flag out and give `--platform` to the build; for a stage that compiles, use `$BUILDPLATFORM`. Where one platform is meant, name it in the stage name.',
  symptoms: ['exec format error'],
  references: [
    {
      title: 'Build checks: FromPlatformFlagConstDisallowed',
      url: 'https://docs.docker.com/reference/build-checks/from-platform-flag-const-disallowed/',
    },
  ],
  aliases: [
    { tool: 'buildkit', id: 'FromPlatformFlagConstDisallowed' },
    { tool: 'hadolint', id: 'DL3029' },
  ],
  examples: {
    bad: [
      {
        title: 'A literal platform',
        dockerfile: 'FROM [|--platform=linux/amd64|] debian:trixie-slim\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
    ],
    good: [
      {
        title: 'A variable',
        dockerfile:
          'FROM --platform=$BUILDPLATFORM golang:1.27 AS build\nARG TARGETARCH\nRUN CGO_ENABLED=0 GOARCH=$TARGETARCH go build -o /app .\nFROM scratch\nCOPY --from=build /app /app\nCMD ["/app"]\n',
      },
      {
        title: 'A stage named after its platform',
        dockerfile:
          'FROM --platform=linux/amd64 debian:trixie-slim AS tools-amd64\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
    ],
  },
  *check(inspection) {
    const { graph, dockerfile } = inspection;
    const places = graph.stages.flatMap(({ index, from }) => {
      const { platform, name } = from;
      if (!platform?.value || platform.value.includes('$')) return [];
      const parts = parsePlatform(platform.value);
      if (isPlatformError(parts)) return [];
      const stageName = name?.text.toLowerCase() ?? '';
      if (stageName.includes(parts.os) || stageName.includes(parts.architecture)) return [];
      return [{ stage: index, span: platform.span, value: platform.value }];
    });
    const [first, ...others] = places;
    if (!first) return;
    const manyPlatforms = severalPlatforms.test(dockerfile.text);
    yield {
      span: first.span,
      stage: first.stage,
      certainty: 'certain',
      severity: manyPlatforms ? 'warning' : 'info',
      message: `${others.length === 0 ? 'This stage is' : `This stage, and ${others.length} more, are`} for one platform in every build, \`${first.value}\`, whatever platform is asked for${manyPlatforms ? ', though the file is made for several' : ''}.`,
      remedy: `Leave the flag out and build with \`docker build --platform ${first.value}\`, or name the stage after the platform if it is meant for that one alone.`,
      evidence: others.slice(0, mostNamed).map(({ span, value }) => ({ text: `\`${value}\` here.`, span })),
    };
  },
});

const mostNamed = 20;

/** What files use that are built for more than one platform. */
const severalPlatforms = /\b(?:BUILD|TARGET)(?:PLATFORM|ARCH)\b/;
