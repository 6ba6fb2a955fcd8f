import type { Observation } from '../../observe/observation';

const unread = { known: false, because: 'layer-not-read' } as const;

/** Digits that make a digest of any name. */
export function sampleDigest(name: string): string {
  return `sha256:${Buffer.from(name).toString('hex').padEnd(64, '0').slice(0, 64)}`;
}

/** A true-to-shape observation of nothing but what is given, for tests. */
export function sampleObservation(reference: string, more: Partial<Observation> = {}): Observation {
  return {
    schemaVersion: 1,
    reference,
    digest: sampleDigest(reference),
    platform: 'linux/amd64',
    platforms: ['linux/amd64'],
    observed: '2026-11-23',
    config: {
      environment: ['PATH=/usr/bin'],
      labels: {},
      ports: [],
      volumes: [],
      history: [],
      diffIds: [],
    },
    layers: [],
    facts: {
      os: unread,
      packages: unread,
      packageManagers: unread,
      libc: unread,
      shells: unread,
      busybox: unread,
      programs: unread,
      libraries: unread,
      interpreters: unread,
      accounts: unread,
      certificates: unread,
      timeZoneData: unread,
      locales: unread,
      tmp: unread,
      setuid: unread,
      caches: unread,
      unpackedSize: unread,
      files: unread,
    },
    ...more,
  };
}
