import { X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { extensionIn, textIn } from './der';
import type { Attached } from './image';

export type Signer = NonNullable<Attached['signer']>;

const longest = 64 * 1024;
const longestName = 2048;
/** Fulcio's, in its present form and in the first: https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md */
const issuer = '2b0601040183bf300108';
const firstIssuer = '2b0601040183bf300101';

/** Whom a certificate names: of Fulcio's the identity and who vouched for it, of others their subject. Nothing is proved by it. */
export function signerOf(certificate: string | Uint8Array): Signer | undefined {
  if (certificate.length > longest) return undefined;
  const read = readCertificate(certificate);
  if (read === undefined) return undefined;
  const said = issuerIn(read.raw);
  const identity = said === undefined ? subjectOf(read) : nameIn(read.subjectAltName ?? '');
  if (identity === undefined || identity.length > longestName) return undefined;
  return said === undefined ? { identity } : { identity, issuer: said };
}

function readCertificate(bytes: string | Uint8Array): X509Certificate | undefined {
  try {
    return new X509Certificate(bytes);
  } catch {
    return undefined;
  }
}

function issuerIn(raw: Uint8Array): string | undefined {
  const now = extensionIn(raw, issuer);
  const first = extensionIn(raw, firstIssuer);
  const text = now === undefined ? first && Buffer.from(first).toString('utf8') : textIn(now);
  return text === undefined || text.length > longestName ? undefined : text;
}

/** The lines of a subject in one: `C=US, O=Example, CN=release`. */
function subjectOf({ subject }: X509Certificate): string | undefined {
  return subject ? subject.split('\n').join(', ') : undefined;
}

/** `URI:https://…` or `email:…` as Node writes them: in quotation marks where there is something to escape. */
function nameIn(names: string): string | undefined {
  const colon = names.indexOf(':');
  const kind = names.slice(0, colon);
  if (kind !== 'URI' && kind !== 'email') return undefined;
  const rest = names.slice(colon + 1);
  if (!rest.startsWith('"')) {
    const end = rest.indexOf(', ');
    return end === -1 ? rest : rest.slice(0, end);
  }
  const quoted = z.string().safeParse(jsonIn(rest));
  return quoted.data;
}

const Certificate = z.object({ rawBytes: z.string() });

/** https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_bundle.proto */
const Bundle = z.object({
  verificationMaterial: z.object({
    certificate: Certificate.optional(),
    x509CertificateChain: z.object({ certificates: z.array(Certificate) }).optional(),
  }),
  dsseEnvelope: z.object({ payload: z.string() }).optional(),
  messageSignature: z.unknown().optional(),
});

const Statement = z.object({ predicateType: z.string().max(255) });

/** What a bundle of sigstore says of itself. */
export function readBundle(bytes: Uint8Array): {
  readonly signer: Signer | undefined;
  readonly predicateType: string | undefined;
  readonly isMessage: boolean;
} {
  const { data } = Bundle.safeParse(jsonIn(Buffer.from(bytes).toString('utf8')));
  const { certificate, x509CertificateChain } = data?.verificationMaterial ?? {};
  const leaf = certificate ?? x509CertificateChain?.certificates[0];
  const payload = data?.dsseEnvelope?.payload ?? '';
  const statement = Statement.safeParse(jsonIn(Buffer.from(payload, 'base64').toString('utf8')));
  return {
    signer: leaf && signerOf(Buffer.from(leaf.rawBytes, 'base64')),
    predicateType: statement.data?.predicateType,
    isMessage: data?.messageSignature !== undefined,
  };
}

/** https://github.com/notaryproject/specifications/blob/main/specs/signature-envelope-jws.md */
const Jws = z.object({ header: z.object({ x5c: z.array(z.string()) }) });

/** Whom the certificate in a signature of Notation names. */
export function signerOfJws(bytes: Uint8Array): Signer | undefined {
  const { data } = Jws.safeParse(jsonIn(Buffer.from(bytes).toString('utf8')));
  const [leaf] = data?.header.x5c ?? [];
  return leaf === undefined ? undefined : signerOf(Buffer.from(leaf, 'base64'));
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
