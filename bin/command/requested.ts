import { dirname } from 'node:path';
import { readRequest } from '../../lib/report/read-request';
import { AnalyzeRequest } from '../../lib/report/request';
import type { Input } from '../input';
import { InputError } from '../input-error';
import { readNeighbours } from '../neighbours';
import type { Asked } from '../options';

/** A request with the files beside the Dockerfile; of standard input only those of a context that is named. */
export function requestWith(file: string, { text: dockerfile }: Input, asked: Asked): AnalyzeRequest {
  const request = requestOf(dockerfile, asked);
  const context = asked.context ?? (file === '-' ? undefined : dirname(file));
  if (asked.alone === true || context === undefined) return request;
  const files = readNeighbours(file, dockerfile, context);
  return Object.keys(files).length === 0 ? request : { ...request, files };
}

export function requestOf(dockerfile: string, { target, buildArg, platform }: Asked): AnalyzeRequest {
  const buildArgs = Object.fromEntries(buildArg);
  const read = readRequest(AnalyzeRequest, {
    dockerfile,
    ...(target !== undefined && { target }),
    buildArgs,
    platform,
  });
  if (read.kind === 'request') return read.request;
  const [{ path, message } = { path: 'options', message: 'are not understood' }] = read.faults;
  throw new InputError(`${path} ${message}`);
}
