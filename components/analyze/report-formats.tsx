'use client';

import type { Format } from '@/lib/render/format';
import type { Report } from '@/lib/report/report';
import { FormatMenu, formatItemClasses } from '../report/format-menu';
import { save } from '../ui/save';

/** Saves the report as it stands beside the text; nothing is sent anywhere. */
export function ReportFormats({ report }: { readonly report: Report }) {
  return (
    <FormatMenu
      itemOf={(format) => (
        <button type="button" className={formatItemClasses} onClick={() => saveAs(report, format)}>
          {format.title}
        </button>
      )}
    />
  );
}

function saveAs(report: Report, { mediaType, fileName, render }: Format): void {
  const text = render(report, { file: 'Dockerfile', colour: false, address: undefined });
  save(text, mediaType, fileName);
}
