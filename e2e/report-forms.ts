type Sent = readonly [path: string, init?: RequestInit];

/** A shared report and all that is made of it. */
export function formsOf(id: string): readonly Sent[] {
  const places = [
    '',
    '/Dockerfile',
    '/opengraph-image',
    '.csv',
    '.json',
    '.md',
    '.sarif',
    '.svg',
    '.txt',
    '.pdf',
  ];
  return [
    ...places.map((place): Sent => [`/r/${id}${place}`]),
    [`/r/${id}`, { headers: { accept: 'image/svg+xml' } }],
    [`/r/${id}`, { headers: { accept: 'application/sarif+json' } }],
    [`/api/reports/${id}?format=badge`],
  ];
}
