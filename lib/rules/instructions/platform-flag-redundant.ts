import { expand } from '../../dockerfile/expand';
import { defineRule } from '../rule';
import { lookupIn } from './unset-variables';

export default defineRule({
  id: 'platform-flag-redundant',
  severity: 'info',
  consequence: 'choice-of-base',
  title: 'FROM asks for the platform it gets anyway',
  why: 'Without `--platform` FROM takes the image of the platform that is built for. Naming `$TARGETPLATFORM` changes nothing, and a reader looks for what it does.',
  remedy: 'Leave the flag out.',
  symptoms: [],
  references: [
    {
      title: 'Build checks: RedundantTargetPlatform',
      url: 'https://docs.docker.com/reference/build-checks/redundant-target-platform/',
    },
  ],
  aliases: [
    { tool: 'buildkit', id: 'RedundantTargetPlatform' },
    { tool: 'hadolint', id: 'DL3065' },
  ],
  examples: {
    bad: [
      {
        title: 'The target platform',
        dockerfile: 'FROM [|--platform=$TARGETPLATFORM|] debian:trixie-slim\nUSER 1000\nCMD ["sleep", "1"]\n',
        fixed: 'FROM debian:trixie-slim\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'In braces',
        dockerfile:
          'FROM [|--platform=${TARGETPLATFORM}|]  debian:trixie-slim\nUSER 1000\nCMD ["sleep", "1"]\n',
        fixed: 'FROM debian:trixie-slim\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
    ],
    good: [
      {
        title: 'The platform built on',
        dockerfile:
          'FROM --platform=$BUILDPLATFORM golang:1.27 AS build\nARG TARGETARCH\nRUN CGO_ENABLED=0 GOARCH=$TARGETARCH go build -o /app .\nFROM scratch\nCOPY --from=build /app /app\nCMD ["/app"]\n',
      },
      { title: 'No flag', dockerfile: 'FROM debian:trixie-slim\nUSER 1000\nCMD ["sleep", "1"]\n' },
    ],
  },
  *check({ dockerfile, graph }) {
    const platformArgument = graph.globals.get('TARGETPLATFORM');
    // An ARG with a default says another platform than the one asked for.
    if (platformArgument?.kind === 'global-arg') return;
    const target = platformArgument?.value;
    for (const { index, from } of graph.stages) {
      const { platform } = from;
      if (!platform?.value?.includes('TARGETPLATFORM')) continue;
      const expanded = expand(platform.value, lookupIn(graph.globals), dockerfile.escape);
      if (expanded.kind === 'error' || expanded.value !== target) continue;
      if (expanded.references.some(({ name, state }) => name !== 'TARGETPLATFORM' || state !== 'set'))
        continue;
      const behind =
        /^[ \t]*/.exec(dockerfile.text.slice(platform.span.end, from.image.span.start))?.[0] ?? '';
      yield {
        span: platform.span,
        stage: index,
        certainty: 'certain',
        message: `\`${platform.value}\` is what FROM takes without the flag.`,
        remedy: `Leave \`${platform.text}\` out.`,
        fix: {
          safety: 'safe',
          edits: [
            { span: { start: platform.span.start, end: platform.span.end + behind.length }, newText: '' },
          ],
        },
      };
    }
  },
});
