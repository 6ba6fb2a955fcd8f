import type { AnalyzeRequest } from '@/lib/report/request';
import type { JobInput, JobName } from './jobs';

/** The Dockerfile that a job is about, as it is asked for; undefined where there is none. */
export function requestIn(value: JobInput<JobName>): AnalyzeRequest | undefined {
  if ('request' in value) return value.request;
  if ('before' in value) {
    const { source, options } = value.before.report;
    return { ...options, dockerfile: source.text };
  }
  const { dockerfile } = value;
  return dockerfile === undefined ? undefined : { ...value, dockerfile };
}

/** Bases that somebody wants to move to. */
export function basesAskedFor(value: JobInput<JobName>): readonly string[] {
  return 'to' in value && value.to !== undefined ? [value.to].flat() : [];
}
