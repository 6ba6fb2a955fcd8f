/** Words for what is said by one alone, in the order in which they are written. */
export const keepAlone = {
  anonymous: { access: 'anonymous' },
  shell: { shell: true },
  glibc: { libc: 'glibc' },
  musl: { libc: 'musl' },
  'long-term': { longTerm: true },
  fips: { fips: true },
} as const;

/** Names of what takes a value, `publisher=Google`. */
const withValue = ['publisher', 'family', 'platform', 'max-size'] as const;

export const keepWords = [...Object.keys(keepAlone), ...withValue.map((word) => `${word}=…`)].join(', ');
