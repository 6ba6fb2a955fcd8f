import { describe, expect, test } from 'vitest';
import type { Archive, ArchivePackage } from './archive';
import { closureOf } from './closure';

function packageOf(name: string, more: Partial<ArchivePackage> = {}): ArchivePackage {
  return { name, essential: false, required: false, depends: [], recommends: [], ...more };
}

function archiveOf(
  packages: readonly ArchivePackage[],
  provides: Readonly<Record<string, string[]>> = {},
): Archive {
  return {
    packages: new Map(packages.map((each) => [each.name, each])),
    providers: new Map(Object.entries(provides)),
    programs: new Map(),
    libraries: new Map(),
    modules: new Map(),
    wheels: new Map(),
  };
}

const archive = archiveOf(
  [
    packageOf('curl', { depends: [['libcurl4']], recommends: [['ca-certificates']] }),
    packageOf('libcurl4', { depends: [['libssl3']] }),
    packageOf('libssl3'),
    packageOf('ca-certificates'),
    packageOf('base', { depends: [['awk'], ['gone', 'curl']] }),
    packageOf('mawk', { required: true }),
    packageOf('gawk'),
    packageOf('either', { depends: [['first', 'second']] }),
    packageOf('first'),
    packageOf('second'),
    packageOf('loop', { depends: [['loop'], ['pool']] }),
    packageOf('pool', { depends: [['loop']] }),
    packageOf('mailer', { depends: [['mail-server']] }),
    ...['a', 'b', 'c', 'd', 'e'].map((name) => packageOf(name)),
  ],
  { awk: ['gawk', 'mawk'], 'mail-server': ['a', 'b', 'c', 'd', 'e'] },
);

function names(
  name: string,
  recommended = false,
  present: ReadonlySet<string> | undefined = new Set(),
): string[] {
  return [...closureOf(archive, [name], recommended, present)].sort();
}

describe('what apt installs', () => {
  test.each<readonly [string, string[], string[]]>([
    ['curl', names('curl'), ['curl', 'libcurl4', 'libssl3']],
    ['with what it recommends', names('curl', true), ['ca-certificates', 'curl', 'libcurl4', 'libssl3']],
    [
      'the required provider, and the alternative that exists',
      names('base'),
      ['base', 'curl', 'libcurl4', 'libssl3', 'mawk'],
    ],
    ['the first alternative', names('either'), ['either', 'first']],
    [
      'the alternative that is there already',
      names('either', false, new Set(['second'])),
      ['either', 'second'],
    ],
    ['neither, where only what is certain counts', [...closureOf(archive, ['either'], false)], ['either']],
    ['a circle', names('loop'), ['loop', 'pool']],
    ['none of many providers', names('mailer'), ['mailer']],
    ['nothing for a name that is not there', names('nowhere'), []],
  ])('%s', (_, found, expected) => {
    expect(found).toEqual(expected);
  });
});
