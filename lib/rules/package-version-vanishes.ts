import { reachableStages } from '../inspection';
import { defineRule } from './rule';

export default defineRule({
  id: 'package-version-vanishes',
  severity: 'info',
  consequence: 'may-fail',
  title: 'Exact package version on Alpine or Wolfi',
  why: 'Their repositories keep only the newest build of a package. An exact `=1.2.3-r0` works until the next rebuild, then the build stops because that version is gone.',
  remedy: 'Pin the base by digest, and packages fuzzily with `~`.',
  symptoms: ['ERROR: unable to select packages: … breaks: world'],
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
    ],
    good: [
      {
        title: 'Fuzzy',
        dockerfile: 'FROM alpine:3.24\nRUN apk add --no-cache curl~8\nUSER 1000\nCMD ["curl"]\n',
      },
    ],
  },
  *check(inspection) {
    for (const stage of reachableStages(inspection)) {
      for (const { run } of stage.steps) {
        for (const effect of run?.effects ?? []) {
          if (effect.kind !== 'packages-installed' || effect.manager !== 'apk') continue;
          const pinned = effect.packages.find(
            ({ version }) => version !== undefined && /^=?\d.*-r\d+$/.test(version),
          );
          if (!pinned) continue;
          yield {
            span: pinned.span,
            stage: stage.index,
            certainty: 'likely',
            message: `The repository keeps only the newest build of \`${pinned.name}\`: once that is rebuilt, this version is gone and the build stops.`,
            remedy: `Write \`${pinned.name}~${pinned.version?.replace(/^=/, '').split(/[.-]/).slice(0, 2).join('.')}\`, and pin the base by digest.`,
          };
        }
      }
    }
  },
});
