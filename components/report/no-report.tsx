import type { ReactNode } from 'react';
import { ButtonLink } from '../ui/button';
import { Notice } from '../ui/notice';
import { Page } from '../ui/page';

/** The page of a shared report that cannot be shown: why, and the way on. */
export function NoReport({
  kind,
  title,
  children,
  actions,
}: {
  readonly kind: 'empty' | 'error';
  readonly title: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}) {
  return (
    <Page>
      <h1 className="mb-4 text-xl font-semibold tracking-tight">Shared report</h1>
      <Notice
        kind={kind}
        title={title}
        className="max-w-[42rem]"
        actions={
          <>
            {actions}
            <ButtonLink href="/analyze" size="small">
              Analyze a Dockerfile
            </ButtonLink>
          </>
        }
      >
        {children}
      </Notice>
    </Page>
  );
}
