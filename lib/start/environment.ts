import type { Stage } from '../stages/stage';

/** An environment of Python of which a stage reads the packages by PYTHONPATH. */
export type ReadEnvironment = {
  readonly path: string;
  /** The release of Python that it was made for: `3.13`. */
  readonly release: string;
};

const packages = /^(\/.+)\/lib\/python(\d+\.\d+)\/site-packages$/;

/** Where an environment has its packages for a release of Python. */
export function packagesIn(environment: string, release: string): string {
  return `${environment}/lib/python${release}/site-packages`;
}

/** The environment that a folder holds the packages of, by its name. */
export function environmentWith(folder: string): ReadEnvironment | undefined {
  const [, path, release] = packages.exec(folder) ?? [];
  return path === undefined || release === undefined ? undefined : { path, release };
}

export function environmentsRead({ end }: Stage): readonly ReadEnvironment[] {
  const said = end.variables.get('PYTHONPATH')?.value?.split(':') ?? [];
  return said.flatMap((folder) => environmentWith(folder) ?? []);
}
