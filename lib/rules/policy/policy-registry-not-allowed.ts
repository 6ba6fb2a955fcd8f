import { isWithin } from '../../policy/image-name';
import { formatReference } from '../../reference/reference';
import { defineRule } from '../rule';
import { fromPolicy, listed } from './entry';
import { namedImages } from './named-images';

const registries = ['registry.access.redhat.com', 'docker.io/library'];

export default defineRule({
  id: 'policy-registry-not-allowed',
  severity: 'error',
  consequence: 'choice-of-base',
  title: 'Image of a registry that the policy leaves out',
  why: 'The configuration of the project lists the registries its images may come from, and this image comes from elsewhere. The builder would take it; the project has decided not to. Without `registries` in the policy of a project nothing is said.',
  remedy: 'Take the image from a registry that the policy names, such as a mirror of it.',
  symptoms: [],
  references: [
    {
      title: 'NIST SP 800-190: use of untrusted images',
      url: 'https://csrc.nist.gov/pubs/sp/800/190/final',
    },
  ],
  aliases: [{ tool: 'hadolint', id: 'DL3026' }],
  examples: {
    bad: [
      {
        title: 'Files of an image from elsewhere',
        dockerfile:
          'FROM debian:trixie-slim\nCOPY --from=[|ghcr.io/astral-sh/uv:0.9.11|] /uv /bin/uv\nUSER 1000\nCMD ["/bin/uv"]\n',
        policy: { registries },
      },
    ],
    good: [
      {
        title: 'A registry that is named',
        dockerfile: 'FROM registry.access.redhat.com/ubi10/ubi-minimal:10.1\nUSER 1001\nCMD ["sleep", "1"]\n',
        policy: { registries },
      },
      {
        title: 'No policy',
        dockerfile: 'FROM quay.io/fedora/fedora-minimal:43\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
    ],
  },
  *check(inspection) {
    const { policy } = inspection;
    const allowed = policy?.registries;
    if (policy === undefined || allowed === undefined) return;
    for (const { reference, stage, span } of namedImages(inspection)) {
      if (allowed.some((place) => isWithin(reference, place))) continue;
      yield {
        span,
        stage,
        certainty: 'certain',
        message: `\`${formatReference(reference)}\` comes from no registry that the policy of the project allows.`,
        remedy: `Take it from ${allowed.length === 1 ? '' : 'one of '}${listed(allowed)}, or have the policy allow it.`,
        evidence: [fromPolicy(policy, `\`registries\` of ${listed(allowed)}`)],
      };
    }
  },
});
