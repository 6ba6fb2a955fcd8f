import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** What deletes a report: the token for whoever makes it, shown once, and the hash that is stored. */
export type DeleteToken = { readonly token: string; readonly hash: string };

/** 192 random bits as 32 characters of base64url. */
export function newDeleteToken(): DeleteToken {
  const token = randomBytes(24).toString('base64url');
  return { token, hash: hashToken(token) };
}

/** Takes as long whatever the token is. */
export function opens(token: string, hash: string): boolean {
  const given = Buffer.from(hashToken(token), 'hex');
  const kept = Buffer.from(hash, 'hex');
  return given.length === kept.length && timingSafeEqual(given, kept);
}

/** Nobody guesses so many bits, so a slow hash would add nothing. */
function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
