import type { ImageFacts, Supply } from '../catalog/image';
import { type Fact, known, notLookedUp } from '../fact/fact';
import type { Observation } from '../observe/observation';
import type { Attached } from '../registry/image';
import { sourceIn } from './source';

type Proof = 'sbom' | 'provenance' | 'signature' | 'vex';

/** What is kept beside it. That nothing was found says little: it may be published elsewhere. */
export function proofFacts(observation: Observation): Partial<ImageFacts> {
  return {
    sbom: proofOf(observation, 'sbom'),
    provenance: proofOf(observation, 'provenance'),
    signature: proofOf(observation, 'signature'),
    vex: proofOf(observation, 'vex'),
  };
}

function proofOf(observation: Observation, kind: Proof): Fact<Supply> {
  const found = observation.attached?.filter((each) => each.kind === kind) ?? [];
  const first = found.find(({ verified }) => verified) ?? found[0];
  if (first === undefined) return notLookedUp;
  const { digest, ...source } = sourceIn(observation);
  return known(
    { kind: [...new Set(found.map(formOf))].join(' and '), how: howOf(first) },
    { ...source, digest, note: `${wordsFor[first.kind]} ${first.digest}` },
  );
}

const wordsFor: Readonly<Record<Attached['kind'], string>> = {
  sbom: 'the SBOM is',
  provenance: 'the provenance is',
  signature: 'the signature is',
  vex: 'the statement is',
  other: 'the file is',
};

const places: Readonly<Record<Attached['found'], string>> = {
  'in-index': 'attestation beside the image',
  referrer: 'attached to the image',
  tag: 'under a tag of its own',
};

/** A signature that nobody checked is there, and no more. */
function howOf({ found, kind, verified }: Attached): string {
  if (kind !== 'signature') return places[found];
  return `${places[found]}; ${verified ? 'verified' : 'present, not verified'}`;
}

function formOf({ kind, mediaType, predicateType = '' }: Attached): string {
  const said = `${predicateType} ${mediaType}`.toLowerCase();
  switch (kind) {
    case 'sbom':
      return said.includes('cyclonedx') ? 'CycloneDX' : said.includes('spdx') ? 'SPDX' : 'SBOM';
    case 'provenance':
      return /slsa\.dev\/provenance\/v1/.test(said) ? 'SLSA provenance v1' : 'SLSA provenance';
    case 'signature':
      return signatureForm(said);
    case 'vex':
      return said.includes('openvex') ? 'OpenVEX' : 'VEX';
    case 'other':
      return mediaType;
    default:
      return kind satisfies never;
  }
}

function signatureForm(said: string): string {
  if (said.includes('cncf.notary')) return 'Notation';
  if (said.includes('sigstore.bundle')) return 'Sigstore bundle';
  return said.includes('cosign') || said.includes('simplesigning') ? 'cosign' : 'signature';
}
