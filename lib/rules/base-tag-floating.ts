import { parseReference } from '../reference/reference';
import { isRolling, namedBases } from './references';
import { defineRule } from './rule';

const floating =
  /^(latest|stable|edge|lts|current|rolling|mainline|main|master|nightly|dev|develop|testing|unstable|sid|next|alpine|slim|bullseye|bookworm|trixie)?(-(slim|alpine|dev))?$/;
const byRelease = /^(bullseye|bookworm|trixie|stable|testing|sid)/;

export default defineRule({
  id: 'base-tag-floating',
  severity: 'warning',
  consequence: 'choice-of-base',
  title: 'Base with a floating tag',
  why: 'Tags such as `latest` move from one major version to the next. The same Dockerfile then builds on another C library, another runtime, another package set, without a change in your repository.',
  remedy: 'Name a version, or pin the digest and let a bot move it.',
  symptoms: [],
  references: [
    {
      title: 'Pin base image versions',
      url: 'https://docs.docker.com/build/building/best-practices/#pin-base-image-versions',
    },
  ],
  aliases: [
    { tool: 'hadolint', id: 'DL3007' },
    { tool: 'trivy', id: 'DS-0001' },
    { tool: 'checkov', id: 'CKV_DOCKER_7' },
  ],
  examples: {
    bad: [{ title: 'latest', dockerfile: 'FROM [|python:latest|]\nUSER 1000\nCMD ["python", "app.py"]\n' }],
    good: [
      {
        title: 'A version',
        dockerfile: 'FROM python:3.14-slim-trixie\nUSER 1000\nCMD ["python", "app.py"]\n',
      },
      {
        title: 'A digest',
        dockerfile:
          'FROM debian:latest@sha256:31b6477333eb8257db9e5d7c3a7264fd0467928756f0bbcc27d35bea5d28cdbd\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
    ],
  },
  *check(inspection) {
    for (const { base, stage, span } of namedBases(inspection)) {
      if (base.kind === 'unresolved' || base.kind === 'look-alike' || base.kind === 'scratch') continue;
      const reference = parseReference(base.reference);
      if ('error' in reference || reference.tag === undefined || reference.digest !== undefined) continue;
      if (!floating.test(reference.tag)) continue;
      if (byRelease.test(reference.tag) && /(^|\/)debian$/.test(reference.repository)) continue;
      const byDesign = isRolling(base.reference);
      yield {
        span,
        stage,
        certainty: 'certain',
        severity: byDesign ? 'info' : 'warning',
        message: byDesign
          ? `\`${base.reference}\` floats by design: its publisher rebuilds it under the same tag.`
          : `\`${base.reference}\` floats: the next build may stand on another major version.`,
        remedy: byDesign
          ? 'Pin the digest if builds have to be repeatable, and let a bot move it.'
          : 'Name a version, or pin the digest and let a bot move it.',
      };
    }
  },
});
