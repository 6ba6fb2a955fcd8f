import { textSentence } from '@/lib/render/difference-words';
import type { Difference } from '@/lib/report/difference';
import { countWord } from '@/lib/report/words';
import { Part } from '../report/part';
import { openInPrint } from '../report/print';
import { Disclosure } from '../ui/disclosure';
import { BaseTable, basesHeading } from './base-table';
import { CircumstanceTable, circumstancesHeading } from './circumstance-table';
import { KeptList, OneSidedList, UncertainList } from './finding-lists';
import type { SideLinks } from './side-links';
import { TextLines } from './text-lines';
import { VerdictStep } from './verdict-step';

/** What is between two reports, in the order in which it matters. */
export function DifferenceView({
  difference,
  links,
  catalogDate,
}: {
  readonly difference: Difference;
  readonly links: SideLinks;
  /** Of the catalog that knows the bases. */
  readonly catalogDate: string;
}) {
  const { gone, new: come, kept, uncertain = [] } = difference.findings;
  return (
    <div className="space-y-8">
      <VerdictStep difference={difference} />
      {gone.length > 0 && (
        <Part id="gone" title={heading(gone.length, 'is gone', 'are gone')}>
          <OneSidedList list={gone} side="gone" difference={difference} link={links.before} />
        </Part>
      )}
      {come.length > 0 && (
        <Part id="new" title={heading(come.length, 'is new', 'are new')}>
          <OneSidedList list={come} side="new" difference={difference} link={links.after} />
        </Part>
      )}
      {uncertain.length > 0 && (
        <Part id="uncertain" title="Too many to tell apart">
          <UncertainList list={uncertain} />
        </Part>
      )}
      {kept.length > 0 && (
        <section aria-label="Findings that stay">
          <Disclosure summary={heading(kept.length, 'stays', 'stay')} id="kept" className={openInPrint}>
            <div className="mt-2">
              <KeptList list={kept} difference={difference} links={links} />
            </div>
          </Disclosure>
        </section>
      )}
      <Part id="bases" title={basesHeading(difference)}>
        <BaseTable difference={difference} catalogDate={catalogDate} />
      </Part>
      <CircumstancePart difference={difference} />
      <Part id="text" title={textHeading(difference)}>
        <p className="mb-2.5 text-sm text-muted">{textSentence(difference.text)}</p>
        <TextLines text={difference.text} />
      </Part>
    </div>
  );
}

function CircumstancePart({ difference }: { readonly difference: Difference }) {
  const title = circumstancesHeading(difference);
  if (title === undefined) return null;
  return (
    <Part id="circumstances" title={title}>
      <CircumstanceTable difference={difference} />
    </Part>
  );
}

function heading(count: number, one: string, many: string): string {
  return `${countWord(count)} ${count === 1 ? `finding ${one}` : `findings ${many}`}`;
}

function textHeading({ text }: Difference): string {
  const isSame = text.kind === 'same' || (text.kind === 'left-out' && text.isSame);
  return isSame ? 'The Dockerfile stays' : 'The Dockerfile changes';
}
