/** Why an image could not be read. */
export type RegistryFault =
  /** Who is asked. */
  | 'registry-not-allowed'
  | 'address-not-public'
  | 'not-reached'
  | 'too-slow'
  /** What it answers. */
  | 'not-there'
  | 'login-needed'
  | 'rate-limited'
  | 'not-answered'
  | 'platform-not-there'
  /** What comes is not what was named. */
  | 'digest-mismatch'
  | 'length-mismatch'
  | 'not-an-image'
  | 'not-understood'
  /** A bound: `bound` names it. */
  | 'too-much';

/** What is bounded; the words for it are made by whoever tells it. */
export type Bound =
  | 'manifest-bytes'
  | 'index-depth'
  | 'layers'
  | 'compressed-bytes'
  | 'unpacked-bytes'
  | 'ratio'
  | 'entries'
  | 'path-length'
  | 'link-depth'
  | 'names'
  | 'window'
  | 'redirects'
  | 'time';

export type RegistryErrorDetails = {
  /** Who was asked. */
  readonly host?: string;
  readonly bound?: Bound;
  /** What the bound is, in bytes, counts or milliseconds. */
  readonly limit?: number;
  /** Seconds until it may be tried again, as the registry says. */
  readonly retryAfter?: number;
  /** Of a registry that counts: so many requests in so many seconds. */
  readonly allowance?: { readonly requests: number; readonly seconds: number };
  /** Platforms that are there where the one asked for is not. */
  readonly platforms?: readonly string[];
  readonly digest?: string;
  /** Of what is not understood, or is no image. */
  readonly mediaType?: string;
  /** The status of an answer that is none. */
  readonly status?: number;
  /** What the registry itself said, bounded, for a log. */
  readonly said?: string;
};

/** The error of the door to registries and archives. */
export class RegistryError extends Error {
  readonly code: RegistryFault;
  readonly details: RegistryErrorDetails;
  constructor(code: RegistryFault, details: RegistryErrorDetails = {}, options?: ErrorOptions) {
    super(code, options);
    this.name = 'RegistryError';
    this.code = code;
    this.details = details;
  }
}
