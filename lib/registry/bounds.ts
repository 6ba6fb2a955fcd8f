/** What one image may make the client do. */
export const documentBounds = {
  /** Of an index, a manifest or a configuration. The registry of the CNCF takes none that is larger. */
  manifestBytes: 4 * 1024 * 1024,
  /** Indexes inside one another. */
  indexDepth: 3,
  /** Indexes that are looked into for one platform. */
  indexes: 16,
  layers: 256,
  redirects: 5,
  /** What is read of the answer of somebody who refuses. */
  refusalBytes: 8 * 1024,
  tokenBytes: 64 * 1024,
} as const;
