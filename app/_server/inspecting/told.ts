import type { Observation } from '@/lib/observe/observation';
import { familiarName, isReferenceError, parseReference } from '@/lib/reference/reference';
import { registryFaultWords } from '@/lib/render/registry-fault';
import { isStoreError } from '@/lib/store/store-error';
import { isRequestError, problems } from '../problem';
import { type AskedImage, usualPlatform } from './measure';
import type { InspectionFault } from './run';

/** Why there is no observation, in words. */
export type ToldFailure = {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly retryAfter: number | undefined;
};

/** A fault of an image or its registry; without one, of ours. */
export function toldFault(fault: InspectionFault | undefined, asked: AskedImage): ToldFailure {
  if (fault === undefined) {
    const { status, title } = problems.internal;
    const detail = `\`${asked.name}\` could not be measured: something went wrong in Plinth. Try again.`;
    return { status, code: 'internal', title, detail, retryAfter: undefined };
  }
  const { code, details } = fault;
  const { name: reference, platform = usualPlatform } = asked;
  return {
    ...registryFaultWords(code, details, { reference, platform }),
    code,
    retryAfter: details.retryAfter,
  };
}

/** What was thrown before anything was measured; what nobody expected is also logged. */
export function toldError(error: unknown): ToldFailure {
  if (isRequestError(error)) {
    const { code, message: detail, retryAfter } = error;
    return { status: problems[code].status, code, title: problems[code].title, detail, retryAfter };
  }
  console.error(error);
  const code = isStoreError(error) ? error.code : 'internal';
  return { code, ...problems[code], retryAfter: undefined };
}

/** The page that shows this observation as long as it is kept. */
export function pageOf({ reference, digest }: Pick<Observation, 'reference' | 'digest'>): string {
  const parsed = parseReference(reference);
  const name = isReferenceError(parsed) ? reference : familiarName(parsed);
  return `/inspect?image=${name}@${digest}`;
}
