import { z } from 'zod';
import type { StageView } from '../contents/contents';
import { own } from '../text/table';
import { type ProjectFile, projectFileAt } from './project-file';

const byName = z.record(z.string(), z.unknown()).catch({});
const name = z.string().optional().catch(undefined);

/** What of a package.json is looked at; a part of another shape counts as left out. */
const PackageJson = z.looseObject({
  packageManager: name,
  engines: z.looseObject({ node: name }).optional().catch(undefined),
  scripts: byName.optional(),
  dependencies: byName.optional(),
  devDependencies: byName.optional(),
  optionalDependencies: byName.optional(),
});

/** A package.json as npm, yarn and pnpm read it: https://docs.npmjs.com/cli/v11/configuring-npm/package-json */
export type PackageJson = {
  readonly engines: { readonly node: string | undefined };
  /** The name in `packageManager`, and the version if there is one. */
  readonly manager: { readonly name: string; readonly version: string | undefined } | undefined;
  readonly scripts: ReadonlySet<string>;
  readonly dependencies: ReadonlySet<string>;
  readonly devDependencies: ReadonlySet<string>;
  readonly optionalDependencies: ReadonlySet<string>;
  /** There are packages below it: settings may send a command to them. */
  readonly hasWorkspaces: boolean;
  /** Another field says which runtime and package manager it is developed with. */
  readonly hasDevEngines: boolean;
  script(name: string): string | undefined;
};

/** The package in a directory, as a step of a stage finds it; undefined where it is not known. */
export function packageAt(view: StageView, step: number, directory: string): PackageJson | undefined {
  return projectFileAt(view, step, directory, packageJson);
}

const packageJson: ProjectFile<PackageJson> = {
  name: 'package.json',
  read: readPackage,
  kept: () => new Map(),
};

function readPackage(text: string): PackageJson | undefined {
  const parsed = PackageJson.safeParse(jsonIn(text));
  if (!parsed.success) return undefined;
  const { data } = parsed;
  const { scripts = {} } = data;
  const [, manager, version] = /^(npm|pnpm|yarn|bun)@(\d[\w.-]*)/.exec(data.packageManager ?? '') ?? [];
  return {
    engines: { node: data.engines?.node },
    manager: manager === undefined ? undefined : { name: manager, version },
    scripts: new Set(Object.keys(scripts)),
    dependencies: new Set(Object.keys(data.dependencies ?? {})),
    devDependencies: new Set(Object.keys(data.devDependencies ?? {})),
    optionalDependencies: new Set(Object.keys(data.optionalDependencies ?? {})),
    hasWorkspaces: 'workspaces' in data,
    hasDevEngines: 'devEngines' in data,
    script: (each) => {
      const script = own(scripts, each);
      return typeof script === 'string' ? script : undefined;
    },
  };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}
