/** The numbers with which a version of a package begins, its epoch left out: `2.36` of `1:2.36-9+deb12u10`. */
export function upstreamVersion(version: string): string | undefined {
  const start = version.indexOf(':') + 1;
  const found = /^\d{1,20}(?:\.\d{1,20}){0,9}/.exec(version.slice(start, start + 200))?.[0];
  return found === undefined || found === '' ? undefined : found;
}
