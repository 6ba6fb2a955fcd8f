import { megabytes } from '@/lib/fact/words';
import type { Measuring } from './event';

/** How far it is, in words that are read out when they change, and as a bar where that is known. */
export function ProgressBar({
  state,
}: {
  readonly state: Extract<Measuring, { readonly kind: 'asking' | 'queued' | 'progress' | 'done' }>;
}) {
  return (
    <div>
      <p role="status" className="font-medium">
        {stepOf(state)}
      </p>
      {state.kind === 'progress' ? (
        <>
          <progress
            aria-label="Bytes read"
            max={Math.max(1, state.totalBytes)}
            value={state.bytes}
            className="progress mt-2 w-full"
          />
          <p className="mt-1 text-sm text-muted tabular-nums">
            {megabytes(state.bytes)} of {megabytes(state.totalBytes)} MB
          </p>
        </>
      ) : (
        <progress aria-label="Waiting" className="progress mt-2 w-full" />
      )}
    </div>
  );
}

function stepOf(state: Parameters<typeof ProgressBar>[0]['state']): string {
  switch (state.kind) {
    case 'asking':
      return 'Asking the registry';
    case 'queued':
      return state.place === 1
        ? 'Waiting: it is the next to be measured'
        : `Waiting: ${state.place - 1} ${state.place === 2 ? 'image is' : 'images are'} before it`;
    case 'progress':
      return `Reading layer ${Math.min(state.layer + 1, state.layers)} of ${state.layers}`;
    case 'done':
      return 'Measured';
    default:
      return state satisfies never;
  }
}
