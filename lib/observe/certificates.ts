import { baseName } from '../path/path';
import { asciiBytes, indexOfBytes } from './bytes';
import { defineObserver, type Observer, type Root } from './observer';
import { findFirst, seen, seenInAll, unseen, wholeWithin } from './seen';

const bound = 8 * 1024 * 1024;

/** Where OpenSSL, Go, GnuTLS and the packages of systems look, in the order of how common they are. */
const bundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
  '/etc/pki/tls/cert.pem',
  '/usr/lib/ssl/cert.pem',
];
const names = new Set(bundles.map((path) => baseName(path)));
const beginnings = ['-----BEGIN CERTIFICATE-----', '-----BEGIN TRUSTED CERTIFICATE-----'].map(asciiBytes);
const folder = '/etc/ssl/certs';

export const certificates: Observer<'certificates', number> = defineObserver({
  id: 'certificates',
  looksAt: (file) => (names.has(baseName(file.path)) ? wholeWithin(bound, file) : 0),
  notes: (_file, bytes) => beginnings.reduce((sum, beginning) => sum + countOf(bytes, beginning), 0),
  read(root) {
    const found = findFirst(root, certificates, bundles, bound);
    if (found.is === 'unseen') return unseen(found.because);
    if (found.is === 'there') return seen({ count: found.note }, [found.path]);
    return seenInAll<{ readonly count: number } | 'none'>(root, () => {
      const count = hashed(root);
      return count === 0 ? seen('none', []) : seen({ count }, [folder]);
    });
  },
});

function countOf(bytes: Uint8Array, wanted: Uint8Array): number {
  let count = 0;
  for (let at = indexOfBytes(bytes, wanted); at !== -1; at = indexOfBytes(bytes, wanted, at + wanted.length))
    count += 1;
  return count;
}

/** Certificates in files of their own, which OpenSSL finds by the hash that is their name. */
function hashed(root: Root): number {
  return root
    .names(folder)
    .filter((name) => /^[\da-f]{8}\.\d+$/.test(name) && root.follow(`${folder}/${name}`)?.kind === 'file')
    .length;
}
