'use client';

import { isAddress } from '@/lib/hosted/hosted-file';
import { Button } from '../ui/button';
import { Again } from '../ui/icons';
import { Notice } from '../ui/notice';
import { TextLink } from '../ui/text-link';
import type { Fetched } from './use-fetched';

/** In place of the report, where the editor holds the address of a file and not its text. */
export function AddressPane({
  address,
  isOn,
  fetched: { state, fetchFrom },
}: {
  readonly address: string;
  /** Whether the server fetches anything. */
  readonly isOn: boolean;
  readonly fetched: Fetched;
}) {
  if (state.kind === 'working' || state.kind === 'failed')
    return <FetchNotice fetched={{ state, fetchFrom }} />;
  if (!isOn)
    return (
      <Notice kind="note" title="This is an address, and this server fetches no files">
        <p>
          <TextLink href={address.trim()}>Open it</TextLink> and paste the text of the Dockerfile here.
          Whoever runs this server can allow it with <code>PLINTH_FETCH=on</code>.
        </p>
      </Notice>
    );
  return (
    <Notice
      kind="note"
      title="This is an address, not yet a Dockerfile"
      actions={
        <Button size="small" variant="primary" onClick={() => fetchFrom(address)}>
          Fetch the file
        </Button>
      }
    >
      <p>Plinth gets the file there and puts its text into the editor.</p>
    </Notice>
  );
}

/** How far the fetching of a file is. */
export function FetchNotice({ fetched: { state, fetchFrom } }: { readonly fetched: Fetched }) {
  switch (state.kind) {
    case 'none':
    case 'done':
      return null;
    case 'working':
      return (
        <Notice kind="loading" title="Fetching the file">
          <p className="break-all">{state.address}</p>
        </Notice>
      );
    case 'failed':
      return (
        <Notice
          kind={state.error.kind === 'offline' ? 'offline' : 'error'}
          title={state.error.title}
          actions={
            // What was refused is refused again.
            state.error.kind !== 'refused' && (
              <Button size="small" onClick={() => fetchFrom(state.address)}>
                <Again size={14} />
                Try again
              </Button>
            )
          }
        >
          <p className="wrap-anywhere">{state.error.message}</p>
          {isAddress(state.address) && (
            <p>
              <TextLink href={state.address}>Open the address</TextLink>
            </p>
          )}
        </Notice>
      );
    default:
      return state satisfies never;
  }
}

/** Which file it is that was fetched. */
export function FetchedFrom({ url }: { readonly url: string }) {
  return (
    <p className="no-print truncate border-b border-line px-3 py-1.5 text-sm text-muted">
      Fetched from <TextLink href={url}>{url.replace(/^https:\/\//, '')}</TextLink>
    </p>
  );
}
