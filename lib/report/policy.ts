import { z } from 'zod';
import { parseReference } from '../reference/reference';
import type { Unchanged } from '../text/unchanged';
import type { AnalyzeRequest } from './request';

const longestName = 255;

export const Reason = z
  .string()
  .min(1)
  .max(500)
  .meta({ description: 'Why, in a sentence: it is said wherever the entry takes effect.' });

/** A registry, or a folder in it: what lies under it is meant. */
const RegistryName = z
  .string()
  .max(longestName)
  .regex(
    /^(?:localhost|[a-z0-9-]+:[0-9]+|[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::[0-9]+)?)(?:\/[a-z0-9._-]+)*$/,
    'must look like docker.io, docker.io/library or registry.example.com:5000/team',
  );

export const ImageName = z
  .string()
  .max(longestName)
  .regex(
    /^[a-z0-9][a-z0-9._-]*(?::[0-9]+(?=\/))?(?:\/[a-z0-9._-]+)*(?:\/\*|:[A-Za-z0-9_][A-Za-z0-9_.-]*)?$/,
    { abort: true, error: 'must look like node, node:18, registry.example.com/team/base or bitnami/*' },
  )
  .refine((name) => name.endsWith('/*') || !('error' in parseReference(name)), 'is no name of an image')
  .meta({
    description:
      'A name with Docker’s defaults: `node` is every tag of docker.io/library/node, `node:18` that tag, `bitnami/*` every image under docker.io/bitnami.',
  });

const Ban = z.strictObject({ image: ImageName, reason: Reason });

/** What a project decides about the images it stands on; findings that rest on it name it. */
export const Policy = z
  .strictObject({
    reason: Reason.optional().meta({
      description: 'Where the policy is written down, or why there is one: its findings say so.',
    }),
    registries: z.array(RegistryName).min(1).max(200).optional().meta({
      description:
        'The only places images may come from: `docker.io`, `docker.io/library`, `registry.example.com/team`.',
    }),
    bans: z.array(Ban).max(500).optional().meta({ description: 'Images that are not to be used.' }),
    prefer: z.array(ImageName).min(1).max(200).optional().meta({
      description: 'Images to stand on rather than on others: they are recommended first.',
    }),
    endedBases: z.enum(['forbid', 'allow']).optional().meta({
      description: '`forbid`: an error where a base that is built with gets no more fixes.',
    }),
    nonroot: z.enum(['require', 'optional']).optional().meta({
      description:
        '`require`: an error where the container is known to start as root. Of a base that nobody knows it is not known.',
    }),
    digest: z.enum(['require', 'optional']).optional().meta({
      description: '`require`: an error for each image that is named without a digest.',
    }),
  })
  .meta({ description: 'What the project decides about the images it stands on.' });
export type Policy = Unchanged<z.infer<typeof Policy>>;

/** A request with what the project of the file decides; the API takes none. */
export type WithPolicy<T = AnalyzeRequest> = T & { readonly policy?: Policy | undefined };
