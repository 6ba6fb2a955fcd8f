import { Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { formats } from '@/lib/render';
import type { Format } from '@/lib/render/format';
import { buttonClasses } from '../ui/button';
import { classes } from '../ui/classes';
import { Popover } from '../ui/popover';

/** The look of what `itemOf` makes. */
export const formatItemClasses = 'block w-full rounded-sm px-2 py-1.5 text-left hover:bg-sunken';

/** A menu of all forms of a report. */
export function FormatMenu({
  itemOf,
  className,
}: {
  /** A link or a button that saves the report in a form. */
  readonly itemOf: (format: Format) => ReactNode;
  readonly className?: string;
}) {
  return (
    <Popover
      label={
        <>
          <Download size={14} aria-hidden="true" />
          <span className="max-sm:sr-only">Download</span>
        </>
      }
      className={classes(buttonClasses({ variant: 'quiet', size: 'small' }), className)}
      panelClassName="sm:w-44!"
    >
      <ul>
        {formats.map((format) => (
          <li key={format.id}>{itemOf(format)}</li>
        ))}
      </ul>
    </Popover>
  );
}

/** The same for a report that has an address. */
export function SharedReportFormats({ id }: { readonly id: string }) {
  return (
    <FormatMenu
      itemOf={(format) => (
        <a
          href={`/api/reports/${id}?format=${format.id}`}
          download={format.fileName}
          className={formatItemClasses}
        >
          {format.title}
        </a>
      )}
    />
  );
}
