import { type Fault, readRequest } from '../../lib/report/read-request';
import { AnalyzeRequest } from '../../lib/report/request';
import type { BuildOptions } from '../../lib/stages/stage';

const Settings = AnalyzeRequest.pick({ target: true, buildArgs: true, platform: true });

export const usualOptions: BuildOptions = { target: undefined, buildArgs: {}, platform: 'linux/amd64' };

export type ReadSettings = {
  readonly options: BuildOptions;
  /** What is wrong with them: then they are as if nothing was set. */
  readonly faults: readonly Fault[];
};

/** What a client sets under `plinth`: the build arguments, the target and the platform files are built with. */
export function readSettings(given: unknown): ReadSettings {
  if (given === undefined || given === null) return { options: usualOptions, faults: [] };
  const read = readRequest(Settings, given);
  if (read.kind === 'faults') return { options: usualOptions, faults: read.faults };
  const { target, buildArgs = {}, platform = usualOptions.platform } = read.request;
  return { options: { target, buildArgs, platform }, faults: [] };
}
