/** Where a repository is asked for. */
export type Place = {
  /** As references name the registry: `docker.io`, `127.0.0.1:5000`. */
  readonly registry: string;
  /** Where it answers: `https://registry-1.docker.io`. */
  readonly origin: string;
  readonly repository: string;
};

/** https://docs.docker.com/reference/api/registry/latest/: Docker Hub answers under another name than that in references. */
const answering = new Map([['docker.io', 'registry-1.docker.io']]);

/** Plain HTTP is spoken with this machine only. Names of hosts are taken as they are written for the net: `0x7f.1` is loopback. */
export function placeOf(registry: string, repository: string): Place {
  const { host, hostname } = new URL(`https://${registry}`);
  const protocol = isLoopback(hostname) ? 'http' : 'https';
  return { registry: host, origin: `${protocol}://${answering.get(host) ?? host}`, repository };
}

/** Whether a host is this machine by its name or number, as `URL` writes it. */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' || hostname === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname)
  );
}

/** Whether one may be sent on there: never from TLS to what anybody can read, nor to what is no web address. */
export function mayLead(from: URL, to: URL): boolean {
  if (to.protocol === 'https:') return true;
  return to.protocol === 'http:' && from.protocol === 'http:' && isLoopback(to.hostname);
}
