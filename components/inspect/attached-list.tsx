import { exactBytes } from '@/lib/fact/words';
import type { Observation } from '@/lib/observe/observation';

type Attached = NonNullable<Observation['attached']>[number];

const kinds = {
  sbom: 'Bill of materials',
  provenance: 'Provenance',
  signature: 'Signature',
  vex: 'VEX statements',
  other: 'Something else',
} as const satisfies Record<Attached['kind'], string>;

const places = {
  'in-index': 'in the index of the image',
  referrer: 'as a referrer',
  tag: 'under a tag beside it',
} as const satisfies Record<Attached['found'], string>;

/** SBOMs, signatures and the like, as they were found; whether one is right is said only where that was checked. */
export function AttachedList({ attached }: { readonly attached: Observation['attached'] }) {
  if (attached === undefined) return <p className="text-sm text-muted">It was not looked for.</p>;
  if (attached.length === 0)
    return <p className="text-sm text-muted">No SBOM, signature or provenance was found in the registry.</p>;
  return (
    <ul className="text-sm">
      {attached.map((each) => (
        <li key={`${each.digest} ${each.kind}`} className="border-t border-line py-1.5">
          <p>
            <span className="font-medium">{kinds[each.kind]}</span>, {places[each.found]},{' '}
            {each.verified ? 'verified' : 'present, not verified'}
          </p>
          {each.signer && (
            <p className="text-muted">
              Names as its signer <span className="wrap-anywhere">{each.signer.identity}</span>
              {each.signer.issuer && <> by {each.signer.issuer}</>}
            </p>
          )}
          <p className="font-mono text-xs wrap-anywhere text-muted">
            {each.predicateType ?? each.mediaType}, {exactBytes(each.size)}
          </p>
        </li>
      ))}
    </ul>
  );
}
