import type { ReactNode } from 'react';
import type { Form } from '@/lib/render/format';
import { buttonClasses } from '../ui/button';
import { Download } from '../ui/icons';
import { Popover } from '../ui/popover';

/** A menu of all forms of a report. */
export function FormatMenu({
  forms,
  itemOf,
  children,
}: {
  readonly forms: readonly Form[];
  /** What saves the report in a form. */
  readonly itemOf: (form: Form) => ReactNode;
  /** Below them. */
  readonly children?: ReactNode;
}) {
  return (
    <Popover
      label={
        <>
          <Download size={14} />
          <span className="max-sm:sr-only">Download</span>
        </>
      }
      className={buttonClasses({ variant: 'quiet', size: 'small' })}
      panelClassName="sm:w-44!"
    >
      <ul>
        {forms.map((form) => (
          <li key={form.id}>{itemOf(form)}</li>
        ))}
      </ul>
      {children}
    </Popover>
  );
}
