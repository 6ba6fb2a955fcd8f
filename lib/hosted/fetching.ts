import { z } from 'zod';
import { longestAddress } from './hosted-file';

/** What `POST /api/fetch` is asked. */
export const FetchRequest = z.strictObject({
  address: z.string().max(longestAddress).meta({
    description: 'Of a file, its page or its bare text, with https.',
    example: 'https://github.com/owner/project/blob/main/Dockerfile',
  }),
});

/** What it answers. */
export const HostedText = z.object({
  url: z.string().meta({ description: 'Where the bare text was read.' }),
  name: z.string().meta({ description: 'Name of the file.' }),
  text: z.string(),
});
export type HostedText = z.infer<typeof HostedText>;
