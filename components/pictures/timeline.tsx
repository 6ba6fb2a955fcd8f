import { scaleTime } from '@visx/scale';
import { fromToday } from '@/lib/fact/words';
import { classes } from '../ui/classes';
import { TableScroll } from '../ui/table';
import type { EndsByKind } from './ends';

/** A table whose last column is a picture: from today to the end, or from the end to today where it is past. */
export function Timeline({
  groups,
  since,
  today,
}: {
  readonly groups: readonly EndsByKind[];
  readonly since: string;
  readonly today: string;
}) {
  const last = groups
    .flatMap(({ ends }) => ends.map(({ date }) => date))
    .reduce((a, b) => (a > b ? a : b), today);
  const scale = scaleTime<number>({ domain: [new Date(since), new Date(last)], range: [0, 97] });
  const place = (date: string) => scale(new Date(date));
  const now = place(today);
  const years = scale.ticks(8).filter((tick) => tick.getUTCMonth() === 0 && tick.getUTCDate() === 1);
  return (
    <TableScroll label="Ends of support, one a line" className="px-3 pb-3">
      <table className="w-full min-w-[44rem] border-collapse text-left text-sm">
        <caption className="sr-only">When support ends</caption>
        <thead>
          <tr className="text-muted">
            <th scope="col" className="py-1.5 pr-4 font-medium">
              What
            </th>
            <th scope="col" className="py-1.5 pr-4 text-right font-medium">
              Images
            </th>
            <th scope="col" className="py-1.5 pr-4 font-medium whitespace-nowrap">
              Ends
            </th>
            <th scope="col" className="relative w-1/2 py-1.5 font-medium">
              <span className="sr-only">From today to the end</span>
              {years.map((year, index) => (
                <span
                  key={year.getUTCFullYear()}
                  aria-hidden="true"
                  className={classes(
                    'absolute top-1.5 -translate-x-1/2 font-normal tabular-nums',
                    index % 2 === 1 && 'max-lg:hidden',
                  )}
                  style={{ left: `${scale(year)}%` }}
                >
                  {year.getUTCFullYear()}
                </span>
              ))}
            </th>
          </tr>
        </thead>
        {groups.map(({ kind, title, ends }) => (
          <tbody key={kind}>
            <tr>
              <th scope="rowgroup" colSpan={3} className="pt-4 pb-1 font-semibold">
                {title}
              </th>
              <td className="relative">
                <TodayLine now={now} />
              </td>
            </tr>
            {ends.map(({ what, which, date, count }) => {
              const end = place(date);
              const isPast = date < today;
              return (
                <tr key={`${what} ${date}`} className="border-t border-line">
                  <th scope="row" className="py-1 pr-4 font-normal">
                    {what}
                    {which.length > 0 && <span className="font-medium">: {listed(which)}</span>}
                  </th>
                  <td className="py-1 pr-4 text-right text-muted tabular-nums">{count}</td>
                  <td className="py-1 pr-4 whitespace-nowrap">
                    <time dateTime={date}>{date}</time>{' '}
                    <span className="text-muted">{fromToday(date, today)}</span>
                  </td>
                  <td className="relative p-0">
                    <span
                      aria-hidden="true"
                      className={`absolute top-1/2 h-1.5 -translate-y-1/2 ${isPast ? 'border border-control' : 'bg-accent'}`}
                      style={{
                        left: `${Math.min(now, end)}%`,
                        width: `${Math.max(Math.abs(end - now), 0.3)}%`,
                      }}
                    />
                    <TodayLine now={now} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        ))}
      </table>
    </TableScroll>
  );
}

const mostListed = 4;

function listed(names: readonly string[]): string {
  const more = names.length - mostListed;
  return `${names.slice(0, mostListed).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function TodayLine({ now }: { readonly now: number }) {
  return <span aria-hidden="true" className="absolute inset-y-0 w-px bg-ink" style={{ left: `${now}%` }} />;
}
