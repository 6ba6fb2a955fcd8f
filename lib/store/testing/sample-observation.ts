import { nothingSeen } from '../../observe/nothing-seen';
import type { Observation } from '../../observe/observation';

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
    facts: nothingSeen,
    ...more,
  };
}
