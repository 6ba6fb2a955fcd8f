import { describe, expect, it } from 'vitest';
import { factIds } from '../catalog/facts';
import { type Fact, notLookedUp, valueOf } from '../fact/fact';
import { nothingSeen } from '../observe/nothing-seen';
import { measuredFacts } from './facts';
import {
  alpineBase,
  bareBase,
  debianBase,
  digestOf,
  observationOf,
  programsIn,
  seen,
} from './observation.fixture';

function valuesOf(...[observation]: Parameters<typeof measuredFacts>) {
  const facts = measuredFacts(observation);
  return Object.fromEntries(
    factIds.flatMap((id) => {
      const fact: Fact<unknown> = facts[id] ?? notLookedUp;
      const value = valueOf(fact);
      return value === undefined ? [] : [[id, value]];
    }),
  );
}

describe('facts of a measured image', () => {
  it('are those the catalog has, in its words', () => {
    expect(valuesOf(debianBase)).toMatchObject({
      platforms: ['linux/amd64', 'linux/arm64'],
      digest: digestOf('b'),
      platformDigests: { 'linux/amd64': digestOf('a') },
      built: '2026-11-03',
      compressedSize: { 'linux/amd64': 32_300_000 },
      unpackedSize: { 'linux/amd64': 118_204_118 },
      upstream: { distribution: 'debian', release: '12' },
      language: 'none',
      packageCount: 9,
      packageManagers: ['apt', 'dpkg'],
      libc: { family: 'glibc', version: '2.36' },
      shell: { name: 'dash', path: '/bin/sh', also: ['bash'] },
      caCertificates: true,
      timeZoneData: true,
      openssl: true,
      passwd: true,
      tmp: true,
      user: { name: 'root', uid: 0 },
      entrypoint: [],
      command: ['bash'],
      ports: [],
      environment: {},
      workdir: '/',
    });
    expect(valuesOf(alpineBase)).toMatchObject({
      upstream: { distribution: 'alpine', release: '3.22' },
      libc: { family: 'musl', version: '1.2.5' },
      shell: { name: 'busybox', path: '/bin/sh' },
      packageManagers: ['apk'],
    });
    expect(valuesOf(bareBase)).toMatchObject({
      shell: 'none',
      packageManagers: [],
      caCertificates: false,
      openssl: false,
      user: { name: 'nonroot', uid: 65532 },
      workdir: '/home/nonroot',
    });
  });

  it('tell digest, path and day', () => {
    const { caCertificates, user } = measuredFacts(debianBase);
    expect(caCertificates).toMatchObject({
      sources: [
        {
          kind: 'image',
          reference: 'registry.example.com/team/base:1',
          digest: digestOf('a'),
          path: '/etc/ssl/certs/ca-certificates.crt',
          observed: '2026-11-20',
        },
      ],
    });
    expect(user?.known && user.sources[0]).not.toHaveProperty('path');
  });

  it('are not known where a layer was not read', () => {
    expect(Object.keys(valuesOf(observationOf('x:1', { facts: nothingSeen }))).sort()).toEqual([
      'built',
      'command',
      'compressedSize',
      'digest',
      'entrypoint',
      'environment',
      'path',
      'platformDigests',
      'platforms',
      'ports',
      'user',
      'workdir',
    ]);
  });

  it.each([
    ['1970-01-01T00:00:00Z', undefined],
    ['0001-01-01T00:00:00Z', undefined],
    ['2035-01-01T00:00:00Z', undefined],
    ['yesterday', undefined],
    ['2026-11-20T23:59:59+02:00', '2026-11-20'],
    ['2014-06-10', '2014-06-10'],
  ])('built on %s is %s', (created, day) => {
    expect(valuesOf(observationOf('x:1', { config: { created } })).built).toBe(day);
  });

  it.each([
    [undefined, { name: 'root', uid: 0 }],
    ['', { name: 'root', uid: 0 }],
    ['root', { name: 'root', uid: 0 }],
    ['0:0', { name: 'root', uid: 0 }],
    ['svc', { name: 'svc', uid: 1500 }],
    ['svc:svc', { name: 'svc', uid: 1500 }],
    ['1500', { name: 'svc', uid: 1500 }],
    ['4242:0', { uid: 4242 }],
    ['ghost', { name: 'ghost' }],
  ])('user %s is %o', (user, expected) => {
    const config = user === undefined ? {} : { user };
    expect(valuesOf(observationOf('x:1', { config })).user).toEqual(expected);
  });

  it.each([
    [
      { id: 'rhel', version: '9.6' },
      { distribution: 'rhel', release: '9' },
    ],
    [
      { id: 'amzn', version: '2023' },
      { distribution: 'amazon-linux', release: '2023' },
    ],
    [
      { id: 'ol', version: '9.5' },
      { distribution: 'oracle-linux', release: '9' },
    ],
    [
      { id: 'rocky', version: '10.0' },
      { distribution: 'rocky-linux', release: '10' },
    ],
    [
      { id: 'ubuntu', version: '24.04', codename: 'noble' },
      { distribution: 'ubuntu', release: '24.04' },
    ],
    [
      { id: 'debian', codename: 'forky' },
      { distribution: 'debian', release: 'forky' },
    ],
    [{ id: 'wolfi', version: '20230201' }, { distribution: 'wolfi' }],
    [{ id: 'chainguard', version: '20230214' }, { distribution: 'wolfi' }],
    [
      { id: 'azurelinux', version: '3.0.20250702' },
      { distribution: 'azurelinux', release: '3.0' },
    ],
    [{ id: 'constructor' }, { distribution: 'constructor' }],
  ])('os-release %o is %o', (os, expected) => {
    expect(valuesOf(observationOf('x:1', { facts: { os: seen(os) } })).upstream).toEqual(expected);
  });

  it('take for its language the one it starts, or the one that stands beside those of the distribution', () => {
    const node = { name: 'node', version: '24.11.0', path: '/usr/local/bin/node' };
    const python = { name: 'python', version: '3.11.2', path: '/usr/bin/python3' };
    const other = { name: 'python', version: '3.13.0', path: '/usr/local/bin/python3' };
    const of = (found: (typeof node)[], command: string[]) =>
      valuesOf(observationOf('x:1', { config: { command }, facts: { interpreters: seen(found) } })).language;
    expect(of([python], ['bash'])).toEqual({ name: 'python', version: '3.11.2' });
    expect(of([node, python], ['bash'])).toEqual({ name: 'nodejs', version: '24.11.0' });
    expect(of([node, other], ['python3'])).toEqual({ name: 'python', version: '3.13.0' });
    expect(of([node, other], ['bash'])).toBeUndefined();
    expect(of([python, other], ['bash'])).toEqual({ name: 'python', version: '3.13.0' });
    expect(of([], ['bash'])).toBe('none');
  });

  it('take no applet of BusyBox for a package manager', () => {
    const programs = programsIn('/bin', 'busybox dpkg rpm sh');
    const facts = { programs, packageManagers: seen([]), busybox: seen(['dpkg', 'rpm', 'sh']) };
    expect(valuesOf(observationOf('x:1', { facts })).packageManagers).toEqual([]);
    expect(
      valuesOf(observationOf('x:1', { facts: { ...facts, busybox: seen([]) } })).packageManagers,
    ).toEqual(['dpkg', 'rpm']);
  });

  it('say nothing of a language where a compiler is there that nobody looked for', () => {
    const programs = seen([{ name: 'go', path: '/usr/local/go/bin/go' }]);
    expect(
      valuesOf(observationOf('x:1', { facts: { programs, interpreters: seen([]) } })).language,
    ).toBeUndefined();
  });

  it('list what is kept beside it, and what is not verified is said to be there', () => {
    const attached = [
      {
        found: 'in-index',
        kind: 'sbom',
        digest: digestOf('7'),
        mediaType: 'application/vnd.in-toto+json',
        size: 9,
        predicateType: 'https://spdx.dev/Document',
        verified: false,
      },
      {
        found: 'in-index',
        kind: 'provenance',
        digest: digestOf('8'),
        mediaType: 'application/vnd.in-toto+json',
        size: 9,
        predicateType: 'https://slsa.dev/provenance/v1',
        verified: false,
      },
      {
        found: 'tag',
        kind: 'signature',
        digest: digestOf('9'),
        mediaType: 'application/vnd.dev.cosign.simplesigning.v1+json',
        size: 9,
        verified: false,
      },
    ] as const;
    expect(valuesOf(observationOf('x:1', { attached }))).toMatchObject({
      sbom: { kind: 'SPDX', how: 'attestation beside the image' },
      provenance: { kind: 'SLSA provenance v1', how: 'attestation beside the image' },
      signature: { kind: 'cosign', how: 'under a tag of its own; present, not verified' },
    });
    expect(valuesOf(observationOf('x:1', { attached: [] }))).not.toHaveProperty('sbom');
  });
});
