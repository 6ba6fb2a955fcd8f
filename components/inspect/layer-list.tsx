import { exactBytes, megabytes } from '@/lib/fact/words';
import type { Observation, ObservedLayer } from '@/lib/observe/observation';
import { faultTitle } from '@/lib/render/registry-fault';
import { grouped } from '@/lib/text/grouped';
import { Breakable } from '../ui/breakable';

/** A bar for each layer, on one scale: what is transferred, and what that unpacks to. */
export function LayerList({ observation }: { readonly observation: Observation }) {
  const { layers, config } = observation;
  const largest = Math.max(1, ...layers.map(({ size, unpacked = 0 }) => Math.max(size, unpacked)));
  const made = config.history.filter(({ empty }) => !empty);
  const isTold = made.length === layers.length;
  return (
    <>
      <p className="mb-2 text-xs text-muted">
        <span className="mr-1 inline-block h-2 w-4 bg-accent" aria-hidden="true" />
        transferred
        <span className="mr-1 ml-3 inline-block h-2 w-4 bg-control" aria-hidden="true" />
        unpacked
      </p>
      <ol className="text-sm">
        {layers.map((layer, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one layer may stand there twice
          <li key={index} className="border-t border-line py-1.5">
            <Bars layer={layer} largest={largest} />
            <p className="flex flex-wrap justify-between gap-x-4 tabular-nums">
              <span title={exactBytes(layer.size)}>{amountOf(layer)}</span>
              <span className="font-mono text-xs text-muted">
                {layer.digest.slice(0, 'sha256:'.length + 12)}
              </span>
            </p>
            {layer.fault !== undefined && (
              <p className="text-error">
                This layer could not be read: {faultTitle(layer.fault)}. Nothing is said of what it changes.
              </p>
            )}
            {isTold && made[index]?.createdBy && (
              <p className="line-clamp-2 font-mono text-xs wrap-anywhere text-muted">
                <Breakable text={made[index].createdBy} />
              </p>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

function Bars({ layer, largest }: { readonly layer: ObservedLayer; readonly largest: number }) {
  const width = (bytes: number) => `${Math.max(0.3, (100 * bytes) / largest)}%`;
  return (
    <div aria-hidden="true" className="mb-1 space-y-px">
      <div className="h-2 bg-accent" style={{ width: width(layer.size) }} />
      {layer.unpacked !== undefined && (
        <div className="h-2 bg-control" style={{ width: width(layer.unpacked) }} />
      )}
    </div>
  );
}

function amountOf({ size, unpacked, entries }: ObservedLayer): string {
  const parts = [
    `${megabytes(size)} MB`,
    unpacked !== undefined && `${megabytes(unpacked)} MB unpacked`,
    entries !== undefined && `${grouped(entries)} ${entries === 1 ? 'entry' : 'entries'}`,
  ];
  return parts.filter(Boolean).join(', ');
}
