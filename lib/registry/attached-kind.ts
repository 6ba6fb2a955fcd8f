import type { Attached } from './image';
import { essenceOf } from './media-types';

type Kind = Attached['kind'];

/** By how the type of an in-toto statement begins: https://github.com/in-toto/attestation/tree/main/spec/predicates, https://github.com/sigstore/cosign/blob/main/specs/ */
const predicates: readonly (readonly [start: string, kind: Kind])[] = [
  ['https://spdx.dev/Document', 'sbom'],
  ['https://cyclonedx.org/vex', 'vex'],
  ['https://cyclonedx.org/bom', 'sbom'],
  ['https://slsa.dev/provenance/', 'provenance'],
  ['https://slsa.dev/verification_summary/', 'provenance'],
  ['https://openvex.dev/ns', 'vex'],
  ['https://sigstore.dev/cosign/sign/', 'signature'],
];

/** https://github.com/sigstore/cosign/blob/main/specs/SBOM_SPEC.md, https://github.com/notaryproject/specifications */
const types = new Map<string, Kind>([
  ['text/spdx', 'sbom'],
  ['text/spdx+json', 'sbom'],
  ['text/spdx+xml', 'sbom'],
  ['application/spdx+json', 'sbom'],
  ['application/vnd.cyclonedx', 'sbom'],
  ['application/vnd.cyclonedx+json', 'sbom'],
  ['application/vnd.cyclonedx+xml', 'sbom'],
  ['application/vnd.syft+json', 'sbom'],
  ['application/vnd.openvex+json', 'vex'],
  ['application/vnd.dev.cosign.simplesigning.v1+json', 'signature'],
  ['application/vnd.cncf.notary.signature', 'signature'],
]);

/** What something is, by the type of its statement and otherwise by its media type. */
export function kindOf(mediaType: string, predicateType: string | undefined): Kind {
  if (predicateType === undefined) return types.get(essenceOf(mediaType)) ?? 'other';
  return predicates.find(([start]) => predicateType.startsWith(start))?.[1] ?? 'other';
}
