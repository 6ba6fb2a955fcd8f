import { forms } from '@/lib/render';
import { endingOf } from '@/lib/render/format';
import { linkMark } from '@/lib/render/link-mark';
import { markdownLink } from '@/lib/render/markdown';
import type { Report } from '@/lib/report/report';
import { verdictWord } from '@/lib/report/words';
import { buttonClasses } from '../ui/button';
import { Send } from '../ui/icons';
import { menuItemClasses } from '../ui/menu-item';
import { Popover } from '../ui/popover';
import { PrintReport } from './print-report';
import { ReportCopies } from './report-copies';

/** All ways to hand a shared report on, in one place. */
export function PassOn({
  id,
  report,
  origin,
  address,
}: {
  readonly id: string;
  readonly report: Report;
  /** Where the site stands, unless it is where the page was opened. */
  readonly origin: string | undefined;
  /** Of the page as it is shown. */
  readonly address: string;
}) {
  const path = `/r/${id}`;
  return (
    <Popover
      label={
        <>
          <Send size={14} />
          Pass it on
        </>
      }
      className={buttonClasses({})}
      panelClassName="menu sm:w-80!"
    >
      <ReportCopies
        origin={origin}
        path={path}
        address={address}
        link={markdownLink(linkMark, report)}
        verdict={verdictWord(report.summary)}
      />
      <section aria-labelledby="pass-on-save">
        <h2 id="pass-on-save" className="px-2 text-xs text-muted">
          Save
        </h2>
        <ul className="grid grid-cols-2">
          {forms.map((form) => (
            <li key={form.id}>
              <a href={path + endingOf(form)} download={form.fileName} className={menuItemClasses}>
                {form.title}
              </a>
            </li>
          ))}
          <li>
            <PrintReport whole={report.source.isLeftOut ? undefined : `${path}/Dockerfile`} />
          </li>
        </ul>
      </section>
    </Popover>
  );
}
