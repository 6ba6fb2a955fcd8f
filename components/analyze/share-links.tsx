'use client';

import { useId } from 'react';
import type { AnalyzeRequest } from '@/lib/report/request';
import { encodeLink } from '@/lib/share/encode-link';
import { grouped } from '@/lib/text/grouped';
import { withKept } from '../plan/address';
import { CopyButton } from '../ui/copy-button';

/** Of what is longer some programs make no link, or cut it. */
const longestSafe = 2_000;

/** A link that carries the text, and how many files beside it stay behind. */
export type CarryingLink = { readonly url: string; readonly filesLeft: number };

/** The text, its options and what a base has to have, in an address; the texts of files are nobody's to pass on. */
export async function carryingLink({ files = {}, ...carried }: AnalyzeRequest): Promise<CarryingLink> {
  const fragment = await encodeLink(carried);
  return {
    url: window.location.origin + withKept(`/analyze#${fragment}`),
    filesLeft: Object.keys(files).length,
  };
}

function leftWords(files: number): string {
  return files === 1
    ? ' The file beside the Dockerfile does not go along: whoever opens it adds it again.'
    : ` The ${grouped(files)} files beside the Dockerfile do not go along: whoever opens it adds them again.`;
}

/** The link with what to know of it; `opening` begins its sentence. */
export function CarryingLinkRow({
  link: { url, filesLeft },
  opening,
}: {
  readonly link: CarryingLink;
  readonly opening: string;
}) {
  return (
    <>
      <p className="mb-2 text-sm text-muted">
        {opening} that carries the text itself, secrets included, and its options: nothing is stored, and the
        report is made anew when it is opened.
        {filesLeft > 0 && leftWords(filesLeft)}
        {url.length > longestSafe &&
          ` It has ${grouped(url.length)} characters, and some programs cut links so long.`}
      </p>
      <LinkRow label="Link with the text inside" text={url} what="the link with the text inside" />
    </>
  );
}

export function LinkRow({
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
