/** Ports of one word of EXPOSE, both ends included. */
export type PortRange = {
  readonly first: number;
  readonly last: number;
  readonly protocol: 'tcp' | 'udp' | 'sctp';
};

export type PortError = { readonly error: string };

const highest = 65_535;

/** Reads `[[address:]host:]port[-port][/protocol]` as BuildKit does; what stands before the last colon is checked and dropped. */
export function parsePorts(text: string): PortRange | PortError {
  const parts = text.split(':');
  const written = parts.at(-1) ?? '';
  const host = parts.at(-2);
  const address = parts.slice(0, -2).join(':');
  const slash = written.indexOf('/');
  const port = slash === -1 ? written : written.slice(0, slash);
  if (port === '') return { error: `no port specified: ${written}<empty>` };
  const protocol = protocolOf(slash === -1 ? '' : written.slice(slash + 1).toLowerCase());
  if (protocol === undefined) return { error: `invalid proto: ${written.slice(slash + 1).toLowerCase()}` };
  if (address !== '' && !isAddress(address)) return { error: `invalid IP address: ${address}` };
  const range = rangeOf(port);
  if (range === undefined) return { error: `invalid containerPort: ${port}` };
  const hostError = checkHost(host, range, port);
  return hostError === undefined ? { ...range, protocol } : { error: hostError };
}

export function isPortError(ports: PortRange | PortError): ports is PortError {
  return 'error' in ports;
}

/** What is wrong with a word of EXPOSE, undefined if nothing is. */
export function checkPort(text: string): string | undefined {
  const ports = parsePorts(text);
  return isPortError(ports) ? ports.error : undefined;
}

function protocolOf(text: string): PortRange['protocol'] | undefined {
  if (text === '' || text === 'tcp') return 'tcp';
  return text === 'udp' || text === 'sctp' ? text : undefined;
}

type Range = Pick<PortRange, 'first' | 'last'>;

function checkHost(host: string | undefined, range: Range, port: string): string | undefined {
  if (host === undefined || host === '') return undefined;
  const outside = rangeOf(host);
  if (outside === undefined) return `invalid hostPort: ${host}`;
  if (range.last === range.first || outside.last - outside.first === range.last - range.first)
    return undefined;
  return `invalid ranges specified for container and host Ports: ${port} and ${host}`;
}

function rangeOf(text: string): Range | undefined {
  const [start = '', end = start, ...more] = text.split('-');
  const first = portOf(start);
  const last = portOf(end);
  if (first === undefined || last === undefined || last < first || more.length > 0) return undefined;
  return { first, last };
}

function portOf(text: string): number | undefined {
  if (!/^\d+$/.test(text)) return undefined;
  const port = Number(text);
  return port <= highest ? port : undefined;
}

function isAddress(text: string): boolean {
  const bare = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text;
  const parts = bare.split('.');
  if (parts.length === 4 && !bare.includes(':')) {
    return parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255);
  }
  return bare.includes(':') && /^[\da-fA-F:.]+$/.test(bare);
}
