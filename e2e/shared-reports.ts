import { type APIRequestContext, expect } from '@playwright/test';
import { goOn } from './texts';

/** A file that does not start, and the same mended, a line lower. */
export const old = goOn('scratch');
export const better = `# syntax=docker/dockerfile:1\n${goOn('gcr.io/distroless/base-debian13:nonroot')}`;

type Shared = { readonly id: string; readonly deleteToken: string };

export async function share(
  request: APIRequestContext,
  dockerfile: string,
  more: object = {},
): Promise<Shared> {
  const answer = await request.post('/api/reports', { data: { dockerfile, ...more } });
  expect(answer.status()).toBe(201);
  return answer.json();
}
