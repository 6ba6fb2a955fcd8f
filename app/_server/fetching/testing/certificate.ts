import { generateKeyPairSync, sign } from 'node:crypto';

/** A certificate that vouches for itself, with its key, both in PEM: for servers of this machine in tests. */
export function selfSigned(names: readonly string[]): { readonly cert: string; readonly key: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  // https://www.rfc-editor.org/rfc/rfc5280#section-4.1
  const algorithm = sequence(objectId('2a8648ce3d040302'));
  const name = sequence(
    of(0x31, sequence(objectId('550403'), of(0x0c, Buffer.from(names[0] ?? 'localhost')))),
  );
  const alternatives = sequence(...names.map((each) => of(0x82, Buffer.from(each))));
  const extensions = sequence(sequence(objectId('551d11'), of(0x04, alternatives)));
  const toSign = sequence(
    of(0xa0, of(0x02, Buffer.from([2]))),
    of(0x02, Buffer.from([1])),
    algorithm,
    name,
    sequence(of(0x18, Buffer.from('20200101000000Z')), of(0x18, Buffer.from('21200101000000Z'))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    of(0xa3, extensions),
  );
  const signature = sign('sha256', toSign, privateKey);
  const certificate = sequence(toSign, algorithm, of(0x03, Buffer.concat([Buffer.from([0]), signature])));
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

/** A value in DER: https://www.itu.int/rec/T-REC-X.690 */
function of(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const length = content.byteLength;
  const head = length < 128 ? [tag, length] : [tag, 0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from(head), content]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return of(0x30, ...parts);
}

function objectId(hex: string): Buffer {
  return of(0x06, Buffer.from(hex, 'hex'));
}
