'use client';

import { useState } from 'react';
import type { Form } from '@/lib/render/format';
import type { AnalyzeRequest } from '@/lib/report/request';
import { FormatMenu } from '../report/format-menu';
import { menuItemClasses } from '../ui/menu-item';
import { save } from '../ui/save';
import { AskError, askText } from './problem';

/** Saves the report that stands beside the text. The server makes the form; it stores nothing. */
export function ReportFormats({
  request,
  forms,
}: {
  readonly request: AnalyzeRequest;
  readonly forms: readonly Form[];
}) {
  const [problem, setProblem] = useState<string>();

  async function saveAs({ id, mediaType, fileName }: Form) {
    setProblem(undefined);
    try {
      save(await askText(`/api/analyze?format=${id}`, request), mediaType, fileName);
    } catch (error) {
      if (!(error instanceof AskError)) throw error;
      setProblem(`${error.title}. ${error.message}`);
    }
  }

  return (
    <FormatMenu
      forms={forms}
      itemOf={(form) => (
        <button type="button" className={menuItemClasses} onClick={() => void saveAs(form)}>
          {form.title}
        </button>
      )}
    >
      {problem && (
        <p role="alert" className="mt-2 text-error">
          {problem}
        </p>
      )}
    </FormatMenu>
  );
}
