import { dirname } from 'node:path';
import { withSettings } from '../../lib/analyze';
import type { Settings } from '../../lib/policy/settings';
import type { WithPolicy } from '../../lib/report/policy';
import { readRequest } from '../../lib/report/read-request';
import { AnalyzeRequest } from '../../lib/report/request';
import type { Input } from '../input';
import { InputError } from '../input-error';
import { readNeighbours } from '../neighbours';
import type { Asked } from '../options';

/**
 * A request with what the project has settled of building, where nothing is asked, and with the files beside the
 * Dockerfile; of standard input only those of a context that is named.
 */
export function requestWith(
  file: string,
  { text: dockerfile }: Input,
  asked: Asked,
  settings: Settings,
): WithPolicy {
  const request = withSettings(requestOf(dockerfile, asked), settings);
  const context = asked.context ?? settings.context ?? (file === '-' ? undefined : dirname(file));
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
    ...(platform !== undefined && { platform }),
  });
  if (read.kind === 'request') return read.request;
  const [{ path, message } = { path: 'options', message: 'are not understood' }] = read.faults;
  throw new InputError(`${path} ${message}`);
}
