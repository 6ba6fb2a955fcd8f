'use client';

import { ButtonLink } from '../ui/button';
import { deletePath, useOwnReports } from './own-reports';

/** Shown to whoever shared the report from this browser: the way to take it back. */
export function OwnReportDelete({ id }: { readonly id: string }) {
  const own = useOwnReports().find((report) => report.id === id);
  if (own === undefined) return null;
  return (
    <ButtonLink href={deletePath(own)} prefetch={false} variant="quiet" size="small">
      Delete
    </ButtonLink>
  );
}
