'use client';

import type { Format } from '@/lib/render/format';
import type { Report } from '@/lib/report/report';
import { FormatMenu, formatItemClasses } from '../report/format-menu';

/** Saves the report as it stands beside the text; nothing is sent anywhere. */
export function ReportFormats({ report }: { readonly report: Report }) {
  return (
    <FormatMenu
      itemOf={(format) => (
        <button type="button" className={formatItemClasses} onClick={() => save(report, format)}>
          {format.title}
        </button>
      )}
    />
  );
}

function save(report: Report, { mediaType, fileName, render }: Format): void {
  const text = render(report, { file: 'Dockerfile', colour: false, address: undefined });
  const address = URL.createObjectURL(new Blob([text], { type: mediaType }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
