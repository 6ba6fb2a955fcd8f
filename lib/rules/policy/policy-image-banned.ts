import { isCalled } from '../../policy/image-name';
import { defineRule } from '../rule';
import { fromPolicy } from './entry';
import { namedImages } from './named-images';

const bans = [
  { image: 'centos', reason: 'ended in 2024; ubi10 takes its place (platform handbook, 3.2)' },
  { image: 'bitnami/*', reason: 'not a publisher we trust (platform handbook, 3.3)' },
];

export default defineRule({
  id: 'policy-image-banned',
  severity: 'error',
  consequence: 'choice-of-base',
  title: 'Image that the policy bans',
  why: 'The configuration of the project names images that are not to be used, each with the reason. The builder would take this one; the project has decided not to. Without `bans` in the policy of a project nothing is said.',
  remedy: 'Use another image; the reason of the ban says why, and often which.',
  symptoms: [],
  references: [
    {
      title: 'NIST SP 800-190: use of untrusted images',
      url: 'https://csrc.nist.gov/pubs/sp/800/190/final',
    },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'Every tag of an image',
        dockerfile: 'FROM [|centos:7|]\nUSER 1000\nCMD ["sleep", "1"]\n',
        policy: { bans },
      },
      {
        title: 'Every image of a publisher',
        dockerfile: 'FROM [|bitnami/redis:latest|]\nUSER 1001\nCMD ["redis-server"]\n',
        policy: { bans },
      },
    ],
    good: [
      {
        title: 'Another image',
        dockerfile: 'FROM debian:trixie-slim\nUSER 1000\nCMD ["sleep", "1"]\n',
        policy: { bans },
      },
      {
        title: 'No policy',
        dockerfile: 'FROM bitnami/redis:latest\nUSER 1001\nCMD ["redis-server"]\n',
      },
    ],
  },
  *check(inspection) {
    const bans = inspection.policy?.bans;
    if (bans === undefined) return;
    for (const { reference, name, stage, span } of namedImages(inspection)) {
      const ban = bans.find(({ image }) => isCalled(reference, image));
      if (ban === undefined) continue;
      yield {
        span,
        stage,
        certainty: 'certain',
        message: `\`${name}\` is banned by the policy of the project: ${ban.reason}`,
        remedy: 'Use another image, or take the ban out of the policy.',
        evidence: [fromPolicy(ban, `\`bans\` of \`${ban.image}\``)],
      };
    }
  },
});
