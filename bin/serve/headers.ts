/** What browsers may do with anything this server answers. Pages have a wider content policy. */
export const strictHeaders = {
  'content-security-policy':
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'accelerometer=(), browsing-topics=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()',
  // Not `no-referrer`: browsers would hide where the forms of our own pages come from.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
} as const;

const {
  'content-security-policy': _ofEachType,
  'cross-origin-resource-policy': _ofPictures,
  ...ofEveryType
} = strictHeaders;

/**
 * Of an answer that says "you have it": it takes the place of the headers that the browser keeps (RFC 9111, 3.2), and a
 * policy that is not that of the page would leave it without its scripts and styles.
 */
export const unchangedHeaders = ofEveryType;

/** Of a page whose address is a secret: only the site is told, which its form has to say. */
export const secretAddress = { 'referrer-policy': 'strict-origin' } as const;

export const strictTransport = { 'strict-transport-security': 'max-age=31536000' } as const;

/** Of a page: its own files, and the scripts in it by their hashes. Styles stand in attributes of its elements. */
export function pagePolicy(scripts: readonly string[]): string {
  return [
    "default-src 'none'",
    `script-src ${["'self'", ...scripts.map((hash) => `'${hash}'`)].join(' ')}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** What an answer of this type has in place of the strict ones. Pictures are shown elsewhere, where a page is linked. */
export function headersFor(type: string, scripts: readonly string[]): Readonly<Record<string, string>> {
  if (isHtml(type)) return { ...strictHeaders, 'content-security-policy': pagePolicy(scripts) };
  if (type.startsWith('image/')) return { ...strictHeaders, 'cross-origin-resource-policy': 'cross-origin' };
  return strictHeaders;
}

export function isHtml(type: string): boolean {
  return type.startsWith('text/html');
}
