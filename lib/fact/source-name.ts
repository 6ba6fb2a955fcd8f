/** A short name for a link: repository and file for code, host and page otherwise. */
export function sourceName(url: string): string {
  const { hostname, pathname } = new URL(url);
  const parts = pathname.split('/').filter(Boolean);
  if (hostname === 'github.com' && (parts[2] === 'blob' || parts[2] === 'tree') && parts.length > 4) {
    return `${parts[0]}/${parts[1]}: ${parts.slice(4).map(decode).join('/')}`;
  }
  const end = parts.at(-1);
  const page = parts.length > 1 ? `…/${decode(end ?? '')}` : (end ?? '');
  return page === '' ? hostname : `${hostname}/${page}`;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
