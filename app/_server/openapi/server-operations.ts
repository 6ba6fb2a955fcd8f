import 'server-only';
import type { ZodOpenApiOperationObject } from 'zod-openapi';
import { HealthAnswer } from './answer-schema';
import { answer, problemResponse, unchanged } from './responses';

export const health: ZodOpenApiOperationObject = {
  tags: ['Server'],
  summary: 'Says which engine and catalog answer, once the catalog is read and a report could be stored.',
  responses: {
    '200': answer('All is well.', HealthAnswer),
    '503': problemResponse('Reports cannot be stored; `detail` says why.'),
  },
};

export const openapi: ZodOpenApiOperationObject = {
  tags: ['Server'],
  summary: 'This description, as OpenAPI 3.1.',
  responses: {
    '200': { description: 'The document.', content: { 'application/json': { schema: { type: 'object' } } } },
    '304': unchanged,
  },
};
