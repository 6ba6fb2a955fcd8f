import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { initializeCA, initializeTLog } from '@sigstore/mock';
import { z } from 'zod';
import { pemOf } from './certificates';

/** A service of the tests' own that signs as sigstore's does: it issues certificates, and enters signatures into a log. */
export type SigningService = {
  /** Its root of trust, in JSON. */
  readonly root: unknown;
  /** Annotations of cosign for a layer: a signature of its bytes. */
  signMessage(bytes: Uint8Array): Promise<Record<string, string>>;
  /** An envelope around a statement, and the annotations of cosign for it. */
  signStatement(statement: object): Promise<Signed>;
  /** The same as a bundle. */
  bundleOf(statement: object): Promise<Record<string, unknown>>;
};

type Signed = {
  readonly envelope: Readonly<Record<string, unknown>>;
  readonly annotations: Record<string, string>;
};

export const signedBy = {
  identity: 'https://github.com/team/app/.github/workflows/release.yml@refs/tags/v1',
  issuer: 'https://token.actions.githubusercontent.com',
};

const inToto = 'application/vnd.in-toto+json';
const Logged = z.record(
  z.string(),
  z.object({
    body: z.string(),
    integratedTime: z.number(),
    logIndex: z.number(),
    logID: z.string(),
    verification: z.object({ signedEntryTimestamp: z.string() }),
  }),
);

const newKey = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
const base64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64');
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

export async function startSigning(): Promise<SigningService> {
  const certificateLog = openCertificateLog();
  const authority = await initializeCA(newKey(), certificateLog);
  const log = await initializeTLog('https://rekor.example', newKey());

  async function signAs(bytes: Uint8Array, entryOf: (signature: string, pem: string) => object) {
    const { privateKey, publicKey } = newKey();
    const certificate = await authority.issueCertificate({
      publicKey: publicKey.export({ type: 'spki', format: 'der' }),
      subjectAltName: signedBy.identity,
      extensions: [{ oid: '1.3.6.1.4.1.57264.1.8', value: signedBy.issuer }],
    });
    const pem = pemOf(base64(certificate));
    const signature = base64(sign('sha256', bytes, privateKey));
    const [entry] = Object.values(Logged.parse(await log.log(entryOf(signature, pem))));
    if (entry === undefined) throw new Error('Nothing was entered');
    return { certificate: base64(certificate), pem, signature, entry };
  }

  async function signEnvelope(statement: object) {
    const payload = Buffer.from(JSON.stringify(statement));
    const encoded = `DSSEv1 ${inToto.length} ${inToto} ${payload.byteLength} ${payload}`;
    const signed = await signAs(Buffer.from(encoded), (signature, pem) => ({
      apiVersion: '0.0.1',
      kind: 'dsse',
      spec: {
        payloadHash: { algorithm: 'sha256', value: sha256(payload).toString('hex') },
        signatures: [{ signature, verifier: base64(pem) }],
      },
    }));
    const signatures = [{ sig: signed.signature }];
    return { ...signed, envelope: { payloadType: inToto, payload: base64(payload), signatures } };
  }

  return {
    root: rootOf(authority.rootCertificate, log.publicKey, certificateLog.publicKey),
    async signMessage(bytes) {
      const { pem, signature, entry } = await signAs(bytes, (content, certificate) => ({
        apiVersion: '0.0.1',
        kind: 'hashedrekord',
        spec: {
          data: { hash: { algorithm: 'sha256', value: sha256(bytes).toString('hex') } },
          signature: { content, publicKey: { content: base64(certificate) } },
        },
      }));
      return { 'dev.cosignproject.cosign/signature': signature, ...annotationsOf(pem, entry) };
    },
    async signStatement(statement) {
      const { envelope, pem, entry } = await signEnvelope(statement);
      const annotations = { 'dev.cosignproject.cosign/signature': '', ...annotationsOf(pem, entry) };
      return { envelope, annotations };
    },
    async bundleOf(statement) {
      const { envelope, certificate, entry } = await signEnvelope(statement);
      return {
        mediaType: 'application/vnd.dev.sigstore.bundle+json;version=0.1',
        verificationMaterial: {
          x509CertificateChain: { certificates: [{ rawBytes: certificate }] },
          tlogEntries: [
            {
              logIndex: String(entry.logIndex),
              logId: { keyId: base64(Buffer.from(entry.logID, 'hex')) },
              kindVersion: { kind: 'dsse', version: '0.0.1' },
              integratedTime: String(entry.integratedTime),
              inclusionPromise: { signedEntryTimestamp: entry.verification.signedEntryTimestamp },
              canonicalizedBody: entry.body,
            },
          ],
        },
        dsseEnvelope: envelope,
      };
    },
  };
}

/** A log of certificates, which signs that it has seen one: https://www.rfc-editor.org/rfc/rfc6962#section-3.2 */
function openCertificateLog() {
  const { privateKey, publicKey } = newKey();
  const key = publicKey.export({ type: 'spki', format: 'der' });
  const logID = sha256(key);
  return {
    publicKey: key,
    logID,
    async log(certificate: ArrayBuffer, issuer: ArrayBuffer): Promise<ArrayBuffer> {
      // What is signed of a certificate is its first part; both have lengths of two bytes.
      const bytes = Buffer.from(certificate);
      const signedPart = bytes.subarray(4, 8 + bytes.readUInt16BE(6));
      const time = Buffer.alloc(8);
      time.writeBigUInt64BE(BigInt(Date.now()));
      const length = Buffer.from([0, signedPart.byteLength >> 8, signedPart.byteLength & 255]);
      const entry = [Buffer.from([0, 1]), Buffer.from(issuer), length, signedPart, Buffer.from([0, 0])];
      const signature = sign('sha256', Buffer.concat([Buffer.from([0, 0]), time, ...entry]), privateKey);
      const sha256WithEcdsa = Buffer.from([4, 3, 0, signature.byteLength]);
      const seen = Buffer.concat([
        Buffer.from([0]),
        logID,
        time,
        Buffer.from([0, 0]),
        sha256WithEcdsa,
        signature,
      ]);
      return new Uint8Array([0, seen.byteLength, ...seen]).buffer;
    },
  };
}

function annotationsOf(pem: string, entry: z.infer<typeof Logged>[string]): Record<string, string> {
  const { body, integratedTime, logIndex, logID, verification } = entry;
  return {
    'dev.sigstore.cosign/certificate': pem,
    'dev.sigstore.cosign/bundle': JSON.stringify({
      SignedEntryTimestamp: verification.signedEntryTimestamp,
      Payload: { body, integratedTime, logIndex, logID },
    }),
  };
}

function rootOf(certificate: Uint8Array, logKey: Uint8Array, certificateLogKey: Uint8Array): unknown {
  const validFor = { start: '2020-01-01T00:00:00Z' };
  const logOf = (key: Uint8Array) => ({
    baseUrl: 'https://log.example',
    hashAlgorithm: 'SHA2_256',
    publicKey: { rawBytes: base64(key), keyDetails: 'PKIX_ECDSA_P256_SHA_256', validFor },
    logId: { keyId: base64(sha256(key)) },
  });
  return {
    mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
    tlogs: [logOf(logKey)],
    ctlogs: [logOf(certificateLogKey)],
    certificateAuthorities: [
      {
        uri: 'https://fulcio.example',
        certChain: { certificates: [{ rawBytes: base64(certificate) }] },
        validFor,
      },
    ],
    timestampAuthorities: [],
  };
}
