import { beforeAll, describe, expect, test } from 'vitest';
import { provedByBundle, provedByCosign, publicTrust, type SignatureTrust, trustOf } from './sigstore';
import { digestOf } from './testing/push';
import { type SigningService, startSigning } from './testing/signing';

const subject = digestOf('the image');
const another = digestOf('another image');
const predicateType = 'https://slsa.dev/provenance/v1';

function statementOf(digest: string, more: object = {}) {
  const [algorithm = '', hash = ''] = digest.split(':');
  const about = [
    { name: 'other', digest: { sha1: hash } },
    { name: 'image', digest: { [algorithm]: hash } },
  ];
  return { _type: 'https://in-toto.io/Statement/v1', subject: about, predicateType, predicate: {}, ...more };
}

let service: SigningService;
let trust: SignatureTrust;
beforeAll(async () => {
  service = await startSigning();
  trust = trustOf(service.root);
});

const bytesOf = (value: unknown) => Buffer.from(JSON.stringify(value));

/** The same with one bit of a text in base64 turned over. */
function bent(text: string): string {
  const bytes = Buffer.from(text, 'base64');
  const last = bytes.length - 1;
  bytes[last] = (bytes[last] ?? 0) ^ 1;
  return bytes.toString('base64');
}

describe('a bundle', () => {
  test('proves what it says', async () => {
    const bundle = bytesOf(await service.bundleOf(statementOf(subject)));
    expect(provedByBundle(bundle, subject, trust)).toEqual({ predicateType });
  });

  test('of another image proves nothing of this one', async () => {
    const bundle = bytesOf(await service.bundleOf(statementOf(another)));
    expect(provedByBundle(bundle, subject, trust)).toBeUndefined();
  });

  test('of another service proves nothing', async () => {
    const other = await startSigning();
    const bundle = bytesOf(await other.bundleOf(statementOf(subject)));
    expect(provedByBundle(bundle, subject, trust)).toBeUndefined();
    expect(provedByBundle(bundle, subject, publicTrust())).toBeUndefined();
  });

  test('whose statement was changed proves nothing', async () => {
    const bundle = await service.bundleOf(statementOf(another));
    const payload = bytesOf(statementOf(subject)).toString('base64');
    const changed = { ...bundle, dsseEnvelope: { ...Object(bundle.dsseEnvelope), payload } };
    expect(provedByBundle(bytesOf(changed), subject, trust)).toBeUndefined();
  });

  test('without its entry in the log proves nothing', async () => {
    const bundle = await service.bundleOf(statementOf(subject));
    const { verificationMaterial } = bundle;
    const material = { ...Object(verificationMaterial), tlogEntries: [] };
    expect(
      provedByBundle(bytesOf({ ...bundle, verificationMaterial: material }), subject, trust),
    ).toBeUndefined();
  });

  test('with the entry of another proves nothing', async () => {
    const [bundle, other] = await Promise.all([
      service.bundleOf(statementOf(subject)),
      service.bundleOf(statementOf(subject, { predicate: { other: true } })),
    ]);
    const { tlogEntries } = Object(other.verificationMaterial);
    const verificationMaterial = { ...Object(bundle.verificationMaterial), tlogEntries };
    expect(provedByBundle(bytesOf({ ...bundle, verificationMaterial }), subject, trust)).toBeUndefined();
  });

  test('with many entries is not looked at', async () => {
    const bundle = await service.bundleOf(statementOf(subject));
    const material = Object(bundle.verificationMaterial);
    const tlogEntries = Array.from({ length: 9 }, () => material.tlogEntries[0]);
    const many = { ...bundle, verificationMaterial: { ...material, tlogEntries } };
    expect(provedByBundle(bytesOf(many), subject, trust)).toBeUndefined();
  });

  test.each([{ _type: 'https://example.com' }, { subject: 'all' }, { subject: [] }])(
    'of what is no statement about it: %j',
    async (more) => {
      const bundle = bytesOf(await service.bundleOf(statementOf(subject, more)));
      expect(provedByBundle(bundle, subject, trust)).toBeUndefined();
    },
  );

  test.each(['', '{}', '[]', 'null', '{"mediaType":"application/vnd.dev.sigstore.bundle.v0.3+json"}'])(
    'that is none: %j',
    (text) => {
      expect(provedByBundle(Buffer.from(text), subject, trust)).toBeUndefined();
    },
  );
});

describe('what cosign keeps under tags', () => {
  const signed = (digest: string) =>
    bytesOf({
      critical: { type: 'cosign container image signature', image: { 'docker-manifest-digest': digest } },
    });

  test('a signature', async () => {
    const layer = signed(subject);
    const annotations = await service.signMessage(layer);
    expect(provedByCosign(layer, annotations, subject, trust)).toEqual({});
    expect(provedByCosign(layer, annotations, another, trust)).toBeUndefined();
    expect(provedByCosign(signed(another), annotations, another, trust)).toBeUndefined();
    const name = 'dev.cosignproject.cosign/signature';
    const wrong = { ...annotations, [name]: bent(annotations[name] ?? '') };
    expect(provedByCosign(layer, wrong, subject, trust)).toBeUndefined();
  });

  test.each([
    'dev.sigstore.cosign/certificate',
    'dev.sigstore.cosign/bundle',
    'dev.cosignproject.cosign/signature',
  ])('a signature without %s', async (name) => {
    const layer = signed(subject);
    const { [name]: _left, ...annotations } = await service.signMessage(layer);
    expect(provedByCosign(layer, annotations, subject, trust)).toBeUndefined();
  });

  test('an attestation', async () => {
    const { envelope, annotations } = await service.signStatement(statementOf(subject));
    expect(provedByCosign(bytesOf(envelope), annotations, subject, trust)).toEqual({ predicateType });
    expect(provedByCosign(bytesOf(envelope), annotations, another, trust)).toBeUndefined();
    const changed = { ...envelope, payloadType: 'text/plain' };
    expect(provedByCosign(bytesOf(changed), annotations, subject, trust)).toBeUndefined();
  });
});
