'use client';

import { markdownFindings, markdownLink } from '@/lib/render/markdown';
import type { Report } from '@/lib/report/report';
import { changesIn } from '@/lib/report/stored-changes';
import { CopyButton } from '../ui/copy-button';
import { TextLink } from '../ui/text-link';
import { ShareChanges, whyOther } from './share-changes';
import { type CarryingLink, CarryingLinkRow, LinkRow } from './share-links';

/** The link, and what one pastes elsewhere. */
export function SharedView({
  url,
  deleteUrl,
  expiresAt,
  isRemembered,
  isTextLeftOut,
  seen,
  stored,
  hasReplaced,
  carrying,
  comparison,
}: {
  readonly url: string;
  /** Shown this once. */
  readonly deleteUrl: string;
  readonly expiresAt: string | null;
  /** Whether this browser keeps the two links. */
  readonly isRemembered: boolean;
  readonly isTextLeftOut: boolean;
  readonly seen: Report;
  /** Undefined where it could not be read at once. */
  readonly stored: Report | undefined;
  /** Whether secrets were. */
  readonly hasReplaced: boolean;
  readonly carrying: CarryingLink | undefined;
  /** Where it is compared with the report that the text was opened from. */
  readonly comparison: string | undefined;
}) {
  const { pathname, search } = new URL(url);
  const changes = stored && changesIn(seen, stored);
  const report = stored ?? seen;
  return (
    <div className="space-y-4">
      <p className="text-muted">
        It opens {stored === undefined || changes ? 'the report' : 'the same report'}{' '}
        {expiresAt === null ? 'until it is deleted' : `until ${expiresAt.slice(0, 10)}`},{' '}
        {isTextLeftOut ? 'without your Dockerfile' : 'with your Dockerfile in it'}.
      </p>
      {stored && changes && <ShareChanges changes={changes} why={whyOther(seen, stored, hasReplaced)} />}
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
        {comparison && (
          <>
            {' '}
            · <TextLink href={comparison}>Compare with the report it came from</TextLink>
          </>
        )}
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
      {carrying && (
        <div className="border-t border-line pt-3">
          <CarryingLinkRow link={carrying} opening="Or a link" />
        </div>
      )}
    </div>
  );
}
