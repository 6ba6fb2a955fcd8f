import type { CatalogImage } from '@/lib/catalog/image';
import { lastDayOf } from '@/lib/catalog/life';
import { fromToday } from '@/lib/fact/words';
import { SourceList } from '../fact/source-list';
import { Disclosure } from '../ui/disclosure';
import { Notice } from '../ui/notice';

/** Says that an image is withdrawn or past its support, and what to use instead. Nothing for one still cared for. */
export function LifeNotice({ image, today }: { readonly image: CatalogImage; readonly today: string }) {
  const { retired, supportEnds } = image.facts;
  if (retired.known && retired.value !== 'none') {
    const { since, how, successor } = retired.value;
    return (
      <Notice kind="note" title={`Retired: ${how} since ${since}`}>
        <p>
          Its tags may still be pulled, without fixes.{' '}
          {successor && (
            <>
              The publisher names <code className="font-mono text-sm wrap-anywhere">{successor}</code>{' '}
              instead.
            </>
          )}
        </p>
        <Disclosure summary={<span className="font-normal">Source</span>}>
          <SourceList sources={retired.sources} />
        </Disclosure>
      </Notice>
    );
  }
  const ends = lastDayOf(supportEnds);
  if (supportEnds.known && ends !== undefined && ends.date <= today) {
    const { date, what } = ends;
    return (
      <Notice kind="note" title={`Support of ${what} ended ${fromToday(date, today)}, on ${date}`}>
        <Disclosure summary={<span className="font-normal">Source</span>}>
          <SourceList sources={supportEnds.sources} />
        </Disclosure>
      </Notice>
    );
  }
  return null;
}
