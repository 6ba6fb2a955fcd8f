import { randomBytes } from 'node:crypto';

const bytes = 18;
const pattern = /^[A-Za-z0-9_-]{24}$/;

/** 144 random bits as 24 characters of base64url. */
export function newReportId(): string {
  return randomBytes(bytes).toString('base64url');
}

export function isReportId(text: string): boolean {
  return pattern.test(text);
}
