import { describe, expect, test } from 'vitest';
import { signerOf } from './signer';
import { certificates, pemOf } from './testing/certificates';

const workflow = {
  identity: 'https://github.com/team/app/.github/workflows/release.yml@refs/tags/v1',
  issuer: 'https://token.actions.githubusercontent.com',
};

describe('signerOf', () => {
  test.each([
    ['workflow', workflow],
    ['address', { identity: 'release@example.com', issuer: 'https://accounts.google.com' }],
    ['company', { identity: 'C=US, O=Example, CN=release' }],
  ] as const)('a %s', (name, signer) => {
    expect(signerOf(Buffer.from(certificates[name], 'base64'))).toEqual(signer);
    expect(signerOf(pemOf(certificates[name]))).toEqual(signer);
  });

  test('no certificate', () => {
    const cut = Buffer.from(certificates.workflow, 'base64').subarray(0, 300);
    expect([signerOf(''), signerOf(cut), signerOf('x'.repeat(100_000))]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
