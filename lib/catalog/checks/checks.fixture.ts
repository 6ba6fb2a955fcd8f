import { buildCatalog } from '../catalog';
import type { FamilyFile, Variant } from '../family';
import type { DataFiles } from '../folders';
import type { CheckedData, Problem } from './check';
import { checks } from './index';

/** For tests of checks: a family with its variants, and what a check finds wrong with it. */

export const today = '2026-12-01';
export const source = 'https://example.com/page';
export const read = { source, retrieved: '2026-08-21' };

export function familyOf(...variants: readonly Variant[]): FamilyFile {
  return {
    id: 'example',
    name: 'Example',
    summary: 'For tests.',
    publisher: 'Nobody',
    homepage: source,
    facts: {},
    variants: [...variants],
  };
}

export function variantOf(facts: Variant['facts'], more: Partial<Variant> = {}): Variant {
  return { id: 'example', name: 'Example', reference: 'example:1', facts, ...more };
}

export function problemsOf(id: string, ...families: readonly FamilyFile[]): readonly Problem[] {
  const check = checks.find((each) => each.id === id);
  if (check === undefined) throw new Error(`no check ${id}`);
  const data: CheckedData = { ...nothing, families, catalog: buildCatalog({ families }), today };
  return check.run(data);
}

export const nothing: DataFiles = {
  families: [],
  releases: [],
  tags: [],
  packages: [],
  'packages-across': [],
  absent: [],
  accounts: [],
  glibc: [],
  overwriting: [],
  repositories: [],
  'absent-files': [],
  'tool-releases': [],
  'tool-options': [],
  stubs: [],
  conflicts: [],
  'look-alikes': [],
  programs: [],
  options: [],
  'script-programs': [],
  servers: [],
  unchecked: [],
  daemons: [],
  'owner-keeping': [],
  'version-paths': [],
  'install-scripts': [],
  'runtime-options': [],
  'manager-words': [],
  'size-estimates': [],
  trees: [],
  'system-files': [],
  builders: [],
  needs: [],
  installers: [],
  extensions: [],
  'foreign-repositories': [],
  browsers: [],
  'program-paths': [],
  compiled: [],
};
