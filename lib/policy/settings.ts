import ignore from 'ignore';
import type { Policy } from '../report/policy';
import type { Certainty } from '../report/report';
import type { Configuration, ConfigurationPart, FailOn, Level } from './configuration';

/** What an entry of a configuration says of a rule, and where it stands there: `overrides[0].rules.runs-as-root`. */
export type RuleSetting = {
  readonly entry: string;
  readonly level: Level;
  readonly reason?: string;
  readonly until?: string;
};

export type IgnoreSetting = {
  readonly entry: string;
  readonly rule: string;
  readonly reason: string;
  readonly until?: string | undefined;
  readonly base?: string | undefined;
};

/** What a project has settled for one file. */
export type Settings = {
  /** By the id of the rule. */
  readonly rules: ReadonlyMap<string, RuleSetting>;
  readonly ignore: readonly IgnoreSetting[];
  readonly policy?: Policy;
  readonly buildArgs: Readonly<Record<string, string>>;
  readonly target?: string;
  readonly platform?: string;
  /** From the folder of the configuration. */
  readonly context?: string;
  readonly failOn: FailOn;
  readonly minCertainty: Certainty;
};

/** Of a project that has no configuration. */
export const noSettings: Settings = {
  rules: new Map(),
  ignore: [],
  buildArgs: {},
  failOn: 'error',
  minCertainty: 'possible',
};

/**
 * What a configuration settles for the file at a path from its folder, with `/` between folders; undefined: a file that
 * lies elsewhere, which no glob means. Of overrides that fit the later wins, entry by entry.
 */
export function settingsFor(configuration: Configuration, path: string | undefined): Settings {
  const { overrides = [], ...whole } = configuration;
  let settings = merged(noSettings, whole, path, '');
  for (const [index, override] of overrides.entries())
    if (isMeant(path, override.paths)) settings = merged(settings, override, path, `overrides[${index}].`);
  return settings;
}

function merged(
  before: Settings,
  part: ConfigurationPart,
  path: string | undefined,
  place: string,
): Settings {
  const { policy, buildArgs, target, platform, context, failOn, minCertainty } = part;
  return {
    ...before,
    rules: new Map([...before.rules, ...rulesOf(part, place)]),
    ignore: [...before.ignore, ...ignoresOf(part, path, place)],
    ...(policy && { policy: { ...before.policy, ...policy } }),
    buildArgs: { ...before.buildArgs, ...buildArgs },
    ...(target !== undefined && { target }),
    ...(platform !== undefined && { platform }),
    ...(context !== undefined && { context }),
    ...(failOn !== undefined && { failOn }),
    ...(minCertainty !== undefined && { minCertainty }),
  };
}

function rulesOf(
  { rules = {} }: ConfigurationPart,
  place: string,
): readonly (readonly [string, RuleSetting])[] {
  return Object.entries(rules).flatMap(([rule, said]) => {
    if (said === undefined) return [];
    const entry = `${place}rules.${rule}`;
    if (typeof said === 'string') return [[rule, { entry, level: said }] as const];
    const { severity, reason, until } = said;
    return [[rule, { entry, level: severity, reason, ...(until !== undefined && { until }) }] as const];
  });
}

function ignoresOf(
  { ignore: entries = [] }: ConfigurationPart,
  path: string | undefined,
  place: string,
): readonly IgnoreSetting[] {
  return entries.flatMap(({ paths, ...entry }, index) =>
    paths === undefined || isMeant(path, paths) ? [{ ...entry, entry: `${place}ignore[${index}]` }] : [],
  );
}

const longestPath = 1024;

/** Whether globs in the manner of a .gitignore mean a path. */
export function isMeant(path: string | undefined, globs: readonly string[]): boolean {
  if (path === undefined || path.length > longestPath || !ignore.isPathValid(path)) return false;
  return ignore().add(globs).ignores(path);
}
