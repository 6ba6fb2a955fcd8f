'use client';

import { useSyncExternalStore } from 'react';
import { withLink } from '@/lib/render/link-mark';
import { CopyButton } from '../ui/copy-button';

const never = () => () => {};

/** The ways to hand a comparison on. Its whole address is the one it was opened by, unless `origin` names another. */
export function DifferenceCopies({
  origin,
  address,
  markdown,
}: {
  readonly origin: string | undefined;
  readonly address: string;
  /** With `linkMark` where the address goes. */
  readonly markdown: string;
}) {
  const here = useSyncExternalStore(
    never,
    () => window.location.origin,
    () => '',
  );
  const url = (origin ?? here) + address;
  return (
    <>
      <CopyButton text={url} what="the link" label="Link" />
      <CopyButton text={withLink(markdown, url)} what="the comparison as Markdown" label="Markdown" />
    </>
  );
}
