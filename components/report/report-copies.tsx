'use client';

import { useSyncExternalStore } from 'react';
import { linkMark } from '@/lib/render/markdown';
import { CopyButton } from '../ui/copy-button';

const never = () => () => {};

/** The ways to hand a report on. Its whole address is the one it was opened by, unless `origin` names another. */
export function ReportCopies({
  origin,
  address,
  link,
  findings,
}: {
  readonly origin: string | undefined;
  readonly address: string;
  /** Markdown, with `linkMark` where the address goes. */
  readonly link: string;
  readonly findings: string;
}) {
  const here = useSyncExternalStore(
    never,
    () => window.location.origin,
    () => '',
  );
  const url = (origin ?? here) + address;
  const filled = (text: string) => text.replaceAll(`](${linkMark})`, () => `](${url})`);
  return (
    <>
      <CopyButton text={url} what="the link" label="Link" />
      <CopyButton text={filled(link)} what="a Markdown link" label="Markdown link" />
      <CopyButton text={filled(findings)} what="the findings as Markdown" label="Markdown with findings" />
    </>
  );
}
