import 'server-only';
import { z } from 'zod';
import type { ZodOpenApiOperationObject } from 'zod-openapi';
import { FetchRequest, HostedText } from '@/lib/hosted/fetching';
import { publicHosts } from '@/lib/hosted/hosted-file';
import { answer, problemResponse, taken } from './responses';

export const fetchHosted: ZodOpenApiOperationObject = {
  tags: ['Dockerfile'],
  summary: 'The text of a Dockerfile at a public address, where this server fetches any. Nothing is stored.',
  description: `From ${publicHosts.join(', ')} and the hosts that the server names in PLINTH_FETCH_HOSTS. The address of a project or a folder stands for the Dockerfile in it.`,
  requestBody: {
    required: true,
    'x-data': FetchRequest.shape.address.meta()?.example,
    content: {
      'application/json': { schema: FetchRequest.meta({ id: 'FetchRequest' }) },
      'text/plain': { schema: z.string().meta({ description: 'The bare address.' }) },
    },
  },
  responses: {
    '200': answer('The file.', HostedText.meta({ id: 'HostedText' })),
    ...taken,
    '400': problemResponse('The address is none that files are fetched from, or what is there is no text.'),
    '403': problemResponse(
      'This server fetches nothing (PLINTH_FETCH), or the page of another site had a browser send it.',
    ),
    '413': problemResponse('The file is 1 MiB or larger.'),
    '502': problemResponse('The host did not give the file; `detail` says why.'),
    '503': problemResponse('Too many files are being fetched; Retry-After says when to come back.'),
  },
};
