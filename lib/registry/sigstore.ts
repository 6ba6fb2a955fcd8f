import { createHash } from 'node:crypto';
import { type Bundle, bundleFromJSON } from '@sigstore/bundle';
import { TrustedRoot } from '@sigstore/protobuf-specs';
import seeds from '@sigstore/tuf/seeds.json';
import { toSignedEntity, toTrustMaterial, Verifier } from '@sigstore/verify';
import { z } from 'zod';
import { own } from '../text/table';

/** Checks signatures against a root of trust. */
export type SignatureTrust = Verifier;

/** What a signature that holds says. */
export type Proof = { readonly predicateType?: string };

/** https://github.com/sigstore/root-signing */
const publicGood = 'https://tuf-repo-cdn.sigstore.dev';
/** More than anybody writes; each is compared with all others. */
const mostEntries = 8;
const inToto = 'application/vnd.in-toto+json';

let usual: SignatureTrust | undefined;

/** The root of sigstore's public service as it is shipped with its client: nobody is asked. */
export function publicTrust(): SignatureTrust {
  const root = own(own(seeds, publicGood)?.targets ?? {}, 'trusted_root.json');
  if (root === undefined) throw new Error('The root of trust is missing');
  usual ??= trustOf(JSON.parse(Buffer.from(root, 'base64').toString('utf8')));
  return usual;
}

/** A root in JSON: https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_trustroot.proto */
export function trustOf(root: unknown): SignatureTrust {
  return new Verifier(toTrustMaterial(TrustedRoot.fromJSON(root)));
}

/**
 * What a bundle of sigstore proves of an image: signed with a certificate of the root, entered into its log, and a
 * statement about this digest. Undefined where anything of it does not hold.
 */
export function provedByBundle(bytes: Uint8Array, subject: string, trust: SignatureTrust): Proof | undefined {
  return orNothing(() => {
    const bundle = bundleFromJSON(jsonIn(bytes));
    if (bundle.content.$case !== 'dsseEnvelope' || !holds(bundle, undefined, trust)) return undefined;
    const { payload, payloadType } = bundle.content.dsseEnvelope;
    return payloadType === inToto ? statementAbout(payload, subject) : undefined;
  });
}

/** How cosign keeps the entry of the log: https://github.com/sigstore/cosign/blob/main/specs/SIGNATURE_SPEC.md#properties */
const Entry = z.object({
  SignedEntryTimestamp: z.string(),
  Payload: z.object({
    body: z.string(),
    integratedTime: z.int(),
    logIndex: z.int(),
    logID: z.string(),
  }),
});
const Kind = z.object({ kind: z.string(), apiVersion: z.string() });

/** https://github.com/sigstore/cosign/blob/main/specs/SIGNATURE_SPEC.md#simple-signing */
const SimpleSigning = z.object({
  critical: z.object({ image: z.object({ 'docker-manifest-digest': z.string() }) }),
});
const Envelope = z.object({
  payload: z.string(),
  payloadType: z.string(),
  signatures: z.array(z.object({ sig: z.string() })).length(1),
});

/** What a layer under a tag of cosign proves of an image, with what its annotations say. */
export function provedByCosign(
  layer: Uint8Array,
  annotations: Readonly<Record<string, string>>,
  subject: string,
  trust: SignatureTrust,
): Proof | undefined {
  const signature = annotations['dev.cosignproject.cosign/signature'];
  const certificate = annotations['dev.sigstore.cosign/certificate'];
  const entry = annotations['dev.sigstore.cosign/bundle'];
  if (certificate === undefined || entry === undefined) return undefined;
  return orNothing(() => {
    const verificationMaterial = materialOf(certificate, entry);
    const mediaType = 'application/vnd.dev.sigstore.bundle+json;version=0.1';
    if (signature) {
      const digest = createHash('sha256').update(layer).digest('base64');
      const messageSignature = { messageDigest: { algorithm: 'SHA2_256', digest }, signature };
      const bundle = bundleFromJSON({ mediaType, verificationMaterial, messageSignature });
      const { critical } = SimpleSigning.parse(jsonIn(layer));
      const isAbout = critical.image['docker-manifest-digest'] === subject;
      return isAbout && holds(bundle, layer, trust) ? {} : undefined;
    }
    const dsseEnvelope = Envelope.parse(jsonIn(layer));
    const bundle = bundleFromJSON({ mediaType, verificationMaterial, dsseEnvelope });
    if (dsseEnvelope.payloadType !== inToto || !holds(bundle, undefined, trust)) return undefined;
    return statementAbout(Buffer.from(dsseEnvelope.payload, 'base64'), subject);
  });
}

function materialOf(certificate: string, entry: string): unknown {
  const { SignedEntryTimestamp: signedEntryTimestamp, Payload } = Entry.parse(JSON.parse(entry));
  const { kind, apiVersion } = Kind.parse(jsonIn(Buffer.from(Payload.body, 'base64')));
  const [, inside = ''] = certificate.split(/-----(?:BEGIN|END) CERTIFICATE-----/, 2);
  return {
    x509CertificateChain: { certificates: [{ rawBytes: inside.replace(/\s/g, '') }] },
    tlogEntries: [
      {
        logIndex: String(Payload.logIndex),
        logId: { keyId: Buffer.from(Payload.logID, 'hex').toString('base64') },
        kindVersion: { kind, version: apiVersion },
        integratedTime: String(Payload.integratedTime),
        inclusionPromise: { signedEntryTimestamp },
        canonicalizedBody: Payload.body,
      },
    ],
  };
}

function holds(bundle: Bundle, artifact: Uint8Array | undefined, trust: SignatureTrust): boolean {
  const { tlogEntries, timestampVerificationData } = bundle.verificationMaterial;
  const timestamps = timestampVerificationData?.rfc3161Timestamps ?? [];
  if (tlogEntries.length + timestamps.length > mostEntries) return false;
  trust.verify(toSignedEntity(bundle, artifact && Buffer.from(artifact)));
  return true;
}

/** https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md */
const Statement = z.object({
  _type: z.enum(['https://in-toto.io/Statement/v0.1', 'https://in-toto.io/Statement/v1']),
  predicateType: z.string(),
  subject: z.array(z.object({ digest: z.record(z.string(), z.string()) })),
});

function statementAbout(payload: Uint8Array, digest: string): Proof | undefined {
  const { subject, predicateType } = Statement.parse(jsonIn(payload));
  const [algorithm = '', hash] = digest.split(':', 2);
  return subject.some((each) => own(each.digest, algorithm) === hash) ? { predicateType } : undefined;
}

/** Whatever is wrong with it, it proves nothing. */
function orNothing<T>(work: () => T | undefined): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

function jsonIn(bytes: Uint8Array): unknown {
  return JSON.parse(Buffer.from(bytes).toString('utf8'));
}
