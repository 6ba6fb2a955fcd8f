import { isPlatformError, parsePlatform } from '../reference/platform';
import { defineRule } from './rule';

export default defineRule({
  id: 'platform-flag-constant',
  severity: 'warning',
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
  *check({ graph }) {
    for (const { index, from } of graph.stages) {
      const { platform, name } = from;
      if (!platform?.value || platform.value.includes('$')) continue;
      const parts = parsePlatform(platform.value);
      if (isPlatformError(parts)) continue;
      const stageName = name?.text.toLowerCase() ?? '';
      if (stageName.includes(parts.os) || stageName.includes(parts.architecture)) continue;
      yield {
        span: platform.span,
        stage: index,
        certainty: 'certain',
        message: `This stage is \`${platform.value}\` in every build, whatever platform is asked for.`,
        remedy: `Leave the flag out and build with \`docker build --platform ${platform.value}\`, or name the stage after the platform if it is meant for that one alone.`,
      };
    }
  },
});
