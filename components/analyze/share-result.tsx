'use client';

import { useId } from 'react';
import { markdownFindings, markdownLink } from '@/lib/render/markdown';
import type { Report } from '@/lib/report/report';
import { CopyButton } from '../ui/copy-button';
import { TextLink } from '../ui/text-link';

/** The link, and what one pastes elsewhere. */
export function SharedView({
  url,
  deleteUrl,
  expiresAt,
  isRemembered,
  isTextLeftOut,
  report,
  textLink,
}: {
  readonly url: string;
  /** Shown this once. */
  readonly deleteUrl: string;
  readonly expiresAt: string | null;
  /** Whether this browser keeps the two links. */
  readonly isRemembered: boolean;
  readonly isTextLeftOut: boolean;
  readonly report: Report;
  readonly textLink: string | undefined;
}) {
  const { pathname, search } = new URL(url);
  return (
    <div className="space-y-4">
      <p className="text-muted">
        It opens the same report{' '}
        {expiresAt === null ? 'until it is deleted' : `until ${expiresAt.slice(0, 10)}`},{' '}
        {isTextLeftOut ? 'without your Dockerfile' : 'with your Dockerfile in it'}.
      </p>
      <LinkRow label="Link" text={url} what="the link" />
      <div className="flex flex-wrap gap-1">
        <CopyButton text={markdownLink(url, report)} what="a Markdown link" label="Markdown link" />
        <CopyButton
          text={markdownFindings(url, report)}
          what="the findings as Markdown"
          label="Markdown with findings"
        />
      </div>
      <p>
        <TextLink href={pathname + search}>Open the shared report</TextLink>
      </p>
      <div className="space-y-2 border-t border-line pt-3">
        <LinkRow label="Delete link" text={deleteUrl} what="the delete link" />
        <p className="text-sm text-muted">
          Shown this once: whoever has it can delete the report.{' '}
          {isRemembered ? (
            <>
              This browser remembers it under <TextLink href="/shared">your shared reports</TextLink>.
            </>
          ) : (
            'This browser does not remember it: copy it.'
          )}
        </p>
      </div>
      {textLink && (
        <div className="border-t border-line pt-3">
          <p className="mb-2 text-sm text-muted">
            Or a link that carries the text itself, secrets included: nothing is stored, and the report is
            made anew when it is opened.
          </p>
          <LinkRow label="Link with the text inside" text={textLink} what="the link with the text inside" />
        </div>
      )}
    </div>
  );
}

function LinkRow({
  label,
  text,
  what,
}: {
  readonly label: string;
  readonly text: string;
  readonly what: string;
}) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm font-medium">
        {label}
      </label>
      <div className="flex items-center gap-1 rounded-md border border-control bg-surface pr-1">
        <input
          id={id}
          readOnly
          value={text}
          onFocus={(event) => event.currentTarget.select()}
          className="h-9 min-w-0 flex-1 rounded-md bg-transparent px-2.5 font-mono text-sm"
        />
        <CopyButton text={text} what={what} label="Copy" />
      </div>
    </div>
  );
}
