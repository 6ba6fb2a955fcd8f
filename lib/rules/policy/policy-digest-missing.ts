import { defineRule } from '../rule';
import { fromPolicy } from './entry';
import { namedImages } from './named-images';

const digest = 'sha256:31b6477333eb8257db9e5d7c3a7264fd0467928756f0bbcc27d35bea5d28cdbd';

export default defineRule({
  id: 'policy-digest-missing',
  severity: 'error',
  consequence: 'choice-of-base',
  title: 'Image without the digest that the policy requires',
  why: 'The configuration of the project requires a digest for every image that a Dockerfile names, so that two builds stand on the same bytes. A tag can be moved to another image; a digest cannot. Without `digest` in the policy of a project nothing is said.',
  remedy: 'Add the digest behind the tag, and let a bot keep it fresh.',
  symptoms: [],
  references: [
    {
      title: 'Pin base image versions',
      url: 'https://docs.docker.com/build/building/best-practices/#pin-base-image-versions',
    },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'The base, and an image that files are taken from',
        dockerfile:
          'FROM [|debian:trixie-slim|]\nCOPY --from=[|busybox:1.37|] /bin/busybox /bin/busybox\nUSER 1000\nCMD ["/bin/busybox"]\n',
        policy: { digest: 'require' },
      },
    ],
    good: [
      {
        title: 'Tag and digest',
        dockerfile: `FROM debian:trixie-slim@${digest}\nUSER 1000\nCMD ["sleep", "1"]\n`,
        policy: { digest: 'require' },
      },
      { title: 'No policy', dockerfile: 'FROM debian:trixie-slim\nUSER 1000\nCMD ["sleep", "1"]\n' },
    ],
  },
  *check(inspection) {
    const { policy } = inspection;
    if (policy?.digest !== 'require') return;
    for (const { reference, name, stage, span } of namedImages(inspection)) {
      if (reference.digest !== undefined) continue;
      yield {
        span,
        stage,
        certainty: 'certain',
        message: `\`${name}\` has no digest, which the policy of the project requires of every image.`,
        remedy: `Write it as \`${name}@sha256:…\` with the digest of the image you tested, and let a bot keep it fresh.`,
        evidence: [fromPolicy(policy, '`digest: require`')],
      };
    }
  },
});
