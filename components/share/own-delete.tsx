'use client';

import { ButtonLink } from '../ui/button';
import { deletePath, useOwnReports } from './own-reports';

/** Nothing where the list of this browser has no such report. */
export function OwnDelete({ id }: { readonly id: string }) {
  const own = useOwnReports().find((report) => report.id === id);
  if (own === undefined) return null;
  return (
    <ButtonLink href={deletePath(own)} variant="quiet" size="small">
      Delete
    </ButtonLink>
  );
}
