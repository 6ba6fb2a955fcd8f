/** Whether a context is no folder: a repository, an archive, another target, an image. */
export function isRemote(context: string): boolean {
  return (
    /^[a-z][a-z0-9+.-]*:\/\/|^git@|^github\.com\/|^(?:target|service|docker-image|oci-layout):/.test(
      context,
    ) || context === '-'
  );
}

/** `inner` as seen from where `outer` is seen from; both may go up, and an absolute one stays as it is. */
export function pathFrom(outer: string, inner: string): string {
  const path = inner.startsWith('/') ? inner : `${outer}/${inner}`;
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '..' || !path.startsWith('/')) parts.push(part);
  }
  const joined = parts.join('/');
  return path.startsWith('/') ? `/${joined}` : joined || '.';
}
