import { lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';

/** All addresses of a host. */
export type Resolve = (host: string) => Promise<readonly string[]>;

export const resolveByName: Resolve = (host) =>
  new Promise((resolve, reject) => {
    lookup(host, { all: true }, (error, found) =>
      error === null ? resolve(found.map(({ address }) => address)) : reject(error),
    );
  });

/**
 * For a connection: refuses a host as soon as one of its addresses may not be asked. The very addresses that were looked
 * at are connected to: a second answer of the name server changes nothing.
 */
export function checkedLookUp(
  resolve: Resolve,
  mayAsk: (address: string, hostname: string) => boolean,
  refused: { readonly closed: () => Error; readonly missing: (cause: unknown) => Error },
): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (addresses) => {
        const isOpen = addresses.length > 0 && addresses.every((each) => mayAsk(each, hostname));
        const found = addresses.map((address) => ({ address, family: isIP(address) }));
        const [first] = found;
        if (!isOpen || first === undefined) callback(refused.closed(), '', 0);
        else if (options.all) callback(null, found);
        else callback(null, first.address, first.family);
      },
      (error: unknown) => callback(refused.missing(error), '', 0),
    );
  };
}
