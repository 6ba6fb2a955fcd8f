import { isServedBy } from '../../reference/platform';
import { fromFact } from '../evidence';
import { defineRule } from '../rule';
import { namedBases } from './references';

export default defineRule({
  id: 'base-platform-missing',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'Base not published for the platform',
  why: 'An image is published for certain platforms. Built for another one, the builder finds no manifest and stops.',
  remedy: 'Build for a platform it has, or take another base.',
  symptoms: [
    'no match for platform in manifest',
    'no matching manifest for linux/arm64/v8 in the manifest list entries',
  ],
  references: [
    { title: 'Multi-platform builds', url: 'https://docs.docker.com/build/building/multi-platform/' },
  ],
  aliases: [{ tool: 'buildkit', id: 'InvalidBaseImagePlatform' }],
  examples: {
    bad: [
      {
        title: 'Distroless for 32-bit x86',
        dockerfile:
          'FROM --platform=linux/386 [|gcr.io/distroless/static-debian13:nonroot|]\nCOPY app /app\nCMD ["/app"]\n',
      },
    ],
    good: [
      {
        title: 'For amd64',
        dockerfile:
          'FROM --platform=linux/amd64 gcr.io/distroless/static-debian13:nonroot\nCOPY app /app\nCMD ["/app"]\n',
      },
    ],
  },
  *check(inspection) {
    for (const { base, stage, span } of namedBases(inspection)) {
      const fact = base.kind === 'image' && base.image.entry ? base.image.facts.platforms : undefined;
      if (base.kind !== 'image' || !fact?.known) continue;
      const platform = inspection.graph.stages[stage]?.platform ?? inspection.graph.options.platform;
      // Files for Windows are not judged.
      if (fact.value.every((each) => each.startsWith('windows/'))) continue;
      const has = fact.value.some((each) => !each.includes('/') || isServedBy(platform, each));
      if (has || !platform.startsWith('linux/')) continue;
      yield {
        span,
        stage,
        certainty: 'likely',
        message: [`\`${base.reference}\` is not published for ${platform}`, { more: ': the build stops.' }],
        remedy: `Build for one of ${fact.value.join(', ')}, or take another base.`,
        evidence: [fromFact(`Platforms of \`${base.image.reference}\`: ${fact.value.join(', ')}.`, fact)],
      };
    }
  },
});
