import { isCalled } from '../../policy/image-name';
import { defineRule } from '../rule';
import { fromPolicy, listed } from './entry';
import { namedImages } from './named-images';

const prefer = ['cgr.dev/chainguard/*', 'debian'];

export default defineRule({
  id: 'policy-image-not-preferred',
  severity: 'info',
  consequence: 'choice-of-base',
  title: 'Base that is none of those the policy prefers',
  why: 'The configuration of the project names images to stand on rather than on others, and what runs in the end stands on another. Nothing is wrong with it; the project has decided what it would rather keep up to date. Without `prefer` in the policy of a project nothing is said.',
  remedy: 'See whether one of those the policy prefers runs it: they come first among the bases that fit.',
  symptoms: [],
  references: [
    {
      title: 'Choose the right base image',
      url: 'https://docs.docker.com/build/building/best-practices/#choose-the-right-base-image',
    },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'Another publisher, below a stage',
        dockerfile:
          'FROM [|ubuntu:24.04|] AS base\nRUN apt-get update\nFROM base\nUSER 1000\nCMD ["sleep", "1"]\n',
        policy: { prefer },
      },
    ],
    good: [
      {
        title: 'One of them; what builds is of no matter',
        dockerfile:
          'FROM golang:1.27 AS build\nRUN CGO_ENABLED=0 go build -o /app .\nFROM cgr.dev/chainguard/static:latest\nCOPY --from=build /app /app\nCMD ["/app"]\n',
        policy: { prefer },
      },
      {
        title: 'Nothing below it',
        dockerfile: 'FROM scratch\nCOPY app /app\nUSER 1000\nCMD ["/app"]\n',
        policy: { prefer },
      },
      { title: 'No policy', dockerfile: 'FROM ubuntu:24.04\nUSER 1000\nCMD ["sleep", "1"]\n' },
    ],
  },
  *check(inspection) {
    const { policy, target } = inspection;
    const preferred = policy?.prefer;
    const base = target?.view.chain.at(-1)?.stage;
    if (policy === undefined || preferred === undefined || base === undefined) return;
    for (const { reference, name, stage, span } of namedImages(inspection)) {
      if (stage !== base.index || span !== base.from.image.span) continue;
      if (preferred.some((image) => isCalled(reference, image))) continue;
      yield {
        span,
        stage,
        certainty: 'certain',
        message: `\`${name}\` is none of the images that the policy of the project prefers.`,
        remedy: `See whether one of ${listed(preferred)} runs it: they come first among the bases that fit.`,
        evidence: [fromPolicy(policy, `\`prefer\` of ${listed(preferred)}`)],
      };
    }
  },
});
